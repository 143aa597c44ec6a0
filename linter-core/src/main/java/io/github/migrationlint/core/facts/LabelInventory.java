package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The labels that the VMIs and the namespaces of the cluster carry, for selectors to meet. */
public final class LabelInventory {
  public static final Analysis<LabelInventory> ANALYSIS =
      new Fact<>("label-inventory", NamespaceLabels.ANALYSIS, VmiLabels.ANALYSIS) {
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
  private record LabeledObject(String name, Span place, KnownLabels known, Labels written) {
    /** Where the value of the label is; the carrier itself where no one writes it. */
    Span placeOf(String key) {
      return written.pair(key).map(pair -> pair.value().span()).orElse(place);
    }
  }

  /** Carriers of one kind, and what they are asked for. */
  private static final class Side {
    private final LabelIndex index;
    private final List<Observed> observed;

    /** By key, then by value as it is compared here; in the order of the carriers. */
    private final Map<String, Map<String, List<Observed>>> byFoldedValue = new HashMap<>();

    /**
     * Takes carriers.
     *
     * @param others labels that may be met as well, of what the repository does not show
     */
    Side(List<LabeledObject> carriers, Collection<KnownLabels> others) {
      var labels = new ArrayList<KnownLabels>();
      var byPair = new TreeMap<String, Observed>();
      for (var carrier : carriers) {
        labels.add(carrier.known());
        for (var label : carrier.known().values().entrySet()) {
          var key = label.getKey();
          var pair = key + '=' + label.getValue();
          if (!byPair.containsKey(pair)) {
            var first = new Observed(key, label.getValue(), carrier.name(), carrier.placeOf(key));
            byPair.put(pair, first);
            file(first);
          }
        }
      }
      labels.addAll(others);
      index = new LabelIndex(labels);
      observed = List.copyOf(byPair.values());
    }

    private void file(Observed label) {
      byFoldedValue
          .computeIfAbsent(label.key(), unused -> new HashMap<>())
          .computeIfAbsent(folded(label.value()), unused -> new ArrayList<>())
          .add(label);
    }

    /** Equal for all texts that {@code equalsIgnoreCase} takes for equal, without outer spaces. */
    private static String folded(String value) {
      var plain = value.strip();
      var folded = new StringBuilder();
      for (var i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
        folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(plain.codePointAt(i))));
      }
      return folded.toString();
    }

    private List<Observed> alike(String key, String value) {
      return byFoldedValue.getOrDefault(key, Map.of()).getOrDefault(folded(value), List.of());
    }

    boolean isCertain(String key, String value) {
      for (var label : alike(key, value)) {
        if (label.value().equals(value)) {
          return true;
        }
      }
      return false;
    }

    Optional<Lookalike> lookalike(String key, String value) {
      for (var label : alike(key, value)) {
        if (!label.value().equals(value)) {
          return Optional.of(new Lookalike(label.owner(), label.value(), label.place()));
        }
      }
      return Optional.empty();
    }
  }

  private final Side vmis;
  private final Side namespaces;

  private LabelInventory(Side vmis, Side namespaces) {
    this.vmis = vmis;
    this.namespaces = namespaces;
  }

  private static LabelInventory of(Pass pass) {
    var vmis = new ArrayList<LabeledObject>();
    // Of namespaces that are named, or must exist, but whose labels the repository does not show;
    // and
    // what may be set on one.
    var undefined = new LinkedHashSet<KnownLabels>();
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()) {
        vmis.add(new LabeledObject(
            workload.id(),
            workload.header().place(),
            pass.resultOf(VmiLabels.ANALYSIS).of(workload),
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
    return new LabelInventory(
        new Side(vmis, List.of()), new Side(carriers(pass.cluster().namespaces()), undefined));
  }

  private static List<LabeledObject> carriers(List<Namespace> namespaces) {
    var carriers = new ArrayList<LabeledObject>();
    for (var namespace : namespaces) {
      var header = namespace.header();
      if (!header.partial() && header.name().value().isPresent()) {
        carriers.add(new LabeledObject(
            namespace.name(), header.place(), KnownLabels.of(namespace), header.labels()));
      }
    }
    return carriers;
  }

  /** Whether anything carries the pair; no where all labels are known and nothing does. */
  public Truth carries(SelectorSubject subject, String key, String value) {
    return side(subject).index.isAmong(key, value);
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

  /** Whether a carrier certainly has the pair. */
  public boolean isCertain(SelectorSubject subject, String key, String value) {
    return side(subject).isCertain(key, value);
  }

  /** The certain labels, each once, by key and value. */
  public List<Observed> observed(SelectorSubject subject) {
    return side(subject).observed;
  }

  /**
   * Where nothing carries the pair, the first label of that key whose value differs from it in letter
   * case or outer spaces alone.
   */
  public Optional<Lookalike> nearMiss(SelectorSubject subject, String key, String value) {
    return carries(subject, key, value) == Truth.NO
        ? side(subject).lookalike(key, value)
        : Optional.empty();
  }

  /** The VMs of the cluster by their labels, by their positions without those that are partial. */
  public LabelIndex vms() {
    return vmis.index;
  }

  private Side side(SelectorSubject subject) {
    return subject == SelectorSubject.VMI ? vmis : namespaces;
  }
}
