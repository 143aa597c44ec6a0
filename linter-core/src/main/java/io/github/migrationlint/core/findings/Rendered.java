package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of findings in what {@code helm template} has written which template they come from: Helm
 * starts each document with {@code # Source: chart/templates/name.yaml}.
 */
final class Rendered {
  private static final String MARK = "# Source: ";

  private final List<Document> documents;
  private final Map<SourceId, List<Span>> marks = new HashMap<>();

  Rendered(List<Document> documents) {
    this.documents = documents;
  }

  /** The finding, with its template named if there is one. */
  Diagnostic from(Diagnostic finding) {
    var place = finding.primary();
    var origin = Optional.<Span>empty();
    for (var mark : marksOf(place.source().id())) {
      if (mark.start() <= place.start()) {
        origin = Optional.of(mark);
      }
    }
    var template = origin
        .filter(mark -> mark.length() > 0)
        .map(mark -> mark.text().substring(MARK.length()).strip())
        .orElse("");
    return template.isEmpty()
        ? finding
        : finding.withRelated(origin.orElseThrow(), "rendered from `" + template + "`");
  }

  /** The first lines of the documents of a file: a mark, or nothing where a document has none. */
  private List<Span> marksOf(SourceId id) {
    if (marks.isEmpty()) {
      for (var document : documents) {
        marks
            .computeIfAbsent(document.source().id(), unused -> new ArrayList<>())
            .add(markOf(document));
      }
    }
    return marks.getOrDefault(id, List.of());
  }

  /** A point at the start of a document that was not rendered. */
  private static Span markOf(Document document) {
    var text = document.source().text();
    var start = document.span().start();
    var newline = text.indexOf('\n', start);
    var end = newline < 0 || newline > document.span().end() ? document.span().end() : newline;
    var line = text.substring(start, end);
    var isMark = line.startsWith(MARK) && (line.contains("/templates/") || line.contains("/crds/"));
    return document.source().span(start, isMark ? start + line.stripTrailing().length() : start);
  }
}
