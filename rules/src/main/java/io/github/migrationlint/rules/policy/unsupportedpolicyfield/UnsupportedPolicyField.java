package io.github.migrationlint.rules.policy.unsupportedpolicyfield;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.Key;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;

/** A setting of the whole cluster in a policy, which cannot change it. */
public final class UnsupportedPolicyField implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unsupported-policy-field",
          Severity.ERROR,
          "a policy has a setting that exists for the whole cluster only")
      .refines("unknown-field");

  private static final String IN_KUBEVIRT = "spec.configuration.migrations";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.cluster().migrationPolicies()) {
      for (var key : policy.spec().value().map(Block::keys).orElse(List.of())) {
        MigrationField.named(key.name())
            .filter(field -> !field.inPolicy())
            .ifPresent(field -> findings.add(describe(key, field, pass.cluster())));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Key key, MigrationField<?> field, ClusterModel cluster) {
    var message = "a policy cannot set `" + field.name() + "`: it is ignored";
    return CARD.at(key.span(), message)
        .withHelp("set it for the whole cluster, in " + home(field, cluster));
  }

  /** Where the setting belongs, as far as the repository shows who configures the cluster. */
  private static String home(MigrationField<?> field, ClusterModel cluster) {
    var inKubeVirt = "`" + IN_KUBEVIRT + "` of KubeVirt";
    if (cluster.hyperConvergeds().isEmpty() && !cluster.kubeVirts().isEmpty()) {
      return inKubeVirt;
    }
    if (!SettingsByPolicy.isInHyperConverged(field, cluster.versions().hyperConverged())) {
      return inKubeVirt
          + "; HyperConverged sets it by its annotation `kubevirt.kubevirt.io/jsonpatch` alone";
    }
    return cluster.hyperConvergeds().isEmpty()
        ? "`liveMigrationConfig` of HyperConverged, or " + inKubeVirt
        : "`" + path(cluster.hyperConvergeds().get(0)) + "` of HyperConverged";
  }

  private static String path(HyperConverged hyperConverged) {
    return hyperConverged.layout().migrationsPath();
  }
}
