package io.github.migrationlint.rules.guest.serviceaccountvolume;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Migratabilities;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.GuestVolume;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.rules.scheduling.OpenShiftVirtualization;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk with the token of a service account, which a migration makes invalid: a known issue in the release notes of
 * OpenShift Virtualization up to 4.21 (CNV-33835).
 */
public final class ServiceAccountVolume implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "service-account-volume",
          Severity.NOTE,
          "the token on a service account disk is invalid after a migration")
      .requires(Migratabilities.ANALYSIS);

  /** HyperConverged of OpenShift Virtualization 4.22. */
  private static final Version FIXED_IN = Version.of(1, 18);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var versions = pass.cluster().versions();
    if (!versions.isDeclared()
        || !OpenShiftVirtualization.runs(pass.cluster())
        || versions.hyperConverged().isAtLeast(FIXED_IN)) {
      return findings;
    }
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()
          && pass.resultOf(Migratabilities.ANALYSIS).of(workload).truth() != Truth.NO) {
        for (var volume : workload.guest().volumes().items()) {
          if (volume.hasSource(GuestVolume.SERVICE_ACCOUNT) && isDisk(volume, workload)) {
            findings.add(describe(volume, workload));
          }
        }
      }
    }
    return findings;
  }

  /** By virtiofs the guest reads the token that the pod has. */
  private static boolean isDisk(GuestVolume volume, Workload workload) {
    for (var disk : workload.guest().devices().disks().items()) {
      if (disk.name().value().isPresent()
          && disk.name().value().equals(volume.name().value())) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic describe(GuestVolume volume, Workload workload) {
    return CARD.at(
            volume.source().span(),
            "the token on this disk of " + workload.title() + " is invalid after a migration")
        .withHelp("use virtiofs for the service account, or upgrade to 4.22");
  }
}
