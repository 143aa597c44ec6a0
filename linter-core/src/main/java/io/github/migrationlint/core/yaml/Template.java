package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;

/**
 * Tells a template of YAML from YAML with a mistake. Only asked about documents that cannot be read:
 * what can be read is never called a template, whatever it contains.
 *
 * <p>A Go template, a Jinja expression or a name that a build fills in ({@code @VERSION@}, {@code
 * %%NAME%%}) stops a document from being YAML in one of two ways: it starts a line, as control structures
 * do, or it is on a line the parser complains about. One that does neither, say within the quotes of an
 * alert's text, has nothing to do with the mistake.
 */
final class Template {
  private final Lines lines;
  private final String text;

  private Template(Lines lines) {
    this.lines = lines;
    this.text = lines.text();
  }

  static boolean explains(Diagnostic failure, Part part) {
    var template = new Template(new Lines(failure.primary().source(), part));
    if (template.hasControlLine(part)) {
      return true;
    }
    var first = failure.primary().start();
    var last = failure.primary().end();
    for (Label label : failure.related()) {
      first = Math.min(first, label.span().start());
      last = Math.max(last, label.span().end());
    }
    return template.isExpressionIn(template.lines.start(first), template.lines.end(last));
  }

  private boolean hasControlLine(Part part) {
    for (var i = part.start(); i < part.end(); i = lines.end(i) + 1) {
      var start = lines.afterDashes(i);
      if (start < part.end() && isExpression(start)) {
        return true;
      }
    }
    return false;
  }

  private boolean isExpressionIn(int from, int to) {
    for (var i = from; i < to; i++) {
      if (isExpression(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isExpression(int place) {
    return text.startsWith("{{", place)
        || text.startsWith("{%", place)
        || text.startsWith("{#", place)
        || isFilledIn(place);
  }

  /** Whether a name between signs begins there that no value can start with. */
  private boolean isFilledIn(int place) {
    var sign = text.charAt(place);
    if (sign != '%' && sign != '@') {
      return false;
    }
    var start = place;
    while (start < text.length() && text.charAt(start) == sign) {
      start++;
    }
    var end = start;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    return end > start && end < text.length() && text.charAt(end) == sign;
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-';
  }
}
