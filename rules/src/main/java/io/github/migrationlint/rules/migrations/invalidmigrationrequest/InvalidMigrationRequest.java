package io.github.migrationlint.rules.migrations.invalidmigrationrequest;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DecentralizedMigration;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationRequest;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A VirtualMachineInstanceMigration that the webhook rejects by its content. Upstream: kubevirt {@code
 * pkg/virt-api/webhooks/validating-webhook/admitters/migration-create-admitter.go}, {@code Admit} and
 * {@code ValidateVirtualMachineInstanceMigrationSpec}.
 */
public final class InvalidMigrationRequest implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "invalid-migration-request",
          Severity.ERROR,
          "the API server rejects a migration because of its content")
      .also(Severity.WARNING)
      .requires(DecentralizedMigration.ANALYSIS);

  /** Before, the two fields do not exist, and another rule says so. */
  private static final Version DECENTRALIZED_SINCE = Version.of(1, 6);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var request : pass.cluster().resources().migrationRequests()) {
      if (!request.header().partial()) {
        vmiName(request)
            .or(() -> ids(request))
            .or(() -> gate(request, pass))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> vmiName(MigrationRequest request) {
    var name = request.vmiName();
    var isMissing = !name.isWritten() || name.value().filter(String::isEmpty).isPresent();
    return isMissing
        ? Optional.of(
            CARD.at(name.span(), "`vmiName` is missing, so the API server rejects the migration")
                .withHelp("set `spec.vmiName` to the name of the VM"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> ids(MigrationRequest request) {
    if (request.sendTo().migrationId() instanceof Field.Present<String> out
        && request.receive().migrationId() instanceof Field.Present<String> in
        && !out.get().equals(in.get())) {
      return Optional.of(
          CARD.at(in.span(), "`sendTo` and `receive` name different migrations, which is rejected")
              .withRelated(out.span(), "the `migrationID` of `sendTo`")
              .withHelp("set both `migrationID` to the same value"));
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> gate(MigrationRequest request, Pass pass) {
    var versions = pass.cluster().versions();
    var gate = pass.resultOf(DecentralizedMigration.ANALYSIS);
    var end = request.sendTo().block().isWritten() ? request.sendTo() : request.receive();
    if (gate.enabled() != Truth.NO
        || !end.block().isWritten()
        || !versions.kubeVirt().isAtLeast(DECENTRALIZED_SINCE)) {
      return Optional.empty();
    }
    var key = end.block() instanceof Field.Present<?> present
        ? present.key()
        : end.block().span();
    return Optional.of(CARD.at(
            versions.areProven() ? Severity.ERROR : Severity.WARNING,
            key,
            "`" + key.text() + "` needs the feature gate `" + DecentralizedMigration.GATE + "`")
        .withRelated(request.header().kind(), gate.reason() + ", so this migration is rejected")
        .withHelp("add the feature gate"));
  }
}
