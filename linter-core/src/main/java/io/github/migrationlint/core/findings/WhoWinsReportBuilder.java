package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.KnownLabels;
import io.github.migrationlint.core.facts.NamespaceLabels;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.PolicyLoss;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import io.github.migrationlint.core.facts.PolicyRank;
import io.github.migrationlint.core.facts.PolicyReach;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.facts.VmiLabels;
import io.github.migrationlint.core.report.PolicyCoverage;
import io.github.migrationlint.core.report.PolicyCoverage.Share;
import io.github.migrationlint.core.report.WhoWinsReport;
import io.github.migrationlint.core.report.WhoWinsReport.Drain;
import io.github.migrationlint.core.report.WhoWinsReport.EffectiveSetting;
import io.github.migrationlint.core.report.WhoWinsReport.Lost;
import io.github.migrationlint.core.report.WhoWinsReport.Missing;
import io.github.migrationlint.core.report.WhoWinsReport.MissingLabels;
import io.github.migrationlint.core.report.WhoWinsReport.Policy;
import io.github.migrationlint.core.report.WhoWinsReport.Rejected;
import io.github.migrationlint.core.report.WhoWinsReport.Unknown;
import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.Targets;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers, for every VM, which policy governs it and what that means. */
public final class WhoWinsReportBuilder extends Fact<WhoWinsReport> {
  private static final Analysis<WhoWinsReport> ANALYSIS = new WhoWinsReportBuilder();

  private WhoWinsReportBuilder() {
    super(
        "who-wins",
        PolicyAdmission.ANALYSIS,
        PolicyMatches.ANALYSIS,
        PolicyReach.ANALYSIS,
        PolicyLoss.ANALYSIS,
        NamespaceLabels.ANALYSIS,
        VmiLabels.ANALYSIS,
        SettingsByPolicy.ANALYSIS,
        DrainOutcomes.ANALYSIS);
  }

  /** The answer for all clusters of a repository, and where its knowledge ends. */
  public static WhoWinsReport of(Driver driver, Repository repository) {
    var unconfigured = new HashSet<String>();
    for (var cluster : repository.clusters()) {
      if (cluster.hyperConvergeds().isEmpty() && cluster.kubeVirts().isEmpty()) {
        unconfigured.add(cluster.name());
      }
    }
    var leftOut = new ArrayList<String>();
    for (var missed : repository.targets().notSeen()) {
      if (missed.what().startsWith(Targets.LEFT_OUT)) {
        leftOut.add(missed.what().substring(Targets.LEFT_OUT.length()));
      }
    }
    return of(driver, repository.clusters())
        .within(new WhoWinsReport.Limits(
            repository.plan().guessedNames(),
            unconfigured,
            leftOut,
            repository.targets().notSeen().size()));
  }

  /** The answer for all clusters, in their order. */
  public static WhoWinsReport of(Driver driver, List<ClusterModel> clusters) {
    var rejected = new ArrayList<Rejected>();
    var policies = new ArrayList<Policy>();
    var vms = new ArrayList<Vm>();
    var coverage = new ArrayList<PolicyCoverage>();
    for (var cluster : clusters) {
      var answer = driver.ask(ANALYSIS, cluster);
      rejected.addAll(answer.rejected());
      policies.addAll(answer.policies());
      vms.addAll(answer.vms());
      coverage.addAll(answer.coverage());
    }
    return new WhoWinsReport(rejected, policies, vms, coverage, List.of());
  }

