package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.GuestDevices;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.ShippedInstancetypes;
import java.util.ArrayList;
import java.util.List;

/**
 * The VMs whose policy is certain, in source order. Those that certainly cannot migrate are left out,
 * and those with devices of their host: what happens to them at the timeout is another matter (kubevirt
 * {@code live-migration-source.go}, {@code handleLegacyConvergence}).
 */
public final class GovernedVms {
  public static final Analysis<List<GovernedVm>> ANALYSIS =
      new Fact<>(
          "governed-vms",
          PolicyMatches.ANALYSIS,
          SettingsByPolicy.ANALYSIS,
          MigrationSizes.ANALYSIS,
          Instancetypes.ANALYSIS,
          Migratabilities.ANALYSIS) {
        @Override
        public List<GovernedVm> run(Pass pass) {
          var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
          var sizes = pass.resultOf(MigrationSizes.ANALYSIS);
          var instancetypes = pass.resultOf(Instancetypes.ANALYSIS);
          var migratabilities = pass.resultOf(Migratabilities.ANALYSIS);
          var vms = new ArrayList<GovernedVm>();
          for (var match : pass.resultOf(PolicyMatches.ANALYSIS)) {
            var workload = match.workload();
            if (match.isDecided()
                && migratabilities.of(workload).truth() != Truth.NO
                && !hasHostDevices(workload, instancetypes)) {
              vms.add(new GovernedVm(
                  workload,
                  match.winner(),
                  effective.shownUnder(match.winner()),
                  sizes.of(workload)));
            }
          }
          return List.copyOf(vms);
        }
      };

  private GovernedVms() {}

  private static boolean hasHostDevices(Workload workload, Instancetypes instancetypes) {
    var instancetype = instancetypes.of(workload);
    return hasHostDevices(workload.guest().devices())
        || instancetype.shipped().filter(ShippedInstancetypes.Sizing::hasGpus).isPresent()
        || instancetype
            .found()
            .filter(
                found -> !found.hostDevices().isSurelyEmpty() || !found.gpus().isSurelyEmpty())
            .isPresent();
  }

  private static boolean hasHostDevices(GuestDevices devices) {
    return !devices.hostDevices().isSurelyEmpty() || !devices.gpus().isSurelyEmpty();
  }
}
