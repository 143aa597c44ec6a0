package io.github.migrationlint.rules.kubevirt.unknownevictionstrategy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster-wide eviction strategy that KubeVirt does not know, so that it refuses VMs. */
public final class UnknownEvictionStrategy implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "unknown-eviction-strategy",
      Severity.ERROR,
      "the eviction strategy of the cluster is none that KubeVirt knows");

  private record Strategy(String name, Version since) {}

  /** {@code staging/src/kubevirt.io/api/core/v1/types.go}, read at every minor from 0.49 on. */
  private static final List<Strategy> STRATEGIES = List.of(
      new Strategy("LiveMigrate", Version.of(0, 0)),
      new Strategy("None", Version.of(0, 51)),
      new Strategy("External", Version.of(0, 53)),
      new Strategy("LiveMigrateIfPossible", Version.of(1, 0)));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().kubeVirts()) {
      if (object.evictionStrategy() instanceof Field.Present<String> written) {
        check(written, versions).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> check(
      Field.Present<String> written, PlatformVersions versions) {
    var names = new ArrayList<String>();
    for (var strategy : STRATEGIES) {
      if (strategy.name().equals(written.get())) {
        return versions.kubeVirt().isAtLeast(strategy.since())
            ? Optional.empty()
            : Optional.of(describe(written, "KubeVirt " + versions.kubeVirt(), "")
                .withSeverity(versions.areProven() ? Severity.ERROR : Severity.WARNING));
      }
      names.add(strategy.name());
    }
    return Optional.of(describe(written, "KubeVirt", Spelling.question(written.get(), names)));
  }

  private static Diagnostic describe(
      Field.Present<String> written, String release, String question) {
    var message = release + " has no eviction strategy `" + written.get()
        + "`, so it refuses every VM without a strategy of its own" + question;
    return CARD.at(written.span(), message)
        .withHelp("write `LiveMigrate`, `LiveMigrateIfPossible`, `None` or `External`");
  }
}
