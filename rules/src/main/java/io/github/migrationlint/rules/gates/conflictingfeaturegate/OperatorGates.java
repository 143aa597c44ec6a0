package io.github.migrationlint.rules.gates.conflictingfeaturegate;

import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.FeatureGates;
import io.github.migrationlint.schemas.Version;
import java.util.Optional;
import java.util.Set;

/**
 * Which gates of KubeVirt HyperConverged disables since 1.19: all that are beta and that it does not enable.
 * Upstream: {@code controllers/handlers/kubevirt.go}, {@code getMandatoryKvFeatureGates} and {@code
 * getFeatureGateChecks}, branch release-1.19.
 */
final class OperatorGates {
  /** Enabled always. */
  private static final Set<String> ENABLED = Set.of("KubevirtSeccompProfile", "Snapshot");

  /**
   * Goes from one list to the other as a component of the operator becomes ready; without the component it
   * stays disabled.
   */
  private static final String MOVING = "ExternalNetResourceInjection";

  private static final String PASST_ANNOTATION = "hco.kubevirt.io/deployPasstNetworkBinding";

  private OperatorGates() {}

  static boolean disables(HyperConverged object, String gate, Version kubeVirt) {
    var isBeta = FeatureGates.state(Component.KUBEVIRT, gate, kubeVirt)
        .filter(FeatureGates.State.BETA::equals)
        .isPresent();
    if (!isBeta || ENABLED.contains(gate)) {
      return false;
    }
    return switch (gate) {
      case MOVING -> keepsItsLists(object);
      case "DeclarativeHotplugVolumes", "Template" -> object.turnsOff(gate);
      case "PasstBinding" -> !hasPasst(object);
      case "OptOutRoleAggregation" ->
        object.virtualization() instanceof Field.Present<Block> block
            && block.get().key("roleAggregationStrategy").isEmpty();
      default -> true;
    };
  }

  private static boolean hasPasst(HyperConverged object) {
    // A value that cannot be read may be any.
    return object
        .header()
        .annotations()
        .pair(PASST_ANNOTATION)
        .filter(pair -> pair.value().value().map("true"::equals).orElse(true))
        .isPresent();
  }

  /** Whether the operator has no reason to change the lists, because the moving gate stays. */
  static boolean keepsItsLists(HyperConverged object) {
    return object
        .deploysNetworkResourcesInjector()
        .value()
        .filter(deploys -> !deploys)
        .isPresent();
  }

  /** What HyperConverged has for a gate; empty where it has nothing. */
  static Optional<String> ownSwitch(String gate) {
    return switch (gate) {
      case "DeclarativeHotplugVolumes" -> Optional.of("the gate `declarativeHotplugVolumes`");
      case "Template" -> Optional.of("the gate `template`");
      case MOVING -> Optional.of("`deployNetworkResourcesInjector`");
      case "PasstBinding" -> Optional.of("the annotation `" + PASST_ANNOTATION + "`");
      case "OptOutRoleAggregation" -> Optional.of("`roleAggregationStrategy`");
      default -> Optional.empty();
    };
  }
}
