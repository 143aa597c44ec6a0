package io.github.migrationlint.rules.fuzz;

/** Any JSON patch on any object. */
public final class JsonPatchFuzz {
  private static final String KUSTOMIZATION = """
      resources: [vm.yaml]
      patches: [{path: patch.yaml, target: {kind: VirtualMachine}}]
      """;

  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: vm, namespace: x, annotations: {a: "x-y"}}
      spec: {runStrategy: Always, template: {spec: {domain: {devices: {}}, volumes: [{name: a}, {name: b}]}}}
      """;

  private JsonPatchFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    var parts = FuzzInput.parts(data, "patch.yaml");
    parts.put("kustomization.yaml", KUSTOMIZATION);
    parts.putIfAbsent("vm.yaml", VM);
    CompositionFuzz.compose(parts);
  }
}
