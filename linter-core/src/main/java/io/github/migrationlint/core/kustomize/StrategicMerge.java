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
import java.util.Set;

/**
 * Lays a strategic merge patch over an object (kyaml/yaml/merge2, kyaml/yaml/walk).
 *
 * <p>kustomize merges lists by key only for kinds it has a schema of, and none of ours is among
 * them: a list in a patch replaces the list below, as in a JSON merge patch. Of the built-in kinds
 * we read, Namespace and PersistentVolumeClaim, only {@code metadata.finalizers} would be merged
 * and {@code metadata.ownerReferences}; the first is done here, the second nobody commits to Git.
 */
final class StrategicMerge {
  private static final String DIRECTIVE = "$patch";

  /** Groups whose kinds kustomize has a schema of, as far as a cluster of ours has objects of them. */
  private static final Set<String> BUILT_IN_GROUPS = Set.of(
      "",
      "admissionregistration.k8s.io",
      "apiextensions.k8s.io",
      "apps",
      "autoscaling",
      "batch",
      "networking.k8s.io",
      "policy",
      "rbac.authorization.k8s.io",
      "scheduling.k8s.io",
      "storage.k8s.io");

  private final Findings findings;
  private final boolean mergesFinalizers;

  private StrategicMerge(Findings findings, boolean mergesFinalizers) {
    this.findings = findings;
    this.mergesFinalizers = mergesFinalizers;
  }

  /** The patched object; empty when the patch deletes it. */
  static Optional<MappingNode> apply(MappingNode object, MappingNode patch, Findings findings) {
    if (Nodes.text(patch, DIRECTIVE).equals("replace")) {
      // merge2 hands out the replacement and Resource.ApplyFilter forgets it.
      return Optional.of(object);
    }
    var id = ObjectId.of(object);
    var merge = new StrategicMerge(findings, isBuiltIn(id));
    return merge.both(object, patch, "").map(MappingNode.class::cast);
  }

  private static boolean isBuiltIn(ObjectId id) {
    return BUILT_IN_GROUPS.contains(id.group());
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

  private Optional<YamlNode> both(YamlNode below, YamlNode patch, String path) {
    if (Nodes.isNull(patch)) {
      return Optional.empty();
    }
    if (Nodes.isNull(below)) {
      return onlyPatch(patch);
    }
    if (below instanceof MappingNode left && patch instanceof MappingNode right) {
      return mappings(left, right, path).map(YamlNode.class::cast);
    }
    if (below instanceof SequenceNode left && patch instanceof SequenceNode right) {
      return Optional.of(
          mergesFinalizers && path.equals("/metadata/finalizers") ? union(left, right) : right);
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

  private Optional<MappingNode> mappings(MappingNode below, MappingNode patch, String path) {
    switch (Nodes.text(patch, DIRECTIVE)) {
      case "delete" -> {
        return Optional.empty();
      }
      case "replace" -> {
        return Optional.of(cleaned(Nodes.without(patch, DIRECTIVE)));
      }
      case "", "merge" -> {
        return Optional.of(merged(below, Nodes.without(patch, DIRECTIVE), path));
      }
      default -> {
        findings.broken(
            patch.get(DIRECTIVE).orElse(patch).span(),
            "`" + Nodes.text(patch, DIRECTIVE) + "` is no patch directive");
        return Optional.of(below);
      }
    }
  }

  private MappingNode merged(MappingNode below, MappingNode patch, String path) {
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
      var value = both(entry.value(), over.get().value(), path + "/" + entry.name());
      if (value.isPresent()) {
        var isMerged = value.get() instanceof MappingNode;
        entries.add(Nodes.withValue(isMerged ? entry : over.get(), value.get()));
      }
    }
    for (var entry : patch.entries()) {
      if (below.entry(entry.name()).isEmpty()) {
        var added = onlyPatch(entry.value());
        if (added.isPresent()) {
          entries.add(Nodes.withValue(entry, added.get()));
        }
      }
    }
    return new MappingNode(below.span(), entries);
  }

  /** A field with nothing behind its colon goes away when the object is patched; a null stays. */
  private static Optional<YamlNode> onlyBelow(YamlNode below) {
    if (below instanceof ScalarNode scalar) {
      var isBlank = scalar.text().isEmpty() && Nodes.isNull(scalar);
      return isBlank ? Optional.empty() : Optional.of(requoted(scalar));
    }
    if (below instanceof MappingNode mapping) {
      var entries = new ArrayList<MappingNode.Entry>();
      for (var entry : mapping.entries()) {
        var value = onlyBelow(entry.value());
        if (value.isPresent()) {
          entries.add(Nodes.withValue(entry, value.get()));
        }
      }
      return Optional.of(new MappingNode(mapping.span(), entries));
    }
    return Optional.of(below);
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
  private static Optional<YamlNode> onlyPatch(YamlNode patch) {
    if (Nodes.isNull(patch)) {
      return Optional.empty();
    }
    if (patch instanceof MappingNode mapping) {
      return Nodes.text(mapping, DIRECTIVE).equals("delete")
          ? Optional.empty()
          : Optional.of(cleaned(withoutDirective(mapping)));
    }
    return Optional.of(patch instanceof ScalarNode scalar ? requoted(scalar) : patch);
  }

  private static MappingNode withoutDirective(MappingNode mapping) {
    return switch (Nodes.text(mapping, DIRECTIVE)) {
      case "replace", "merge" -> Nodes.without(mapping, DIRECTIVE);
      default -> mapping;
    };
  }

  private static MappingNode cleaned(MappingNode mapping) {
    var entries = new ArrayList<MappingNode.Entry>();
    for (var entry : mapping.entries()) {
      var value = onlyPatch(entry.value());
      if (value.isPresent()) {
        entries.add(Nodes.withValue(entry, value.get()));
      }
    }
    return new MappingNode(mapping.span(), entries);
  }

  private static SequenceNode union(SequenceNode below, SequenceNode patch) {
    List<YamlNode> items = new ArrayList<>(patch.items());
    for (var item : below.items()) {
      var isThere = false;
      for (var other : patch.items()) {
        isThere |= Nodes.equalAsJson(item, other);
      }
      if (!isThere) {
        items.add(item);
      }
    }
    return new SequenceNode(below.span(), items);
  }
}
