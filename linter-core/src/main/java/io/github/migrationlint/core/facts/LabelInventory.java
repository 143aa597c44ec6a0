package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The labels that the VMIs and the namespaces of the cluster carry, for selectors to meet. */
public final class LabelInventory {
  public static final Analysis<LabelInventory> ANALYSIS =
      new Fact<>("label-inventory", NamespaceLabels.ANALYSIS) {
        @Override
        public LabelInventory run(Pass pass) {
          return of(pass);
        }
      };

  /**
   * A label whose value is nearly what a selector asks for.
   *
   * @param owner the VM as {@code namespace/name}, or the namespace
   * @param place where the value is written
   */
  public record Lookalike(String owner, String value, Span place) {
    public Lookalike {
      Objects.requireNonNull(owner);
      Objects.requireNonNull(value);
      Objects.requireNonNull(place);
    }
  }

  /** Something that carries labels. */
  private record Carrier(String name, Span place, KnownLabels known, Labels written) {
    /** Where the value of the label stands; the carrier itself where nobody writes it. */
    Span placeOf(String key) {
      return written.pair(key).map(pair -> pair.value().span()).orElse(place);
    }
  }

  private final List<Carrier> vmis;
  private final List<Carrier> namespaces;

  /**
   * Namespaces that are named, or must exist, but whose labels the repository does not show; and what
   * may be set on one.
   */
  private final List<KnownLabels> undefinedNamespaces;

  private LabelInventory(
      List<Carrier> vmis, List<Carrier> namespaces, List<KnownLabels> undefinedNamespaces) {
    this.vmis = vmis;
    this.namespaces = namespaces;
    this.undefinedNamespaces = undefinedNamespaces;
  }

  private static LabelInventory of(Pass pass) {
    var vmis = new ArrayList<Carrier>();
    var undefined = new ArrayList<KnownLabels>();
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()) {
        vmis.add(new Carrier(
            workload.id(),
            workload.header().place(),
            KnownLabels.of(workload),
            workload.vmiLabels()));
        var namespace = pass.resultOf(NamespaceLabels.ANALYSIS).of(workload);
        if (!namespace.complete()) {
          undefined.add(namespace);
        }
      }
    }
    for (var namespace : pass.cluster().namespaces()) {
      if (namespace.header().partial()) {
        undefined.add(KnownLabels.of(namespace).orWith(namespace.header().labels()));
      }
    }
    return new LabelInventory(vmis, carriers(pass.cluster().namespaces()), undefined);
  }

  private static List<Carrier> carriers(List<Namespace> namespaces) {
    var carriers = new ArrayList<Carrier>();
    for (var namespace : namespaces) {
      var header = namespace.header();
      if (!header.partial() && header.name().value().isPresent()) {
        carriers.add(new Carrier(
            namespace.name(), header.place(), KnownLabels.of(namespace), header.labels()));
      }
    }
    return carriers;
  }

  /** Whether anything carries the pair; no where all labels are known and nothing does. */
  public Truth carries(SelectorSubject subject, String key, String value) {
    var answer = Truth.NO;
    for (var carrier : carriers(subject)) {
      answer = answer.or(carrier.known().has(key, value));
    }
    if (subject == SelectorSubject.NAMESPACE) {
      for (var labels : undefinedNamespaces) {
        answer = answer.or(labels.has(key, value));
      }
    }
    return answer;
  }

  /** A label that is certain, and where the first of its carriers has it. */
  public record Observed(String key, String value, String owner, Span place) {
    public Observed {
      Objects.requireNonNull(key);
      Objects.requireNonNull(value);
      Objects.requireNonNull(owner);
      Objects.requireNonNull(place);
    }
  }

  /** The certain labels, each once, by key and value. */
  public List<Observed> observed(SelectorSubject subject) {
    var byPair = new TreeMap<String, Observed>();
    for (var carrier : carriers(subject)) {
      for (var label : carrier.known().values().entrySet()) {
        var key = label.getKey();
        byPair.putIfAbsent(
            key + '=' + label.getValue(),
            new Observed(key, label.getValue(), carrier.name(), carrier.placeOf(key)));
      }
    }
    return List.copyOf(byPair.values());
  }

  /**
   * Where nothing carries the pair, the first label of that key whose value differs from it in letter
   * case or outer spaces alone.
   */
  public Optional<Lookalike> nearMiss(SelectorSubject subject, String key, String value) {
    return carries(subject, key, value) == Truth.NO
        ? lookalike(subject, key, value)
        : Optional.empty();
  }

  private Optional<Lookalike> lookalike(SelectorSubject subject, String key, String value) {
    for (var carrier : carriers(subject)) {
      var carried = carrier.known().values().get(key);
      if (carried != null
          && !carried.equals(value)
          && carried.strip().equalsIgnoreCase(value.strip())) {
        return Optional.of(new Lookalike(carrier.name(), carried, carrier.placeOf(key)));
      }
    }
    return Optional.empty();
  }

  private List<Carrier> carriers(SelectorSubject subject) {
    return subject == SelectorSubject.VMI ? vmis : namespaces;
  }
}
