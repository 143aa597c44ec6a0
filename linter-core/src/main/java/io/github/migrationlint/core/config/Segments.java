package io.github.migrationlint.core.config;

import java.util.ArrayList;
import java.util.List;

/** Takes paths apart at their slashes; {@code .} and doubled slashes stand for nothing. */
final class Segments {
  private Segments() {}

  static List<String> of(String path) {
    var segments = new ArrayList<String>();
    var start = 0;
    while (start <= path.length()) {
      var slash = path.indexOf('/', start);
      var end = slash < 0 ? path.length() : slash;
      var segment = path.substring(start, end);
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
      start = end + 1;
    }
    return segments;
  }
}
