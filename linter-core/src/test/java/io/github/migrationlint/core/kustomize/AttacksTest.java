package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.HardLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A few hundred bytes that ask for more than any machine has. What a composition spends is counted; the
 * timeout only ends a test that would hang.
 */
@SuppressWarnings("StringConcatToTextBlock") // what is repeated is beside what is not
class AttacksTest {
  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: %s, namespace: x, annotations: {a: "x-y"}}
      spec: {runStrategy: Always, template: {spec: {domain: {devices: {}}}}}
      """;

  private static Composition compose(String build, String files) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> Layout.of(build, files).composition());
  }

  private static void assertCut(Composition composition, String what) {
    assertTrue(composition.isCut(), () -> composition.problems().toString());
    assertEquals(List.of(), composition.objects());
    assertEquals(1, composition.problems().size(), () -> composition.problems().toString());
    assertTrue(
        composition.problems().get(0).message().contains(what),
        () -> composition.problems().toString());
    assertFalse(composition.isBroken());
    assertFalse(composition.notSeen().isEmpty());
  }

  @Test
  void a_clique_of_cycles_ends_at_the_first_one() {
    var files = new StringBuilder();
    for (var i = 0; i < 14; i++) {
      files.append("=== k" + i + "/kustomization.yaml\nresources:\n");
      for (var j = 0; j < 14; j++) {
        files.append(i == j ? "" : "- ../k" + j + "\n");
      }
    }
    var composition = compose("k0", files.toString());
    assertTrue(composition.isBroken());
    assertEquals(1, composition.problems().size(), () -> composition.problems().toString());
  }

  @Test
  void what_reaches_a_cycle_is_broken_once() {
    var composition = compose("top", """
        === top/kustomization.yaml
        resources: [../a, ../c, ../a]
        === a/kustomization.yaml
        resources: [../b]
        === b/kustomization.yaml
        resources: [../a]
        === c/kustomization.yaml
        resources: [../b]
        """);
    assertEquals(1, composition.problems().size(), () -> composition.problems().toString());
  }

  /** kustomize walks every path and does not end here either: not composed, but not broken. */
  @Test
  void components_that_list_all_later_ones() {
    var files = new StringBuilder();
    for (var i = 0; i < 30; i++) {
      files.append(
          "=== k" + i + "/kustomization.yaml\nkind: Component\nnamePrefix: a-\ncomponents:\n");
      for (var j = i + 1; j < 30; j++) {
        files.append("- ../k" + j + "\n");
      }
    }
    files.append("=== top/kustomization.yaml\nresources: [vm.yaml]\ncomponents: [../k0]\n");
    files.append("=== top/vm.yaml\n" + VM.formatted("vm"));
    assertCut(compose("top", files.toString()), "not composed");
  }

  @Test
  void a_component_on_several_paths_is_applied_on_each() {
    var files = new StringBuilder();
    for (var i = 0; i < 8; i++) {
      files.append("=== k" + i + "/kustomization.yaml\nkind: Component\n");
      files.append(i == 7 ? "namePrefix: a-\n" : "components:\n");
      for (var j = i + 1; j < 8; j++) {
        files.append("- ../k" + j + "\n");
      }
    }
    files.append("=== top/kustomization.yaml\nresources: [vm.yaml]\ncomponents: [../k0]\n");
    files.append("=== top/vm.yaml\n" + VM.formatted("vm"));
    var composition = compose("top", files.toString());
    assertEquals(List.of(), composition.problems());
    var name = ObjectId.of(composition.objects().get(0).root()).name();
    assertEquals("a-".repeat(64) + "vm", name);
  }

  @Test
  void a_value_that_doubles() {
    var files = new StringBuilder("=== kustomization.yaml\nresources: [vm.yaml]\nreplacements:\n");
    for (var i = 0; i < 40; i++) {
      files.append("- {source: {kind: VirtualMachine, name: vm, fieldPath: metadata.annotations.a},"
          + " targets: [{select: {kind: VirtualMachine}, fieldPaths: [metadata.annotations.a],"
          + " options: {delimiter: \"-\", index: 1}}]}\n");
    }
    files.append("=== vm.yaml\n" + VM.formatted("vm"));
    assertCut(compose("", files.toString()), "characters");
  }

  @Test
  void aliases_stay_shared() {
    var files = new StringBuilder("""
        === kustomization.yaml
        resources: [v.yaml]
        namePrefix: p-
        commonLabels: {a: b}
        patches: [{target: {kind: VirtualMachine}, patch: "- {op: add, path: /spec/c, value: d}"}]
        === v.yaml
        """);
    for (var i = 0; i < 12; i++) {
      files.append("---\napiVersion: kubevirt.io/v1\nkind: VirtualMachine\n"
          + "metadata: {name: vm" + i + ", namespace: x}\n"
          + "spec: {runStrategy: Always, template: {spec: {domain: {devices: {}}, b: [&a"
          + " [l,l,l,l,l,l,l,l,l],&b [*a,*a,*a,*a,*a,*a,*a,*a,*a],&c [*b,*b,*b,*b,*b,*b,*b,*b,*b],"
          + "&d [*c,*c,*c,*c,*c,*c,*c,*c,*c]]}}}\n");
    }
    var composition = compose("", files.toString());
    assertEquals(List.of(), composition.problems());
    assertEquals(12, composition.objects().size());
  }

  @Test
  void an_object_as_deep_as_a_stack() {
    var files = new StringBuilder("=== kustomization.yaml\nresources: [vm.yaml]\npatches:\n"
        + "- target: {kind: VirtualMachine}\n  patch: |\n");
    for (var i = 0; i < 40; i++) {
      files.append("    - {op: add, path: /spec" + "/a".repeat(80 * i) + "/a, value: "
          + "{a: ".repeat(80) + "1" + "}".repeat(80) + "}\n");
    }
    files.append("=== vm.yaml\n" + VM.formatted("vm"));
    assertCut(compose("", files.toString()), "deeper");
  }

  @Test
  void as_many_targets_as_objects() {
    var files = new StringBuilder("=== kustomization.yaml\nresources: [vm.yaml]\nreplacements:\n"
        + "- source: {kind: VirtualMachine, name: vm1, fieldPath: metadata.name}\n  targets:\n");
    for (var i = 0; i < 600; i++) {
      files.append("  - {select: {kind: VirtualMachine}, fieldPaths: [spec.x]}\n");
    }
    files.append("=== vm.yaml\n");
    for (var i = 0; i < 600; i++) {
      files.append("---\n" + VM.formatted("vm" + i));
    }
    var composition = compose("", files.toString());
    assertEquals(1 + HardLimits.MAX_FINDINGS, composition.problems().size());
    assertTrue(composition
        .problems()
        .get(0)
        .message()
        .equals("VirtualMachine x/vm0 and 599 more have no `spec.x` to replace"));
  }

  @Test
  void thousands_of_labels_on_every_object() {
    var files = new StringBuilder("=== kustomization.yaml\nresources: [vm.yaml]\ncommonLabels:\n");
    for (var i = 0; i < 4000; i++) {
      files.append("  k" + i + ": v\n");
    }
    files.append("=== vm.yaml\n");
    for (var i = 0; i < 50; i++) {
      files.append("---\n" + VM.formatted("vm" + i));
    }
    var composition = compose("", files.toString());
    assertEquals(List.of(), composition.problems());
    assertEquals(50, composition.objects().size());
  }

  @Test
  void bases_that_double() {
    var files = new StringBuilder(
        "=== k0/kustomization.yaml\nresources: [vm.yaml]\n=== k0/vm.yaml\n" + VM.formatted("vm"));
    for (var i = 1; i <= 20; i++) {
      for (var side : List.of("a", "b")) {
        files.append("=== " + side + i + "/kustomization.yaml\nresources: [../k" + (i - 1)
            + "]\nnamePrefix: " + side + "-\n");
      }
      files.append(
          "=== k" + i + "/kustomization.yaml\nresources: [../a" + i + ", ../b" + i + "]\n");
    }
    assertCut(compose("k20", files.toString()), "objects");
  }

  @Test
  void an_honest_size_is_composed() {
    var files =
        new StringBuilder("=== base/kustomization.yaml\nresources: [vm.yaml]\n=== base/vm.yaml\n");
    for (var i = 0; i < 30_000; i++) {
      files.append("---\n" + VM.formatted("vm" + i));
    }
    files.append("=== top/kustomization.yaml\nresources: [../base]\nnamePrefix: p-\n"
        + "commonLabels: {a: b}\nnamespace: other\n");
    var composition = compose("top", files.toString());
    assertEquals(List.of(), composition.problems());
    assertEquals(30_000, composition.objects().size());
  }
}
