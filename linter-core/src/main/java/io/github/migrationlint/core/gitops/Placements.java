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
 * the label {@code name} that ACM gives each of them (stolostron/managedcluster-import-controller
 * {@code ensureManagedClusterMetaObj}); any other label is known to the hub alone.
 */
public final class Placements {
  private static final List<Destination> UNKNOWN = List.of(new Destination.Unknown());

  private static final String SCHEDULING_DISABLED =
      "cluster.open-cluster-management.io/experimental-scheduling-disable";

  private final List<Manifest> bindings = new ArrayList<>();
  private final List<Manifest> placements = new ArrayList<>();
  private final DisasterRecovery recovery;

  private Placements(DisasterRecovery recovery) {
    this.recovery = recovery;
  }

  public static Placements of(List<Manifest> manifests) {
    var found = new Placements(DisasterRecovery.of(manifests));
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

  /** Why no one can tell the clusters of a carrier; empty where these files do. */
  public Optional<String> whyUnknown(Carrier carrier) {
    var destinations = of(carrier);
    var what = carrier.ref().kind()
        + carrier.ref().name().map(name -> " `" + name + "`").orElse("");
    for (var destination : destinations) {
      if (destination instanceof Destination.Unknown) {
        var reason = isBound(carrier.ref())
            ? ", known only to the ACM hub"
            : ", as no placement in these files is bound to it";
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
        destinations.addAll(name.map(text -> named(text, policy.namespace())).orElse(UNKNOWN));
      }
    }
    return destinations.isEmpty() ? UNKNOWN : destinations;
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
    return UNKNOWN;
  }

  /** The clusters of a placement in that file. */
  List<Destination> inFile(String path) {
    for (var placement : placements) {
      if (placement.document().source().id().path().equals(path)) {
        return selected(placement);
      }
    }
    return UNKNOWN;
  }

  private List<Destination> selected(Manifest placement) {
    var spec = placement.root().mapping("spec");
    if (spec.isEmpty()) {
      return UNKNOWN;
    }
    return placement.gvk().kind().equals("PlacementRule")
        ? ofRule(spec.get())
        : ofPlacement(placement, spec.get());
  }

  private static List<Destination> ofRule(MappingNode spec) {
    var listed = new ArrayList<Destination>();
    for (var cluster : spec.mappings("clusters")) {
      cluster.scalar("name").ifPresent(name -> listed.add(Applications.named(name.text())));
    }
    return listed.isEmpty()
        ? spec.mapping("clusterSelector")
            .map(selector -> ofSelector(selector, spec))
            .orElse(UNKNOWN)
        : listed;
  }

  /**
   * Predicates are alternatives ({@code spec.predicates} of the Placement API: "ORed"), the selectors
   * within one are not. With {@code experimental-scheduling-disable} no predicate decides anything:
   * another controller writes the decision, Ramen's for disaster recovery.
   */
  private List<Destination> ofPlacement(Manifest placement, MappingNode spec) {
    if (annotation(placement, SCHEDULING_DISABLED).filter("true"::equals).isPresent()) {
      return recovery.clustersOf(placement);
    }
    var destinations = new ArrayList<Destination>();
    for (var predicate : spec.mappings("predicates")) {
      var required = predicate.mapping("requiredClusterSelector");
      var selector = required.flatMap(fields -> fields.mapping("labelSelector"));
      var asksMore = required.flatMap(fields -> fields.get("claimSelector")).isPresent()
          || required.flatMap(fields -> fields.get("celSelector")).isPresent();
      if (selector.isEmpty()) {
        return UNKNOWN;
      }
      var selected = ofSelector(selector.get(), spec);
      destinations.addAll(asksMore ? some(selected) : selected);
    }
    if (destinations.isEmpty() || destinations.contains(new Destination.Unknown())) {
      return UNKNOWN;
    }
    var wanted = destinations.size();
    return choosesFewer(spec, wanted) ? some(destinations) : List.copyOf(destinations);
  }

  /** Whether only some of that many clusters get it. */
  private static boolean choosesFewer(MappingNode spec, int clusters) {
    var number = spec.scalar("numberOfClusters").or(() -> spec.scalar("clusterReplicas"));
    if (number.isEmpty()) {
      return false;
    }
    var text = number.get().text();
    return text.length() > 4
        || !text.chars().allMatch(Character::isDigit)
        || text.isEmpty()
        || Integer.parseInt(text) < clusters;
  }

  /** The same clusters where something may leave some of them out. */
  private static List<Destination> some(List<Destination> all) {
    var names = new ArrayList<String>();
    for (var destination : all) {
      if (destination instanceof Destination.Named named) {
        names.add(named.cluster());
      } else if (destination instanceof Destination.OneOf several) {
        names.addAll(several.clusters());
      } else {
        return UNKNOWN;
      }
    }
    return List.of(new Destination.OneOf(names));
  }

  static Optional<String> annotation(Manifest manifest, String name) {
    return manifest
        .root()
        .mapping("metadata")
        .flatMap(metadata -> metadata.mapping("annotations"))
        .flatMap(annotations -> annotations.scalar(name))
        .map(ScalarNode::text);
  }

  /**
   * The clusters of a label selector that asks for the name, or for the hub itself. Whatever else it
   * asks for leaves some of them out.
   *
   * @param around where {@code numberOfClusters} would choose some of them
   */
  static List<Destination> ofSelector(MappingNode selector, MappingNode around) {
    var found = List.<Destination>of();
    var requirements = 0;
    var labels = selector.mapping("matchLabels");
    for (var label : labels.map(MappingNode::entries).orElse(List.of())) {
      requirements++;
      if (label.value() instanceof ScalarNode value) {
        var selected = ofLabel(label.name(), List.of(value));
        found = found.isEmpty() ? selected : found;
      }
    }
    for (var expression : selector.mappings("matchExpressions")) {
      requirements++;
      var selected = ofExpression(expression);
      found = found.isEmpty() ? selected : found;
    }
    if (found.isEmpty()) {
      return UNKNOWN;
    }
    return requirements > 1 || choosesFewer(around, found.size()) ? some(found) : found;
  }

  private static List<Destination> ofExpression(MappingNode expression) {
    var isIn =
        expression.scalar("operator").filter(op -> op.text().equals("In")).isPresent();
    var key = expression.scalar("key").map(ScalarNode::text).orElse("");
    var wanted = new ArrayList<ScalarNode>();
    for (var value : expression.items("values")) {
      if (value instanceof ScalarNode scalar) {
        wanted.add(scalar);
      }
    }
    return isIn ? ofLabel(key, wanted) : List.of();
  }

  /** Empty where the label is not one that says which cluster is meant. */
  private static List<Destination> ofLabel(String key, List<ScalarNode> wanted) {
    var destinations = new ArrayList<Destination>();
    for (var value : wanted) {
      if (key.equals("name")) {
        destinations.add(Applications.named(value.text()));
      } else if (key.equals("local-cluster") && value.text().equals("true")) {
        destinations.add(new Destination.Local());
      }
    }
    return destinations.size() == wanted.size() ? destinations : List.of();
  }
}
