package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.text.Span;
import java.util.Optional;

/** Why a setting has its value. */
public sealed interface Origin {
  /** As a report says it: {@code policy gold}. */
  String description();

  /** Where it is written; empty for a default. */
  Optional<Span> place();

  /** An object writes it. */
  record Declared(String description, Span span) implements Origin {
    @Override
    public Optional<Span> place() {
      return Optional.of(span);
    }
  }

  /** Someone names an object that the release brings, unless it was changed in the cluster. */
  record Shipped(String description, Span span) implements Origin {
    @Override
    public Optional<Span> place() {
      return Optional.of(span);
    }
  }

  /** No one writes it, so the release decides. */
  record ReleaseDefault(String description) implements Origin {
    @Override
    public Optional<Span> place() {
      return Optional.empty();
    }
  }

  /** It takes the value of another setting, which is written there or by default. */
  record Follows(String description, Optional<Span> place) implements Origin {}
}
