package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A field of some kinds that a transformer changes (api/filters/fieldspec).
 *
 * @param group of the kinds, empty for any; {@code version} and {@code kind} likewise
 * @param path with {@code /} between names; lists on the way are walked through
 * @param create whether an absent field is made
 */
record FieldSpec(String group, String version, String kind, String path, boolean create) {

  /** What a transformer does with the field. */
  interface Setter {
    /** The field as it should be; {@code field} is an empty collection or text when it was made. */
    YamlNode set(YamlNode field);
  }

  /** What an absent or null field becomes before it is set. */
  enum Made {
    SCALAR,
    MAPPING
  }

  static FieldSpec anywhere(String path) {
    return new FieldSpec("", "", "", path, true);
  }

  boolean appliesTo(ObjectId id) {
    return (kind.isEmpty() || kind.equals(id.kind()))
        && (group.isEmpty() || group.equals(id.group()))
        && (version.isEmpty() || version.equals(id.version()));
  }

  /** Whether this one covers the other, so that it need not be added (types/fieldspec.go). */
  private boolean covers(FieldSpec other) {
    return path.equals(other.path)
        && (other.group.isEmpty() || group.equals(other.group))
        && (other.version.isEmpty() || version.equals(other.version))
        && (other.kind.isEmpty() || kind.equals(other.kind));
  }

  /** Adds those that are not covered yet; reports one that is, but creates where this does not. */
  static List<FieldSpec> merged(
      List<FieldSpec> first, List<FieldSpec> second, Span place, BuildProblems findings) {
    var all = new ArrayList<>(first);
    for (var spec : second) {
      var isCovered = false;
      for (var known : all) {
        if (!isCovered && known.covers(spec)) {
          isCovered = true;
          if (known.create != spec.create) {
            findings.broken(
                place, "field specs of `" + spec.path + "` disagree whether to create it");
          }
        }
      }
      if (!isCovered) {
        all.add(spec);
      }
    }
    return all;
  }

  /** The object with its field set; the same object when the field is not there. */
  MappingNode apply(
      MappingNode object, Made made, Span place, Setter setter, BuildProblems findings) {
    if (!appliesTo(ObjectId.of(object))) {
      return object;
    }
    var walk = new Walk(segments(path), made, place, setter, findings);
    return walk.at(object, 0) instanceof MappingNode changed ? changed : object;
  }

  /** Whether the mapping at the path has a member of that name; lists are not entered. */
  boolean holds(MappingNode object, String name) {
    var node = object;
    for (var segment : segments(path)) {
      var inner = node.mapping(segment);
      if (inner.isEmpty()) {
        return false;
      }
      node = inner.get();
    }
    return node.entry(name).isPresent();
  }

  /** A slash in a name is written {@code \/}. */
  private static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    var segment = new StringBuilder();
    for (var i = 0; i < path.length(); i++) {
      var c = path.charAt(i);
      if (c == '\\' && i + 1 < path.length() && path.charAt(i + 1) == '/') {
        segment.append('/');
        i++;
      } else if (c == '/') {
        segments.add(segment.toString());
        segment.setLength(0);
      } else {
        segment.append(c);
      }
    }
    segments.add(segment.toString());
    if (segments.get(0).isEmpty()) {
      segments.remove(0);
    }
    return segments;
  }

  /** One way down an object. */
  private final class Walk {
    private final List<String> segments;
    private final Made made;
    private final Span place;
    private final Setter setter;
    private final BuildProblems findings;

    Walk(List<String> segments, Made made, Span place, Setter setter, BuildProblems findings) {
      this.segments = segments;
      this.made = made;
      this.place = place;
      this.setter = setter;
      this.findings = findings;
    }

    YamlNode at(YamlNode node, int depth) {
      if (depth == segments.size()) {
        return setter.set(node);
      }
      if (Nodes.isNull(node)) {
        return node;
      }
      if (node instanceof SequenceNode sequence) {
        return inItems(sequence, depth);
      }
      if (node instanceof MappingNode mapping) {
        return inMapping(mapping, depth);
      }
      findings.add(KustomizeRules.BROKEN_KUSTOMIZATION
          .at(
              place,
              "there is no way to `" + path + "`: " + node.describe()
                  + " is where a mapping or a list should be")
          .withRelated(node.span(), "here"));
      return node;
    }

    private SequenceNode inItems(SequenceNode sequence, int depth) {
      var items = new ArrayList<YamlNode>();
      var isChanged = false;
      for (var item : sequence.items()) {
        var changed = at(item, depth);
        isChanged |= changed != item;
        items.add(changed);
      }
      return isChanged ? new SequenceNode(sequence.span(), items) : sequence;
    }

    private MappingNode inMapping(MappingNode mapping, int depth) {
      var segment = segments.get(depth);
      var isList = segment.endsWith("[]");
      var name = isList ? segment.substring(0, segment.length() - 2) : segment;
      var mayMake = create && !isList;
      var present = mapping.entry(name);
      if (present.isEmpty() && !mayMake) {
        return mapping;
      }
      if (present.isEmpty()) {
        var value = at(fresh(place, depth), depth + 1);
        return Nodes.with(mapping, new MappingNode.Entry(name, Nodes.string(place, name), value));
      }
      var value = present.get().value();
      var start = mayMake && Nodes.isNull(value) ? fresh(value.span(), depth) : value;
      var changed = at(start, depth + 1);
      return changed == value
          ? mapping
          : Nodes.with(mapping, Nodes.withValue(present.get(), changed));
    }

    private YamlNode fresh(Span where, int depth) {
      var isLeaf = depth == segments.size() - 1;
      return isLeaf && made == Made.SCALAR ? Nodes.string(where, "") : Nodes.emptyMapping(where);
    }
  }

  /** Sets a scalar field to what the function makes of its text, at the place it gives. */
  static Setter scalar(UnaryOperator<ScalarNode> change) {
    return field -> field instanceof ScalarNode scalar ? change.apply(scalar) : field;
  }

  /** Puts entries into a mapping field, in one pass; reports a field that is none. */
  static Setter entries(List<MappingNode.Entry> entries, BuildProblems findings) {
    return field -> {
      if (field instanceof MappingNode mapping) {
        return Nodes.withAll(mapping, entries);
      }
      var first = entries.get(0);
      findings.add(KustomizeRules.BROKEN_KUSTOMIZATION
          .at(first.key().span(), "`" + first.name() + "` cannot be set in " + field.describe())
          .withRelated(field.span(), "here"));
      return field;
    };
  }
}
