package io.github.migrationlint.rules.policy.matchlabelsselector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.rules.Checked;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatteningTest {
  @Test
  void pairs_move_one_level_up_and_comments_stay() {
    var nested = """
        virtualMachineInstanceSelector:
          matchLabels:
              workload: db  # why
          # and
              "size": large
        """;
    var flat = """
        virtualMachineInstanceSelector:
          workload: db  # why
          # and
          "size": large
        """;

    assertEquals(Optional.of(flat.indent(4)), flattened(nested.indent(4)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    namespaceSelector: {matchLabels: {env: prod}}\n",
        "    namespaceSelector:\n      matchLabels: {env: prod}\n",
        "    namespaceSelector:\n      matchLabels:\n        {env: prod}\n",
      })
  void pairs_in_flow_style_move_too(String selectors) {
    var flat = flattened(selectors).orElseThrow();
    assertTrue(
        flat.equals("    namespaceSelector: {env: prod}\n")
            || flat.equals("    namespaceSelector:\n      env: prod\n"),
        flat);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A pair that is there already,
        "    namespaceSelector:\n      env: test\n      matchLabels:\n        env: prod\n",
        // nothing to move,
        "    namespaceSelector:\n      matchLabels: {}\n",
        // pairs that will be filled in.
        "    namespaceSelector:\n      matchLabels:\n        ${KEY}: prod\n",
      })
  void what_is_not_one_pair_on_a_line_is_left_alone(String selectors) {
    assertEquals(Optional.empty(), flattened(selectors));
  }

  private static Optional<String> flattened(String selectors) {
    var head = """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata:
          name: gold
        spec:
          selectors:
        """;
    var text = new StringBuilder(head + selectors);
    var fix = Checked.finding(new MatchLabelsSelector(), text.toString()).fix();
    fix.ifPresent(change -> change.edits().stream()
        .sorted(Comparator.comparing(Edit::span).reversed())
        .forEach(edit -> text.replace(edit.span().start(), edit.span().end(), edit.replacement())));
    return fix.map(change -> text.substring(head.length()));
  }
}
