package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.Linter;
import java.util.List;

/** Any JSON patch on any object, by kustomize and in the annotation of a HyperConverged. */
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
    var patch = parts.getOrDefault("patch.yaml", "").strip();
    if (!patch.isEmpty()) {
      parts.put(
          "hco.yaml",
          "apiVersion: hco.kubevirt.io/v1beta1\nkind: HyperConverged\nmetadata:\n  name: h\n"
              + "  annotations:\n    kubevirt.kubevirt.io/jsonpatch: |-\n      "
              + patch.replace("\n", "\n      ") + "\n");
    }
    FuzzInput.withoutBugs(new Linter(List.of()).lint(FuzzInput.repository(parts)));
  }
}
