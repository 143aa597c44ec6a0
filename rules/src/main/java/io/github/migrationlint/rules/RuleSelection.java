package io.github.migrationlint.rules;

import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.Level;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.load.LoadRules;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.yaml.YamlRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules a user wants to hear of. The others do not run: none of them takes the place of a wanted
 * one that says the same in more general words, and a rule with a bug can be left out.
 */
public final class RuleSelection {
  /** Every rule. */
  public static final RuleSelection ALL = new RuleSelection(List.of(), List.of(), List.of());

  /** Only who ignores them by name can do without: what was not read cannot be called clean. */
  private static final List<String> NOT_READ =
      List.of(LoadRules.UNREADABLE_FILE.name(), YamlRules.YAML_SYNTAX.name());

  private final List<String> selected;
  private final List<String> ignored;
  private final List<String> off;

  private RuleSelection(List<String> selected, List<String> ignored, List<String> off) {
    this.selected = selected;
    this.ignored = ignored;
    this.off = off;
  }

  /**
   * The selected rules without the ignored ones.
   *
   * @param selected names; none selects every rule. Findings about files that cannot be read are
   *     always selected
   * @throws UnknownRule if there is no rule of one of the names
   */
  public static RuleSelection of(List<String> selected, List<String> ignored) {
    if (selected.isEmpty() && ignored.isEmpty()) {
      return ALL;
    }
    checkNames(selected);
    checkNames(ignored);
    return new RuleSelection(List.copyOf(selected), List.copyOf(ignored), List.of());
  }

  /** The same without the rules that the configuration turns off, unless they are selected by name. */
  public RuleSelection under(Configuration configuration) {
    var turnedOff = new ArrayList<String>();
    configuration.levels().forEach((rule, level) -> {
      if (level == Level.OFF) {
        turnedOff.add(rule);
      }
    });
    return turnedOff.isEmpty() ? this : new RuleSelection(selected, ignored, turnedOff);
  }

  private static void checkNames(List<String> names) {
    var known = Catalogue.names();
    for (var name : names) {
      if (!known.contains(name)) {
        throw new UnknownRule(name);
      }
    }
  }

  /** The rules to run; what the reading stages find is for {@link #keepIn}. */
  public List<Rule> rules() {
    if (this == ALL) {
      return BuiltInRules.all();
    }
    var rules = new ArrayList<Rule>();
    for (var rule : BuiltInRules.all()) {
      if (includes(rule.card().name())) {
        rules.add(rule);
      }
    }
    return rules;
  }

  /** Whether findings of that rule are wanted. */
  public boolean includes(String rule) {
    if (ignored.contains(rule)) {
      return false;
    }
    return selected.contains(rule)
        || (!off.contains(rule) && (selected.isEmpty() || NOT_READ.contains(rule)));
  }

  /** The report without the findings that nobody wants; what went wrong inside stays. */
  public LintReport keepIn(LintReport report) {
    if (this == ALL) {
      return report;
    }
    var kept = new ArrayList<Diagnostic>();
    for (var finding : report.findings()) {
      if (includes(finding.code())) {
        kept.add(finding);
      }
    }
    return new LintReport(recount(report.summary(), kept), kept, report.internalErrors());
  }

  private static Summary recount(Summary summary, List<Diagnostic> findings) {
    return new Summary(
        summary.files(),
        summary.documents(),
        summary.objects(),
        summary.clusters(),
        count(findings, Severity.ERROR),
        count(findings, Severity.WARNING),
        count(findings, Severity.NOTE),
        summary.suppressed(),
        summary.templated());
  }

  private static int count(List<Diagnostic> findings, Severity severity) {
    var count = 0;
    for (var finding : findings) {
      if (finding.severity() == severity) {
        count++;
      }
    }
    return count;
  }
}
