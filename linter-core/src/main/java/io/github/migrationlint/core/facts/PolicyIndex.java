package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the policies that may match a VM without asking each of them. A policy is filed under the pair
 * that the fewest VMs have: a VM that certainly lacks that pair need not be held against the policy.
 */
final class PolicyIndex {
  private final Side vmi = new Side();
  private final Side namespace = new Side();

  /** Policies without a pair that is known. */
  private final BitSet unfiled = new BitSet();

  /**
   * Files policies under their positions.
   *
   * @param vmis the labels of each VM
   * @param namespaces the labels of the namespace of each VM, in the same order
   */
  PolicyIndex(List<MigrationPolicy> policies, LabelIndex vmis, LabelIndex namespaces) {
    for (var i = 0; i < policies.size(); i++) {
      var best = new Best();
      best.take(policies.get(i).virtualMachineInstanceSelector(), vmis, vmi);
      best.take(policies.get(i).namespaceSelector(), namespaces, namespace);
      best.file(i, unfiled);
    }
  }

  /** The pair under which a policy is filed. */
  private static final class Best {
    private String key = "";
    private String value = "";
    private Side side = new Side();
    private int count = Integer.MAX_VALUE;

    void take(Labels selector, LabelIndex carriers, Side where) {
      for (var pair : selector.pairs()) {
        if (pair.value() instanceof Field.Present<String> present) {
          var carrying = carriers.count(pair.key(), present.get());
          if (carrying < count) {
            key = pair.key();
            value = present.get();
            side = where;
            count = carrying;
          }
        }
      }
    }

    void file(int policy, BitSet unfiled) {
      if (count == Integer.MAX_VALUE) {
        unfiled.set(policy);
      } else {
        side.file(key, value, policy);
      }
    }
  }

  /** Puts the positions of those that may match into {@code found}, which is emptied before. */
  void candidates(KnownLabels vmiLabels, KnownLabels namespaceLabels, BitSet found) {
    found.clear();
    found.or(unfiled);
    vmi.addCandidates(vmiLabels, found);
    namespace.addCandidates(namespaceLabels, found);
  }

  /** Policies filed under pairs of one of the two selectors. */
  private static final class Side {
    private final Map<String, Map<String, List<Integer>>> byPair = new HashMap<>();

    /** Which of the keys begin with any of these. */
    private final Map<List<String>, List<String>> keysByPrefixes = new HashMap<>();

    void file(String key, String value, int policy) {
      byPair
          .computeIfAbsent(key, unused -> new HashMap<>())
          .computeIfAbsent(value, unused -> new ArrayList<>())
          .add(policy);
    }

    void addCandidates(KnownLabels labels, BitSet found) {
      for (var pair : labels.values().entrySet()) {
        var values = byPair.get(pair.getKey());
        if (values != null) {
          add(values.getOrDefault(pair.getValue(), List.of()), found);
        }
      }
      if (!labels.complete()) {
        addOpen(byPair.keySet(), labels, found);
      } else if (!byPair.isEmpty()) {
        addOpen(labels.unknownKeys(), labels, found);
        addOpen(keysBeginningWith(labels.unknownPrefixes()), labels, found);
      }
    }

    private void addOpen(Iterable<String> keys, KnownLabels labels, BitSet found) {
      for (var key : keys) {
        var values = byPair.get(key);
        if (values != null && labels.isOpen(key)) {
          for (var policies : values.values()) {
            add(policies, found);
          }
        }
      }
    }

    private List<String> keysBeginningWith(List<String> prefixes) {
      return keysByPrefixes.computeIfAbsent(prefixes, unused -> {
        var keys = new ArrayList<String>();
        for (var key : byPair.keySet()) {
          for (var prefix : prefixes) {
            if (key.startsWith(prefix)) {
              keys.add(key);
            }
          }
        }
        return keys;
      });
    }

    private static void add(List<Integer> policies, BitSet found) {
      for (var policy : policies) {
        found.set(policy);
      }
    }
  }
}
