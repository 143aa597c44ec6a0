package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionFileTest {
  private static final String DEFINITION = """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: guests.example.com
      spec:
        names: {kind: VirtualMachine}

        description: |
          kind: VirtualMachine
      status:
        conditions: []
      """;

  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata:
        name: a
      """;

  private static boolean isOne(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return DefinitionFile.isOne(bytes, bytes.length);
  }

  @Test
  void a_file_of_definitions_is_one() {
    assertTrue(isOne(DEFINITION));
    assertTrue(isOne(DEFINITION.strip()));
    assertTrue(isOne(DEFINITION.replace("\n", "\r\n")));
    assertTrue(isOne("# generated\n---\n" + DEFINITION + "--- \n\n" + DEFINITION + "---\n"));
  }

  @Test
  void a_file_with_anything_else_is_none() {
    assertFalse(isOne(VM));
    assertFalse(isOne(DEFINITION + "---\n" + VM));
    assertFalse(isOne(VM + "---\n" + DEFINITION));
    assertFalse(isOne(""));
    assertFalse(isOne("# only a comment\n---\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: VirtualMachine",
        "\"kind\": VirtualMachine",
        "? kind",
        "kind : VirtualMachine",
        "<<: *vm",
        "...",
        "--- {kind: VirtualMachine}",
        "{{- if .Values.crds }}",
        "items:",
        "- a",
        "\tkind: VirtualMachine",
      })
  void a_line_that_no_definition_has_makes_it_none(String line) {
    assertFalse(isOne(DEFINITION + line + "\n"), "behind");
    assertFalse(isOne(line + "\n" + DEFINITION), "before");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: apiextensions.k8s.io/v1\nmetadata:\n  name: a\n",
        "kind: CustomResourceDefinition\n",
        "apiVersion: v1\nkind: CustomResourceDefinition\n",
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {a: b}\n",
        " apiVersion: apiextensions.k8s.io/v1\n kind: CustomResourceDefinition\n",
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition # or: VirtualMachine\n",
      })
  void what_is_not_written_as_definitions_are_is_read(String text) {
    assertFalse(isOne(text));
  }
}
