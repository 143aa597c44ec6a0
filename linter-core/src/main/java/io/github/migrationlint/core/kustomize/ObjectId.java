package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;

/**
 * What kustomize tells objects apart by (kyaml/resid): group, version, kind, name and effective
 * namespace.
 *
 * @param namespace as written, empty when it is not
 */
record ObjectId(String group, String version, String kind, String name, String namespace) {
  /** The answer for kinds that are surely cluster-scoped; no namespace is called so. */
  static final String NO_NAMESPACE = "_non_namespaceable_";

  static ObjectId of(MappingNode object) {
    var apiVersion = Nodes.text(object, "apiVersion");
    var slash = apiVersion.indexOf('/');
    var metadata = object.mapping("metadata").orElse(Nodes.emptyMapping(object.span()));
    return new ObjectId(
        slash < 0 ? "" : apiVersion.substring(0, slash),
        apiVersion.substring(slash + 1),
        Nodes.text(object, "kind"),
        Nodes.text(metadata, "name"),
        Nodes.text(metadata, "namespace"));
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /**
   * Whether kustomize is certain that the kind is cluster-scoped: it knows built-in kinds only, so
   * a MigrationPolicy counts as namespaced and is given a namespace.
   */
  boolean isClusterScoped() {
    return ClusterScopedKinds.contains(apiVersion(), kind);
  }

  String effectiveNamespace() {
    if (isClusterScoped()) {
      return NO_NAMESPACE;
    }
    return namespace.isEmpty() ? "default" : namespace;
  }

  /** The same with the effective namespace: equal for objects that kustomize takes for one. */
  ObjectId normal() {
    var effective = effectiveNamespace();
    return effective.equals(namespace) ? this : named(name, effective, kind);
  }

  /** Whether its name or namespace is unknown, so that it is not known to be any other's. */
  boolean isUnknown() {
    return name.contains("$(") || namespace.contains("$(");
  }

  boolean isSame(ObjectId other) {
    return name.equals(other.name)
        && kind.equals(other.kind)
        && group.equals(other.group)
        && version.equals(other.version)
        && effectiveNamespace().equals(other.effectiveNamespace());
  }

  /** Whether the fields of the selector that are not empty are this object's. */
  boolean isSelectedBy(ObjectId selector) {
    return (selector.name.isEmpty() || selector.name.equals(name))
        && (selector.namespace.isEmpty()
            || selector.effectiveNamespace().equals(effectiveNamespace()))
        && (selector.group.isEmpty() || selector.group.equals(group))
        && (selector.version.isEmpty() || selector.version.equals(version))
        && (selector.kind.isEmpty() || selector.kind.equals(kind));
  }

  boolean isEmpty() {
    return (group + version + kind + name + namespace).isEmpty();
  }

  ObjectId named(String otherName, String otherNamespace, String otherKind) {
    return new ObjectId(group, version, otherKind, otherName, otherNamespace);
  }

  /** For messages: {@code MigrationPolicy p}, {@code VirtualMachine shop/db}. */
  @Override
  public String toString() {
    return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
