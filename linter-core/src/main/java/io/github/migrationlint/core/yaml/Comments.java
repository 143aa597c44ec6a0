package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document.Comment;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import java.util.ArrayList;
import java.util.List;

/** Finds the comments of a document: a {@code #} starts one wherever no scalar is. */
final class Comments {
  /** Only documents that talk to us are searched; no one asks for the comments of others. */
  static final String ADDRESS = "migration-lint:";

  private final SourceFile source;
  private final String text;
  private final List<Comment> found = new ArrayList<>();

  private Comments(SourceFile source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * The comments of the document, if one of them could be for us.
   *
   * @param scalars the places of its scalars, in order
   */
  static List<Comment> of(SourceFile source, Part part, List<Span> scalars) {
    if (!isAddressed(source.text(), part)) {
      return List.of();
    }
    var comments = new Comments(source);
    var gap = part.start();
    for (var scalar : scalars) {
      comments.search(gap, scalar.start());
      comments.searchHeader(scalar);
      gap = scalar.end();
    }
    comments.search(gap, part.end());
    return comments.found;
  }

  /** Not indexOf: a search to the end of the file for each of its documents is quadratic. */
  private static boolean isAddressed(String text, Part part) {
    for (var i = part.start(); i < part.end(); i++) {
      if (text.charAt(i) == 'm' && text.startsWith(ADDRESS, i)) {
        return true;
      }
    }
    return false;
  }

  private void search(int from, int to) {
    var i = from;
    while (i < to) {
      if (text.charAt(i) == '#' && startsComment(i)) {
        i = add(i, to);
      } else {
        i++;
      }
    }
  }

  /** A block scalar may have a comment behind its {@code |} or {@code >}. */
  private void searchHeader(Span scalar) {
    if (scalar.length() == 0 || "|>".indexOf(text.charAt(scalar.start())) < 0) {
      return;
    }
    for (var i = scalar.start(); i < scalar.end() && !Lines.isBreak(text.charAt(i)); i++) {
      if (text.charAt(i) == '#') {
        add(i, scalar.end());
        return;
      }
    }
  }

  /** A {@code #} directly behind other characters, such as those of a tag, starts none. */
  private boolean startsComment(int place) {
    if (place == 0) {
      return true;
    }
    var before = text.charAt(place - 1);
    return Lines.isSpace(before) || Lines.isBreak(before) || "\"']},".indexOf(before) >= 0;
  }

  private int add(int start, int limit) {
    var end = start;
    while (end < limit && !Lines.isBreak(text.charAt(end))) {
      end++;
    }
    var line = start;
    while (line > 0 && Lines.isSpace(text.charAt(line - 1))) {
      line--;
    }
    var ownLine = line == 0 || Lines.isBreak(text.charAt(line - 1));
    found.add(new Comment(source.span(start, end), ownLine));
    return end;
  }
}
