package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays a strategic merge patch over an object (kyaml/yaml/merge2, kyaml/yaml/walk).
 *
 * <p>Lists are merged by key where {@link MergeKeys} says so, which no kind of KubeVirt is unless the
 * kustomization brings a schema of its own: there a list in a patch replaces the list below, as in a
 * JSON merge patch.
 */
final class StrategicMerge {
  private static final String DIRECTIVE = "$patch";

  private final BuildProblems findings;
  private boolean isSure = true;

  /** What is walked over where the patch says nothing. */
  private final Rewriting kept = new Rewriting() {
    @Override
    YamlNode scalar(ScalarNode scalar) {
      return requoted(scalar);
    }

    @Override
    boolean keeps(MappingNode.Entry entry) {
      return !isBlank(entry.value());
    }

    @Override
    boolean entersLists() {
      return false;
    }
  };

  private StrategicMerge(BuildProblems findings) {
    this.findings = findings;
  }

  /**
   * A patched object.
   *
   * @param root empty when the patch deletes the object
   * @param isSure false where kustomize merges a list in a way that is not followed
   */
  record Result(Optional<MappingNode> root, boolean isSure) {}

  static Result apply(
      MappingNode object, MappingNode patch, MergeKeys keys, BuildProblems findings) {
    if (Nodes.text(patch, DIRECTIVE).equals("replace")) {
      // merge2 hands out the replacement and Resource.ApplyFilter forgets it.
      return new Result(Optional.of(object), true);
    }
    var merge = new StrategicMerge(findings);
    var cursor = keys.of(ObjectId.of(object));
    var merged = merge.both(object, patch, cursor).map(MappingNode.class::cast);
    return new Result(merged, merge.isSure);
  }

  /**
   * A patch's value is written with the quotes of the value below (kyaml/yaml/fns.go {@code
   * FieldSetter}): {@code true} over {@code "false"} becomes the string "true".
   */
  private static ScalarNode inStyleOf(ScalarNode below, ScalarNode patch) {
    var isText = patch.value(Reading.KUSTOMIZE) instanceof ScalarValue.Text text
        && text.value().equals(patch.text());
    return below.isPlain() || isText ? patch : Nodes.string(patch.span(), patch.text());
  }

  private Optional<YamlNode> both(YamlNode below, YamlNode patch, MergeKeys.Cursor cursor) {
    if (Nodes.isNull(patch)) {
      return Optional.empty();
    }
    if (Nodes.isNull(below)) {
      return onlyPatch(patch, cursor);
    }
    if (below instanceof MappingNode left && patch instanceof MappingNode right) {
      return mappings(left, right, cursor).map(YamlNode.class::cast);
    }
    if (below instanceof SequenceNode left && patch instanceof SequenceNode right) {
      return cursor.keys().isEmpty()
          ? Optional.of(right)
          : Optional.of(keyed(left, right, cursor, cursor.keys().get()));
    }
    if (below instanceof ScalarNode left && patch instanceof ScalarNode right) {
      return Optional.of(inStyleOf(left, right));
    }
    findings.add(KustomizeRules.BROKEN_KUSTOMIZATION
        .at(
            patch.span(),
            "the patch has " + patch.describe() + " where the object has " + below.describe())
        .withRelated(below.span(), "patched here"));
    return Optional.of(below);
  }

  private YamlNode keyed(
      SequenceNode below, SequenceNode patch, MergeKeys.Cursor cursor, List<String> keys) {
    var items = cursor.items();
    var lists = new KeyedLists(
        keys,
        (left, right) -> right.isEmpty()
            ? left.flatMap(this::onlyBelow)
            : left.isEmpty()
                ? onlyPatch(right.get(), items)
                : both(left.get(), right.get(), items));
    var merged = lists.merged(below, patch);
    isSure &= merged.isPresent();
    return merged.isPresent() ? merged.get() : patch;
  }

