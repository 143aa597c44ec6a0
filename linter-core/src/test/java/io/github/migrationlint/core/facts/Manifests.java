package io.github.migrationlint.core.facts;

/** Short manifests in flow style, to be put one after another. */
final class Manifests {
  private Manifests() {}

  /** A policy whose {@code spec} is the text given. */
  static String policy(String name, String spec) {
    return """
        ---
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: %s}
        spec: %s
        """.formatted(name, spec);
  }

  /** A policy with these pairs in flow style, such as {@code app: shop, tier: db}. */
  static String policy(String name, String vmiPairs, String namespacePairs) {
    return policy(
        name,
        "{selectors: {virtualMachineInstanceSelector: {%s}, namespaceSelector: {%s}}}"
            .formatted(vmiPairs, namespacePairs));
  }

  /** A VM with these labels on its template. */
  static String vm(String namespace, String name, String labels) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: %s, namespace: %s}
        spec: {template: {metadata: {labels: {%s}}}}
        """.formatted(name, namespace, labels);
  }

  static String namespace(String name, String labels) {
    return """
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: %s, labels: {%s}}
        """.formatted(name, labels);
  }
}
