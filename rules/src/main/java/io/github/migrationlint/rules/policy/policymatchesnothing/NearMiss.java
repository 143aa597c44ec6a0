package io.github.migrationlint.rules.policy.policymatchesnothing;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.KnownLabels;
import io.github.migrationlint.core.facts.LabelIndex;
import io.github.migrationlint.core.facts.LabelInventory;
import io.github.migrationlint.core.facts.LabelInventory.Observed;
import io.github.migrationlint.core.facts.NamespaceLabels;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.facts.VmiLabels;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Looks for the one change after which a policy that matches nothing would match VMs. */
final class NearMiss {
  /** A change, the better the earlier. */
  enum Change {
    /** Another value of the same key. */
    VALUE,
    /** Another key with the same value. */
    KEY,
    /** The namespace of the VMs lacks the label. */
    NAMESPACE
  }

  /**
   * What to change and what it does.
   *
   * @param pair as the policy writes it
   * @param key the key there should be
   * @param value the value there should be
   * @param place where the label is, or is missing
   * @param vms that would match; not empty
   */
  record Found(
      Change change,
      SelectorSubject subject,
      LabelPair pair,
      String key,
      String value,
      Span place,
      List<Workload> vms) {
    boolean isBetterThan(Found other) {
      return change == other.change
          ? vms.size() > other.vms.size()
          : change.compareTo(other.change) < 0;
    }
  }

  private record Vm(Workload workload, KnownLabels labels, KnownLabels namespace) {}

  private final Map<SelectorSubject, ObservedLabels> observed =
      new EnumMap<>(SelectorSubject.class);
  private final LabelInventory inventory;
  private final List<Vm> vms = new ArrayList<>();
  private final LabelIndex byLabel;
  private final LabelIndex byNamespaceLabel;
  private final Map<String, Namespace> namespaces = new TreeMap<>();

  /** What any policy selects: such a label is meant where it is written. */
  private final Map<SelectorSubject, Set<Map.Entry<String, String>>> selected =
      new EnumMap<>(SelectorSubject.class);

  /** The VMs with certain labels, by namespace, in the order of the first VM of each. */
  private final Map<SelectorPairs, Map<String, List<Workload>>> byNamespace = new HashMap<>();