  private Optional<MappingNode> mappings(
      MappingNode below, MappingNode patch, MergeKeys.Cursor cursor) {
    switch (Nodes.text(patch, DIRECTIVE)) {
      case "delete" -> {
        return Optional.empty();
      }
      case "replace" -> {
        return Optional.of(cleaned(Nodes.without(patch, DIRECTIVE), cursor));
      }
      case "", "merge" -> {
        return Optional.of(merged(below, Nodes.without(patch, DIRECTIVE), cursor));
      }
      default -> {
        findings.broken(
            patch.get(DIRECTIVE).orElse(patch).span(),
            "`" + Nodes.text(patch, DIRECTIVE) + "` is no patch directive");
        return Optional.of(below);
      }
    }
  }

  private MappingNode merged(MappingNode below, MappingNode patch, MergeKeys.Cursor cursor) {
    var entries = new ArrayList<MappingNode.Entry>();
    for (var entry : below.entries()) {
      var over = patch.entry(entry.name());
      if (over.isEmpty()) {
        var kept = onlyBelow(entry.value());
        if (kept.isPresent()) {
          entries.add(Nodes.withValue(entry, kept.get()));
        }
        continue;
      }
      var value = both(entry.value(), over.get().value(), cursor.field(entry.name()));
      if (value.isPresent()) {
        var isMerged = value.get() instanceof MappingNode;
        entries.add(Nodes.withValue(isMerged ? entry : over.get(), value.get()));
      }
    }
    for (var entry : patch.entries()) {
      if (below.entry(entry.name()).isEmpty()) {
        var added = onlyPatch(entry.value(), cursor.field(entry.name()));
        if (added.isPresent()) {
          entries.add(Nodes.withValue(entry, added.get()));
        }
      }
    }
    return new MappingNode(below.span(), entries);
  }

  /**
   * A field with nothing behind its colon goes away when the object is patched; a null stays. What
   * does not change is shared with the object below.
   */
  private Optional<YamlNode> onlyBelow(YamlNode below) {
    return isBlank(below) ? Optional.empty() : Optional.of(kept.of(below));
  }

  private static boolean isBlank(YamlNode node) {
    return node instanceof ScalarNode scalar && scalar.text().isEmpty() && Nodes.isNull(scalar);
  }

  /** What is walked over gets quotes if kubectl would not read it as the string it is. */
  private static ScalarNode requoted(ScalarNode scalar) {
    return scalar.isPlain()
            && scalar.value(Reading.KUSTOMIZE).equals(new ScalarValue.Text(scalar.text()))
            && !(scalar.value(Reading.KUBECTL) instanceof ScalarValue.Text)
        ? Nodes.string(scalar.span(), scalar.text())
        : scalar;
  }

  /** What a patch adds where nothing was: without nulls and what it says to delete. */
  private Optional<YamlNode> onlyPatch(YamlNode patch, MergeKeys.Cursor cursor) {
    if (Nodes.isNull(patch)) {
      return Optional.empty();
    }
    if (patch instanceof MappingNode mapping) {
      return Nodes.text(mapping, DIRECTIVE).equals("delete")
          ? Optional.empty()
          : Optional.of(cleaned(withoutDirective(mapping), cursor));
    }
    if (patch instanceof SequenceNode list && cursor.keys().isPresent()) {
      var nothing = new SequenceNode(list.span(), List.of());
      return Optional.of(keyed(nothing, list, cursor, cursor.keys().get()));
    }
    return Optional.of(patch instanceof ScalarNode scalar ? requoted(scalar) : patch);
  }

  private static MappingNode withoutDirective(MappingNode mapping) {
    return switch (Nodes.text(mapping, DIRECTIVE)) {
      case "replace", "merge" -> Nodes.without(mapping, DIRECTIVE);
      default -> mapping;
    };
  }

  private MappingNode cleaned(MappingNode mapping, MergeKeys.Cursor cursor) {
    var entries = new ArrayList<MappingNode.Entry>();
    for (var entry : mapping.entries()) {
      var value = onlyPatch(entry.value(), cursor.field(entry.name()));
      if (value.isPresent()) {
        entries.add(Nodes.withValue(entry, value.get()));
      }
    }
    return new MappingNode(mapping.span(), entries);
  }
}
