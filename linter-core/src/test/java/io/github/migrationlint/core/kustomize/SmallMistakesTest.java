package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single conditions of the composition hold, which no recorded layout tells apart. */
class SmallMistakesTest {
  private static final String VM = """
      === vm.yaml
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: vm, namespace: x, labels: {a: b}}
      spec: {runStrategy: Always, list: [1, 2]}
      """;

  private static Composition compose(String kustomization, String more) {
    return Layout.of("", "=== kustomization.yaml\n" + kustomization + VM + more).composition();
  }

  private static Composition compose(String kustomization) {
    return compose(kustomization, "");
  }

  private static List<String> messages(Composition composition) {
    var messages = new ArrayList<String>();
    for (var problem : composition.problems()) {
      messages.add(problem.code() + ": " + problem.message());
    }
    return messages;
  }

  private static String strategy(Composition composition) {
    return Nodes.text(
        composition.objects().get(0).root().mapping("spec").orElseThrow(), "runStrategy");
  }

  @Test
  void a_broken_replacement_drops_no_object() {
    var composition = compose("""
        resources: [vm.yaml]
        replacements:
        - source: {kind: ConfigMap, name: none, fieldPath: data.a}
          targets: [{select: {kind: VirtualMachine}, fieldPaths: [spec.runStrategy]}]
        - targets: [{select: {kind: VirtualMachine}, fieldPaths: [spec.runStrategy]}]
        - source: {kind: VirtualMachine, fieldPath: metadata.name}
          targets: [{fieldPaths: [spec.runStrategy]}]
        """);
    assertEquals(
        List.of(
            "broken-kustomization: the source of the replacement selects no object",
            "broken-kustomization: a replacement needs a source and targets",
            "broken-kustomization: a target of a replacement needs `select`"),
        messages(composition));
    assertEquals("Always", strategy(composition));
  }

  @Test
  void a_replacement_has_a_path_or_a_source() {
    assertEquals(
        List.of("broken-kustomization: a replacement has a path or a source and targets, not both"),
        messages(compose("""
            resources: [vm.yaml]
            replacements:
            - path: r.yaml
              source: {kind: VirtualMachine}
            """, "=== r.yaml\n[]\n")));
  }

  @Test
  void a_source_must_be_one_object_with_a_value() {
    assertEquals(
        List.of(
            "broken-kustomization: the source of the replacement selects 2 objects",
            "broken-kustomization: the source of the replacement has no `spec.none`",
            "broken-kustomization: a delimiter splits a text, not a list",
            "broken-kustomization: `Always` has no part number 3"),
        messages(compose(
            """
            resources: [vm.yaml, other.yaml]
            replacements:
            - source: {kind: VirtualMachine}
              targets: [{select: {kind: VirtualMachine}, fieldPaths: [spec.x]}]
            - source: {kind: VirtualMachine, name: vm, fieldPath: spec.none}
              targets: [{select: {kind: VirtualMachine}, fieldPaths: [spec.x]}]
            - source: {kind: VirtualMachine, name: vm, fieldPath: spec.list, options: {delimiter: "-"}}
              targets: [{select: {kind: VirtualMachine}, fieldPaths: [spec.x]}]
            - source: {kind: VirtualMachine, name: vm, fieldPath: spec.runStrategy, options: {delimiter: "-", index: 3}}
              targets: [{select: {kind: VirtualMachine}, fieldPaths: [spec.x]}]
            """,
            "=== other.yaml\n" + VM.substring(VM.indexOf("api")).replace("name: vm", "name: o"))));
  }

  @Test
  void an_object_is_found_by_its_name_after_a_prefix() {
    var composition = Layout.of("top", """
        === base/kustomization.yaml
        resources: [vm.yaml]
        namePrefix: p-
        === base/vm.yaml
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: vm}
        === top/kustomization.yaml
        resources: [../base, twin.yaml]
        === top/twin.yaml
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: p-vm}
        """).composition();
    assertEquals(
        List.of("broken-kustomization: there is another VirtualMachine p-vm in this kustomization"),
        messages(composition));
  }

  @Test
  void a_move_removes_what_it_moves() {
    var composition = compose("""
        resources: [vm.yaml]
        patches:
        - target: {kind: VirtualMachine}
          patch: "- {op: move, from: /spec/list/7, path: /spec/first}"
        """);
    assertEquals(
        List.of("broken-kustomization: the object has nothing at `/spec/list/7` to move"),
        messages(composition));
  }

  @Test
  void a_test_compares_lists_of_another_length() {
    var composition = compose("""
        resources: [vm.yaml]
        patches:
        - target: {kind: VirtualMachine}
          patch: "- {op: test, path: /spec/list, value: [1, 2, 3]}"
        """);
    assertEquals(
        List.of("broken-kustomization: the test of `/spec/list` fails"), messages(composition));
  }

