package io.github.migrationlint.rules.migrations.migrationingit;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.MigrationRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** A migration that is kept in a repository as if it were a state to hold. */
public final class MigrationInGit implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "migration-in-git",
      Severity.WARNING,
      "the repository has an object that starts one migration");

  /**
   * How many finished migrations of a VMI KubeVirt keeps: {@code
   * pkg/virt-controller/watch/migration/migration.go}, {@code garbageCollectFinalizedMigrations}.
   */
  private static final int KEPT = 5;

  /** Marks objects that Argo CD creates for one sync and removes again. */
  private static final String ARGO_HOOK = "argocd.argoproj.io/hook";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var requests = new ArrayList<MigrationRequest>();
    var counts = new HashMap<String, Integer>();
    for (var request : pass.cluster().resources().migrationRequests()) {
      var header = request.header();
      if (!header.partial() && header.annotations().pair(ARGO_HOOK).isEmpty()) {
        requests.add(request);
        vmi(request).ifPresent(name -> counts.merge(name, 1, Integer::sum));
      }
    }
    for (var request : requests) {
      var count = vmi(request).map(counts::get).orElse(1);
      findings.add(
          count > KEPT ? describeOneOfMany(request.header(), count) : describe(request.header()));
    }
    return findings;
  }

  private static Optional<String> vmi(MigrationRequest request) {
    return request.vmiName().value().map(name -> request.header().namespaceText() + "/" + name);
  }

  private static Diagnostic describeOneOfMany(Header header, int count) {
    return CARD.at(
            header.kind(),
            "KubeVirt keeps " + KEPT + " of these " + count
                + " migrations, and Git runs the rest again")
        .withHelp("remove them from the repository, and start migrations with `virtctl migrate`");
  }

  private static Diagnostic describe(Header header) {
    return CARD.at(
            header.kind(),
            "this migration runs when it is applied, and again after it has been deleted")
        .withHelp("remove it from the repository, and start migrations with `virtctl migrate`");
  }
}
