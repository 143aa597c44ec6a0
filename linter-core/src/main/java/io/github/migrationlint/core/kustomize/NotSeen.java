package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;

/**
 * Something a composition would hold and we cannot know: a remote base, a chart, a generator's
 * output.
 *
 * @param place where a kustomization asks for it
 * @param what it, for a message: "remote base `…`"
 */
public record NotSeen(Span place, String what) {
  public NotSeen {
    Objects.requireNonNull(place);
    Objects.requireNonNull(what);
  }
}