  @Test
  void labels_reach_templates_only_when_asked_to() {
    for (var asks : List.of("", "includeTemplates: false", "includeTemplates: true")) {
      var composition = compose("""
          resources: [d.yaml]
          labels:
          - pairs: {a: b}
            %s
          """.formatted(asks), """
          === d.yaml
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: d}
          spec: {template: {spec: {}}}
          """);
      var template = composition
          .objects()
          .get(0)
          .root()
          .mapping("spec")
          .flatMap(spec -> spec.mapping("template"))
          .orElseThrow();
      assertEquals(asks.endsWith("true"), template.mapping("metadata").isPresent(), asks);
    }
  }

  @Test
  void a_path_that_is_no_string_is_refused() {
    assertEquals(
        List.of("broken-kustomization: `path` is an integer, kustomize wants a string"),
        messages(compose("""
            resources: [vm.yaml]
            patches: [{path: 5, patch: "{kind: VirtualMachine, metadata: {name: vm, namespace: x}}"}]
            """)).subList(0, 1));
  }

  @Test
  void a_user_and_a_host_are_remote() {
    assertTrue(RemotePath.isOne("git@example.com:team/base"));
    assertTrue(RemotePath.isOne("user@host/team"));
    assertTrue(RemotePath.isOne("git::https://example.com/x"));
    assertTrue(RemotePath.isOne("github.com/team/base"));
    assertFalse(RemotePath.isOne("folder/a@b:c"));
    assertFalse(RemotePath.isOne("a@b"));
    assertFalse(RemotePath.isOne("../base"));
  }

  @Test
  void a_pattern_covers_the_whole_name_however_long() {
    var pattern = AnchoredPattern.of("(a|b)+").orElseThrow();
    assertEquals(Certainty.YES, pattern.matches("ab".repeat(5_000)));
    assertEquals(Certainty.NO, pattern.matches("ab".repeat(5_000) + "c"));
    assertEquals(Certainty.NO, AnchoredPattern.of("vm").orElseThrow().matches("vm1"));
    assertEquals(Certainty.YES, AnchoredPattern.of("").orElseThrow().matches("anything"));
  }

  @Test
  void what_only_some_releases_of_go_take_is_unknown() {
    assertEquals(Certainty.UNKNOWN, AnchoredPattern.of("(?<x>vm)").orElseThrow().matches("vm"));
    assertEquals(
        Certainty.UNKNOWN, AnchoredPattern.of("\\p{Digit}").orElseThrow().matches("1"));
    assertEquals(Certainty.YES, AnchoredPattern.of("\\p{Lu}").orElseThrow().matches("V"));
    assertEquals(Certainty.NO, AnchoredPattern.of("\\p{Lu}").orElseThrow().matches("v"));
    assertEquals(
        Certainty.UNKNOWN, AnchoredPattern.of("\\p{Lu}\\p{Greek}").orElseThrow().matches("V"));
    assertEquals(Certainty.YES, AnchoredPattern.of("\\\\C").orElseThrow().matches("\\C"));
    for (var refused : List.of(
        "(?<=x)vm",
        "vm++",
        "(?>vm)",
        "(v)\\1",
        "vm\\Z",
        "\\h",
        "vm\\R",
        "\\C",
        "a\\Cb",
        "vm{1,2000}",
        "(?x)vm",
        "(?d)vm",
        "[")) {
      assertTrue(AnchoredPattern.of(refused).isEmpty(), refused);
    }
  }

  @Test
  void a_target_in_doubt_is_no_broken_patch() {
    var composition = compose("""
        resources: [vm.yaml]
        components: [https://example.com/component]
        patches:
        - target: {kind: VirtualMachine}
          patch: "- {op: remove, path: /spec/made}"
        - patch: |
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: other}
        """);
    assertFalse(composition.isBroken(), () -> messages(composition).toString());
    assertFalse(composition.objects().get(0).doubts().isEmpty());
  }

  @Test
  void a_value_from_a_doubted_object_is_unknown_and_the_rest_is_not() {
    var composition = compose("""
        resources: [vm.yaml, https://example.com/base]
        replacements:
        - source: {kind: ConfigMap, name: elsewhere, fieldPath: data.a}
          targets: [{select: {kind: VirtualMachine}, fieldPaths: [metadata.labels.a]}]
        """);
    var object = composition.objects().get(0);
    assertEquals(List.of(), object.doubts());
    assertEquals(1, object.gaps().size());
    assertEquals("Always", strategy(composition));
    assertTrue(
        Nodes.isUnknown(Selector.metadata(object.root(), "labels").get("a").orElseThrow()));
  }
}
