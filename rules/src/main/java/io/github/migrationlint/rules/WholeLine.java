package io.github.migrationlint.rules;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.resource.Key;
import java.util.Optional;

/** A line of a manifest that holds one key and its value, and nothing else. */
public final class WholeLine {
  private WholeLine() {}

  /**
   * Deletes such a line with its line end. Empty if the value goes over several lines, or something
   * else is beside it, a comment included.
   */
  public static Optional<Edit> deletion(Key key) {
    if (!key.span().source().id().equals(key.value().source().id())) {
      // A patch in another file gives the value.
      return Optional.empty();
    }
    var lines = key.span().source().lines();
    var position = lines.position(key.span().start());
    var line = position.line();
    var start = lines.start(line);
    var end = line < lines.count()
        ? lines.start(line + 1)
        : key.span().source().text().length();
    var entry = key.span().to(key.value());
    if (entry.end() > end
        || !isBlank(key, start, entry.start())
        || !isBlank(key, entry.end(), end)) {
      return Optional.empty();
    }
    return Optional.of(new Edit(key.span().source().span(start, end), ""));
  }

  private static boolean isBlank(Key key, int start, int end) {
    return key.span().source().span(start, end).text().isBlank();
  }
}
