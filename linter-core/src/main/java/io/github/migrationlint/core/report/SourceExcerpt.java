package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.report.Palette.Ink;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The source a finding points at, drawn as rustc draws it: the lines of one file together, carets
 * under the primary place, dashes and a word under the related ones.
 */
final class SourceExcerpt {
  /** With one file each and the lines around it, about as many as a screen holds. */
  static final int MOST_RELATED = 8;

  private final Palette palette;
  private final Ink severity;
  private final List<FileMarks> files;
  private final int hidden;
  private final int digits;

  SourceExcerpt(Diagnostic finding, Palette palette) {
    this.palette = palette;
    this.severity = Ink.of(finding.severity());
    var shown = Math.min(MOST_RELATED, finding.related().size());
    this.hidden = finding.related().size() - shown;
    this.files = byFile(finding.primary(), finding.related().subList(0, shown));
    this.digits = digits(files);
  }

  /** A place to underline and what is said there, empty where the finding's message says it. */
  private record Mark(Span span, boolean primary, String message) {
    int line() {
      return span.source().lines().position(span.start()).line();
    }

    /** Whether more than a line end is left of the place behind its first line. */
    boolean continues(int lineEnd) {
      var text = span.source().text();
      for (var i = lineEnd; i < span.end(); i++) {
        if (!Character.isWhitespace(text.charAt(i))) {
          return true;
        }
      }
      return false;
    }
  }

  /** The places in one file, the one to name first. */
  private record FileMarks(SourceFile file, List<Mark> marks) {
    List<Mark> inSourceOrder() {
      var sorted = new ArrayList<>(marks);
      sorted.sort(Comparator.comparing(Mark::span));
      return sorted;
    }

    /** An unreadable file has nothing to show, and a place in it nothing to say. */
    boolean isSilent() {
      return file.text().isEmpty() && marks.size() == 1 && marks.get(0).message.isEmpty();
    }
  }

  private static List<FileMarks> byFile(Span primary, List<Label> related) {
    var files = new ArrayList<FileMarks>();
    var said = wordAt(primary, related);
    add(files, new Mark(primary, true, said.map(Label::message).orElse("")));
    for (var label : related) {
      if (said.isEmpty() || !label.equals(said.get())) {
        add(files, new Mark(label.span(), false, label.message()));
      }
    }
    return files;
  }

  /** The first label of the primary place itself: it goes behind the carets. */
  private static Optional<Label> wordAt(Span primary, List<Label> related) {
    for (var label : related) {
      if (label.span().equals(primary)) {
        return Optional.of(label);
      }
    }
    return Optional.empty();
  }

  private static void add(List<FileMarks> files, Mark mark) {
    var file = mark.span.source();
    for (var known : files) {
      if (known.file.id().equals(file.id())) {
        known.marks.add(mark);
        return;
      }
    }
    var marks = new ArrayList<Mark>();
    marks.add(mark);
    files.add(new FileMarks(file, marks));
  }

  private static int digits(List<FileMarks> files) {
    var last = 1;
    for (var file : files) {
      for (var mark : file.marks) {
        last = Math.max(last, mark.line());
      }
    }
    return Integer.toString(last).length();
  }

  /** How many related places are not shown, because there are too many. */
  int hidden() {
    return hidden;
  }

  /** The blanks that take the place of a line number. */
  String margin() {
    return " ".repeat(digits);
  }

  void draw(StringBuilder out) {
    var arrow = "-->";
    for (var file : files) {
      var place = file.marks.get(0).span;
      out.append(margin()).append(palette.paint(Ink.GUTTER, arrow)).append(' ');
      var path = file.file.id().path();
      var text = TerminalText.oneLine(path) + ":" + file.file.lines().position(place.start());
      out.append(palette.link(text, path)).append('\n');
      if (!file.isSilent()) {
        drawLines(out, file);
      }
      arrow = ":::";
    }
  }

