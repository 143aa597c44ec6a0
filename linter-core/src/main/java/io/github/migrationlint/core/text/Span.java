package io.github.migrationlint.core.text;

import java.util.Objects;

/**
 * A place in a source: UTF-16 offsets, end exclusive; {@code start == end} marks a point. Ordered by
 * source, then start, then end.
 */
public record Span(SourceFile source, int start, int end) implements Comparable<Span> {
  public Span {
    Objects.requireNonNull(source);
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException("no span " + start + ".." + end + " in " + source
          + " of length " + source.text().length());
    }
  }

  /** The characters of this place. */
  public String text() {
    return source.text().substring(start, end);
  }

  public int length() {
    return end - start;
  }

  /** Whether the other place lies wholly within this one. */
  public boolean contains(Span other) {
    return sameSource(other) && start <= other.start && other.end <= end;
  }

  /** Whether the two places share a character, or a point lies in or at the edge of the other. */
  public boolean touches(Span other) {
    return sameSource(other) && start <= other.end && other.start <= end;
  }

  /**
   * The smallest place that holds both; this place alone where the other is in another source, as
   * the value of a key can be that a patch sets.
   */
  public Span to(Span other) {
    return sameSource(other)
        ? new Span(source, Math.min(start, other.start), Math.max(end, other.end))
        : this;
  }

  private boolean sameSource(Span other) {
    return source.id().equals(other.source.id());
  }

  @Override
  public int compareTo(Span other) {
    var bySource = source.id().compareTo(other.source.id());
    if (bySource != 0) {
      return bySource;
    }
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Span span && start == span.start && end == span.end && sameSource(span);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * source.id().hashCode() + start) + end;
  }

  @Override
  public String toString() {
    return source.id() + ":" + source.lines().position(start);
  }
}
