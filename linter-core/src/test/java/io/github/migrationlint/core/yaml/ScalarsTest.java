package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scalars and keys mean what the recorded tables say, row by row. */
class ScalarsTest {
  @Test
  void both_readings_are_those_of_the_programs() {
    var wrong = new ArrayList<String>();
    var rows = Yaml.table("scalars.tsv");
    for (var row : rows) {
      var columns = row.split("\t", -1);
      var value =
          ((MappingNode) Yaml.tree("v: " + columns[0] + "\n")).scalar("v").orElseThrow();
      check(columns[0], columns[1], value.value(Reading.KUBECTL), wrong);
      check(columns[0] + " (kustomize)", columns[2], value.value(Reading.KUSTOMIZE), wrong);
    }
    assertEquals(List.of(), wrong);
    assertTrue(rows.size() > 300, "rows: " + rows.size());
  }

  /** Numbers are compared as numbers, but one with an exponent is never a whole one. */
  private static void check(
      String scalar, String expected, ScalarValue actual, List<String> wrong) {
    var text = Yaml.json(actual);
    var same = expected.matches("-?[0-9].*")
        ? !(actual instanceof ScalarValue.Text)
            && !text.equals("refused")
            && new BigDecimal(expected).compareTo(new BigDecimal(text)) == 0
            && actual instanceof ScalarValue.Int == expected.matches("-?[0-9]+")
        : expected.equals(text);
    if (!same) {
      wrong.add(scalar + " is " + expected + ", not " + text);
    }
  }

  @Test
  void keys_have_the_names_kubectl_gives_them() {
    var wrong = new ArrayList<String>();
    for (var row : Yaml.table("keys.tsv")) {
      var columns = row.split("\t", -1);
      var outcome = Yaml.read("? " + columns[0] + "\n: 1\n");
      var root = outcome.value().documents().get(0).root();
      var name = root.isPresent()
          ? Yaml.json(
              new ScalarValue.Text(((MappingNode) root.get()).entries().get(0).name()))
          : "refused";
      if (!name.equals(columns[1]) || root.isPresent() != outcome.problems().isEmpty()) {
        wrong.add(columns[0] + " is " + columns[1] + ", not " + name);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void what_no_client_can_send_says_why() {
    var infinite = ((MappingNode) Yaml.tree("v: -.inf")).scalar("v").orElseThrow();
    assertEquals(new ScalarValue.Unusable("JSON has no -.inf"), infinite.value(Reading.KUBECTL));
    var mistagged = ((MappingNode) Yaml.tree("v: !!int x")).scalar("v").orElseThrow();
    assertEquals(new ScalarValue.Unusable("`x` is no !!int"), mistagged.value(Reading.KUSTOMIZE));
    assertEquals("no JSON value", mistagged.describe());
  }

  @Test
  void a_long_number_is_read_in_good_time_and_is_no_whole_one() {
    var digits = "1".repeat(1_000_000);
    var huge = ((MappingNode) Yaml.tree("v: " + digits)).scalar("v").orElseThrow();
    assertEquals(new ScalarValue.Text(digits), huge.value(Reading.KUBECTL));
    assertFalse(huge.value(Reading.KUSTOMIZE) instanceof ScalarValue.Int);
  }
}
