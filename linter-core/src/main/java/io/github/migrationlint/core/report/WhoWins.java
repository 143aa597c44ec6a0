package io.github.migrationlint.core.report;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.facts.EffectiveMigration;
import io.github.migrationlint.core.facts.EffectiveMigrations;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import io.github.migrationlint.core.facts.PolicyRank;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.report.WhoWinsReport.EffectiveSetting;
import io.github.migrationlint.core.report.WhoWinsReport.Lost;
import io.github.migrationlint.core.report.WhoWinsReport.Rejected;
import io.github.migrationlint.core.report.WhoWinsReport.Unknown;
import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers, for every VM, which policy governs it and what that means. */
public final class WhoWins implements Analysis<WhoWinsReport> {
  private static final Analysis<WhoWinsReport> ANALYSIS = new WhoWins();

  private WhoWins() {}

  /** The answer for all clusters, in their order. */
  public static WhoWinsReport of(Driver driver, List<ClusterModel> clusters) {
    var rejected = new ArrayList<Rejected>();
    var vms = new ArrayList<Vm>();
    for (var cluster : clusters) {
      var answer = driver.ask(ANALYSIS, cluster);
      rejected.addAll(answer.rejected());
      vms.addAll(answer.vms());
    }
    return new WhoWinsReport(rejected, vms);
  }

  @Override
  public List<Analysis<?>> requires() {
    return List.of(PolicyAdmission.ANALYSIS, PolicyMatches.ANALYSIS, EffectiveMigrations.ANALYSIS);
  }

  @Override
  public WhoWinsReport run(Pass pass) {
    var cluster = pass.cluster().name();
    var rejected = new ArrayList<Rejected>();
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).rejected()) {
      rejected.add(new Rejected(cluster, policy.name(), policy.because(), policy.place()));
    }
    var migrations = pass.resultOf(EffectiveMigrations.ANALYSIS);
    var vms = new ArrayList<Vm>();
    for (var match : pass.resultOf(PolicyMatches.ANALYSIS)) {
      vms.add(vm(cluster, match, migrations));
    }
    return new WhoWinsReport(rejected, vms);
  }

  private static Vm vm(String cluster, PolicyMatch match, EffectiveMigrations migrations) {
    var header = match.workload().header();
    return new Vm(
        cluster,
        header.namespaceText(),
        header.nameText(),
        match.workload().kind().word(),
        match.winner().map(MigrationPolicy::name),
        why(match),
        names(match.matching()),
        unknown(match),
        names(match.candidates()),
        match.isDecided() ? settings(migrations.under(match.winner())) : List.of(),
        lost(match),
        header.place());
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
      unknown.add(new Unknown(undecided.policy().name(), undecided.because()));
    }
    return unknown;
  }

  private static String why(PolicyMatch match) {
    if (!match.isDecided()) {
      return match.matching().isEmpty()
          ? "no policy certainly matches, and it cannot be told whether "
              + listed(match.candidates())
              + " does"
          : "a policy that may match would outrank `" + match.matching().get(0).name() + "`";
    }
    if (match.winner().isEmpty()) {
      return "no policy matches, so the cluster's settings apply";
    }
    return match.matching().size() == 1
        ? "the only policy that matches: " + pairs(match.winner().get())
        : outranks(match.matching().get(0), match.matching().get(1));
  }

  private static String outranks(MigrationPolicy winner, MigrationPolicy second) {
    var first = PolicyRank.of(winner);
    var other = PolicyRank.of(second);
    var over = " than `" + second.name() + "`";
    if (first.total() != other.total()) {
      return "matches by more labels" + over + " (" + first.total() + " to " + other.total() + ")";
    }
    if (first.vmi() > other.vmi()) {
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

  private static List<EffectiveSetting> settings(EffectiveMigration migration) {
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
        setting.origin().words(),
        setting.origin().place());
  }

  /** What the losing policies set and the winner does not. */
  private static List<Lost> lost(PolicyMatch match) {
    var lost = new ArrayList<Lost>();
    if (match.winner().isEmpty()) {
      return lost;
    }
    var winner = match.winner().get().settings();
    for (var loser : match.matching().subList(1, match.matching().size())) {
      for (var field : loser.settings().set()) {
        if (field.inPolicy() && !winner.get(field).isWritten()) {
          loss(loser, field).ifPresent(lost::add);
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
