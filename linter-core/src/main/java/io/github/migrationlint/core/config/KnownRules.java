package io.github.migrationlint.core.config;

import io.github.migrationlint.core.text.NamePattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All rules the user may speak of, by name, and the patterns that represent several of them. */
public final class KnownRules {
  private final TreeMap<String, KnownRule> rules = new TreeMap<>();

  public KnownRules(Collection<KnownRule> known) {
    for (var rule : known) {
      rules.put(rule.name(), rule);
    }
  }

  /** The same and some more. */
  public KnownRules with(Collection<KnownRule> more) {
    var all = new ArrayList<>(rules.values());
    all.addAll(more);
    return new KnownRules(all);
  }

  /** In the order of names. */
  public List<KnownRule> all() {
    return List.copyOf(rules.values());
  }

  /** In order. */
  public List<String> names() {
    return List.copyOf(rules.keySet());
  }

  public Optional<KnownRule> named(String name) {
    return Optional.ofNullable(rules.get(name));
  }

  /** Whether a text is meant to represent several rules. */
  public static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('/') >= 0;
  }

  /**
   * The rules a text represents: a name, a name with {@code *} in it, or {@code group/name} with
   * {@code *} in either; none where no rule is like that.
   */
  public List<String> matching(String text) {
    if (!isPattern(text)) {
      return rules.containsKey(text) ? List.of(text) : List.of();
    }
    var slash = text.indexOf('/');
    var group = new NamePattern(slash < 0 ? "*" : text.substring(0, slash));
    var name = new NamePattern(text.substring(slash + 1));
    var found = new ArrayList<String>();
    for (var rule : rules.values()) {
      if (name.matches(rule.name()) && group.matches(rule.group())) {
        found.add(rule.name());
      }
    }
    return found;
  }

  /** The words among which a mistyped one is looked for: names and groups. */
  public List<String> namesAndGroups() {
    var words = new ArrayList<>(rules.keySet());
    for (var rule : rules.values()) {
      var group = rule.group() + "/*";
      if (!words.contains(group)) {
        words.add(group);
      }
    }
    return words;
  }
}
