package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects that carry other objects. A wrapper is opened, not judged itself; what stands inside keeps
 * its place in the outer file.
 */
final class Wrappers {
  /** An object inside a wrapper; a partial one is merged over what the cluster has. */
  record Inner(MappingNode root, boolean partial) {}

  private Wrappers() {}

  /** What a wrapper carries; empty for an object that is no wrapper. */
  static Optional<List<Inner>> open(GroupVersionKind gvk, MappingNode root) {
    if (gvk.kind().endsWith("List") && root.get("items").isPresent()) {
      return Optional.of(whole(root.mappings("items")));
    }
    return switch (gvk.group() + "/" + gvk.kind()) {
      case "template.openshift.io/Template" -> Optional.of(whole(root.mappings("objects")));
      case "work.open-cluster-management.io/ManifestWork" ->
        Optional.of(whole(inside(root, "spec", "workload", "manifests")));
      case "helm.toolkit.fluxcd.io/HelmRelease" ->
        Optional.of(whole(inside(root, "spec", "values", "resources")));
      case "policy.open-cluster-management.io/Policy" ->
        Optional.of(definitions(inside(root, "spec", "policy-templates"), false));
      case "policy.open-cluster-management.io/ConfigurationPolicy" ->
        Optional.of(definitions(inside(root, "spec", "object-templates"), true));
      default -> Optional.empty();
    };
  }

  private static List<Inner> whole(List<MappingNode> roots) {
    var inner = new ArrayList<Inner>();
    for (var root : roots) {
      inner.add(new Inner(root, false));
    }
    return inner;
  }

  /** The mappings of a list two mappings down. */
  private static List<MappingNode> inside(MappingNode root, String... path) {
    var at = Optional.of(root);
    for (var i = 0; i < path.length - 1; i++) {
      var name = path[i];
      at = at.flatMap(mapping -> mapping.mapping(name));
    }
    return at.map(mapping -> mapping.mappings(path[path.length - 1])).orElse(List.of());
  }

  /**
   * ACM compares what a template holds with the cluster and merges it in; {@code mustnothave} asks
   * for the contrary, so it is no object.
   */
  private static List<Inner> definitions(List<MappingNode> templates, boolean partial) {
    var inner = new ArrayList<Inner>();
    for (var template : templates) {
      var compliance = template.scalar("complianceType").map(ScalarNode::text).orElse("");
      if (!compliance.equalsIgnoreCase("mustnothave")) {
        template.mapping("objectDefinition").ifPresent(root -> inner.add(new Inner(root, partial)));
      }
    }
    return inner;
  }
}
