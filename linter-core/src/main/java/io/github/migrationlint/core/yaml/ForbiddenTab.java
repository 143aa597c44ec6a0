package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import java.util.List;
import java.util.Optional;

/**
 * A tab that YAML 1.2 allows and no client does: at the start of a blank or comment line, and behind
 * the dash of a list item. go-yaml's scanner, v2 and v3 alike, skips tabs only within brackets and
 * where no key can start (scannerc.go, yaml_parser_scan_to_next_token).
 */
final class ForbiddenTab {
  private final SourceFile source;
  private final String text;

  private ForbiddenTab(SourceFile source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * The first line of the document that starts with a tab.
   *
   * @param scalars the places of its scalars, in order
   * @param brackets the places of its outermost collections in brackets, in order
   */
  static Optional<Diagnostic> atLineStart(
      SourceFile source, Part part, List<Span> scalars, List<Span> brackets) {
    var text = source.text();
    for (var tab = part.start(); tab < part.end(); tab++) {
      if (text.charAt(tab) != '\t') {
        continue;
      }
      var startsLine = tab == 0 || Lines.isBreak(text.charAt(tab - 1));
      if (startsLine && !isWithin(scalars, tab) && !isWithin(brackets, tab)) {
        return Optional.of(
            new ForbiddenTab(source).at(tab, "no client reads a line that starts with a tab"));
      }
    }
    return Optional.empty();
  }

  /** The tab between the dash of a list item and the value that starts there. */
  static Optional<Diagnostic> behindDash(SourceFile source, int value) {
    var text = source.text();
    var tab = -1;
    var i = value - 1;
    while (i >= 0 && Lines.isSpace(text.charAt(i))) {
      tab = text.charAt(i) == '\t' ? i : tab;
      i--;
    }
    return tab >= 0 && i >= 0 && text.charAt(i) == '-'
        ? Optional.of(new ForbiddenTab(source)
            .at(tab, "no client reads a list item with a tab behind its `-`"))
        : Optional.empty();
  }

  private Diagnostic at(int tab, String message) {
    var end = tab;
    while (end < text.length() && text.charAt(end) == '\t') {
      end++;
    }
    return YamlRules.YAML_SYNTAX
        .at(source.span(tab, end), message)
        .withHelp("use spaces; kubectl and kustomize reject this tab");
  }

  /**
   * Whether one of the places holds the offset.
   *
   * @param places disjoint, in order
   */
  private static boolean isWithin(List<Span> places, int offset) {
    var low = 0;
    var high = places.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (places.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < places.size() && places.get(low).start() < offset;
  }
}
