package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Writes settings into the {@code liveMigrationConfig} of a HyperConverged. */
final class PinnedLine {
  private static final String STEP = "  ";

  private PinnedLine() {}

  /** The edit; empty where there is no place for lines, as in an object without a {@code spec}. */
  static Optional<Edit> in(HyperConverged object, Map<String, String> settings) {
    if (object.liveMigrationConfig() instanceof Field.Present<Block> present) {
      return inMapping(present.span(), settings, false);
    }
    if (object.liveMigrationConfig().isWritten()) {
      return Optional.empty();
    }
    var holder =
        object.layout() == HyperConverged.Layout.V1 ? object.virtualization() : object.spec();
    return holder instanceof Field.Present<Block> present
        ? inMapping(present.span(), settings, true)
        : Optional.empty();
  }

  /**
   * In front of the first key of a mapping.
   *
   * @param isNested whether the settings are below a key of their own
   */
  private static Optional<Edit> inMapping(
      Span place, Map<String, String> settings, boolean isNested) {
    var text = place.source().text();
    if (place.length() == 0) {
      return Optional.empty();
    }
    if (text.charAt(place.start()) == '{') {
      return Optional.of(inFlow(place, text, settings, isNested));
    }
    var lineStart = text.lastIndexOf('\n', place.start() - 1) + 1;
    var indent = text.substring(lineStart, place.start());
    if (!indent.isBlank()) {
      return Optional.empty();
    }
    var end = text.contains("\r\n") ? "\r\n" : "\n";
    var lines = new StringBuilder();
    if (isNested) {
      lines.append(indent).append("liveMigrationConfig:").append(end);
    }
    settings.forEach((field, value) -> lines
        .append(indent)
        .append(isNested ? STEP : "")
        .append(field)
        .append(": ")
        .append(value)
        .append(end));
    return Optional.of(new Edit(place.source().span(lineStart, lineStart), lines.toString()));
  }

  private static Edit inFlow(
      Span place, String text, Map<String, String> settings, boolean isNested) {
    var pairs = new ArrayList<String>();
    settings.forEach((field, value) -> pairs.add("\"" + field + "\": " + value));
    var members = String.join(", ", pairs);
    var inserted = isNested ? "\"liveMigrationConfig\": {" + members + "}" : members;
    var isEmpty = text.substring(place.start() + 1, place.end() - 1).isBlank();
    return new Edit(
        place.source().span(place.start() + 1, place.start() + 1),
        inserted + (isEmpty ? "" : ", "));
  }
}
