package io.github.migrationlint.core.report;

import io.github.migrationlint.core.config.ConfiguredRules;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.report.LintReport.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was counted, in words. */
final class Tally {
  private Tally() {}

  /** The one line that ends a run. */
  static String of(LintReport report) {
    var errors = report.internalErrors().size();
    return of(report.summary(), report.configured().rules())
        + (errors == 0 ? "" : ", but " + count(errors, "internal error"));
  }

  /** How many findings a fix would remove; empty if none. */
  static Optional<String> fixable(LintReport report) {
    var safe = 0;
    var unsafe = 0;
    for (var finding : report.findings()) {
      if (finding.fix().isPresent()) {
        var isSafe = finding.fix().get().applicability() == Applicability.SAFE;
        safe += isSafe ? 1 : 0;
        unsafe += isSafe ? 0 : 1;
      }
    }
    if (safe == 0) {
      return unsafe == 0
          ? Optional.empty()
          : Optional.of(unsafe + " fixable with `--unsafe-fixes`");
    }
    var more = unsafe == 0 ? "" : ", " + unsafe + " more with `--unsafe-fixes`";
    return Optional.of(safe + " fixable with `--fix`" + more);
  }

  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String of(Summary summary, ConfiguredRules rules) {
    var files = count(summary.files(), "file");
    var problems = new ArrayList<String>();
    addCount(problems, summary.errors(), "error");
    addCount(problems, summary.warnings(), "warning");
    addCount(problems, summary.notes(), "note");
    var details = new ArrayList<String>();
    if (problems.isEmpty() && summary.objects() == 0) {
      return "no KubeVirt objects in " + files + inBrackets(details, summary, rules);
    }
    details.add(count(summary.objects(), "object"));
    var found = problems.isEmpty() ? "no problems" : "found " + String.join(", ", problems);
    return found + " in " + files + inBrackets(details, summary, rules);
  }

  private static String inBrackets(List<String> details, Summary summary, ConfiguredRules rules) {
    if (summary.suppressed() > 0) {
      details.add(summary.suppressed() + " suppressed");
    }
    var accepted = summary.accepted();
    if (accepted.baselined() > 0) {
      details.add(accepted.baselined() + " in the baseline");
    }
    if (accepted.known() > 0) {
      details.add(accepted.known() + " known");
    }
    if (!rules.off().isEmpty()) {
      details.add(count(rules.off().size(), "rule") + " off");
    }
    if (!rules.lowered().isEmpty()) {
      details.add(count(rules.lowered().size(), "rule") + " lowered");
    }
    if (!summary.templated().isEmpty()) {
      details.add(count(summary.templated().size(), "template") + " left out");
    }
    return details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
  }

  private static void addCount(List<String> counts, int count, String noun) {
    if (count > 0) {
      counts.add(count(count, noun));
    }
  }
}
