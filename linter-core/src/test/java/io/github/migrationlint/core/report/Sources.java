package io.github.migrationlint.core.report;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;

/** Sources and places in them, found by what is written there. */
final class Sources {
  private Sources() {}

  static SourceFile source(String path, String text) {
    return new SourceFile(new SourceId(path), text);
  }

  /** The first place where the words are. */
  static Span at(SourceFile source, String words) {
    return at(source, words, 1);
  }

  /** The n-th place, from 1, where the words are. */
  static Span at(SourceFile source, String words, int nth) {
    var start = -1;
    for (var i = 0; i < nth; i++) {
      start = source.text().indexOf(words, start + 1);
      if (start < 0) {
        throw new IllegalArgumentException(words + " is not so often in " + source);
      }
    }
    return source.span(start, start + words.length());
  }
}
