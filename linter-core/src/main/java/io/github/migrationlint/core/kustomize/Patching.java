package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.HardLimits;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Applies patches to the objects of a layer. */
final class Patching {
  private final String folder;
  private final Layer layer;
  private final PatchReader reader;
  private final BuildProblems findings;
  private final Session session;

  Patching(
      String folder, Layer layer, PatchReader reader, BuildProblems findings, Session session) {
    this.folder = folder;
    this.layer = layer;
    this.reader = reader;
    this.findings = findings;
    this.session = session;
  }

  /** Items of {@code patchesStrategicMerge}. */
  void strategic(List<YamlNode> items) {
    for (var item : items) {
      for (var patch : reader.strategic(folder, item)) {
        var target = layer.only(ObjectId.of(patch), patch.span(), findings);
        if (target.isPresent()) {
          merge(target.get(), quotedMetadata(patch), false, false);
        }
      }
    }
    dropDeleted();
  }

  /** An item of {@code patches}. */
  void patch(Kustomization.Patch patch) {
    var read = reader.patch(folder, patch);
    if (read.isEmpty()) {
      if (reader.isUnread(folder, patch)) {
        doubt(patch);
      }
      return;
    }
    var target = patch.target();
    var operations = read.get().operations();
    if (operations.isPresent()) {
      if (target.isEmpty()) {
        findings.broken(patch.node().span(), "a JSON patch needs a target");
      } else {
        operate(target.get(), operations.get(), true);
      }
    } else if (target.isEmpty()) {
      mergeByName(patch, read.get().objects());
    } else if (read.get().objects().size() > 1) {
      findings.broken(target.get().span(), "a target can go with one patch only");
    } else {
      for (var object : read.get().objects()) {
        mergeSelected(patch, target.get(), object);
      }
    }
    dropDeleted();
  }

  private void mergeByName(Kustomization.Patch patch, List<MappingNode> objects) {
    for (var object : objects) {
      var index = layer.only(ObjectId.of(object), object.span(), findings);
      if (index.isPresent()) {
        merge(index.get(), object, patch.allowsNameChange(), patch.allowsKindChange());
      }
    }
  }

  private void mergeSelected(Kustomization.Patch patch, MappingNode target, MappingNode object) {
    for (var index : selected(target)) {
      var apiVersion = layer.drafts.get(index).root().entry("apiVersion");
      var fitting = quotedMetadata(object);
      if (apiVersion.isPresent()) {
        fitting = Nodes.with(fitting, apiVersion.get());
      }
      merge(index, fitting, patch.allowsNameChange(), patch.allowsKindChange());
    }
    dropDeleted();
    layer.checkUnique(findings);
  }

  /** Those a target selects; where only some releases of kustomize take it, those objects are in doubt. */
  private List<Integer> selected(MappingNode target) {
    var selector = Selector.read(target, findings);
    var indexes = new ArrayList<Integer>();
    for (var i = 0; selector.isPresent() && i < layer.drafts.size(); i++) {
      session.budget.spend(selector.get().cost(), target.span());
      switch (selector.get().selects(layer.drafts.get(i))) {
        case YES -> indexes.add(i);
        case UNKNOWN ->
          layer.set(
              i,
              layer
                  .drafts
                  .get(i)
                  .doubted(target.span(), "it is not known whether this target selects it"));
        default -> {}
      }
    }
    return indexes;
  }

  private void doubt(Kustomization.Patch patch) {
    var target = patch.target();
    if (target.isEmpty()) {
      layer.doubtAll(patch.node().span(), "a patch that was not read may change it");
      return;
    }
    for (var index : selected(target.get())) {
      layer.set(
          index,
          layer
              .drafts
              .get(index)
              .doubted(patch.node().span(), "a patch that was not read may change it"));
    }
  }

  /**
   * Labels and annotations of a patch that goes through kustomize's resource map come out as
   * strings, nulls among them (resource.go {@code CopyMergeMetaDataFieldsFrom}): such a patch sets
   * a label to "null" instead of removing it.
   */
  private static MappingNode quotedMetadata(MappingNode patch) {
    var metadata = patch.mapping("metadata");
    if (metadata.isEmpty()) {
      return patch;
    }
    var quoted = metadata.get();
    for (var field : List.of("labels", "annotations")) {
      var texts = quoted.mapping(field);
      if (texts.isEmpty() || texts.get().entries().isEmpty()) {
        quoted = Nodes.without(quoted, field);
        continue;
      }
      var entries = new ArrayList<MappingNode.Entry>();
      for (var entry : texts.get().entries()) {
        YamlNode value = entry.value() instanceof ScalarNode scalar
            ? Nodes.string(scalar.span(), scalar.text())
            : entry.value();
        entries.add(Nodes.withValue(entry, value));
      }
      quoted = Nodes.with(quoted, field, new MappingNode(texts.get().span(), entries));
    }
    return Nodes.with(patch, "metadata", quoted);
  }

