package io.github.migrationlint.rules.policy.matchlabelsselector;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Optional;

/** Lifts the pairs under {@code matchLabels} one level, to where flat pairs stand. */
final class Flattening {
  private Flattening() {}

  /**
   * The change; empty unless {@code matchLabels:} and each pair are on lines of their own, and no
   * pair would collide with one that is flat already.
   *
   * @param nested the entry {@code matchLabels} itself
   * @param pairs what is under it
   * @param flat what is beside it
   */
  static Optional<Fix> of(LabelPair nested, Labels pairs, Labels flat) {
    var source = nested.keySpan().source();
    var line = source.lines().position(nested.keySpan().start()).line();
    if (!source.lines().line(line).strip().equals("matchLabels:")
        || !pairs.complete()
        || pairs.pairs().isEmpty()) {
      return Optional.empty();
    }
    var edits = new ArrayList<Edit>();
    edits.add(
        new Edit(source.span(source.lines().start(line), source.lines().start(line + 1)), ""));
    for (var pair : pairs.pairs()) {
      var indentation = indentation(pair.keySpan());
      if (!nested.value().span().contains(pair.keySpan())
          || !indentation.text().isBlank()
          || flat.pair(pair.key()).isPresent()) {
        return Optional.empty();
      }
      edits.add(new Edit(indentation, indentation(nested.keySpan()).text()));
    }
    return Optional.of(new Fix("write flat pairs", Fix.Applicability.NEEDS_REVIEW, edits));
  }

  /** What is before a key on its line. */
  private static Span indentation(Span key) {
    var lines = key.source().lines();
    return key.source().span(lines.start(lines.position(key.start()).line()), key.start());
  }
}
