package io.github.migrationlint.rules.policy.policymatchesnothing;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.KnownLabels;
import io.github.migrationlint.core.facts.LabelInventory;
import io.github.migrationlint.core.facts.LabelInventory.Observed;
import io.github.migrationlint.core.facts.NamespaceLabels;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param place where the label stands, or is missing
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

  private final Map<SelectorSubject, List<Observed>> observed =
      new EnumMap<>(SelectorSubject.class);
  private final List<Vm> vms = new ArrayList<>();
  private final Map<String, Namespace> namespaces = new TreeMap<>();
  private final List<SelectorPairs> selectors;

  /**
   * Looks among the VMs of a cluster.
   *
   * @param selectors what any policy selects: such a label is meant where it is written
   */
  NearMiss(Pass pass, List<SelectorPairs> selectors) {
    this.selectors = List.copyOf(selectors);
    for (var subject : SelectorSubject.values()) {
      observed.put(subject, pass.resultOf(LabelInventory.ANALYSIS).observed(subject));
    }
    var labels = pass.resultOf(NamespaceLabels.ANALYSIS);
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()) {
        vms.add(new Vm(workload, KnownLabels.of(workload), labels.of(workload)));
      }
    }
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
    for (var label : observed.getOrDefault(subject, List.of())) {
      likely(label, subject, pair.key(), value).ifPresent(change -> {
        var matching = matching(with(subject, label.key(), label.value(), others));
        addIfAny(change, subject, pair, label, matching, changes);
      });
    }
    if (subject == SelectorSubject.NAMESPACE
        && !others.vmi().isEmpty()
        && !isCarried(pair.key(), value)) {
      missingLabel(pair, value, others).ifPresent(changes::add);
    }
    return changes;
  }

  /** Whether a namespace has the label: then the policy is for that one, and no other lacks it. */
  private boolean isCarried(String key, String value) {
    for (var label : observed.getOrDefault(SelectorSubject.NAMESPACE, List.of())) {
      if (label.key().equals(key) && label.value().equals(value)) {
        return true;
      }
    }
    return false;
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
        ? Typo.isBeyondDoubt(written, meant)
        : Typo.isLikely(written, meant);
  }

  private boolean isSelected(SelectorSubject subject, Observed observed) {
    for (var selector : selectors) {
      if (observed.value().equals(part(subject, selector).get(observed.key()))) {
        return true;
      }
    }
    return false;
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
    for (var vm : vms) {
      var name = vm.workload().header().namespaceText();
      var namespace = namespaces.get(name);
      if (namespace != null && isWithout(namespace, pair.key()) && matches(vm, others)) {
        var there = new ArrayList<Workload>();
        for (var other : vms) {
          if (other.workload().header().namespaceText().equals(name) && matches(other, others)) {
            there.add(other.workload());
          }
        }
        return Optional.of(new Found(
            Change.NAMESPACE,
            SelectorSubject.NAMESPACE,
            pair,
            pair.key(),
            value,
            namespace.header().place(),
            there));
      }
    }
    return Optional.empty();
  }

  private static boolean isWithout(Namespace namespace, String key) {
    return !key.equals(Namespace.NAME_LABEL)
        && namespace.header().labels().complete()
        && namespace.header().labels().pair(key).isEmpty();
  }

  private List<Workload> matching(SelectorPairs pairs) {
    var matching = new ArrayList<Workload>();
    for (var vm : vms) {
      if (matches(vm, pairs)) {
        matching.add(vm.workload());
      }
    }
    return matching;
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
