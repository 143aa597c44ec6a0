package io.github.migrationlint.core.edit;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from the root of a document to one entry or item that is written in it.
 *
 * @param steps from the root on; the last one is what is looked for
 */
record NodePath(List<Step> steps) {
  /** One collection on the way, and what of it the way goes through. */
  sealed interface Step {
    /** The collection. */
    YamlNode parent();

    /** From the first to the last character. */
    Span extent();

    YamlNode value();
  }

  record EntryStep(MappingNode parent, Entry entry) implements Step {
    @Override
    public Span extent() {
      return entry.key().span().to(entry.value().span());
    }

    @Override
    public YamlNode value() {
      return entry.value();
    }
  }

  record ItemStep(SequenceNode parent, YamlNode value) implements Step {
    @Override
    public Span extent() {
      return value.span();
    }
  }

  NodePath {
    steps = List.copyOf(steps);
  }

  /** The way to the entry whose key is there, or to the item that is there. */
  static Optional<NodePath> to(Span place, Document document) {
    var steps = new ArrayList<Step>();
    var node = document.root();
    while (node.isPresent()) {
      var step = stepTowards(place, node.get());
      if (step.isEmpty()) {
        return Optional.empty();
      }
      steps.add(step.get());
      if (isAt(place, step.get())) {
        return Optional.of(new NodePath(steps));
      }
      node = step.map(Step::value);
    }
    return Optional.empty();
  }

  /**
   * Whether a place is within a scalar, as that of a value in a text of YAML: an inline patch, or the
   * values of a chart. The structure around the scalar is not that of the value.
   */
  static boolean isInText(Span place, YamlNode root) {
    var node = Optional.of(root);
    while (node.isPresent()) {
      if (node.get() instanceof ScalarNode scalar) {
        return scalar.span().length() > place.length();
      }
      node = stepTowards(place, node.get())
          .map(Step::value)
          .filter(value -> value.span().contains(place));
    }
    return false;
  }

  /** The way to the innermost item of a list that holds a place. */
  static Optional<NodePath> toItemAround(Span place, Document document) {
    if (document.root().isEmpty() || isInText(place, document.root().get())) {
      return Optional.empty();
    }
    var steps = new ArrayList<Step>();
    var items = 0;
    var node = document.root();
    while (node.isPresent()) {
      var step = stepTowards(place, node.get());
      step.ifPresent(steps::add);
      items = step.isPresent() && step.get() instanceof ItemStep ? steps.size() : items;
      node = step.map(Step::value);
    }
    return items == 0 ? Optional.empty() : Optional.of(new NodePath(steps.subList(0, items)));
  }

  /** The innermost mapping that holds a value. */
  static Optional<MappingNode> mappingAround(Span value, YamlNode root) {
    if (isInText(value, root)) {
      return Optional.empty();
    }
    var found = Optional.<MappingNode>empty();
    var node = Optional.of(root);
    while (node.isPresent()) {
      var step = stepTowards(value, node.get());
      if (step.isPresent() && step.get() instanceof EntryStep entry) {
        found = Optional.of(entry.parent());
      }
      node = step.map(Step::value);
    }
    return found;
  }

  private static boolean isAt(Span place, Step step) {
    return step instanceof EntryStep entry
        ? entry.entry().key().span().equals(place)
        : step.extent().equals(place);
  }

  private static Optional<Step> stepTowards(Span place, YamlNode node) {
    if (node instanceof MappingNode mapping) {
      for (var entry : written(mapping)) {
        var step = new EntryStep(mapping, entry);
        if (step.extent().contains(place)) {
          return Optional.of(step);
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        if (item.span().contains(place)) {
          return Optional.of(new ItemStep(sequence, item));
        }
      }
    }
    return Optional.empty();
  }

  /** The entries that are written in a mapping; what a merge key brings is elsewhere. */
  static List<Entry> written(MappingNode mapping) {
    var written = new ArrayList<Entry>();
    for (var entry : mapping.entries()) {
      if (mapping.span().contains(entry.key().span())
          && mapping.span().contains(entry.value().span())
          && entry.value().span().start() >= entry.key().span().end()) {
        written.add(entry);
      }
    }
    return written;
  }

  Step last() {
    return steps.get(steps.size() - 1);
  }

  /** The way to the collection that the last step is in; empty at the root. */
  Optional<NodePath> parent() {
    return steps.size() == 1
        ? Optional.empty()
        : Optional.of(new NodePath(steps.subList(0, steps.size() - 1)));
  }
}
