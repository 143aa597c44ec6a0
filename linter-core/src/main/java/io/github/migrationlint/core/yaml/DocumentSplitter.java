package io.github.migrationlint.core.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a file into documents before anything is parsed, so that a broken one does not silence its
 * neighbors. That is sound: a line that starts with {@code ---} or {@code ...} and a blank ends
 * whatever is before it, even a block scalar, and is forbidden within quotes (YAML 1.2 §9.1.2,
 * c-forbidden).
 */
final class DocumentSplitter {
  private static final int MARKER_LENGTH = 3;

  /**
   * The part of a file that is one document.
   *
   * @param index its number in the file, from 0
   * @param start where its directives, comments or {@code ---} begin, whichever comes first
   * @param content the same, but behind a {@code ---} that comes first
   * @param end where the marker that ends it begins, or the file ends
   */
  record Part(int index, int start, int content, int end) {}

  private final String text;
  private final int limit;
  private final List<Part> parts = new ArrayList<>();
  private int count;
  private int start;

  /** Whether the document has begun, so that the next {@code ---} ends it. */
  private boolean begun;

  private DocumentSplitter(String text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /**
   * The documents of the text, those with only blanks left out, though counted.
   *
   * @param limit how many to hand on at most; the last one then ends at the marker that follows it
   */
  static List<Part> split(String text, int limit) {
    var splitter = new DocumentSplitter(text, limit);
    splitter.run();
    return splitter.parts;
  }

  private void run() {
    var line = 0;
    while (line < text.length() && parts.size() < limit) {
      if (isMarker(line, '-')) {
        if (begun) {
          close(line);
        } else if (isBlank(start, line)) {
          start = line;
        }
        begun = true;
      } else if (isMarker(line, '.')) {
        close(line);
        start = line + MARKER_LENGTH;
        begun = false;
      } else if (!begun) {
        begun = !isPrefix(line);
      }
      line = nextLine(line);
    }
    if (parts.size() < limit) {
      close(text.length());
    }
  }

  private void close(int end) {
    var content = isMarker(start, '-') ? start + MARKER_LENGTH : start;
    var blank = isBlank(content, end);
    if (!blank) {
      parts.add(new Part(count, start, content, end));
    }
    if (!blank || begun) {
      count++;
    }
    start = end;
  }

  private boolean isMarker(int line, char mark) {
    return line + MARKER_LENGTH <= text.length()
        && text.charAt(line) == mark
        && text.charAt(line + 1) == mark
        && text.charAt(line + 2) == mark
        && (line + MARKER_LENGTH == text.length()
            || Lines.isBlank(text.charAt(line + MARKER_LENGTH)));
  }

  /** Whether the line may be before the {@code ---} of a document and belong to it. */
  private boolean isPrefix(int line) {
    if (text.charAt(line) == '%') {
      return true;
    }
    var i = line;
    while (i < text.length() && Lines.isSpace(text.charAt(i))) {
      i++;
    }
    return i == text.length() || text.charAt(i) == '#' || Lines.isBreak(text.charAt(i));
  }

  private int nextLine(int line) {
    var i = line;
    while (i < text.length() && !Lines.isBreak(text.charAt(i))) {
      i++;
    }
    if (i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n') {
      i++;
    }
    return Math.min(i + 1, text.length());
  }

  private boolean isBlank(int from, int to) {
    for (var i = from; i < to; i++) {
      if (!Lines.isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
