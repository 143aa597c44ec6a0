package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;

/** What has a place. A VM has some dozens of these, so the place is held as numbers. */
abstract class PlacedPart {
  private final SourceFile source;
  private final int start;
  private final int end;

  PlacedPart(Span span) {
    this.source = span.source();
    this.start = span.start();
    this.end = span.end();
  }

  public final Span span() {
    return source.span(start, end);
  }
}
