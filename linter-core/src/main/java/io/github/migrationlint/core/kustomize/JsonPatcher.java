package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.budget.BudgetSpent;
import io.github.migrationlint.core.budget.HardLimits;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies RFC 6902 operations the way kustomize's library does (evanphx/json-patch v4.12), which is
 * laxer than the RFC: what is before the first slash is ignored, an index may count from the
 * end, and {@code replace} may add a member.
 */
final class JsonPatcher {
  private final BuildProblems findings;
  private final BudgetShare budget;

  private JsonPatcher(BuildProblems findings, BudgetShare budget) {
    this.findings = findings;
    this.budget = budget;
  }

  /** The patched object; empty, with a finding, when an operation does not apply. */
  static Optional<MappingNode> apply(
      MappingNode object, SequenceNode operations, BuildProblems findings, BudgetShare budget) {
    var patch = new JsonPatcher(findings, budget);
    YamlNode document = object;
    for (var item : operations.items()) {
      if (!(item instanceof MappingNode operation)) {
        findings.broken(item.span(), "an operation of a JSON patch is a mapping");
        return Optional.empty();
      }
      var changed = patch.run(document, operation);
      if (changed.isEmpty()) {
        return Optional.empty();
      }
      document = changed.get();
    }
    if (document instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    findings.broken(operations.span(), "the JSON patch leaves no object behind");
    return Optional.empty();
  }

  private Optional<YamlNode> run(YamlNode document, MappingNode operation) {
    budget.spend(1, operation.span());
    var name = Nodes.text(operation, "op");
    return switch (name) {
      case "add" ->
        change(document, operation, "path", (in, key) -> add(in, key, value(operation)));
      case "replace" -> replace(document, operation);
      case "remove" -> change(document, operation, "path", JsonPatcher::remove);
      case "move" -> move(document, operation);
      case "copy" -> copy(document, operation);
      case "test" -> test(document, operation);
      default ->
        refuse(
            operation.get("op").orElse(operation).span(),
            "`" + name + "` is no operation of a JSON patch");
    };
  }

  private Optional<YamlNode> refuse(Span place, String why) {
    findings.broken(place, why);
    return Optional.empty();
  }

  private static YamlNode value(MappingNode operation) {
    return operation
        .get("value")
        .map(Nodes::asKubectlReads)
        .orElseGet(() -> Nodes.plain(operation.span(), "null"));
  }

  private Optional<YamlNode> replace(YamlNode document, MappingNode operation) {
    if (operation.get("path").isPresent() && Nodes.text(operation, "path").isEmpty()) {
      return Optional.of(value(operation));
    }
    return change(document, operation, "path", (in, key) -> set(in, key, value(operation)));
  }

  private Optional<YamlNode> move(YamlNode document, MappingNode operation) {
    var moved = find(document, operation, "from");
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    var without = change(document, operation, "from", JsonPatcher::remove);
    return without.isEmpty()
        ? without
        : change(without.get(), operation, "path", (in, key) -> add(in, key, moved.get()));
  }

  /** The library copies a member that is not there as a null. */
  private Optional<YamlNode> copy(YamlNode document, MappingNode operation) {
    var copied = isAbsentMember(document, operation, "from")
        ? Optional.<YamlNode>of(Nodes.plain(operation.span(), "null"))
        : find(document, operation, "from");
    if (copied.isEmpty()) {
      return Optional.empty();
    }
    var result = change(document, operation, "path", (in, key) -> add(in, key, copied.get()));
    if (result.isPresent()) {
      var size = Nodes.size(result.get(), HardLimits.MAX_VALUES);
      budget.spend(size, operation.span());
      if (size == HardLimits.MAX_VALUES) {
        throw new BudgetSpent(
            operation.span(),
            "a JSON patch makes an object of more than " + HardLimits.MAX_VALUES + " values");
      }
    }
    return result;
  }

  private Optional<YamlNode> test(YamlNode document, MappingNode operation) {
    if (operation.get("path").isPresent() && Nodes.text(operation, "path").isEmpty()) {
      return Nodes.equalAsJson(document, value(operation))
          ? Optional.of(document)
          : refuse(operation.span(), "the test of the JSON patch fails");
    }
    if (isAbsentMember(document, operation, "path") && Nodes.isNull(value(operation))) {
      return Optional.of(document);
    }
    var found = find(document, operation, "path");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Nodes.equalAsJson(found.get(), value(operation))
        ? Optional.of(document)
        : refuse(
            operation.get("value").orElse(operation).span(),
            "the test of `" + Nodes.text(operation, "path") + "` fails");
  }

  /** Changes the collection a pointer's last segment lies in; empty when it cannot. */
  private interface Change {
    Optional<YamlNode> in(YamlNode container, LastSegment key);
  }

  /** The last segment of a pointer, and where the pointer is written. */
  private record LastSegment(String name, Span place) {}

  private Optional<YamlNode> change(
      YamlNode document, MappingNode operation, String field, Change change) {
    var pointer = pointer(operation, field);
    if (pointer.isEmpty()) {
      return Optional.empty();
    }
    var segments = pointer.get();
    var place = operation.get(field).orElse(operation).span();
    budget.checkDepth(segments.size(), place);
    var key = new LastSegment(segments.get(segments.size() - 1), place);
    var result = change(document, segments, 0, key, change);
    return result.isPresent() ? result : missing(operation, field);
  }

  private static Optional<YamlNode> change(
      YamlNode node, List<String> segments, int depth, LastSegment key, Change change) {
    if (depth == segments.size() - 1) {
      return change.in(node, key);
    }
    var inner = child(node, segments.get(depth));
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    var changed = change(inner.get(), segments, depth + 1, key, change);
    return changed.isEmpty()
        ? changed
        : set(node, new LastSegment(segments.get(depth), key.place()), changed.get());
  }

  private Optional<YamlNode> find(YamlNode document, MappingNode operation, String field) {
    var pointer = pointer(operation, field);
    if (pointer.isEmpty()) {
      return Optional.empty();
    }
    var node = document;
    for (var segment : pointer.get()) {
      var inner = child(node, segment);
      if (inner.isEmpty()) {
        return missing(operation, field);
      }
      node = inner.get();
    }
    return Optional.of(node);
  }

  /** Whether a pointer leads to a mapping that has no member of the last name. */
  private static boolean isAbsentMember(YamlNode document, MappingNode operation, String field) {
    var text = Nodes.text(operation, field);
    var node = document;
    var segments = text.indexOf('/') < 0 ? List.<String>of() : segments(text);
    for (var i = 0; i < segments.size(); i++) {
      if (i == segments.size() - 1) {
        return node instanceof MappingNode mapping
            && mapping.entry(segments.get(i)).isEmpty();
      }
      var inner = child(node, segments.get(i));
      if (inner.isEmpty()) {
        return false;
      }
      node = inner.get();
    }
    return false;
  }

  private Optional<YamlNode> missing(MappingNode operation, String field) {
    var place = operation.get(field).orElse(operation).span();
    return refuse(
        place,
        "the object has nothing at `" + Nodes.text(operation, field) + "` to "
            + Nodes.text(operation, "op"));
  }

  private Optional<List<String>> pointer(MappingNode operation, String field) {
    var text = Nodes.text(operation, field);
    if (text.indexOf('/') < 0) {
      refuse(operation.get(field).orElse(operation).span(), "`" + text + "` is no JSON pointer");
      return Optional.empty();
    }
    return Optional.of(segments(text));
  }

  /** What is before the first slash is ignored. */
  private static List<String> segments(String text) {
    var segments = new ArrayList<String>();
    var start = text.indexOf('/') + 1;
    while (true) {
      var slash = text.indexOf('/', start);
      var segment = slash < 0 ? text.substring(start) : text.substring(start, slash);
      segments.add(segment.replace("~1", "/").replace("~0", "~"));
      if (slash < 0) {
        return segments;
      }
      start = slash + 1;
    }
  }

  private static Optional<YamlNode> child(YamlNode node, String segment) {
    if (node instanceof MappingNode mapping) {
      return mapping.get(segment);
    }
    if (node instanceof SequenceNode sequence) {
      var index = index(segment, sequence.items().size());
      return index >= 0 && index < sequence.items().size()
          ? Optional.of(sequence.items().get(index))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** An index, counted from the end when negative; -1 when it is none. */
  private static int index(String segment, int size) {
    try {
      var index = Integer.parseInt(segment);
      return index < 0 ? Math.max(index + size, -1) : index;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static Optional<YamlNode> add(YamlNode in, LastSegment key, YamlNode value) {
    if (in instanceof SequenceNode sequence) {
      var items = new ArrayList<>(sequence.items());
      var index = key.name().equals("-") ? items.size() : index(key.name(), items.size() + 1);
      if (index < 0 || index > items.size()) {
        return Optional.empty();
      }
      items.add(index, value);
      return Optional.of(new SequenceNode(sequence.span(), items));
    }
    return in instanceof MappingNode ? set(in, key, value) : Optional.empty();
  }

  private static Optional<YamlNode> set(YamlNode in, LastSegment key, YamlNode value) {
    if (in instanceof MappingNode mapping) {
      var present = mapping.entry(key.name());
      var entry = present.isPresent()
          ? Nodes.withValue(present.get(), value)
          : new MappingNode.Entry(key.name(), Nodes.string(key.place(), key.name()), value);
      return Optional.of(Nodes.with(mapping, entry));
    }
    if (in instanceof SequenceNode sequence) {
      var items = new ArrayList<>(sequence.items());
      var index = index(key.name(), items.size());
      if (index < 0 || index >= items.size()) {
        return Optional.empty();
      }
      items.set(index, value);
      return Optional.of(new SequenceNode(sequence.span(), items));
    }
    return Optional.empty();
  }

  private static Optional<YamlNode> remove(YamlNode in, LastSegment key) {
    if (in instanceof MappingNode mapping) {
      return mapping.entry(key.name()).isEmpty()
          ? Optional.empty()
          : Optional.of(Nodes.without(mapping, key.name()));
    }
    if (in instanceof SequenceNode sequence) {
      var items = new ArrayList<>(sequence.items());
      var index = index(key.name(), items.size());
      if (index < 0 || index >= items.size()) {
        return Optional.empty();
      }
      items.remove(index);
      return Optional.of(new SequenceNode(sequence.span(), items));
    }
    return Optional.empty();
  }
}
