package io.github.migrationlint.rules.policy.missingselectors;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Key;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/** A MigrationPolicy without {@code spec.selectors}: refused, and it would match nothing. */
public final class MissingSelectors implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "missing-selectors", Severity.ERROR, "a MigrationPolicy has no `selectors`")
      .refines("schema");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.cluster().migrationPolicies()) {
      if (!policy.header().partial() && policy.selectors() instanceof Field.Absent<Block>) {
        findings.add(describe(policy));
      }
    }
    return findings;
  }

  private static Diagnostic describe(MigrationPolicy policy) {
    var message = policy.title() + " has no `selectors`, so the API server rejects it";
    return CARD.at(place(policy), message)
        .withHelp("add `selectors` to `spec`; `selectors: {}` selects every VM");
  }

  /** The blank field itself, else what misses it: the key of {@code spec}, or of {@code kind} for the object itself. */
  private static Span place(MigrationPolicy policy) {
    var blank = policy.spec().value().flatMap(spec -> spec.key("selectors"));
    if (blank.isPresent()) {
      return blank.get().span();
    }
    return policy.spec() instanceof Field.Present<Block> spec
        ? spec.key()
        : policy
            .header()
            .root()
            .key("kind")
            .map(Key::span)
            .orElse(policy.header().kind());
  }
}
