package io.github.migrationlint.rules.bandwidth.parallelmigrationsexceedlink;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.config.LinkSpeed;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.ParallelLimits;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.text.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Migrations that together may move more than the link of a node, each within its limit. */
public final class ParallelMigrationsExceedLink implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "parallel-migrations-exceed-link",
          Severity.WARNING,
          "the migrations of a node may together move more than its link")
      .also(Severity.NOTE)
      .requires(SettingsByPolicy.ANALYSIS, ParallelLimits.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var facts = pass.cluster().facts();
    var parallel = pass.resultOf(ParallelLimits.ANALYSIS);
    var bandwidth = pass.resultOf(SettingsByPolicy.ANALYSIS)
        .cluster()
        .get(MigrationField.BANDWIDTH_PER_MIGRATION);
    var each = bandwidth
        .flatMap(setting -> setting.value().mebiBytes())
        .map(mebiBytes -> mebiBytes.shiftLeft(20));
    // One migration that fills the link alone is another rule's matter.
    if (facts.migrationLink().isEmpty()
        || parallel.isEmpty()
        || each.isEmpty()
        || facts.migrationLink().get().isExceededBy(each.get())) {
      return List.of();
    }
    return place(bandwidth, parallel.get())
        .flatMap(span ->
            check(span, each.get(), parallel.get(), facts.migrationLink().get(), facts.nodes()))
        .map(List::of)
        .orElse(List.of());
  }

  /** Where a limit is written that could be lower; empty where all are defaults. */
  private static Optional<Span> place(
      Optional<Setting<Quantity>> bandwidth, ParallelLimits parallel) {
    return written(bandwidth.map(Setting::origin))
        .or(() -> written(Optional.of(parallel.outbound().origin())))
        .or(() -> written(Optional.of(parallel.cluster().origin())));
  }

  private static Optional<Span> written(Optional<Origin> origin) {
    return origin.isPresent() && origin.get() instanceof Origin.Declared declared
        ? Optional.of(declared.span())
        : Optional.empty();
  }

  private static Optional<Diagnostic> check(
      Span place,
      BigInteger each,
      ParallelLimits parallel,
      LinkSpeed link,
      Optional<Integer> nodes) {
    var leaving = parallel.leavingOneNode();
    var sharing = parallel.onOneLink(nodes);
    var help = "set `bandwidthPerMigration` to `"
        + link.bytesPerSecond()
            .divide(BigInteger.valueOf(sharing))
            .shiftRight(20)
            .max(BigInteger.ONE)
        + "Mi` or less, or lower ";
    if (link.isExceededBy(each.multiply(BigInteger.valueOf(leaving)))) {
      return Optional.of(CARD.at(place, message(leaving, "leave", each, link))
          .withHelp(help + "`parallelOutboundMigrationsPerNode`"));
    }
    return link.isExceededBy(each.multiply(BigInteger.valueOf(sharing)))
        ? Optional.of(CARD.at(Severity.NOTE, place, message(sharing, "reach", each, link))
            .withHelp(help + "`parallelMigrationsPerCluster`: nothing else limits how many reach a"
                + " node"))
        : Optional.empty();
  }

  private static String message(long number, String verb, BigInteger each, LinkSpeed link) {
    return number + " migrations may " + verb + " a node at " + each.shiftRight(20)
        + " MiB/s each; its link moves " + LinkSpeed.megabytes(link.bytesPerSecond());
  }
}
