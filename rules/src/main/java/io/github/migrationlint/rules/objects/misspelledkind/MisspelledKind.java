package io.github.migrationlint.rules.objects.misspelledkind;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.KnownKinds;
import java.util.ArrayList;
import java.util.List;

/** A kind that an API group of KubeVirt does not have, but nearly. */
public final class MisspelledKind implements Rule {
  private static final RuleCard CARD =
      RuleCard.of("misspelled-kind", Severity.ERROR, "a kind is misspelled").withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var other : pass.cluster().resources().others()) {
      KnownKinds.likeliestKind(other.gvk().group(), other.gvk().kind())
          .ifPresent(meant -> findings.add(describe(other, meant)));
    }
    return findings;
  }

  private static Diagnostic describe(Header object, String meant) {
    var message = "there is no kind `%s` in API group `%s`"
        .formatted(object.gvk().kind(), object.gvk().group());
    return CARD.at(object.kind(), message)
        .withHelp("write `" + meant + "`")
        .withFix(new Fix(
            "write `" + meant + "`",
            Fix.Applicability.NEEDS_REVIEW,
            List.of(new Edit(object.kind(), meant))));
  }
}
