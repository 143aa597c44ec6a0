package io.github.migrationlint.core.kustomize;

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

/** Copies values from one object into others (api/filters/replacement). */
final class Replacements {
  private static final String NAME = "metadata.name";

  private final MappingNode replacement;
  private final Findings findings;

  private Replacements(MappingNode replacement, Findings findings) {
    this.replacement = replacement;
    this.findings = findings;
  }

  /** The drafts after one replacement. */
  static List<Draft> apply(List<Draft> drafts, MappingNode replacement, Findings findings) {
    return new Replacements(replacement, findings).apply(drafts);
  }

  private List<Draft> apply(List<Draft> drafts) {
    var source = replacement.mapping("source");
    var targets = replacement.get("targets");
    if (source.isEmpty() || targets.isEmpty() || Nodes.isNull(targets.get())) {
      findings.broken(replacement.span(), "a replacement needs a source and targets");
      return drafts;
    }
    var value = source(drafts, source.get());
    if (value.isEmpty()) {
      return drafts;
    }
    var current = drafts;
    for (var target : replacement.mappings("targets")) {
      current = into(current, target, value.get());
    }
    return current;
  }

  private Optional<YamlNode> source(List<Draft> drafts, MappingNode source) {
    var wanted = selector(source);
    var found = new ArrayList<Draft>();
    for (var draft : drafts) {
      if (isSelected(draft, wanted)) {
        found.add(draft);
      }
    }
    if (found.size() != 1) {
      findings.broken(
          source.span(),
          found.isEmpty()
              ? "the source of the replacement selects no object"
              : "the source of the replacement selects " + found.size() + " objects");
      return Optional.empty();
    }
    var path = orElse(Nodes.text(source, "fieldPath"), NAME);
    YamlNode value = found.get(0).root();
    for (var part : FieldPath.split(path)) {
      var next = FieldPath.lookUp(value, part);
      if (next.isEmpty()) {
        return noSource(source, path);
      }
      value = next.get();
    }
    return isEmpty(value) ? noSource(source, path) : refined(source, value);
  }

  private Optional<YamlNode> noSource(MappingNode source, String path) {
    findings.broken(
        source.get("fieldPath").orElse(source).span(),
        "the source of the replacement has no `" + path + "`");
    return Optional.empty();
  }

  private static boolean isEmpty(YamlNode value) {
    if (value instanceof MappingNode mapping) {
      return mapping.entries().isEmpty();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.items().isEmpty();
    }
    return Nodes.isNull(value) || ((ScalarNode) value).text().isEmpty();
  }

  private Optional<YamlNode> refined(MappingNode source, YamlNode value) {
    var options = source.mapping("options").orElse(Nodes.emptyMapping(source.span()));
    var delimiter = Nodes.text(options, "delimiter");
    if (delimiter.isEmpty()) {
      return Optional.of(value);
    }
    if (!(value instanceof ScalarNode scalar)) {
      findings.broken(options.span(), "a delimiter splits a text, not " + value.describe());
      return Optional.empty();
    }
    var parts = FieldPath.splitAt(scalar.text(), delimiter);
    var index = index(options);
    if (index < 0 || index >= parts.size()) {
      findings.broken(options.span(), "`" + scalar.text() + "` has no part number " + index);
      return Optional.empty();
    }
    return Optional.of(retyped(scalar, parts.get(index), scalar.span()));
  }

  private static int index(MappingNode options) {
    var scalar = options.scalar("index");
    return scalar.isPresent()
            && scalar.get().value(Reading.KUBECTL) instanceof ScalarValue.Int number
        ? number.value().intValue()
        : 0;
  }

  private List<Draft> into(List<Draft> drafts, MappingNode target, YamlNode value) {
    var select = target.mapping("select");
    if (select.isEmpty()) {
      findings.broken(target.span(), "a target of a replacement needs `select`");
      return drafts;
    }
    var result = new ArrayList<Draft>();
    for (var draft : drafts) {
      result.add(
          isSelected(draft, selector(select.get()))
                  && matchesQueries(draft, select.get())
                  && !isRejected(draft, target)
              ? changed(draft, target, value)
              : draft);
    }
    return result;
  }

  private boolean matchesQueries(Draft draft, MappingNode selector) {
    var labels = Selector.query(selector, "labelSelector", findings);
    var annotations = Selector.query(selector, "annotationSelector", findings);
    return labels.isPresent()
        && annotations.isPresent()
        && labels.get().matches(Selector.metadata(draft.root(), "labels"))
        && annotations.get().matches(Selector.metadata(draft.root(), "annotations"));
  }

