package io.github.migrationlint.rules.policy.policymatchesnothing;

import io.github.migrationlint.core.facts.LabelInventory.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The labels in use, found by a key or a value that is nearly theirs. */
final class ObservedLabels {
  private final List<Observed> all;
  private final Map<String, Map<String, List<Integer>>> keysByValue = new HashMap<>();
  private final Map<String, Map<String, List<Integer>>> valuesByKey = new HashMap<>();

  ObservedLabels(List<Observed> all) {
    this.all = all;
    for (var i = 0; i < all.size(); i++) {
      file(i, all.get(i).key(), all.get(i).value(), valuesByKey);
      file(i, all.get(i).value(), all.get(i).key(), keysByValue);
    }
  }

  private static void file(
      int position, String same, String varying, Map<String, Map<String, List<Integer>>> byForm) {
    var forms = byForm.computeIfAbsent(same, unused -> new HashMap<>());
    for (var form : Typo.forms(varying)) {
      forms.computeIfAbsent(form, unused -> new ArrayList<>()).add(position);
    }
  }

  /** All labels that differ from this one by a likely slip in the key or the value, and others. */
  List<Observed> near(String key, String value) {
    var near = new TreeSet<Integer>();
    addNear(value, valuesByKey.getOrDefault(key, Map.of()), near);
    addNear(key, keysByValue.getOrDefault(value, Map.of()), near);
    var labels = new ArrayList<Observed>();
    for (var position : near) {
      labels.add(all.get(position));
    }
    return labels;
  }

  private static void addNear(
      String written, Map<String, List<Integer>> byForm, Set<Integer> near) {
    if (!byForm.isEmpty()) {
      for (var form : Typo.likelyForms(written)) {
        near.addAll(byForm.getOrDefault(form, List.of()));
      }
    }
  }
}
