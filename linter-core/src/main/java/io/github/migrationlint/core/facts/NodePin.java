package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Items;
import io.github.migrationlint.core.resource.NodePlacement;
import io.github.migrationlint.core.resource.NodePlacement.NodeRequirement;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * The only node a VMI may run on, so that a migration has no target: the target's pod takes over the
 * node selector and the affinity of the VMI, and stays off the source's node. Upstream: kubevirt {@code
 * pkg/virt-controller/watch/migration/migration.go}, {@code createTargetPod}.
 */
public record NodePin(String node, Span place) {
  public NodePin {
    Objects.requireNonNull(node);
    Objects.requireNonNull(place);
  }

  /** Empty if more than one node may do, or no one can tell. */
  public static Optional<NodePin> of(Workload workload) {
    var placement = workload.guest().placement();
    return bySelector(placement).or(() -> byTerms(placement.requiredTerms()));
  }

  private static Optional<NodePin> bySelector(NodePlacement placement) {
    return placement.nodeSelector().pair(NodePlacement.HOSTNAME).flatMap(pair -> pair.value()
        .value()
        .map(node -> new NodePin(node, pair.value().span())));
  }

  /** One of the terms has to hold, so each of them has to ask for that node. */
  static Optional<NodePin> byTerms(Items<NodePlacement.Term> terms) {
    var pin = Optional.<NodePin>empty();
    for (var term : terms.items()) {
      var own = in(term.labels()).or(() -> in(term.fields()));
      if (own.isEmpty()
          || (pin.isPresent() && !pin.get().node().equals(own.get().node()))) {
        return Optional.empty();
      }
      pin = pin.or(() -> own);
    }
    return terms.complete() ? pin : Optional.empty();
  }

  /** All requirements of a term have to hold, so one of them is enough. */
  private static Optional<NodePin> in(Items<NodeRequirement> requirements) {
    for (var requirement : requirements.items()) {
      if (isNodeName(requirement.key())
          && requirement.operator().value().filter("In"::equals).isPresent()
          && requirement.values().size() == 1) {
        var node = requirement.values().get(0);
        return node.value().map(name -> new NodePin(name, node.span()));
      }
    }
    return Optional.empty();
  }

  private static boolean isNodeName(Field<String> key) {
    return key.value()
        .filter(name -> name.equals(NodePlacement.HOSTNAME) || name.equals("metadata.name"))
        .isPresent();
  }
}
