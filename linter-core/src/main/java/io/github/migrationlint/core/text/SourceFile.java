package io.github.migrationlint.core.text;

import java.util.Objects;

/**
 * One text and where it comes from. The text is as decoded, without a byte-order mark; line ends
 * are untouched.
 */
public final class SourceFile {
  private final SourceId id;
  private final String text;
  private final OmittedLines omitted;
  private volatile LineIndex lines;

  public SourceFile(SourceId id, String text) {
    this(id, text, OmittedLines.NONE);
  }

  /** A text in which lines of the file are missing. */
  public SourceFile(SourceId id, String text, OmittedLines omitted) {
    this.id = Objects.requireNonNull(id);
    this.text = Objects.requireNonNull(text);
    this.omitted = Objects.requireNonNull(omitted);
    this.lines = LineIndex.PENDING;
  }

  /** A source that could not be read: problems with it still need a place. */
  public static SourceFile unreadable(SourceId id) {
    return new SourceFile(id, "");
  }

  public SourceId id() {
    return id;
  }

  public String text() {
    return text;
  }

  /** Whether this is all that the file has; what is not must not be written. */
  public boolean isWhole() {
    return omitted.isEmpty();
  }

  /** The index from offsets to lines, built at the first call. */
  public LineIndex lines() {
    var known = lines;
    if (known == LineIndex.PENDING) {
      known = LineIndex.of(text, omitted);
      lines = known;
    }
    return known;
  }

  /**
   * The place from {@code start} to {@code end}, UTF-16 offsets, end exclusive.
   *
   * @throws IllegalArgumentException if the offsets do not lie in the text in this order
   */
  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  /** The beginning, for problems of the whole file. */
  public Span start() {
    return new Span(this, 0, 0);
  }

  @Override
  public String toString() {
    return id.path();
  }
}
