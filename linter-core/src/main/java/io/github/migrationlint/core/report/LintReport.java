package io.github.migrationlint.core.report;

import io.github.migrationlint.core.config.ConfiguredRules;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.suppression.SuppressedFinding;
import io.github.migrationlint.core.text.ChangedLines;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run found, in source order; every format shows the same.
 *
 * @param suppressed findings that the user accepts, in source order
 * @param configured what the configuration decided about rules
 * @param internalErrors rules that failed, in words; never a user's mistake
 * @param compared what a comparison with another revision adds
 */
public record LintReport(
    Summary summary,
    List<Diagnostic> findings,
    List<SuppressedFinding> suppressed,
    Configured configured,
    List<String> internalErrors,
    Compared compared) {
  /**
   * How much was read and found.
   *
   * @param files YAML and JSON files looked at
   * @param accepted findings that are not reported
   * @param templated files left out because they are templates, by name
   * @param understood what the files hold, and for which releases they were checked
   * @param guessedClusters names of clusters that only folders show: text prints none of them
   */
  public record Summary(
      int files,
      int documents,
      int objects,
      int clusters,
      int errors,
      int warnings,
      int notes,
      Accepted accepted,
      List<String> templated,
      Set<String> guessedClusters,
      Understood understood) {
    public Summary {
      Objects.requireNonNull(accepted);
      Objects.requireNonNull(understood);
      templated = List.copyOf(templated);
      guessedClusters = Collections.unmodifiableSet(new TreeSet<>(guessedClusters));
    }

    public int suppressed() {
      return accepted.suppressed();
    }
  }

  /**
   * How many findings are not reported, and why.
   *
   * @param suppressed that the user accepts where they are
   * @param baselined that the baseline has
   * @param known that another revision has
   */
  public record Accepted(int suppressed, int baselined, int known) {
    public static final Accepted NONE = new Accepted(0, 0, 0);
  }

  /**
   * What the configuration decided about rules.
   *
   * @param path of the configuration; empty where there is none
   * @param rules what it takes back of what they say by themselves
   */
  public record Configured(Optional<String> path, ConfiguredRules rules) {
    public static final Configured BY_NO_ONE =
        new Configured(Optional.empty(), ConfiguredRules.NONE);

    public Configured {
      Objects.requireNonNull(path);
      Objects.requireNonNull(rules);
    }
  }

  /**
   * What a comparison with another revision tells besides the findings that are new.
   *
   * @param configurationChanges what the other revision decides otherwise about findings, in source order
   * @param lines that are other than there
   */
  public record Compared(List<Label> configurationChanges, ChangedLines lines) {
    /** There is no other revision. */
    public static final Compared WITH_NOTHING = new Compared(List.of(), ChangedLines.NONE);

    public Compared {
      configurationChanges = List.copyOf(configurationChanges);
      Objects.requireNonNull(lines);
    }
  }

  public LintReport {
    Objects.requireNonNull(summary);
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    Objects.requireNonNull(configured);
    internalErrors = List.copyOf(internalErrors);
    Objects.requireNonNull(compared);
  }

  /** A report of a run that compares with nothing. */
  public LintReport(
      Summary summary,
      List<Diagnostic> findings,
      List<SuppressedFinding> suppressed,
      Configured configured,
      List<String> internalErrors) {
    this(summary, findings, suppressed, configured, internalErrors, Compared.WITH_NOTHING);
  }

  /** The same, compared with another revision. */
  public LintReport with(Compared other) {
    return new LintReport(summary, findings, suppressed, configured, internalErrors, other);
  }

  /** The same with what failed. */
  public LintReport withInternalErrors(List<String> failures) {
    return new LintReport(summary, findings, suppressed, configured, failures, compared);
  }

  /** Whether a finding is at least that severe. */
  public boolean reaches(Severity threshold) {
    for (var finding : findings) {
      if (finding.severity().compareTo(threshold) >= 0) {
        return true;
      }
    }
    return false;
  }
}
