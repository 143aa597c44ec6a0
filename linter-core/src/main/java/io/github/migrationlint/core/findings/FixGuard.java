package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.edit.AliasedPlaces;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes fixes back that would change what an alias repeats elsewhere: no one can tell whether the
 * other places are to change as well.
 */
final class FixGuard {
  private final List<Document> documents;
  private final Map<SourceId, List<Span>> aliased = new HashMap<>();

  FixGuard(List<Document> documents) {
    this.documents = documents;
  }

  /** The finding, without its fix where that is not certain to change its own place alone. */
  Diagnostic guarded(Diagnostic finding) {
    return finding.fix().isPresent() && isAliased(finding.fix().get())
        ? finding.withoutFix()
        : finding;
  }

  private boolean isAliased(Fix fix) {
    for (var edit : fix.edits()) {
      for (var place : aliasedIn(edit.span().source().id())) {
        if (place.touches(edit.span())) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Span> aliasedIn(SourceId source) {
    if (aliased.isEmpty()) {
      for (var document : documents) {
        aliased
            .computeIfAbsent(document.source().id(), id -> new ArrayList<>())
            .addAll(AliasedPlaces.in(document));
      }
    }
    return aliased.getOrDefault(source, List.of());
  }
}
