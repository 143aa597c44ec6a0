package io.github.migrationlint.core.text;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which lines of which files a change has added or altered.
 *
 * @param byPath ranges in order; a file that is new has one of all its lines
 */
public record ChangedLines(Map<String, List<Range>> byPath) {
  /** Nothing has changed, or there is nothing to compare with. */
  public static final ChangedLines NONE = new ChangedLines(Map.of());

  /**
   * Lines next to each other.
   *
   * @param first from 1
   * @param last included
   */
  public record Range(int first, int last) {}

  public ChangedLines {
    byPath = Collections.unmodifiableMap(new TreeMap<>(byPath));
  }

  /** Whether one of the lines of a place has changed. */
  public boolean touch(Span place) {
    var ranges = byPath.get(place.source().id().path());
    if (ranges == null) {
      return false;
    }
    var first = place.source().lines().position(place.start()).line();
    var last = place.source().lines().position(place.end()).line();
    var from = 0;
    var to = ranges.size();
    while (from < to) {
      var middle = (from + to) >>> 1;
      if (ranges.get(middle).last < first) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < ranges.size() && ranges.get(from).first <= last;
  }
}
