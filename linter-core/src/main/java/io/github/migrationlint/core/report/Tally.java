package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.report.LintReport.Configured;
import io.github.migrationlint.core.report.LintReport.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was counted, in words. */
final class Tally {
  /** The kinds that are counted by name, and what one of them is called. */
  private static final Map<String, String> FIRST_KINDS = firstKinds();

  private Tally() {}

  private static Map<String, String> firstKinds() {
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("HyperConverged", "HyperConverged");
    kinds.put("KubeVirt", "KubeVirt");
    kinds.put("MigrationPolicy", "policy");
    kinds.put("VirtualMachine", "VM");
    kinds.put("VirtualMachineInstance", "VMI");
    kinds.put("VirtualMachinePool", "pool");
    kinds.put("Namespace", "namespace");
    return kinds;
  }

  /** The one line that ends a run. */
  static String of(LintReport report) {
    var errors = report.internalErrors().size();
    return of(report.summary(), report.configured())
        + (errors == 0 ? "" : ", but " + count(errors, "internal error"));
  }

  /** What the files decide that is not looked at or matters less; empty if nothing. */
  static Optional<String> weakened(LintReport report) {
    var words = new ArrayList<String>();
    addWeakened(words, report.summary(), report.configured());
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
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
    return count == 1 || noun.equals("HyperConverged") || noun.equals("KubeVirt")
        ? count + " " + noun
        : noun.endsWith("y")
            ? count + " " + noun.substring(0, noun.length() - 1) + "ies"
            : count + " " + noun + "s";
  }

  private static String of(Summary summary, Configured configured) {
    var files = count(summary.files(), "file");
    var problems = new ArrayList<String>();
    addCount(problems, summary.errors(), "error");
    addCount(problems, summary.warnings(), "warning");
    addCount(problems, summary.notes(), "note");
    var details = new ArrayList<String>();
    var understood = summary.understood();
    var isOurs = understood.ofKubeVirt() > 0 || understood.kinds().isEmpty();
    if (problems.isEmpty() && (summary.objects() == 0 || !isOurs)) {
      return "no KubeVirt objects in " + files + inBrackets(details, summary, configured);
    }
    details.addAll(objects(summary));
    var found = problems.isEmpty() ? "no problems" : "found " + String.join(", ", problems);
    return found + " in " + files + inBrackets(details, summary, configured);
  }

  /** The objects by kind, those of KubeVirt first; their number where the kinds are not known. */
  private static List<String> objects(Summary summary) {
    var kinds = summary.understood().kinds();
    if (kinds.isEmpty()) {
      return List.of(count(summary.objects(), "object"));
    }
    var counts = new ArrayList<String>();
    for (var kind : FIRST_KINDS.entrySet()) {
      addCount(counts, kinds.getOrDefault(kind.getKey(), 0), kind.getValue());
    }
    var others = 0;
    for (var kind : kinds.entrySet()) {
      others += FIRST_KINDS.containsKey(kind.getKey()) ? 0 : kind.getValue();
    }
    addCount(counts, others, counts.isEmpty() ? "object" : "other object");
    return counts;
  }

  /** What the run could not see and what it assumed; empty lines are none. */
  static List<String> assumptions(LintReport report) {
    var understood = report.summary().understood();
    var lines = new ArrayList<String>();
    if (understood.ofKubeVirt() > 0 && understood.notSeen() > 0) {
      lines.add("not seen: " + count(understood.notSeen(), "thing")
          + " (`migration-lint clusters` lists them)");
    }
    var assumed = new ArrayList<Understood.TargetVersions>();
    for (var target : understood.targets()) {
      if (target.isAssumed()) {
        assumed.add(target);
      }
    }
    if (!assumed.isEmpty()) {
      var first = assumed.get(0).description();
      var isSame = true;
      for (var target : assumed) {
        isSame &= target.description().equals(first);
      }
      lines.add("assumed " + (isSame ? first : "versions in " + count(assumed.size(), "cluster"))
          + " - set `target:` to change");
    }
    return lines;
  }

  private static String inBrackets(List<String> details, Summary summary, Configured configured) {
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
    addWeakened(details, summary, configured);
    if (!summary.templated().isEmpty()) {
      details.add(count(summary.templated().size(), "template") + " left out");
    }
    return details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
  }

  private static void addWeakened(List<String> details, Summary summary, Configured configured) {
    var rules = configured.rules();
    var by = configured.path().map(path -> " by `" + path + "`").orElse("");
    if (!rules.off().isEmpty()) {
      details.add(count(rules.off().size(), "rule") + " off" + by);
    }
    if (!rules.lowered().isEmpty()) {
      details.add(
          count(rules.lowered().size(), "rule") + " lowered" + (rules.off().isEmpty() ? by : ""));
    }
    var leftOut = summary.understood().leftOut();
    if (leftOut.gitignore() > 0) {
      details.add(leftOut.gitignore() + " left out by .gitignore");
    }
    if (leftOut.exclude() > 0) {
      details.add(leftOut.exclude() + " excluded");
    }
    if (leftOut.sourceIgnore() > 0) {
      details.add(leftOut.sourceIgnore() + " hidden from Flux by .sourceignore");
    }
  }

  private static void addCount(List<String> counts, int count, String noun) {
    if (count > 0) {
      counts.add(count(count, noun));
    }
  }
}
