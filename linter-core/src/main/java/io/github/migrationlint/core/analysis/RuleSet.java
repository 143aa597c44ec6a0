package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.diagnostic.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that rules can run together, before any of them does. What a rule asks for without
 * requiring it can only be seen while it runs: {@link Pass#resultOf}.
 */
final class RuleSet {
  private final Map<String, Requirement> byName = new HashMap<>();
  private final Set<Requirement> sound = new HashSet<>();
  private final List<Requirement> path = new ArrayList<>();

  private RuleSet() {}

  /**
   * Checks rules and all the facts they require.
   *
   * @throws IllegalStateException if two have one name, or one requires itself; the message names
   *     both
   */
  static void validate(List<? extends Requirement> rules) {
    var checked = new RuleSet();
    for (var rule : rules) {
      checked.visit(rule);
    }
  }

  private void visit(Requirement analysis) {
    if (sound.contains(analysis)) {
      return;
    }
    if (path.contains(analysis)) {
      throw new IllegalStateException(cycle(analysis));
    }
    var other = byName.put(analysis.name(), analysis);
    if (other != null) {
      throw new IllegalStateException("`" + analysis.name() + "` is the name of two analyses: "
          + other.getClass().getName() + " and " + analysis.getClass().getName());
    }
    path.add(analysis);
    for (var required : analysis.requires()) {
      visit(required);
    }
    path.remove(path.size() - 1);
    sound.add(analysis);
  }

  private String cycle(Requirement again) {
    var names = new StringBuilder();
    for (var analysis : path.subList(path.indexOf(again), path.size())) {
      names.append('`').append(analysis.name()).append("` requires ");
    }
    return names.append('`').append(again.name()).append('`').toString();
  }
}
