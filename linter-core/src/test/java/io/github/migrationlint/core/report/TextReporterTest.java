package io.github.migrationlint.core.report;

import static io.github.migrationlint.core.report.Sources.at;
import static io.github.migrationlint.core.report.Sources.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReporterTest {
  private static final SourceFile POLICIES = source("clusters/prod/policies.yaml", """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata:
        name: all-vms
      spec:
        selectors:
          virtualMachineInstanceSelector:
            workload: batch
      ---
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata:
        name: batch
      spec:
        bandwidthPerMigration: 64Mi
        selectors:
          virtualMachineInstanceSelector:
            workload: batch
      """);

  @Test
  void places_in_one_file_share_an_excerpt() throws IOException {
    var finding = error(
            "identical-selectors",
            "policy `batch` never applies: `all-vms` has the same selectors and a smaller name",
            at(POLICIES, "workload: batch", 2))
        .withRelated(at(POLICIES, "workload: batch", 1), "selected here too")
        .withRelated(at(POLICIES, "all-vms"), "sorts before `batch`")
        .withRelated(at(POLICIES, "bandwidthPerMigration: 64Mi"), "has no effect")
        .withHelp("merge the two, or select one more label in `batch`")
        .withAssumption(Assumption.OPEN);

    Golden.assertMatches("text-one-file.txt", textOf(finding));
  }

  @Test
  void places_in_other_files_follow_with_their_path() throws IOException {
    var base = source("clusters/base/policies.yaml", """
        kind: MigrationPolicy
        metadata: {name: gentle}
        spec:
          allowPostCopy: false
        """);
    var vm = source("apps/shop/db.yaml", """
        kind: VirtualMachine
        metadata: {name: db, namespace: shop}
        spec:
          template:
            metadata:
              labels:
                workload: batch
        """);
    var finding = warning(
            "tied-policies",
            "`all-vms` wins over `gentle` for VM `shop/db` only by name",
            at(POLICIES, "all-vms"))
        .withRelated(at(base, "gentle"), "matches equally well")
        .withRelated(at(vm, "workload: batch"), "matched by both")
        .withRelated(at(base, "allowPostCopy: false"), "has no effect")
        .withHelp("select one more label in the policy that should win")
        .withAssumption(Assumption.INVENTORY)
        .withClusters(List.of("prod-east", "prod-west"));

    Golden.assertMatches("text-other-files.txt", textOf(finding));
  }

  @Test
  void a_run_ends_with_what_was_counted() throws IOException {
    var hco = source("hco.yaml", """
        kind: HyperConverged
        spec:
          liveMigrationConfig:
            completionTimeoutPerGiB: 1
            bandwidthPerMigration: 64
        """);
    var first = error(
            "timeout-unreachable",
            "1 s per GiB needs 1024 MiB/s, but `bandwidthPerMigration` allows 64 B/s",
            at(hco, "1"))
        .withRelated(at(hco, "64"), "64 bytes per second");
    var second = warning("bandwidth-without-unit", "`64` is 64 bytes per second", at(hco, "64"))
        .withHelp("write the unit, such as `64Mi`")
        .withFix(new Fix(
            "write `64Mi`", Applicability.NEEDS_REVIEW, List.of(new Edit(at(hco, "64"), "64Mi"))))
        .withClusters(List.of("prod"));
    var summary =
        ExampleReport.summary(3, 7, 5, 2, 1, 1, 0, 1, List.of("charts/vm/templates/vm.yaml"));

    Golden.assertMatches(
        "text-run.txt", written(ExampleReport.of(summary, List.of(first, second), List.of())));
  }

  @Test
  void what_is_said_of_several_places_is_shown_once() throws IOException {
    var findings = new ArrayList<Diagnostic>();
    for (var i = 1; i <= 12; i++) {
      var vm = source("vms/vm" + i + ".yaml", "spec: {size: " + i + "Gi}\n");
      findings.add(error("unknown-field", "nothing reads `size`", at(vm, "size"))
          .withHelp("delete it")
          .withClusters(List.of(i < 4 ? "east" : "west")));
    }
    var other = source("vms/z.yaml", "spec: {size: 1Gi}\n");
    findings.add(warning("unknown-field", "nothing reads `size`", at(other, "size")));
    var summary = ExampleReport.summary(13, 13, 13, 2, 12, 1, 0, 0, List.of());

    Golden.assertMatches(
        "text-repeated.txt", written(ExampleReport.of(summary, findings, List.of())));
  }

  @Test
  void findings_that_differ_are_shown_each() {
    var source = source("a.yaml", "a: 1\nb: 1\nc: 1\n");
    var first = error("r", "m", at(source, "a"));
    var second = error("r", "m", at(source, "b"));
    var summary = ExampleReport.summary(1, 1, 1, 1, 2, 0, 0, 0, List.of());

    for (var other : List.of(
        second.withRelated(at(source, "c"), "see"),
        second.withHelp("delete it"),
        second.withMessage("n"),
        second.withAssumption(Assumption.OPEN),
        warning("r", "m", at(source, "b")),
        error("s", "m", at(source, "b")))) {
      var text = written(ExampleReport.of(summary, List.of(first, other), List.of()));
      assertTrue(text.contains(" --> a.yaml:2:1\n"), text);
      assertFalse(text.contains("also:"), text);
    }
    var same = written(ExampleReport.of(summary, List.of(first, second), List.of()));
    assertTrue(same.contains("  = also: a.yaml:2:1\n"), same);
  }

  @Test
  void a_clean_run_says_what_was_read() {
    var clean = ExampleReport.summary(3, 7, 5, 1, 0, 0, 0, 0, List.of());
    var suppressed = ExampleReport.summary(1, 1, 1, 1, 0, 0, 0, 2, List.of("a.yaml", "b.yaml"));

    assertEquals("no problems in 3 files (5 objects)\n", written(clean));
    assertEquals(
        "no problems in 1 file (1 object, 2 suppressed, 2 templates left out)\n",
        written(suppressed));
  }

  @Test
  void a_run_without_relevant_objects_says_so() {
    var nothing = ExampleReport.summary(214, 300, 0, 0, 0, 0, 0, 0, List.of());
    var template = ExampleReport.summary(1, 0, 0, 0, 0, 0, 0, 0, List.of("templates/vm.yaml"));

    assertEquals("no KubeVirt objects in 214 files\n", written(nothing));
    assertEquals("no KubeVirt objects in 1 file (1 template left out)\n", written(template));
  }

  @Test
  void internal_errors_come_last_and_ask_for_a_report() throws IOException {
    var summary = ExampleReport.summary(3, 7, 5, 1, 0, 0, 0, 0, List.of());
    var report = ExampleReport.of(
        summary, List.of(), List.of("rule tied-policies failed: index 3 is out of bounds"));

    Golden.assertMatches("text-internal-error.txt", written(report));
  }

  @Test
  void a_place_of_several_lines_is_underlined_to_the_end_of_its_first() throws IOException {
    var start = at(POLICIES, "selectors:", 2).start();
    var whole = POLICIES.span(start, POLICIES.text().length());
    var finding = note("catch-all", "policy `batch` matches one label", whole)
        .withRelated(
            POLICIES.span(
                at(POLICIES, "selectors:").start(), at(POLICIES, "---").start()),
            "and so does this one");

    Golden.assertMatches("text-several-lines.txt", textOf(finding));
  }

  @Test
  void a_place_that_ends_with_its_line_is_a_place_of_one_line() {
    var source = source("a.yaml", "kind: VM\nspec: {}\n");

    assertTrue(textOf(error("r", "m", source.span(0, 9))).contains("\n  | ^^^^^^^^\n"));
  }

  @Test
  void a_point_gets_one_caret_even_at_the_end() throws IOException {
    var source = source("vm.yaml", "kind: VirtualMachine\nspec:\n");
    var atEndOfLine = source.span(26, 26);
    var atEndOfFile = source.span(27, 27);
    var finding = error("missing-field", "`spec.template` is missing", atEndOfLine)
        .withRelated(atEndOfFile, "the document ends here");

    Golden.assertMatches("text-points.txt", textOf(finding));
  }

  @Test
  void an_unreadable_file_has_a_place_and_no_excerpt() throws IOException {
    var lost = SourceFile.unreadable(new SourceId("secret.yaml"));
    var finding = error(
            "unreadable-file", "the file cannot be read: permission denied", lost.start())
        .withHelp("let the linter read it, or exclude it");

    Golden.assertMatches("text-unreadable.txt", textOf(finding));
  }

  @Test
  void carets_stay_below_tabs_and_wide_and_joined_characters() throws IOException {
    // The combining accent, the emoji with a look and the flag take 0, 1 and 2 columns.
    var source = source("vm.yaml", """
        name: "東京" # 本番
        team:\t\tﾃｽﾄ x
        café: {ok: 1, crème: 2}
        "🚀 ⚠️ 🇩🇪": here
        """);
    var finding = error("unknown-field", "nothing reads this", at(source, "# 本番"))
        .withRelated(at(source, "\"東京\""), "four columns and two quotes")
        .withRelated(at(source, "x"), "behind tabs and half-wide letters")
        .withRelated(at(source, "crème"), "five columns")
        .withRelated(at(source, "here"), "behind emoji");

    Golden.assertMatches("text-columns.txt", textOf(finding));
  }

  @Test
  void what_acts_or_hides_on_a_terminal_is_shown_as_an_escape() throws IOException {
    var acting = "name: 'a\u001b[31mb\u0007' # \u202e desrever";
    var hiding = "zero\u200bwidth: \u0085\u007f x # ##[error]no ##vso[task.setvariable]";
    var source = source("evil\u001b[2J\n.yaml", acting + "\n" + hiding);
    var finding = error("strange\u001b", "got `\u001b[1m` and\r `\u2066`", at(source, "desrever"))
        .withRelated(at(source, "x #"), "seen\u009b2J \ud800")
        .withHelp("##[group]type it \ud83d\ude80 again")
        .withClusters(List.of("prod\u001b", "a\nb"));
    var text = textOf(finding);

    Golden.assertMatches("text-escapes.txt", text);
    assertFalse(hasRawControl(text), text);
  }

  @Test
  void a_long_line_is_cut_around_each_place() throws IOException {
    var line = new StringBuilder("{");
    for (var i = 100; i < 300; i++) {
      line.append("\"field").append(i).append("\":\"value\",");
    }
    var source = source("all.json", line + "\"last\":1}");
    var finding = error("unknown-field", "no field `field200`", at(source, "\"field200\""))
        .withRelated(at(source, "\"field100\""), "the first")
        .withRelated(at(source, "\"last\""), "the last");

    Golden.assertMatches("text-long-line.txt", textOf(finding));
  }

  @Test
  void a_place_longer_than_the_screen_is_underlined_as_far_as_it_is_shown() throws IOException {
    var source = source("a.yaml", "patch: \"" + "0123456789".repeat(100) + "\" # end\n");
    var value = source.span(7, source.text().indexOf(" # end"));

    Golden.assertMatches("text-long-place.txt", textOf(error("r", "too long", value)));
  }

  @Test
  void piled_up_marks_and_endless_words_come_to_an_end() {
    var source = source("a.yaml", "name: a" + "\u0301".repeat(100_000) + "\n");
    var text = textOf(error("r", "x".repeat(100_000), at(source, "name")));

    assertTrue(text.length() < 2_000, () -> text.length() + " characters");
  }

  @Test
  void line_ends_of_windows_leave_no_trace() {
    var unix = source("a.yaml", "kind: VM\nspec: {}\n");
    var windows = source("a.yaml", "kind: VM\r\nspec: {}\r\n");

    assertEquals(
        textOf(error("r", "m", at(unix, "spec")).withRelated(unix.span(0, 9), "here")),
        textOf(error("r", "m", at(windows, "spec")).withRelated(windows.span(0, 10), "here")));
  }

  @Test
  void many_places_are_counted_not_shown() throws IOException {
    var first = source("policies/p00.yaml", "kind: MigrationPolicy\nmetadata: {name: p00}\n");
    var finding = note("overlap", "`p00` shares VMs with 30 policies", at(first, "p00"));
    for (var i = 1; i <= 30; i++) {
      var name = "p" + i;
      var other = source(
          "policies/" + name + ".yaml", "kind: MigrationPolicy\nmetadata: {name: " + name + "}\n");
      finding = finding.withRelated(at(other, name), "shares VMs");
    }
    var names = new ArrayList<String>();
    for (var i = 1; i <= 30; i++) {
      names.add("edge-" + i);
    }
    var text = textOf(finding.withClusters(names));

    Golden.assertMatches("text-many-places.txt", text);
    assertTrue(text.lines().count() <= 45, text);
  }

  @Test
  void places_on_one_line_are_underlined_together_where_they_can() throws IOException {
    var source = source("p.yaml", """
        selectors: {app: shop, tier: db, app: cart}
        """);
    var behind = warning("duplicate-key", "`app` is written twice", at(source, "app"))
        .withRelated(at(source, "app", 2), "this one counts")
        .withRelated(at(source, "{app: shop, tier: db, app: cart}"), "in this mapping");
    var before = warning("duplicate-key", "`app` is written twice", at(source, "app", 2))
        .withRelated(at(source, "app"), "first here")
        .withRelated(at(source, "app", 2), "then here");

    Golden.assertMatches("text-one-line.txt", textOf(behind) + "\n" + textOf(before));
  }

  @Test
  void words_of_several_lines_stay_behind_a_bar() throws IOException {
    var source = source("a.yaml", "kind: VM\n");
    var finding = error("invalid-yaml", "not YAML:\n::error::forged", at(source, "kind"))
        .withRelated(at(source, "VM"), "found\n::error::forged")
        .withHelp("write YAML\n::error::forged");

    Golden.assertMatches("text-several-words.txt", textOf(finding));
  }

  @Test
  void one_cluster_of_several_is_named() {
    var source = source("a.yaml", "kind: VM\n");
    var finding = error("r", "m", at(source, "VM")).withClusters(List.of("prod"));
    var alone = ExampleReport.summary(1, 1, 1, 1, 1, 0, 0, 0, List.of());
    var many = ExampleReport.summary(1, 1, 1, 2, 1, 0, 0, 0, List.of());

    assertFalse(written(ExampleReport.of(alone, List.of(finding), List.of())).contains("prod"));
    assertTrue(written(ExampleReport.of(many, List.of(finding), List.of()))
        .contains("  = cluster: prod\n"));
  }

  @Test
  void colors_change_nothing_but_colors() {
    var finding = error("identical-selectors", "never applies", at(POLICIES, "batch"))
        .withRelated(at(POLICIES, "all-vms"), "wins")
        .withHelp("merge the two");
    var out = new StringWriter();
    new TextReporter(true).write(reportOf(finding), out);
    var colored = out.toString();

    assertTrue(colored.startsWith("\u001b[1;31merror[identical-selectors]\u001b[0m"), colored);
    assertTrue(colored.contains("\u001b[1;31m^^^^^\u001b[0m\n"), colored);
    assertTrue(colored.contains("\u001b[34m-------\u001b[0m \u001b[34mwins\u001b[0m\n"), colored);
    assertEquals(written(reportOf(finding)), colored.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void links_lead_to_the_file_below_the_folder_of_the_run() {
    assertEquals(
        " --> " + link("file:///srv/fleet/a%20b%1B.yaml", "a b\\x1b.yaml:1:1"),
        linked("a b\u001b.yaml"));
    assertEquals(" --> " + link("file:///etc/a.yaml", "/etc/a.yaml:1:1"), linked("/etc/a.yaml"));
    assertEquals(" --> <stdin>:1:1", linked("<stdin>"));
  }

  @Test
  void a_rule_links_to_its_page_where_the_terminal_has_links() {
    var place = source("a.yaml", "a: 1\n").start();
    var published = error("identical-selectors", "never applies", place);
    var own = error("rule-of-the-user", "is not agreed", place);

    assertEquals(
        link("https://rules.example/identical-selectors", "error[identical-selectors]")
            + ": never applies",
        firstLine(published, "file:///srv/"));
    assertEquals("error[rule-of-the-user]: is not agreed", firstLine(own, "file:///srv/"));
    assertEquals("error[identical-selectors]: never applies", firstLine(published, ""));
  }

  private static String firstLine(Diagnostic finding, String home) {
    var out = new StringWriter();
    new TextReporter(false, home, ExampleReport.TOOL.urls()).write(reportOf(finding), out);
    return out.toString().lines().findFirst().orElseThrow();
  }

  private static String link(String target, String text) {
    return "\u001b]8;;" + target + "\u001b\\" + text + "\u001b]8;;\u001b\\";
  }

  /** The line with the place, on a terminal with links. */
  private static String linked(String path) {
    var finding = error("catch-all", "selects every VM", source(path, "a: 1\n").start());
    var out = new StringWriter();
    new TextReporter(false, "file:///srv/fleet/", ExampleReport.TOOL.urls())
        .write(reportOf(finding), out);
    return out.toString().lines().skip(1).findFirst().orElseThrow();
  }

  private static boolean hasRawControl(String text) {
    return text.codePoints()
        .anyMatch(c -> c != '\n'
            && (Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE));
  }

  private static Diagnostic error(String rule, String message, Span place) {
    return Diagnostic.of(rule, Severity.ERROR, message, place);
  }

  private static Diagnostic warning(String rule, String message, Span place) {
    return Diagnostic.of(rule, Severity.WARNING, message, place);
  }

  private static Diagnostic note(String rule, String message, Span place) {
    return Diagnostic.of(rule, Severity.NOTE, message, place);
  }

  private static LintReport reportOf(Diagnostic finding) {
    var summary = ExampleReport.summary(1, 1, 1, 1, 1, 0, 0, 0, List.of());
    return ExampleReport.of(summary, List.of(finding), List.of());
  }

  /** One finding, without the summary. */
  private static String textOf(Diagnostic finding) {
    var text = written(reportOf(finding));
    return text.substring(0, text.lastIndexOf("\nfound 1 error"));
  }

  private static String written(Summary summary) {
    return written(ExampleReport.of(summary, List.of(), List.of()));
  }

  private static String written(LintReport report) {
    var out = new StringWriter();
    new TextReporter(false).write(report, out);
    return out.toString();
  }
}
