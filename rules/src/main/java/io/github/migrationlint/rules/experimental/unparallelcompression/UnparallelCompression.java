package io.github.migrationlint.rules.experimental.unparallelcompression;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.GovernedVm;
import io.github.migrationlint.core.facts.GovernedVms;
import io.github.migrationlint.core.facts.Instancetypes;
import io.github.migrationlint.core.facts.WorstVm;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compression for a VM whose migrations have one connection. KubeVirt gives no parallel connections to VMs
 * with a CPU limit or dedicated CPUs ({@code pkg/virt-handler/migration-source.go}, {@code
 * configureParallelMigrationThreads}), asks libvirt for compression all the same ({@code
 * live-migration-source.go}, {@code generateMigrationFlags}), and libvirt rejects that ({@code
 * src/qemu/qemu_migration_params.c}, {@code qemuMigrationParamsSetCompression}: "only supported with
 * parallel migration").
 */
public final class UnparallelCompression implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unparallel-compression",
          Severity.ERROR,
          "compression is on for a VM whose migrations have one connection, so they fail")
      .requires(GovernedVms.ANALYSIS, Instancetypes.ANALYSIS);

  private static final String NONE = "none";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var instancetypes = pass.resultOf(Instancetypes.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    if (!pass.cluster()
        .versions()
        .kubeVirtBounds()
        .isSurelyAtLeast(MigrationField.COMPRESSION.since())) {
      return findings;
    }
    for (var worst : WorstVm.of(
        pass.resultOf(GovernedVms.ANALYSIS),
        MigrationField.COMPRESSION,
        vm -> isCompressed(vm) && confined(vm.workload(), instancetypes).isPresent()
            ? Optional.of(BigInteger.ONE)
            : Optional.empty())) {
      findings.add(describe(worst, instancetypes));
    }
    return findings;
  }

  private static boolean isCompressed(GovernedVm vm) {
    return vm.settings()
        .get(MigrationField.COMPRESSION)
        .filter(method -> !method.value().equals(NONE))
        .isPresent();
  }

  /** What leaves the VM one connection; empty where nothing certainly does. */
  private static Optional<Span> confined(Workload workload, Instancetypes instancetypes) {
    var cpu = workload.guest().cpu();
    if (cpu.limit() instanceof Field.Present<Quantity> limit && !limit.get().isZero()) {
      return Optional.of(limit.span());
    }
    return instancetypes.dedicatedCpus(workload);
  }

  private static Diagnostic describe(WorstVm worst, Instancetypes instancetypes) {
    var finding = CARD.at(
            worst.setting().span(),
            "every migration of " + worst.describe() + " fails: its one connection cannot compress")
        .withHelp("set `compression: none` in a policy for such VMs, or remove the CPU limit or the"
            + " dedicated CPUs")
        .withAssumption(Assumption.INVENTORY);
    return confined(worst.vm().workload(), instancetypes)
        .map(place -> finding.withRelated(place, "leaves migrations one connection"))
        .orElse(finding);
  }
}
