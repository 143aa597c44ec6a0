package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.load.PathGlobs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** Any patterns: of names and labels in kustomizations, of paths in globs. A line each. */
public final class SelectorFuzz {
  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: %s, namespace: x, labels: {tier: gold, "a.b/c": d}}
      spec: {runStrategy: Always, template: {spec: {domain: {devices: {}}}}}
      """;

  private SelectorFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    var lines = FuzzInput.text(data).split("\n", 6);
    var texts = Arrays.copyOf(lines, 6);
    for (var i = 0; i < texts.length; i++) {
      texts[i] = i < lines.length ? lines[i] : "";
    }
    var files = new LinkedHashMap<String, String>();
    files.put("vm.yaml", VM.formatted("vm1") + "---\n" + VM.formatted("db"));
    files.put(
        "kustomization.yaml",
        "resources: [vm.yaml]\npatches:\n- target: {kind: " + quoted(texts[0]) + ", name: "
            + quoted(texts[1]) + ", labelSelector: " + quoted(texts[2])
            + ", annotationSelector: " + quoted(texts[3])
            + "}\n  patch: '[{op: add, path: /spec/x, value: 1}]'\nreplacements:\n"
            + "- source: {kind: VirtualMachine, name: db, fieldPath: " + quoted(texts[4])
            + "}\n  targets: [{select: {kind: VirtualMachine}, fieldPaths: [" + quoted(texts[5])
            + "]}]\n");
    CompositionFuzz.compose(files);
    var globs = PathGlobs.of(List.of(texts[0], texts[1]));
    globs.match(List.of("a", "b", texts[2].replace("/", "")));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''").replace("\r", "") + "'";
  }
}