  /** Merges a patch; an object the patch deletes is left empty until all are patched. */
  private void merge(int index, MappingNode patch, boolean mayRename, boolean mayChangeKind) {
    var before = layer.drafts.get(index);
    var draft = mayRename || mayChangeKind ? before.rememberingId() : before;
    if (draft.root().entries().isEmpty()) {
      return;
    }
    session.budget.spend(
        Nodes.size(patch, HardLimits.MAX_TEXT) + draft.root().entries().size(), patch.span());
    var trial = new BuildProblems();
    var merged = StrategicMerge.apply(draft.root(), patch, session.schema, trial);
    if (draft.isCertain()) {
      findings.addAll(trial.all());
    }
    if (merged.root().isEmpty()) {
      layer.set(index, draft.withRoot(Nodes.emptyMapping(draft.root().span())));
      return;
    }
    var root = merged.root().get();
    if (!mayChangeKind) {
      root = restored(root, draft.root(), "kind");
    }
    root = restoredMetadata(root, draft.root(), "namespace");
    if (!mayRename) {
      root = restoredMetadata(root, draft.root(), "name");
    }
    var result = draft.withRoot(root).touched(patch.span(), "patched here");
    if (wipesAnnotations(patch)) {
      result = result.forgettingIds();
    }
    var isSure = merged.isSure() && session.schema != MergeKeys.UNKNOWN;
    layer.set(
        index,
        isSure ? result : result.doubted(patch.span(), "its lists may be merged in another way"));
  }

  /** kustomize keeps the former names of an object among its annotations. */
  private static boolean wipesAnnotations(MappingNode patch) {
    return patch
        .mapping("metadata")
        .flatMap(metadata -> metadata.get("annotations"))
        .filter(Nodes::isNull)
        .isPresent();
  }

  private static MappingNode restored(MappingNode root, MappingNode original, String field) {
    var entry = original.entry(field);
    return entry.isPresent() ? Nodes.with(root, entry.get()) : Nodes.without(root, field);
  }

  private static MappingNode restoredMetadata(
      MappingNode root, MappingNode original, String field) {
    var was = original.entry("metadata");
    var is = root.mapping("metadata");
    if (was.isEmpty() || !(was.get().value() instanceof MappingNode before)) {
      return root;
    }
    if (is.isPresent()) {
      return Nodes.with(root, "metadata", restored(is.get(), before, field));
    }
    return before.entry(field).isEmpty()
        ? root
        : Nodes.with(
            root,
            Nodes.withValue(
                was.get(),
                new MappingNode(before.span(), List.of(before.entry(field).get()))));
  }

  private void dropDeleted() {
    var kept = new ArrayList<Draft>();
    for (var draft : layer.drafts) {
      if (!draft.root().entries().isEmpty()) {
        kept.add(draft);
      }
    }
    if (kept.size() < layer.drafts.size()) {
      layer.replaceAll(kept);
    }
  }

  private void operate(MappingNode target, SequenceNode operations, boolean remembersId) {
    for (var index : selected(target)) {
      var draft = layer.drafts.get(index);
      layer.set(index, operated(remembersId ? draft.rememberingId() : draft, operations));
    }
  }

  /** What does not apply to an object that is not known for certain is no mistake. */
  private Draft operated(Draft draft, SequenceNode operations) {
    var trial = new BuildProblems();
    var patched = JsonPatcher.apply(annotated(draft), operations, trial, session.budget);
    if (draft.isCertain()) {
      findings.addAll(trial.all());
    }
    return patched.isEmpty()
        ? draft
        : draft
            .withRoot(patched.get())
            .withSharing(Sharing.NONE)
            .touched(operations.span(), "patched here");
  }

  /**
   * The object as an operation finds it: kustomize keeps former names as annotations, so {@code
   * /metadata/annotations/a} can be added to an object that had no annotation.
   */
  private static MappingNode annotated(Draft draft) {
    var metadata = draft.root().mapping("metadata");
    if (draft.previousIds().isEmpty()
        || metadata.isEmpty()
        || metadata.get().mapping("annotations").isPresent()) {
      return draft.root();
    }
    var place = metadata.get().span();
    var entry = new MappingNode.Entry(
        "annotations", Nodes.string(place, "annotations"), Nodes.emptyMapping(place));
    return Nodes.with(draft.root(), "metadata", Nodes.with(metadata.get(), entry));
  }

  /** An item of {@code patchesJson6902}. */
  void json(Kustomization.Patch patch) {
    var target = patch.target();
    if (target.isEmpty() || Nodes.text(target.get(), "name").isEmpty()) {
      findings.broken(
          target.isEmpty() ? patch.node().span() : target.get().span(),
          "an item of `patchesJson6902` needs a target with a name");
      return;
    }
    var read = reader.patch(folder, patch);
    if (read.isEmpty()) {
      if (reader.isUnread(folder, patch)) {
        doubt(patch);
      }
    } else if (read.get().operations().isEmpty()) {
      findings.broken(patch.node().span(), "an item of `patchesJson6902` is a list of operations");
    } else {
      operate(target.get(), read.get().operations().get(), false);
    }
  }
}
