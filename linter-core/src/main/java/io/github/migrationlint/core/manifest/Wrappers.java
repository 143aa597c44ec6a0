package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects that carry other objects. A wrapper is opened, not checked itself; what is inside keeps
 * its place in the outer file.
 */
final class Wrappers {
  /**
   * An object inside a wrapper.
   *
   * @param partial whether it is merged over what the cluster has
   * @param carrier empty for a wrapper that is gone once it is opened, such as a list
   * @param reading who reads it; empty where that is whoever reads the wrapper
   * @param namespace where it goes if it does not say so; empty where the wrapper does not tell
   * @param changes what the wrapper makes of it, and where that is written
   */
  record Inner(
      MappingNode root,
      boolean partial,
      Optional<Carrier> carrier,
      Optional<Reading> reading,
      Optional<ScalarNode> namespace,
      List<Label> changes) {
    Inner(MappingNode root, boolean partial, Optional<Carrier> carrier) {
      this(root, partial, carrier, Optional.empty(), Optional.empty(), List.of());
    }
  }

  private Wrappers() {}

  /**
   * What a wrapper carries; empty for an object that is no wrapper.
   *
   * @param around what the wrapper itself is in
   */
  static Optional<List<Inner>> open(
      GroupVersionKind gvk, MappingNode root, Optional<Carrier> around) {
    if (gvk.kind().endsWith("List") && root.get("items").isPresent()) {
      return Optional.of(whole(root.mappings("items"), around));
    }
    return switch (gvk.group() + "/" + gvk.kind()) {
      case "template.openshift.io/Template" -> Optional.of(OpenShiftTemplate.open(root, around));
      case "work.open-cluster-management.io/ManifestWork" ->
        Optional.of(whole(
            inside(root, "spec", "workload", "manifests"),
            Optional.of(new Carrier(Manifest.ref(gvk, root), "", false))));
      case "helm.toolkit.fluxcd.io/HelmRelease", "helm.cattle.io/HelmChart" ->
        Optional.of(RawCharts.in(root, around));
      case "policy.open-cluster-management.io/Policy" ->
        Optional.of(definitions(
            inside(root, "spec", "policy-templates"), false, Optional.of(policy(gvk, root))));
      case "policy.open-cluster-management.io/ConfigurationPolicy" ->
        Optional.of(definitions(
            inside(root, "spec", "object-templates"),
            true,
            Optional.of(configurationPolicy(Manifest.ref(gvk, root), root, around))));
      default -> Optional.empty();
    };
  }

  /** Whether a wrapper counts as an object besides: that of a chart, whatever its values hold. */
  static boolean hasMoreDetail(GroupVersionKind gvk) {
    return gvk.is("helm.toolkit.fluxcd.io", "HelmRelease") || gvk.is("helm.cattle.io", "HelmChart");
  }

  private static List<Inner> whole(List<MappingNode> roots, Optional<Carrier> carrier) {
    var inner = new ArrayList<Inner>();
    for (var root : roots) {
      inner.add(new Inner(root, false, carrier));
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

  private static Carrier policy(GroupVersionKind gvk, MappingNode root) {
    var isDisabled = specText(root, "disabled").equals("true");
    return new Carrier(Manifest.ref(gvk, root), isDisabled ? "disabled" : remediation(root), false);
  }

  /** What a Policy says holds for all it carries; else each of them speaks for itself. */
  private static Carrier configurationPolicy(
      ObjectRef ref, MappingNode root, Optional<Carrier> around) {
    var outer = around.map(Carrier::remediation).orElse("");
    var remediation = outer.isEmpty() ? remediation(root) : outer;
    return new Carrier(
        around.map(Carrier::ref).orElse(ref), remediation, remediation.equalsIgnoreCase("enforce"));
  }

  private static String remediation(MappingNode root) {
    return specText(root, "remediationAction");
  }

  private static String specText(MappingNode root, String name) {
    return root.mapping("spec")
        .flatMap(spec -> spec.scalar(name))
        .map(ScalarNode::text)
        .orElse("");
  }

  /**
   * ACM compares what a template holds with the cluster and merges it in; {@code mustnothave} asks
   * for the contrary, so it is no object.
   */
  private static List<Inner> definitions(
      List<MappingNode> templates, boolean partial, Optional<Carrier> carrier) {
    var inner = new ArrayList<Inner>();
    for (var template : templates) {
      var compliance = template.scalar("complianceType").map(ScalarNode::text).orElse("");
      if (!compliance.equalsIgnoreCase("mustnothave")) {
        template
            .mapping("objectDefinition")
            .ifPresent(root -> inner.add(new Inner(root, partial, carrier)));
      }
    }
    return inner;
  }
}
