package io.github.migrationlint.rules.timeouts.linktooslowfortimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.config.LinkSpeed;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.CopiedShare;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.ParallelLimits;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.TimeoutAction;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.timeouts.CopyText;
import io.github.migrationlint.rules.timeouts.TimeoutSeverity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** So many migrations leave a node at once that its link copies no large guest in time. */
public final class LinkTooSlowForTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "link-too-slow-for-timeout",
          Severity.WARNING,
          "the link of a node, shared by its migrations, is too slow for the completion timeout")
      .also(Severity.NOTE)
      .requires(SettingsByPolicy.ANALYSIS, ParallelLimits.ANALYSIS, PolicyAdmission.ANALYSIS);

  private static final BigInteger GIGA = BigInteger.valueOf(1_000_000_000);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var link = pass.cluster().facts().migrationLink();
    var parallel = pass.resultOf(ParallelLimits.ANALYSIS);
    if (link.isEmpty() || parallel.isEmpty() || effective.stallDetection() != Truth.NO) {
      return List.of();
    }
    var node = new Node(link.get(), parallel.get().leavingOneNode());
    var findings = new ArrayList<Diagnostic>();
    check(effective.cluster(), node).ifPresent(findings::add);
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
      // Without a timeout of its own it has that of the cluster, which is reported there.
      if (policy.settings().get(MigrationField.COMPLETION_TIMEOUT_PER_GIB).isWritten()) {
        check(effective.shownUnder(policy), node).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** A link, and how many migrations share it. */
  private record Node(LinkSpeed link, long migrations) {
    /** What a migration moves if all of them run, in bytes per second. */
    BigInteger each() {
      return link.bytesPerSecond().divide(BigInteger.valueOf(migrations));
    }

    /** The share of a large guest for which there is time. */
    CopiedShare share(BigInteger secondsPerGigabyte) {
      var moved = link.bytesPerSecond().multiply(secondsPerGigabyte);
      var all = GIGA.multiply(BigInteger.valueOf(migrations));
      return new CopiedShare(new BigDecimal(moved)
          .divide(new BigDecimal(all), new MathContext(40, RoundingMode.DOWN)));
    }

    /** The seconds in which a gigabyte is copied, for each time it is to be allowed for. */
    BigInteger secondsPerGigabyte(int timeouts, int copies) {
      var all = GIGA.multiply(BigInteger.valueOf(migrations * copies));
      var moved = link.bytesPerSecond().multiply(BigInteger.valueOf(timeouts));
      return all.add(moved).subtract(BigInteger.ONE).divide(moved);
    }
  }

  private static Optional<Diagnostic> check(EffectiveSettings settings, Node node) {
    var timeout = settings.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB);
    var bandwidth = settings.get(MigrationField.BANDWIDTH_PER_MIGRATION);
    var timeouts = settings.actionAtTimeout().map(TimeoutAction::timeouts).orElse(0);
    if (timeouts == 0
        || timeout.isEmpty()
        || timeout.get().value() <= 0
        || bandwidth.isEmpty()
        || bandwidth.get().value().mebiBytes().isEmpty()) {
      return Optional.empty();
    }
    var limit = bandwidth.get().value().mebiBytes().get().shiftLeft(20);
    var isLimitedBelow = limit.signum() > 0 && limit.compareTo(node.each()) <= 0;
    // Below its share of the link the limit decides, which is another rule's matter.
    return !isLimitedBelow && timeout.get().origin() instanceof Origin.Declared written
        ? describe(written, timeout.get().value(), timeouts, node)
        : Optional.empty();
  }

  private static Optional<Diagnostic> describe(
      Origin.Declared written, long timeout, int timeouts, Node node) {
    var share = node.share(BigInteger.valueOf(timeout).multiply(BigInteger.valueOf(timeouts)));
    var message = CopyText.largeGuest(share) + " at " + LinkSpeed.megabytes(node.each())
        + " before " + (timeouts > 1 ? timeouts + " × " : "") + timeout + " s per GB expire";
    // A copy that fits leaves a note, so the help names what silences it.
    return share.shortfall().map(TimeoutSeverity::of).map(severity -> CARD.at(
            severity, written.span(), message)
        .withHelp("set `completionTimeoutPerGiB` to " + node.secondsPerGigabyte(timeouts, 2)
            + " or more" + once(share, timeouts, node) + ": " + sharing(node)));
  }

  private static String once(CopiedShare share, int timeouts, Node node) {
    return share.isWhole()
        ? ""
        : " (" + node.secondsPerGigabyte(timeouts, 1) + " lets one copy fit)";
  }

  private static String sharing(Node node) {
    return node.migrations() == 1
        ? "the link of a node moves " + node.link().written()
        : node.migrations() + " migrations leave a node at once and share its "
            + node.link().written();
  }
}