  /** Looks among the VMs of a cluster, where policies have these selectors. */
  NearMiss(Pass pass, List<SelectorPairs> selectors) {
    inventory = pass.resultOf(LabelInventory.ANALYSIS);
    for (var subject : SelectorSubject.values()) {
      observed.put(subject, new ObservedLabels(inventory.observed(subject)));
      var pairs = new HashSet<Map.Entry<String, String>>();
      for (var selector : selectors) {
        pairs.addAll(part(subject, selector).entrySet());
      }
      selected.put(subject, pairs);
    }
    var ofNamespaces = new ArrayList<KnownLabels>();
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()) {
        var labels = pass.resultOf(VmiLabels.ANALYSIS).of(workload);
        var namespace = pass.resultOf(NamespaceLabels.ANALYSIS).of(workload);
        vms.add(new Vm(workload, labels, namespace));
        ofNamespaces.add(namespace);
      }
    }
    byLabel = inventory.vms();
    byNamespaceLabel = new LabelIndex(ofNamespaces);
    for (var namespace : pass.cluster().namespaces()) {
      if (!namespace.header().partial()) {
        namespaces.putIfAbsent(namespace.name(), namespace);
      }
    }
  }

  Optional<Found> of(MigrationPolicy policy, SelectorPairs pairs) {
    var best = Optional.<Found>empty();
    for (var subject : SelectorSubject.values()) {
      for (var pair : subject.selector(policy).pairs()) {
        if (pair.value() instanceof Field.Present<String> value) {
          for (var found : changes(subject, pair, value.get(), pairs)) {
            if (best.isEmpty() || found.isBetterThan(best.get())) {
              best = Optional.of(found);
            }
          }
        }
      }
    }
    return best;
  }

  private List<Found> changes(
      SelectorSubject subject, LabelPair pair, String value, SelectorPairs pairs) {
    var changes = new ArrayList<Found>();
    var others = without(subject, pair.key(), pairs);
    for (var label : Objects.requireNonNull(observed.get(subject)).near(pair.key(), value)) {
      likely(label, subject, pair.key(), value).ifPresent(change -> {
        var matching = matching(with(subject, label.key(), label.value(), others));
        addIfAny(change, subject, pair, label, matching, changes);
      });
    }
    if (subject == SelectorSubject.NAMESPACE
        && !others.vmi().isEmpty()
        // Where a namespace has the label, the policy is for that one, and no other lacks it.
        && !inventory.isCertain(SelectorSubject.NAMESPACE, pair.key(), value)) {
      missingLabel(pair, value, others).ifPresent(changes::add);
    }
    return changes;
  }

  private Optional<Change> likely(
      Observed observed, SelectorSubject subject, String key, String value) {
    if (observed.key().equals(key) && isTypo(value, observed.value(), subject, observed)) {
      return Optional.of(Change.VALUE);
    }
    return observed.value().equals(value) && isTypo(key, observed.key(), subject, observed)
        ? Optional.of(Change.KEY)
        : Optional.empty();
  }

  /** Of two words that policies select, each is more likely meant as it is. */
  private boolean isTypo(String written, String meant, SelectorSubject subject, Observed observed) {
    return isSelected(subject, observed)
        ? Typo.isCertain(written, meant)
        : Typo.isLikely(written, meant);
  }

  private boolean isSelected(SelectorSubject subject, Observed observed) {
    return Objects.requireNonNull(selected.get(subject))
        .contains(Map.entry(observed.key(), observed.value()));
  }

  private static void addIfAny(
      Change change,
      SelectorSubject subject,
      LabelPair pair,
      Observed observed,
      List<Workload> matching,
      List<Found> changes) {
    if (!matching.isEmpty()) {
      changes.add(new Found(
          change, subject, pair, observed.key(), observed.value(), observed.place(), matching));
    }
  }

  /** VMs that have all else, in the first namespace that is defined without such a label. */
  private Optional<Found> missingLabel(LabelPair pair, String value, SelectorPairs others) {
    for (var there : byNamespace.computeIfAbsent(others, this::byNamespace).entrySet()) {
      var namespace = namespaces.get(there.getKey());
      if (namespace != null && isWithout(namespace, pair.key())) {
        return Optional.of(new Found(
            Change.NAMESPACE,
            SelectorSubject.NAMESPACE,
            pair,
            pair.key(),
            value,
            namespace.header().place(),
            there.getValue()));
      }
    }
    return Optional.empty();
  }

  private Map<String, List<Workload>> byNamespace(SelectorPairs pairs) {
    var found = new LinkedHashMap<String, List<Workload>>();
    for (var workload : matching(pairs)) {
      found
          .computeIfAbsent(workload.header().namespaceText(), unused -> new ArrayList<>())
          .add(workload);
    }
    return found;
  }

  private static boolean isWithout(Namespace namespace, String key) {
    return !key.equals(Namespace.NAME_LABEL)
        && namespace.header().labels().complete()
        && namespace.header().labels().pair(key).isEmpty();
  }

  private List<Workload> matching(SelectorPairs pairs) {
    var matching = new ArrayList<Workload>();
    for (var position : candidates(pairs)) {
      var vm = vms.get(position);
      if (matches(vm, pairs)) {
        matching.add(vm.workload());
      }
    }
    return matching;
  }

  /** The VMs that have one of the pairs: that which fewest have. There is at least one pair. */
  private int[] candidates(SelectorPairs pairs) {
    var best = new int[0];
    var fewest = Integer.MAX_VALUE;
    for (var subject : SelectorSubject.values()) {
      var index = subject == SelectorSubject.VMI ? byLabel : byNamespaceLabel;
      for (var pair : part(subject, pairs).entrySet()) {
        var having = index.having(pair.getKey(), pair.getValue());
        if (having.length < fewest) {
          fewest = having.length;
          best = having;
        }
      }
    }
    return best;
  }

  private static boolean matches(Vm vm, SelectorPairs pairs) {
    return vm.labels().haveAll(pairs.vmi()).and(vm.namespace().haveAll(pairs.namespace()))
        == Truth.YES;
  }

  private static Map<String, String> part(SelectorSubject subject, SelectorPairs pairs) {
    return subject == SelectorSubject.VMI ? pairs.vmi() : pairs.namespace();
  }

  private static SelectorPairs without(SelectorSubject subject, String key, SelectorPairs pairs) {
    var rest = new TreeMap<>(part(subject, pairs));
    rest.remove(key);
    return replaced(subject, rest, pairs);
  }

  private static SelectorPairs with(
      SelectorSubject subject, String key, String value, SelectorPairs pairs) {
    var more = new TreeMap<>(part(subject, pairs));
    more.put(key, value);
    return replaced(subject, more, pairs);
  }

  private static SelectorPairs replaced(
      SelectorSubject subject, Map<String, String> part, SelectorPairs pairs) {
    return subject == SelectorSubject.VMI
        ? new SelectorPairs(part, pairs.namespace())
        : new SelectorPairs(pairs.vmi(), part);
  }
}
