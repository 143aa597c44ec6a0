package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.manifest.Carrier;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which clusters ACM brings a policy to: a PlacementBinding names the policy and a Placement or
 * PlacementRule, and that selects clusters. Only clusters called by name are decided, in lists or by
 * the label {@code name} that ACM gives each of them; any other label is known to the hub alone.
 */
public final class Placements {
  private final List<Manifest> bindings = new ArrayList<>();
  private final List<Manifest> placements = new ArrayList<>();

  private Placements() {}

  public static Placements of(List<Manifest> manifests) {
    var found = new Placements();
    for (var manifest : manifests) {
      switch (manifest.gvk().kind()) {
        case "PlacementBinding" -> found.bindings.add(manifest);
        case "Placement", "PlacementRule" -> found.placements.add(manifest);
        default -> {}
      }
    }
    return found;
  }

  /** Where what a carrier brings ends up; the hub's own cluster is local. */
  public List<Destination> of(Carrier carrier) {
    return switch (carrier.ref().kind()) {
      // The namespace of a ManifestWork on the hub is the name of the managed cluster.
      case "ManifestWork" ->
        List.of(
            carrier.ref().namespace().map(Applications::named).orElse(new Destination.Unknown()));
      case "Policy" -> ofPolicy(carrier.ref());
      default -> List.of(new Destination.Local());
    };
  }

  /** Why nobody can tell the clusters of a carrier; empty where these files do. */
  public Optional<String> whyUnknown(Carrier carrier) {
    var destinations = of(carrier);
    var what = carrier.ref().kind()
        + carrier.ref().name().map(name -> " `" + name + "`").orElse("");
    for (var destination : destinations) {
      if (destination instanceof Destination.Unknown) {
        var reason = isBound(carrier.ref())
            ? ", for only the hub knows what its placement selects"
            : ", for no placement in these files is bound to it";
        return Optional.of("the clusters of " + what + reason);
      }
    }
    return Optional.empty();
  }

  private boolean isBound(ObjectRef policy) {
    for (var binding : bindings) {
      if (binding.namespace().equals(policy.namespace()) && binds(binding.root(), policy)) {
        return true;
      }
    }
    return false;
  }

  private List<Destination> ofPolicy(ObjectRef policy) {
    var destinations = new ArrayList<Destination>();
    for (var binding : bindings) {
      if (binding.namespace().equals(policy.namespace()) && binds(binding.root(), policy)) {
        var ref = binding.root().mapping("placementRef");
        var name = ref.flatMap(target -> target.scalar("name")).map(ScalarNode::text);
        destinations.addAll(name.map(text -> named(text, policy.namespace()))
            .orElse(List.of(new Destination.Unknown())));
      }
    }
    return destinations.isEmpty() ? List.of(new Destination.Unknown()) : destinations;
  }

  private static boolean binds(MappingNode binding, ObjectRef policy) {
    for (var subject : binding.mappings("subjects")) {
      var kind = subject.scalar("kind").map(ScalarNode::text).orElse("");
      var name = subject.scalar("name").map(ScalarNode::text);
      if (kind.equals(policy.kind()) && name.equals(policy.name())) {
        return true;
      }
    }
    return false;
  }

  /** The clusters of the placement of that name. */
  List<Destination> named(String name, Optional<String> namespace) {
    for (var placement : placements) {
      if (placement.name().filter(name::equals).isPresent()
          && (namespace.isEmpty() || placement.namespace().equals(namespace))) {
        return selected(placement);
      }
    }
    return List.of(new Destination.Unknown());
  }

  /** The clusters of a placement in that file. */
  List<Destination> inFile(String path) {
    for (var placement : placements) {
      if (placement.document().source().id().path().equals(path)) {
        return selected(placement);
      }
    }
    return List.of(new Destination.Unknown());
  }

  private static List<Destination> selected(Manifest placement) {
    var spec = placement.root().mapping("spec");
    if (spec.isEmpty()) {
      return List.of(new Destination.Unknown());
    }
    return placement.gvk().kind().equals("PlacementRule")
        ? ofRule(spec.get())
        : ofPlacement(spec.get());
  }

  private static List<Destination> ofRule(MappingNode spec) {
    var listed = new ArrayList<Destination>();
    for (var cluster : spec.mappings("clusters")) {
      cluster.scalar("name").ifPresent(name -> listed.add(Applications.named(name.text())));
    }
    return listed.isEmpty()
        ? spec.mapping("clusterSelector")
            .map(selector -> ofSelector(selector, spec))
            .orElse(List.of(new Destination.Unknown()))
        : listed;
  }

  private static List<Destination> ofPlacement(MappingNode spec) {
    var destinations = new ArrayList<Destination>();
    for (var predicate : spec.mappings("predicates")) {
      var required = predicate.mapping("requiredClusterSelector");
      var selector = required.flatMap(fields -> fields.mapping("labelSelector"));
      var asksMore = required.flatMap(fields -> fields.get("claimSelector")).isPresent();
      destinations.addAll(
          selector.isEmpty() || asksMore
              ? List.of(new Destination.Unknown())
              : ofSelector(selector.get(), spec));
    }
    return destinations.isEmpty() ? List.of(new Destination.Unknown()) : destinations;
  }

  /**
   * The clusters of a label selector that asks for one thing: the name, or the hub itself.
   *
   * @param around where {@code numberOfClusters} would choose some of them
   */
  static List<Destination> ofSelector(MappingNode selector, MappingNode around) {
    var labels = selector.mapping("matchLabels");
    var expressions = selector.mappings("matchExpressions");
    var wanted = new ArrayList<ScalarNode>();
    var key = "";
    if (labels.isPresent() && labels.get().entries().size() == 1 && expressions.isEmpty()) {
      key = labels.get().entries().get(0).name();
      labels.get().scalar(key).ifPresent(wanted::add);
    } else if (labels.isEmpty() && expressions.size() == 1) {
      var expression = expressions.get(0);
      var isIn =
          expression.scalar("operator").filter(op -> op.text().equals("In")).isPresent();
      key = isIn ? expression.scalar("key").map(ScalarNode::text).orElse("") : "";
      for (var value : expression.items("values")) {
        if (value instanceof ScalarNode scalar) {
          wanted.add(scalar);
        }
      }
    }
    var isChoice = wanted.size() > 1 && around.entry("numberOfClusters").isPresent();
    return isChoice ? List.of(new Destination.Unknown()) : ofLabel(key, wanted);
  }

  private static List<Destination> ofLabel(String key, List<ScalarNode> wanted) {
    var destinations = new ArrayList<Destination>();
    for (var value : wanted) {
      if (key.equals("name")) {
        destinations.add(Applications.named(value.text()));
      } else if (key.equals("local-cluster") && value.text().equals("true")) {
        destinations.add(new Destination.Local());
      }
    }
    return destinations.size() == wanted.size() && !wanted.isEmpty()
        ? destinations
        : List.of(new Destination.Unknown());
  }
}
