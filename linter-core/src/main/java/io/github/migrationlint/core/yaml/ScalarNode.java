package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * A scalar as written. What a plain one means is decided by {@link Scalars} alone.
 *
 * @param text the content after unescaping and folding; for a plain scalar what is in the file
 * @param tag the explicit tag, such as {@code tag:yaml.org,2002:str}; empty when none is written
 */
public record ScalarNode(Span span, String text, Style style, Optional<String> tag)
    implements YamlNode {
  /** How a scalar is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  public ScalarNode {
    Objects.requireNonNull(span);
    Objects.requireNonNull(text);
    Objects.requireNonNull(style);
    Objects.requireNonNull(tag);
  }

  /** A plain scalar that is written nowhere but represents something at that place. */
  public ScalarNode(Span span, String text) {
    this(span, text, Style.PLAIN, Optional.empty());
  }

  public boolean isPlain() {
    return style == Style.PLAIN;
  }

  /** What the scalar means to that reader. */
  public ScalarValue value(Reading reading) {
    return Scalars.read(this, reading);
  }

  @Override
  public ScalarNode at(Span place) {
    return new ScalarNode(place, text, style, tag);
  }

  @Override
  public String describe() {
    return value(Reading.KUBECTL).describe();
  }
}
