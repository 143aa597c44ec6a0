package io.github.migrationlint.core.report;

import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which policy governs each VM, and with what settings.
 *
 * @param rejected policies the API server would refuse; they take no part
 * @param policies those that take part
 * @param coverage one for each cluster, always of all its VMs
 * @param answers about one policy, where someone asked for it: one for each cluster that has it
 * @param limits where its knowledge ends
 */
public record WhoWinsReport(
    List<Rejected> rejected,
    List<Policy> policies,
    List<Vm> vms,
    List<PolicyCoverage> coverage,
    List<PolicyAnswer> answers,
    Limits limits) {
  public WhoWinsReport {
    rejected = List.copyOf(rejected);
    policies = List.copyOf(policies);
    vms = List.copyOf(vms);
    coverage = List.copyOf(coverage);
    answers = List.copyOf(answers);
    Objects.requireNonNull(limits);
  }

  /** A report whose knowledge ends nowhere. */
  public WhoWinsReport(
      List<Rejected> rejected,
      List<Policy> policies,
      List<Vm> vms,
      List<PolicyCoverage> coverage,
      List<PolicyAnswer> answers) {
    this(rejected, policies, vms, coverage, answers, Limits.NONE);
  }

  /** The same, and where its knowledge ends. */
  public WhoWinsReport within(Limits other) {
    return new WhoWinsReport(rejected, policies, vms, coverage, answers, other);
  }

  /**
   * Where its knowledge ends.
   *
   * @param guessed the clusters whose name is a guess
   * @param unconfigured the clusters without a HyperConverged or KubeVirt in these files
   * @param leftOut the objects in doubt, and why, in words
   * @param notSeen how many things the repository asks for that are not in these files
   */
  public record Limits(
      Set<String> guessed, Set<String> unconfigured, List<String> leftOut, int notSeen) {
    static final Limits NONE = new Limits(Set.of(), Set.of(), List.of(), 0);

    public Limits {
      guessed = Set.copyOf(guessed);
      unconfigured = Set.copyOf(unconfigured);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** What concerns one cluster. */
  public WhoWinsReport inCluster(String cluster) {
    return new WhoWinsReport(
        of(cluster, rejected, Rejected::cluster),
        of(cluster, policies, Policy::cluster),
        of(cluster, vms, Vm::cluster),
        of(cluster, coverage, PolicyCoverage::cluster),
        answers,
        limits);
  }

  private static <T> List<T> of(String cluster, List<T> all, Function<T, String> clusterOf) {
    var some = new ArrayList<T>();
    for (var each : all) {
      if (clusterOf.apply(each).equals(cluster)) {
        some.add(each);
      }
    }
    return some;
  }

  /** The same about some of the VMs. */
  public WhoWinsReport withVms(List<Vm> some) {
    return new WhoWinsReport(rejected, policies, some, coverage, answers, limits);
  }

  /** What concerns one policy: nothing, where there is none of that name. */
  public WhoWinsReport about(String policy) {
    var refused = new ArrayList<Rejected>();
    for (var candidate : rejected) {
      if (candidate.policy().equals(policy)) {
        refused.add(candidate);
      }
    }
    var about = new ArrayList<PolicyAnswer>();
    for (var candidate : policies) {
      if (candidate.name().equals(policy)) {
        about.add(PolicyAnswer.of(candidate, this));
      }
    }
    var concerned = new ArrayList<Vm>();
    for (var vm : vms) {
      if (vm.mayHave(policy)) {
        concerned.add(vm);
      }
    }
    return new WhoWinsReport(refused, policies, concerned, coverage, about, limits);
  }

  /** The names of all policies, of those that take no part as well, in no particular order. */
  public List<String> policyNames() {
    var names = new ArrayList<String>();
    for (var policy : policies) {
      names.add(policy.name());
    }
    for (var policy : rejected) {
      names.add(policy.policy());
    }
    return names;
  }

  /**
   * A policy that takes part.
   *
   * @param selects its pairs in words
   * @param labels how many pairs it has
   * @param catchAll whether it certainly selects every VM
   */
  public record Policy(
      String cluster, String name, String selects, int labels, boolean catchAll, Span place) {}

  public record Rejected(String cluster, String policy, String reason, Span place) {}

  /**
   * One VM, VMI, replica set or pool.
   *
   * @param winner the policy that governs it; empty where none matches, or it is unknown
   * @param why in words, how the winner is determined, or why there is none
   * @param matching the policies that certainly match, in rank order
   * @param unknown the policies whose match cannot be decided
   * @param candidates where an unknown policy may win: all that may, in rank order; else empty
   * @param settings the effective settings in the order of the catalogue; empty while the winner is
   *     not known
   * @param lost settings of matching policies that lose
   * @param missing for a policy that does not match, the pairs it asks for in vain
   * @param drain what a drain of its node does to it
   */
  public record Vm(
      String cluster,
      String namespace,
      String name,
      String kind,
      Optional<String> winner,
      String why,
      List<String> matching,
      List<Unknown> unknown,
      List<String> candidates,
      List<EffectiveSetting> settings,
      List<Lost> lost,
      MissingLabels missing,
      Drain drain,
      Span place) {
    public Vm {
      Objects.requireNonNull(winner);
      matching = List.copyOf(matching);
      unknown = List.copyOf(unknown);
      candidates = List.copyOf(candidates);
      settings = List.copyOf(settings);
      lost = List.copyOf(lost);
      Objects.requireNonNull(missing);
    }

    /** As users name a VM. */
    public String id() {
      return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    /** Whether the policy matches, or may. */
    boolean mayHave(String policy) {
      for (var candidate : unknown) {
        if (candidate.policy().equals(policy)) {
          return true;
        }
      }
      return matching.contains(policy);
    }
  }

  /**
   * What a drain does to a VM.
   *
   * @param outcome in words, such as {@code migrates} or {@code blocks the drain}
   * @param reason in words, what that rests on, or what is not known
   * @param conditions where it is undecided: the cases, as far as they are known
   */
  public record Drain(String outcome, String reason, List<Conditional> conditions) {
    public Drain {
      conditions = List.copyOf(conditions);
    }

    public Drain(String outcome, String reason) {
      this(outcome, reason, List.of());
    }

    /** What happens, in one line: the cases where the outcome depends on them. */
    public String summary() {
      var cases = new ArrayList<String>();
      for (var conditional : conditions) {
        cases.add(conditional.condition() + ": " + conditional.outcome());
      }
      return cases.isEmpty() ? outcome : String.join("; ", cases);
    }
  }

  /** What happens in one of several cases. */
  public record Conditional(String condition, String outcome) {}

  /** Knows what a VM lacks: worked out when it is asked for, as there are many policies and VMs. */
  public interface MissingLabels {
    /** For each policy of that name that does not match. */
    List<Missing> of(String policy);
  }

  /** The labels for lack of which a policy does not match. */
  public record Missing(String policy, List<String> labels) {
    public Missing {
      labels = List.copyOf(labels);
    }
  }

  public record Unknown(String policy, String reason) {}

  /**
   * A setting the VM migrates with.
   *
   * @param value a Boolean, a Long or a String
   * @param origin such as {@code policy gold}, {@code HyperConverged kubevirt-hyperconverged} or
   *     {@code default of KubeVirt 1.8}
   * @param place where it is written; empty for a default
   */
  public record EffectiveSetting(String field, Object value, String origin, Optional<Span> place) {}

  public record Lost(String policy, String field, Object value, Span place) {}
}
