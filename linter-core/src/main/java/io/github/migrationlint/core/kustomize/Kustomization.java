package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One kustomization file, as far as it says what we follow. Lists are empty and texts absent where
 * the file says nothing, or something unusable that was reported.
 *
 * @param folder where it is; its paths start there
 * @param root the whole file, unknown fields included
 * @param isComponent whether its kind is Component: it changes what includes it
 * @param resources with {@code bases} behind them
 * @param strategicPatches {@code patchesStrategicMerge}: each a path or the text of a patch; a
 *     controller may put the patch itself
 * @param labels with what includes selectors and templates
 * @param sortOptions absent when objects are written in kustomize's legacy order
 */
public record Kustomization(
    String folder,
    SourceFile source,
    MappingNode root,
    boolean isComponent,
    List<ScalarNode> resources,
    List<ScalarNode> components,
    Optional<ScalarNode> namespace,
    Optional<ScalarNode> namePrefix,
    Optional<ScalarNode> nameSuffix,
    List<YamlNode> strategicPatches,
    List<Patch> patches,
    List<Patch> jsonPatches,
    List<LabelsEntry> labels,
    List<MappingNode.Entry> commonLabels,
    List<MappingNode.Entry> commonAnnotations,
    List<MappingNode> replacements,
    List<ScalarNode> configurations,
    Optional<MappingNode> sortOptions) {

  /**
   * An item of {@code patches} or {@code patchesJson6902}.
   *
   * @param node the item
   * @param path the file with the patch; else {@code inline} is the patch
   * @param inline its text; a controller may put a list of operations
   */
  public record Patch(
      MappingNode node,
      Optional<ScalarNode> path,
      Optional<YamlNode> inline,
      Optional<MappingNode> target,
      boolean allowsNameChange,
      boolean allowsKindChange) {
    public Patch {
      Objects.requireNonNull(node);
      Objects.requireNonNull(path);
      Objects.requireNonNull(inline);
      Objects.requireNonNull(target);
    }
  }

  /** An item of {@code labels}; the labels of {@code metadata} are always set. */
  public record LabelsEntry(
      MappingNode node,
      List<MappingNode.Entry> pairs,
      boolean includesSelectors,
      boolean includesTemplates) {
    public LabelsEntry {
      Objects.requireNonNull(node);
      pairs = List.copyOf(pairs);
    }
  }

  public Kustomization {
    Objects.requireNonNull(folder);
    Objects.requireNonNull(source);
    Objects.requireNonNull(root);
    resources = List.copyOf(resources);
    components = List.copyOf(components);
    Objects.requireNonNull(namespace);
    Objects.requireNonNull(namePrefix);
    Objects.requireNonNull(nameSuffix);
    strategicPatches = List.copyOf(strategicPatches);
    patches = List.copyOf(patches);
    jsonPatches = List.copyOf(jsonPatches);
    labels = List.copyOf(labels);
    commonLabels = List.copyOf(commonLabels);
    commonAnnotations = List.copyOf(commonAnnotations);
    replacements = List.copyOf(replacements);
    configurations = List.copyOf(configurations);
    Objects.requireNonNull(sortOptions);
  }

  /** The same file, standing in another folder. */
  Kustomization in(String otherFolder) {
    return new Kustomization(
        otherFolder,
        source,
        root,
        isComponent,
        resources,
        components,
        namespace,
        namePrefix,
        nameSuffix,
        strategicPatches,
        patches,
        jsonPatches,
        labels,
        commonLabels,
        commonAnnotations,
        replacements,
        configurations,
        sortOptions);
  }
}