  @Override
  public WhoWinsReport run(Pass pass) {
    var cluster = pass.cluster().name();
    var rejected = new ArrayList<Rejected>();
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).rejected()) {
      rejected.add(new Rejected(cluster, policy.name(), policy.reason(), policy.place()));
    }
    var policies = new ArrayList<Policy>();
    var admitted = new HashMap<String, List<MigrationPolicy>>();
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
      admitted.computeIfAbsent(policy.name(), unused -> new ArrayList<>()).add(policy);
      policies.add(new Policy(
          cluster,
          policy.name(),
          pairs(policy),
          PolicyRank.of(policy).total(),
          SelectorPairs.areNoneOf(policy),
          policy.header().place()));
    }
    var matches = pass.resultOf(PolicyMatches.ANALYSIS);
    var vms = new ArrayList<Vm>();
    var drains = new IdentityHashMap<Workload, DrainOutcome>();
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      drains.put(outcome.workload(), outcome);
    }
    var lost = lost(pass.resultOf(PolicyLoss.ANALYSIS));
    for (var match : matches) {
      var drain = Optional.ofNullable(drains.get(match.workload()));
      vms.add(vm(
          match,
          lost.getOrDefault(match.workload(), List.of()),
          DrainText.of(drain.orElseThrow()),
          pass,
          admitted));
    }
    var coverage = coverage(cluster, matches, pass.resultOf(PolicyReach.ANALYSIS));
    return new WhoWinsReport(rejected, policies, vms, List.of(coverage), List.of());
  }

  private static PolicyCoverage coverage(
      String cluster, List<PolicyMatch> matches, List<PolicyReach> reaches) {
    var ungoverned = new ArrayList<String>();
    var undecided = new ArrayList<String>();
    var catchAll = new ArrayList<String>();
    for (var match : matches) {
      if (!match.isDecided()) {
        undecided.add(match.workload().id());
      } else if (match.winner().isEmpty()) {
        ungoverned.add(match.workload().id());
      } else if (SelectorPairs.areNoneOf(match.winner().get())) {
        catchAll.add(match.workload().id());
      }
    }
    var shares = new ArrayList<Share>();
    for (var reach : reaches) {
      shares.add(new Share(
          reach.policy().name(),
          reach.governed().size(),
          reach.outranked().size(),
          reach.open().size()));
    }
    shares.sort(Comparator.comparing(Share::policy));
    return new PolicyCoverage(cluster, matches.size(), ungoverned, undecided, catchAll, shares);
  }

  private static Vm vm(
      PolicyMatch match,
      List<Lost> lost,
      Drain drain,
      Pass pass,
      Map<String, List<MigrationPolicy>> admitted) {
    var migrations = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var header = match.workload().header();
    return new Vm(
        pass.cluster().name(),
        header.shownNamespace(),
        header.shownName(),
        match.workload().kind().word(),
        match.winner().map(MigrationPolicy::name),
        why(match, pass.cluster().versions().kubeVirt()),
        names(match.matching()),
        unknown(match),
        names(match.candidates()),
        match.isDecided() ? settings(migrations.under(match.winner())) : List.of(),
        lost,
        missing(match, pass, admitted),
        drain,
        header.place());
  }

  /** What policies that do not match lack, by the labels that are certain; listed for those asked for. */
  private static MissingLabels missing(
      PolicyMatch match, Pass pass, Map<String, List<MigrationPolicy>> admitted) {
    var vmi = pass.resultOf(VmiLabels.ANALYSIS).of(match.workload());
    var namespace = pass.resultOf(NamespaceLabels.ANALYSIS).of(match.workload());
    return name -> {
      var missing = new ArrayList<Missing>();
      for (var policy : admitted.getOrDefault(name, List.of())) {
        var labels = new ArrayList<String>();
        addMissing("VMI label", policy.virtualMachineInstanceSelector(), vmi, labels);
        addMissing("namespace label", policy.namespaceSelector(), namespace, labels);
        if (!labels.isEmpty()) {
          missing.add(new Missing(name, labels));
        }
      }
      return missing;
    };
  }

  private static void addMissing(
      String what, Labels selector, KnownLabels known, List<String> missing) {
    for (var pair : selector.pairs()) {
      if (pair.value() instanceof Field.Present<String> value
          && known.has(pair.key(), value.get()) == Truth.NO) {
        missing.add(what + " `" + pair.written() + "`");
      }
    }
  }

  private static List<String> names(List<MigrationPolicy> policies) {
    var names = new ArrayList<String>();
    for (var policy : policies) {
      names.add(policy.name());
    }
    return names;
  }

  private static List<Unknown> unknown(PolicyMatch match) {
    var unknown = new ArrayList<Unknown>();
    for (var undecided : match.undecided()) {
      unknown.add(new Unknown(undecided.policy().name(), undecided.reason()));
    }
    return unknown;
  }

  private static String why(PolicyMatch match, Version kubeVirt) {
    if (!match.isDecided()) {
      return match.matching().isEmpty()
          ? "no policy certainly matches, and it is not known whether "
              + listed(match.candidates())
              + " does"
          : "a policy that may match would outrank `" + match.matching().get(0).name() + "`";
    }
    if (match.winner().isEmpty()) {
      return "no policy matches, so the cluster's settings apply";
    }
    return match.matching().size() == 1
        ? "the only policy that matches: " + pairs(match.winner().get())
        : outranks(match.matching().get(0), match.matching().get(1), kubeVirt);
  }

  private static String outranks(MigrationPolicy winner, MigrationPolicy second, Version kubeVirt) {
    var first = PolicyRank.of(winner);
    var other = PolicyRank.of(second);
    var over = " than `" + second.name() + "`";
    if (first.total() != other.total()) {
      return "matches by more labels" + over + " (" + first.total() + " to " + other.total() + ")";
    }
    if (!first.isTiedWith(other, kubeVirt)) {
      return "matches by as many labels but more of the VMI's"
          + over
          + " ("
          + first.vmi()
          + " to "
          + other.vmi()
          + ")";
    }
    return "matches by as many labels as `" + second.name() + "` and has the smaller name";
  }

  private static String pairs(MigrationPolicy policy) {
    var written = new ArrayList<String>();
    for (var pair : policy.virtualMachineInstanceSelector().pairs()) {
      written.add("VMI label `" + pair.written() + "`");
    }
    for (var pair : policy.namespaceSelector().pairs()) {
      written.add("namespace label `" + pair.written() + "`");
    }
    return written.isEmpty() ? "it selects every VM" : String.join(", ", written);
  }

  private static String listed(List<MigrationPolicy> policies) {
    return "`" + String.join("`, `", names(policies)) + "`";
  }

  private static List<EffectiveSetting> settings(EffectiveSettings migration) {
    var settings = new ArrayList<EffectiveSetting>();
    for (var field : migration.fields()) {
      settings.add(setting(field, migration.get(field).orElseThrow()));
    }
    return settings;
  }

  private static EffectiveSetting setting(MigrationField<?> field, Setting<?> setting) {
    return new EffectiveSetting(
        field.name(),
        plain(setting.value()),
        setting.origin().description(),
        setting.origin().place());
  }

  /** What matching policies set in vain, by VM. */
  private static Map<Workload, List<Lost>> lost(List<PolicyLoss> losses) {
    var lost = new IdentityHashMap<Workload, List<Lost>>();
    for (var loss : losses) {
      for (var vm : loss.vms()) {
        var ofVm = lost.computeIfAbsent(vm, unused -> new ArrayList<>());
        for (var field : loss.fields()) {
          loss(loss.loser(), field).ifPresent(ofVm::add);
        }
      }
    }
    return lost;
  }

  private static <T> Optional<Lost> loss(MigrationPolicy loser, MigrationField<T> field) {
    return loser.settings().get(field) instanceof Field.Present<T> present
        ? Optional.of(new Lost(loser.name(), field.name(), plain(present.get()), present.span()))
        : Optional.empty();
  }

  private static Object plain(Object value) {
    return value instanceof Quantity quantity ? quantity.text() : value;
  }
}