  private void drawLines(StringBuilder out, FileMarks file) {
    drawRow(out, "", "");
    var previous = 0;
    var marks = file.inSourceOrder();
    for (var i = 0; i < marks.size(); ) {
      var line = marks.get(i).line();
      var end = i + 1;
      while (end < marks.size() && marks.get(end).line() == line) {
        end++;
      }
      if (previous > 0) {
        drawGap(out, file.file, previous, line);
      }
      drawLine(out, file.file, line, marks.subList(i, end));
      previous = line;
      i = end;
    }
  }

  /** One line in between is shorter said than left out. */
  private void drawGap(StringBuilder out, SourceFile file, int before, int after) {
    if (after - before == 2) {
      var line = before + 1;
      var window = Window.around(file.lines().start(line), line, file);
      drawRow(out, Integer.toString(line), window.text());
    } else if (after - before > 2) {
      out.append(palette.paint(Ink.GUTTER, "...")).append('\n');
    }
  }

  /** A line too long to be shown whole is shown once for each of its places. */
  private void drawLine(StringBuilder out, SourceFile file, int line, List<Mark> marks) {
    var number = Integer.toString(line);
    var first = Window.around(marks.get(0).span.start(), line, file);
    if (first.isWholeLine()) {
      drawRow(out, number, first.text());
      drawMarks(out, first, marks);
      return;
    }
    for (var mark : marks) {
      var window = Window.around(mark.span.start(), line, file);
      drawRow(out, number, window.text());
      drawMarks(out, window, List.of(mark));
    }
  }

  /** The primary place is drawn first; a related one behind it may share its row. */
  private void drawMarks(StringBuilder out, Window window, List<Mark> marks) {
    var rows = new ArrayList<MarkRow>();
    for (var mark : marks) {
      if (mark.primary) {
        place(mark, rows, window);
      }
    }
    for (var mark : marks) {
      if (!mark.primary) {
        place(mark, rows, window);
      }
    }
    for (var row : rows) {
      row.draw(out);
    }
  }

  private void place(Mark mark, List<MarkRow> rows, Window window) {
    for (var row : rows) {
      if (row.hasRoomFor(mark)) {
        row.add(mark);
        return;
      }
    }
    var row = new MarkRow(window);
    row.add(mark);
    rows.add(row);
  }

  /** One row of carets and dashes; what the last of them says follows on the same row. */
  private final class MarkRow {
    private final Window window;
    private final StringBuilder marks = new StringBuilder();
    private Ink ink = severity;
    private String message = "";
    private int column;

    MarkRow(Window window) {
      this.window = window;
    }

    /** Whether the place lies behind what is drawn, and nothing is said yet. */
    boolean hasRoomFor(Mark mark) {
      return message.isEmpty() && window.column(mark.span.start()) > column;
    }

    void add(Mark mark) {
      var start = window.column(mark.span.start());
      var end = window.column(Math.min(mark.span.end(), window.lineEnd()));
      var length = Math.max(1, end - start);
      ink = mark.primary ? severity : Ink.GUTTER;
      message = mark.message;
      marks.append(" ".repeat(start - column));
      marks.append(palette.paint(ink, (mark.primary ? "^" : "-").repeat(length)));
      column = start + length;
      if (mark.continues(window.lineEnd())) {
        marks.append(palette.paint(ink, "…"));
        column++;
      }
    }

    void draw(StringBuilder out) {
      if (message.isEmpty()) {
        drawRow(out, "", marks.toString());
        return;
      }
      var lines = TerminalText.lines(message);
      drawRow(out, "", marks + " " + palette.paint(ink, lines.get(0)));
      for (var line : lines.subList(1, lines.size())) {
        drawRow(out, "", " ".repeat(column + 1) + palette.paint(ink, line));
      }
    }
  }

  private void drawRow(StringBuilder out, String number, String content) {
    var gutter = " ".repeat(digits - number.length()) + number + " |";
    out.append(palette.paint(Ink.GUTTER, gutter));
    if (!content.isEmpty()) {
      out.append(' ').append(content);
    }
    out.append('\n');
  }
}
