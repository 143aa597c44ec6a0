package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The variables that a Flux Kustomization substitutes in the objects it builds ({@code
 * spec.postBuild}).
 *
 * @param place where they are asked for
 * @param values those that are known, each at the place it is written
 * @param unknown names of those that are defined, with a value that is not known
 * @param isOpen whether there may be others, or others may win: a source is not in the files
 * @param isAlways whether texts are substituted even where no variable is defined
 */
public record Variables(
    Span place,
    Map<String, ScalarNode> values,
    Set<String> unknown,
    boolean isOpen,
    boolean isAlways) {
  public Variables {
    Objects.requireNonNull(place);
    values = Map.copyOf(values);
    unknown = Set.copyOf(unknown);
  }

  /** What is known about a variable. */
  sealed interface Value {}

  record Defined(ScalarNode node) implements Value {}

  /** It is not defined. */
  record Missing() implements Value {}

  /** It is defined, or may be, with a value that is not known. */
  record Undetermined() implements Value {}

  Value of(String name) {
    var value = values.get(name);
    if (value != null) {
      return new Defined(value);
    }
    return isOpen || unknown.contains(name) ? new Undetermined() : new Missing();
  }

  /** Whether anything is substituted: Flux does so only if a variable is defined. */
  Certainty areSubstituted() {
    if (isAlways || !values.isEmpty() || !unknown.isEmpty()) {
      return Certainty.YES;
    }
    return isOpen ? Certainty.UNKNOWN : Certainty.NO;
  }
}
