package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.facts.TargetObstacle.Kind;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.PodAffinity;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * VMs that must run beside each other, or apart from each other. The launcher pod has the labels of its VMI,
 * so a term that selects a VM's own labels speaks of the source of its own migration. Upstream: Kubernetes
 * {@code pkg/scheduler/framework/plugins/interpodaffinity/filtering.go}; the exception for the first pod of a
 * group does not apply, because the source pod matches.
 */
@SuppressWarnings("ReferenceEquality") // two workloads may be equal and still be two
public final class VmGroups {
  public static final Analysis<VmGroups> ANALYSIS = new Fact<>("vm-groups") {
    @Override
    public VmGroups run(Pass pass) {
      return new VmGroups(pass.cluster().workloads(), pass.cluster().facts().nodes());
    }
  };

  /**
   * A term in one namespace: what it finds is the same for every VM that carries it.
   *
   * @param folder where the namespace is not written, the folder represents it
   */
  private record Term(
      Optional<String> namespace, String folder, Map<String, Optional<String>> pairs) {
    static Term of(PodAffinity term, Workload workload) {
      var header = workload.header();
      var isWritten = header.namespace().isWritten();
      return new Term(
          isWritten ? Optional.of(header.namespaceText()) : Optional.empty(),
          isWritten ? "" : header.span().source().id().folder(),
          VmGroups.pairs(term));
    }
  }

  private final List<Workload> workloads;
  private final Optional<Integer> nodes;
  private @Nullable LabelIndex index;
  private final Map<Term, Boolean> carriedByAll = new HashMap<>();
  private final Map<Term, List<Workload>> groups = new HashMap<>();

  private VmGroups(List<Workload> workloads, Optional<Integer> nodes) {
    this.workloads = workloads;
    this.nodes = nodes;
  }

  /**
   * A required affinity to the VM's own group on one host: the whole group is on the node that the VM has to
   * leave. Nothing is said where another VM may satisfy the term without carrying it.
   */
  Optional<TargetObstacle> ownGroup(Workload workload) {
    for (var term : workload.guest().placement().near().items()) {
      if (isOwn(term, workload)
          && carriedByAll.computeIfAbsent(
              Term.of(term, workload), key -> isCarriedByAll(term, workload))) {
        return Optional.of(new TargetObstacle(
            Kind.OWN_GROUP,
            "it must run beside pods of its own group, all on the node it leaves",
            term.labels().span(),
            List.of(),
            "another pod with these labels runs elsewhere"));
      }
    }
    return Optional.empty();
  }

  /** A required anti-affinity on hosts among as many VMs as there are nodes. */
  Optional<TargetObstacle> crowded(Workload workload) {
    if (nodes.isEmpty() || nodes.get() == 1) {
      return Optional.empty();
    }
    for (var term : workload.guest().placement().apart().items()) {
      if (isOwn(term, workload)) {
        var group =
            groups.computeIfAbsent(Term.of(term, workload), key -> carriers(term, workload));
        var count = 0L;
        for (var member : group) {
          count += vmis(member);
        }
        if (count >= nodes.get()) {
          return Optional.of(crowded(workload, term, group, count));
        }
      }
    }
    return Optional.empty();
  }

  private TargetObstacle crowded(
      Workload workload, PodAffinity term, List<Workload> group, long count) {
    var words = count + " VMs must run apart on " + nodes.orElseThrow() + " nodes";
    var related = new ArrayList<Label>();
    for (var member : group) {
      if (member != workload && related.size() < 3) {
        related.add(new Label(member.header().place(), "must run apart from it"));
      }
    }
    return new TargetObstacle(Kind.CROWDED_NODES, words, term.labels().span(), related, "");
  }

  /** Whether the term is about single hosts, and surely selects the pods of that workload. */
  private static boolean isOwn(PodAffinity term, Workload workload) {
    return term.plain()
        && term.isByHost()
        && term.labels().complete()
        && !term.labels().pairs().isEmpty()
        && matches(term, workload) == Truth.YES;
  }

  private static Truth matches(PodAffinity term, Workload workload) {
    var labels = KnownLabels.of(workload);
    var answer = Truth.YES;
    for (var pair : term.labels().pairs()) {
      answer = answer.and(
          pair.value().value().map(value -> labels.has(pair.key(), value)).orElse(Truth.UNKNOWN));
    }
    return answer;
  }

  /** The workloads that have one of the term's labels or may have it, in their order. */
  private List<Workload> mayMatch(PodAffinity term) {
    for (var pair : term.labels().pairs()) {
      if (pair.value().value().isPresent()) {
        var found = new ArrayList<Workload>();
        for (var position : index().candidates(pair.key(), pair.value().value().get())) {
          found.add(workloads.get(position));
        }
        return found;
      }
    }
    return workloads;
  }

  private LabelIndex index() {
    var known = index;
    if (known == null) {
      var labels = new ArrayList<KnownLabels>();
      for (var workload : workloads) {
        labels.add(KnownLabels.of(workload));
      }
      known = new LabelIndex(labels);
      index = known;
    }
    return known;
  }

  private boolean isCarriedByAll(PodAffinity term, Workload workload) {
    for (var other : mayMatch(term)) {
      if (other != workload
          && Claims.areInOneNamespace(other.header(), workload.header())
          && matches(term, other) != Truth.NO
          && !carries(term, other.guest().placement().near().items())) {
        return false;
      }
    }
    return true;
  }

  private List<Workload> carriers(PodAffinity term, Workload workload) {
    var group = new ArrayList<Workload>();
    for (var other : mayMatch(term)) {
      if (!other.header().partial()
          && (other == workload || Claims.areInOneNamespace(other.header(), workload.header()))
          && matches(term, other) == Truth.YES
          && carries(term, other.guest().placement().apart().items())) {
        group.add(other);
      }
    }
    return group;
  }

  private static boolean carries(PodAffinity term, List<PodAffinity> terms) {
    for (var other : terms) {
      if (other.plain() && other.isByHost() && pairs(other).equals(pairs(term))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Optional<String>> pairs(PodAffinity term) {
    var pairs = new TreeMap<String, Optional<String>>();
    for (LabelPair pair : term.labels().pairs()) {
      pairs.put(pair.key(), pair.value().value());
    }
    return pairs;
  }

  /** How many VMIs surely run of a workload. */
  static long vmis(Workload workload) {
    if (!isMeantToRun(workload)) {
      return 0;
    }
    return switch (workload.kind()) {
      case VIRTUAL_MACHINE, VIRTUAL_MACHINE_INSTANCE -> 1;
      case VIRTUAL_MACHINE_POOL, VIRTUAL_MACHINE_INSTANCE_REPLICA_SET -> {
        var replicas = workload.replicas();
        yield replicas.isWritten() ? Math.max(0, replicas.value().orElse(0L)) : 1;
      }
    };
  }

  private static boolean isMeantToRun(Workload workload) {
    return workload
        .machine()
        .map(machine -> machine.running().value().orElse(false)
            || machine
                .runStrategy()
                .value()
                .filter(List.of("Always", "RerunOnFailure", "Once")::contains)
                .isPresent())
        .orElse(true);
  }
}
