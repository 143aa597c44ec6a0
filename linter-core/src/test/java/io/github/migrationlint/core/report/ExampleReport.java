package io.github.migrationlint.core.report;

import static io.github.migrationlint.core.report.Sources.at;
import static io.github.migrationlint.core.report.Sources.source;

import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport.Accepted;
import io.github.migrationlint.core.report.LintReport.Configured;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One report with everything a format has to cope with, the linted text being hostile. */
final class ExampleReport {
  static final Tool TOOL = new Tool(
      "1.2.3",
      () -> List.of(
          RuleCard.of(
              "bandwidth-without-unit", Severity.WARNING, "a bandwidth is a bare number of bytes"),
          RuleCard.of(
              "identical-selectors", Severity.ERROR, "a policy has the selectors of another"),
          RuleCard.of("catch-all", Severity.NOTE, "a policy selects every virtual machine")),
      ExampleReport::page,
      ExampleReport::url);

  private static final SourceFile A = source("policies/a.yaml", """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata:
        name: a
      spec:
        selectors:
          virtualMachineInstanceSelector:
            app: shop
      """);
  private static final SourceFile B = source("policies/b.yaml", """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata:
        name: b # 🚀 🚀
      spec:
        bandwidthPerMigration: 64
        allowPostCopy: yes
        selectors:
          virtualMachineInstanceSelector:
            app: shop
      """);
  private static final SourceFile HOSTILE = source(
      "evil, 100%: <b>](x)\u001b[2J\n::error::.yaml",
      "name: \"<script>\"\r\nkind: '`|` @root {0} [a](b) ]]>'\r\n");
  private static final SourceFile LOST = SourceFile.unreadable(new SourceId("a b/sécret #1.yaml"));

  private ExampleReport() {}

  /** A summary of a run in which every cluster is known by name. */
  static Summary summary(
      int files,
      int documents,
      int objects,
      int clusters,
      int errors,
      int warnings,
      int notes,
      int suppressed,
      List<String> templated) {
    return new Summary(
        files,
        documents,
        objects,
        clusters,
        errors,
        warnings,
        notes,
        new Accepted(suppressed, 0, 0),
        templated,
        Set.of(),
        Understood.NOTHING);
  }

  /** A report of a run that no one configured. */
  static LintReport of(Summary summary, List<Diagnostic> findings, List<String> internalErrors) {
    return new LintReport(summary, findings, List.of(), Configured.BY_NO_ONE, internalErrors);
  }

  static LintReport report() {
    return of(
        summary(4, 5, 3, 3, 2, 3, 2, 1, List.of("charts/vm/templates/vm.yaml")),
        List.of(unreadable(), hostile(), hostileNote(), identical(), unit(), bool(), catchAll()),
        List.of());
  }

  static LintReport clean() {
    return of(summary(4, 5, 3, 1, 0, 0, 0, 0, List.of()), List.of(), List.of());
  }

  static LintReport failed() {
    return of(
        summary(4, 5, 3, 1, 0, 0, 0, 0, List.of()),
        List.of(),
        List.of("rule tied-policies failed: <index> 3\nis out of bounds"));
  }

  /** A rule of the user, and one that only a finding names, have no page. */
  private static Optional<String> url(String rule) {
    return rule.equals("identical-selectors") || rule.equals("bandwidth-without-unit")
        ? Optional.of("https://rules.example/" + rule)
        : Optional.empty();
  }

  private static Optional<String> page(String rule) {
    return rule.equals("catch-all")
        ? Optional.empty()
        : Optional.of(
            "# " + rule + "\n\nIt never\ndoes anything.\n\n## Why it matters\nIt does.\n");
  }

  private static Diagnostic unreadable() {
    return Diagnostic.of(
            "unreadable-file",
            Severity.ERROR,
            "the file cannot be read: permission denied",
            LOST.start())
        .withHelp("let the linter read it, or exclude it");
  }

  private static Diagnostic hostile() {
    return Diagnostic.of(
            "unknown-field",
            Severity.WARNING,
            "got `<img src=x>` | `a`, *b* _c_ $d$ at https://x.example\n"
                + "::error::forged 100%\u001b[31m {0} {a} [x](https://y.example) @root #12 "
                + "]]> &amp; \u202e \ud800 \uffff end",
            at(HOSTILE, "\"<script>\""))
        .withRelated(at(HOSTILE, "@root"), "</td></tr> --> [z](1)\n::warning::forged")
        .withHelp("</details>\n# forged `")
        .withFix(new Fix(
            "write `<x>`",
            Applicability.NEEDS_REVIEW,
            List.of(new Edit(at(HOSTILE, "<script>"), "]]>\u0000"))))
        .withObject(new ObjectRef("v1", "<Kind>", Optional.of("n\u001bs"), Optional.of("x](y)")))
        .withClusters(List.of("prod<br>", "a\nb"));
  }

  private static Diagnostic hostileNote() {
    return Diagnostic.of("odd::rule,name", Severity.NOTE, "", at(HOSTILE, "]]>"));
  }

  private static Diagnostic identical() {
    return Diagnostic.of(
            "identical-selectors",
            Severity.ERROR,
            "policy `b` never applies: `a` has the same selectors and a smaller name",
            B.span(at(B, "selectors").start(), at(B, "shop").end()))
        .withObject(policy())
        .withClusters(List.of("east", "west"))
        .withAssumption(Assumption.OPEN)
        .withRelated(at(A, "app: shop"), "selected here too")
        .withRelated(at(B, "b # 🚀", 1), "")
        .withHelp("merge the two");
  }

  private static Diagnostic unit() {
    return Diagnostic.of(
            "bandwidth-without-unit", Severity.WARNING, "`64` is 64 bytes per second", at(B, "64"))
        .withObject(policy())
        .withClusters(List.of("east"))
        .withFix(new Fix(
            "write `64Mi` and `true`",
            Applicability.SAFE,
            List.of(
                new Edit(at(B, "64"), "64Mi"),
                new Edit(at(B, "yes"), "true"),
                new Edit(A.start(), "# see b.yaml\n"))));
  }

  private static Diagnostic bool() {
    return Diagnostic.of("ambiguous-boolean", Severity.WARNING, "`yes` is text", at(B, "yes"))
        .withObject(policy());
  }

  private static Diagnostic catchAll() {
    return Diagnostic.of("catch-all", Severity.NOTE, "policy `b` selects every VM", at(B, "🚀", 2));
  }

  private static ObjectRef policy() {
    return new ObjectRef(
        "migrations.kubevirt.io/v1alpha1", "MigrationPolicy", Optional.empty(), Optional.of("b"));
  }
}
