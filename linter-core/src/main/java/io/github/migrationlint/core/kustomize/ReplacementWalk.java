package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One way down a target, to the fields that get the value of a replacement. */
final class ReplacementWalk {
  private final YamlNode value;
  private final MappingNode options;
  private final Span place;
  private final boolean creates;
  private final BuildProblems findings;
  private final BudgetShare budget;
  private int hits;

  ReplacementWalk(
      YamlNode value,
      MappingNode options,
      ScalarNode path,
      BuildProblems findings,
      BudgetShare budget) {
    this.value = value;
    this.options = options;
    this.place = path.span();
    this.creates = TransformerConfiguration.isTrue(options, "create");
    this.findings = findings;
    this.budget = budget;
  }

  /** How many fields were set. */
  int hits() {
    return hits;
  }

  /** The node with the value at the path's end, as far as there is a way. */
  YamlNode at(YamlNode node, List<String> parts, int depth) {
    if (depth == parts.size()) {
      hits++;
      return set(node);
    }
    var part = parts.get(depth);
    if (node instanceof SequenceNode sequence) {
      return inSequence(sequence, parts, depth);
    }
    if (!(node instanceof MappingNode mapping) || part.equals("*") || FieldPath.isIndex(part)) {
      return node;
    }
    var present = mapping.entry(part);
    if (present.isPresent()) {
      return Nodes.with(mapping, part, at(present.get().value(), parts, depth + 1));
    }
    if (!creates) {
      return node;
    }
    var key = Nodes.string(place, part);
    var made = at(made(parts, depth + 1), parts, depth + 1);
    return Nodes.with(mapping, new MappingNode.Entry(part, key, made));
  }

  /** The part of a path that leads to a text, if it goes on inside; empty if it does not. */
  static Optional<List<String>> insideText(YamlNode root, List<String> parts) {
    var node = root;
    for (var i = 0; i < parts.size(); i++) {
      if (node instanceof ScalarNode scalar && !Nodes.isNull(scalar)) {
        return Optional.of(parts.subList(0, i));
      }
      var next = FieldPath.lookUp(node, parts.get(i));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    return Optional.empty();
  }

  /** A field that is not there is made without quotes, whatever the source had. */
  private YamlNode made(List<String> parts, int depth) {
    if (depth == parts.size()) {
      return value instanceof ScalarNode ? Nodes.plain(place, "") : Nodes.emptyMapping(place);
    }
    return FieldPath.isIndex(parts.get(depth))
        ? new SequenceNode(place, List.of())
        : Nodes.emptyMapping(place);
  }

  private YamlNode inSequence(SequenceNode sequence, List<String> parts, int depth) {
    var part = parts.get(depth);
    var items = new ArrayList<YamlNode>();
    var found = false;
    budget.spend(sequence.items().size(), place);
    for (var i = 0; i < sequence.items().size(); i++) {
      var item = sequence.items().get(i);
      var isHit = part.equals("*") || FieldPath.hits(part, item, i);
      found |= isHit;
      items.add(isHit ? at(item, parts, depth + 1) : item);
    }
    if (!found && creates) {
      var made = FieldPath.item(part, place);
      if (made.isPresent()) {
        items.add(at(made.get(), parts, depth + 1));
      } else if (part.equals(String.valueOf(items.size()))) {
        items.add(at(made(parts, depth + 1), parts, depth + 1));
      }
    }
    return new SequenceNode(sequence.span(), items);
  }

  private YamlNode set(YamlNode field) {
    if (Nodes.isUnknown(value)) {
      return value;
    }
    var delimiter = Nodes.text(options, "delimiter");
    if (field instanceof ScalarNode scalar && value instanceof ScalarNode from) {
      var text = delimiter.isEmpty() ? from.text() : joined(scalar.text(), from.text(), delimiter);
      budget.write(text.length(), place);
      return retyped(scalar, text, from.span());
    }
    if (!delimiter.isEmpty()) {
      findings.broken(options.span(), "a delimiter splits a text, not " + field.describe());
      return field;
    }
    // kustomize would write a collection's empty text over a scalar; no one means that.
    return value;
  }

  /** A text of the type the field had: a quoted field stays a string, a plain one is read anew. */
  private static ScalarNode retyped(ScalarNode field, String text, Span place) {
    var isText = field.value(Reading.KUSTOMIZE) instanceof ScalarValue.Text;
    return isText ? Nodes.string(place, text) : Nodes.plain(place, text);
  }

  private String joined(String present, String text, String delimiter) {
    var parts = new ArrayList<>(FieldPath.splitAt(present, delimiter));
    budget.spend(parts.size(), place);
    var index = ReplacementTarget.index(options);
    if (index < 0) {
      parts.add(0, text);
    } else if (index >= parts.size()) {
      parts.add(text);
    } else {
      parts.set(index, text);
    }
    return String.join(delimiter, parts);
  }
}
