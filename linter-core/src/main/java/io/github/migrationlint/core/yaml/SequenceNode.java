package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;

/** A list. */
public record SequenceNode(Span span, List<YamlNode> items) implements YamlNode {
  public SequenceNode {
    Objects.requireNonNull(span);
    items = List.copyOf(items);
  }

  @Override
  public SequenceNode at(Span place) {
    return new SequenceNode(place, items);
  }

  @Override
  public String describe() {
    return "a list";
  }
}