  /** What a reject names by object and by label counts each on its own, as in kustomize. */
  private boolean isRejected(Draft draft, MappingNode target) {
    for (var reject : target.mappings("reject")) {
      var asks = !Nodes.text(reject, "labelSelector").isEmpty()
          || !Nodes.text(reject, "annotationSelector").isEmpty();
      var names = selector(reject);
      if ((asks && matchesQueries(draft, reject))
          || (!names.isEmpty() && isSelected(draft, names))) {
        return true;
      }
    }
    return false;
  }

  private Draft changed(Draft draft, MappingNode target, YamlNode value) {
    var options = target.mapping("options").orElse(Nodes.emptyMapping(target.span()));
    var creates = Configuration.isTrue(options, "create");
    YamlNode root = draft.root();
    for (var path : paths(target)) {
      var walk = new Walk(value, options, path.span(), creates);
      root = walk.at(root, FieldPath.split(path.text()), 0);
      if (walk.hits == 0) {
        findings.broken(
            path.span(),
            draft.id() + " has no `" + path.text() + "` to replace"
                + (creates ? " or create" : ""));
      }
    }
    return root instanceof MappingNode mapping
        ? draft.withRoot(mapping).touched(replacement.span(), "replaced here")
        : draft;
  }

  private static List<ScalarNode> paths(MappingNode target) {
    var paths = new ArrayList<ScalarNode>();
    for (var item : target.items("fieldPaths")) {
      if (item instanceof ScalarNode scalar) {
        paths.add(scalar);
      }
    }
    return paths.isEmpty() ? List.of(Nodes.string(target.span(), NAME)) : paths;
  }

  private static boolean isSelected(Draft draft, ObjectId wanted) {
    for (var id : draft.allIds()) {
      if (id.isSelectedBy(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static ObjectId selector(MappingNode node) {
    return new ObjectId(
        Nodes.text(node, "group"),
        Nodes.text(node, "version"),
        Nodes.text(node, "kind"),
        Nodes.text(node, "name"),
        Nodes.text(node, "namespace"));
  }

  private static String orElse(String text, String other) {
    return text.isEmpty() ? other : text;
  }

  /** A text of the type the field had: a quoted field stays a string, a plain one is read anew. */
  private static ScalarNode retyped(ScalarNode field, String text, Span place) {
    var isText = field.value(Reading.KUSTOMIZE) instanceof ScalarValue.Text;
    return isText ? Nodes.string(place, text) : Nodes.plain(place, text);
  }

  /** One way down a target. */
  private final class Walk {
    private final YamlNode value;
    private final MappingNode options;
    private final Span place;
    private final boolean creates;
    private int hits;

    Walk(YamlNode value, MappingNode options, Span place, boolean creates) {
      this.value = value;
      this.options = options;
      this.place = place;
      this.creates = creates;
    }

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

    private YamlNode made(List<String> parts, int depth) {
      if (depth == parts.size()) {
        return value instanceof ScalarNode scalar
            ? new ScalarNode(place, "", scalar.style(), scalar.tag())
            : Nodes.emptyMapping(place);
      }
      return FieldPath.isIndex(parts.get(depth))
          ? new SequenceNode(place, List.of())
          : Nodes.emptyMapping(place);
    }

    private YamlNode inSequence(SequenceNode sequence, List<String> parts, int depth) {
      var part = parts.get(depth);
      var items = new ArrayList<YamlNode>();
      var found = false;
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
      var delimiter = Nodes.text(options, "delimiter");
      if (field instanceof ScalarNode scalar && value instanceof ScalarNode from) {
        var text =
            delimiter.isEmpty() ? from.text() : joined(scalar.text(), from.text(), delimiter);
        return scalar.text().isEmpty() && creates
            ? new ScalarNode(from.span(), text, from.style(), from.tag())
            : retyped(scalar, text, from.span());
      }
      if (!delimiter.isEmpty()) {
        findings.broken(options.span(), "a delimiter splits a text, not " + field.describe());
        return field;
      }
      // kustomize would write a collection's empty text over a scalar; nobody means that.
      return value;
    }

    private String joined(String present, String text, String delimiter) {
      var parts = new ArrayList<>(FieldPath.splitAt(present, delimiter));
      var index = index(options);
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
}
