package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.BudgetSpent;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language in which Flux substitutes variables. */
class EnvSubstTest {
  private static final Span PLACE = new Span(new SourceFile(new SourceId("a.yaml"), "x"), 0, 1);

  private static EnvSubst.Result result(String text, Map<String, String> values) {
    return result(text, values, new Budget());
  }

  private static EnvSubst.Result result(String text, Map<String, String> values, Budget budget) {
    var nodes = new HashMap<String, ScalarNode>();
    values.forEach((name, value) -> nodes.put(name, Nodes.string(PLACE, value)));
    var variables = new Variables(PLACE, nodes, Set.of("U"), false, false);
    return EnvSubst.of(text, variables::of, budget.share(), PLACE);
  }

  private static String substituted(String text) {
    var values = Map.of(
        "A", "abcdef", "E", "", "L", "aaXaa", "C", "ABC", "N", "-2", "FAR", "-9", "a_1", "under");
    var result = result(text, values);
    if (result instanceof EnvSubst.Known known) {
      return known.text();
    }
    return result instanceof EnvSubst.Broken broken
        ? "broken: " + broken.why()
        : "unknown " + new TreeSet<>(((EnvSubst.Unknown) result).missing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | ''",
        "a$b$(c) | a$b$(c)",
        "a$$b | a$b",
        "$${A} | ${A}",
        "-${A}-${a_1}- | -abcdef-under-",
        "${M} | unknown [M]",
        "${U} | unknown []",
        "${M}${U}${K} | unknown [K, M]",
        "${#A}${#E} | 60",
        "${#M} | 0",
        "${A:-x} | abcdef",
        "${E:-x} | x",
        "${M:-x} | x",
        "${M:-} | ''",
        "${E:=x} | x",
        "${E:?x} | x",
        "${E:+x} | x",
        "${E=x} | x",
        "${E:-x${A}y} | xabcdefy",
        "${A:-${U}} | abcdef",
        "${E:-${U}} | unknown []",
        "${M:-${U}} | unknown []",
        "${M:-${K}} | unknown [K]",
        "${A:-${K}} | unknown [K]",
        "${U}${A:-${U}} | unknown []",
        "${U:-x} | unknown []",
      })
  void a_variable_is_replaced_or_its_default_is(String text, String result) {
    assertEquals(result, substituted(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${A^} | Abcdef",
        "${A^^} | ABCDEF",
        "${C,} | aBC",
        "${C,,} | abc",
        "${E^}${E,} | ''",
        "${A:0} | abcdef",
        "${A:2} | cdef",
        "${A:5} | f",
        "${A:6} | ''",
        "${A:9} | ''",
        "${A:2:2} | cd",
        "${A:2:4} | cdef",
        "${A:2:3} | cde",
        "${A:0:0} | ''",
        "${A:1:9} | bcdef",
        "${A:${N}} | ef",
        "${A:${N}:1} | e",
        "${A:${FAR}} | abcdef",
        "${A:1:${N}} | bcdef",
        "${A:x} | abcdef",
        "${A:1:x} | abcdef",
        "${A#ab} | cdef",
        "${A##ab} | cdef",
        "${A###ab} | abcdef",
        "${A#x} | abcdef",
        "${A%ef} | abcd",
        "${A%%ef} | abcd",
        "${A%x} | abcdef",
        "${A%${A}} | ''",
        "${A#a*} | unknown []",
        "${A%?} | unknown []",
        "${A#[a]} | unknown []",
        "${A#\\a} | unknown []",
      })
  void a_value_is_cut_or_written_in_other_letters(String text, String result) {
    assertEquals(result, substituted(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${L/a/b} | baXaa",
        "${L/X/b} | aabaa",
        "${L/q/b} | aaXaa",
        "${L/aa/} | Xaa",
        "${L//a/b} | bbXbb",
        "${L//a/bcd} | bcdbcdXbcdbcd",
        "${L//a/} | X",
        "${L//q/b} | aaXaa",
        "${L/#a/b} | baXaa",
        "${L/#X/b} | aaXaa",
        "${L/#a/} | aaXaa",
        "${L/%a/b} | aaXab",
        "${L/%X/b} | aaXaa",
        "${L/%a/} | aaXaa",
        "${L/${E}/b} | baaXaa",
        "${L/X/${A}} | aaabcdefaa",
      })
  void a_part_is_replaced(String text, String result) {
    assertEquals(result, substituted(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${ | a variable name is missing",
        "${} | a variable name is missing",
        "${#} | a variable name is missing",
        "${#A | a closing brace is missing",
        "${A | a closing brace is missing",
        "${A! | a closing brace is missing",
        "${A: | an argument is missing",
        "${A:-x | a closing brace is missing",
        "${A:-${A} | a closing brace is missing",
        "${A,x} | a closing brace is missing",
        "${A,,,} | a closing brace is missing",
        "${A#} | an argument is missing",
        "${A#x | a closing brace is missing",
        "${A:1 | a closing brace is missing",
        "${A:1:} | an argument is missing",
        "${A:1${A}} | a variable is inside an argument",
        "${A/a} | a replacement is missing",
        "${A/a | a replacement is missing",
        "${A/a/b | a closing brace is missing",
        "${A//} | a replacement is missing",
      })
  void a_text_that_is_wrong_is_refused(String text, String why) {
    assertEquals("broken: " + why, substituted(text));
  }

  @Test
  void defaults_are_nested_twenty_deep() {
    assertEquals("x", substituted("${E:-".repeat(21) + "x" + "}".repeat(21)));
    assertEquals(
        "broken: variables are nested too deep",
        substituted("${E:-".repeat(22) + "x" + "}".repeat(22)));
    assertEquals("x", substituted("${E:-".repeat(20) + "${E:-x}" + "}".repeat(20)));
    assertEquals("abcdef", substituted("${A%".repeat(20) + "${A}" + "}".repeat(20)));
    assertEquals(
        "broken: variables are nested too deep",
        substituted("${A%".repeat(21) + "${A}" + "}".repeat(21)));
  }

  @Test
  void only_braces_and_doubled_signs_change_a_text() {
    assertTrue(EnvSubst.mayChange("a${"));
    assertTrue(EnvSubst.mayChange("a$$"));
    assertFalse(EnvSubst.mayChange("a$b {c}"));
  }

  @Test
  void a_value_that_grows_without_end_is_paid_for() {
    var values = Map.of("B", "x".repeat(100_000));
    assertThrows(BudgetSpent.class, () -> result("${B}".repeat(2_000), values));
    assertThrows(BudgetSpent.class, () -> result("${E:-" + "${B}".repeat(2_000) + "}", values));
    assertThrows(BudgetSpent.class, () -> result("${B//x/" + "y".repeat(10_000) + "}", values));
  }

  /** However large the files are. */
  @Test
  void no_value_gets_longer_than_any_object_may_be() {
    var values = Map.of("B", "x".repeat(100_000));
    var large = new Budget();
    large.grow(1, 1L << 40);
    assertInstanceOf(EnvSubst.Known.class, result("${B}".repeat(10), values, large));
    for (var text : new String[] {"${B}".repeat(11), "${E:-" + "${B}".repeat(11) + "}"}) {
      var spent = assertThrows(BudgetSpent.class, () -> result(text, values, large));
      assertEquals("a value gets longer than 1048576 characters", spent.what());
    }
    assertInstanceOf(EnvSubst.Known.class, result("${B//x/123456789}", values, large));
    assertThrows(BudgetSpent.class, () -> result("${B//x/1234567890a}", values, large));
  }

  @Test
  void what_is_written_is_paid_for() {
    var values = Map.of("B", "x".repeat(100_000));
    for (var text : new String[] {"${B}", "${E:-${B}}", "${#B}", "${B/x/y}"}) {
      var budget = new Budget();
      for (var i = 0; i < 20; i++) {
        budget.share().steps().take(Long.MAX_VALUE);
      }
      var spent = assertThrows(BudgetSpent.class, () -> result(text, values, budget), text);
      assertEquals("it takes more steps than its size accounts for", spent.what());
    }
  }
}
