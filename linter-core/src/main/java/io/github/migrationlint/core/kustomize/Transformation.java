package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one kustomization does to the objects it has, in the order kustomize does it
 * (api/internal/target/kusttarget_configplugin.go {@code configureBuiltinTransformers}): patches
 * before names and labels, so patches speak of objects by the names they have in the layer below.
 *
 * <p>Replicas touch no kind of ours.
 */
final class Transformation {
  private final Kustomization kustomization;
  private final Layer layer;
  private final PatchReader reader;
  private final Findings findings;

  Transformation(Kustomization kustomization, Layer layer, PatchReader reader, Findings findings) {
    this.kustomization = kustomization;
    this.layer = layer;
    this.reader = reader;
    this.findings = findings;
  }

  void run() {
    strategicPatches();
    for (var patch : kustomization.patches()) {
      patch(patch);
    }
    kustomization.namespace().ifPresent(this::namespace);
    kustomization.namePrefix().ifPresent(prefix -> affix(prefix, true));
    kustomization.nameSuffix().ifPresent(suffix -> affix(suffix, false));
    labels();
    annotations();
    for (var patch : kustomization.jsonPatches()) {
      jsonPatch(patch);
    }
    images();
    for (var replacement : kustomization.replacements()) {
      replace(replacement);
    }
    doubtTransformers();
  }

  private void strategicPatches() {
    for (var item : kustomization.strategicPatches()) {
      for (var patch : reader.strategic(kustomization.folder(), item)) {
        var target = layer.only(ObjectId.of(patch), patch.span(), findings);
        if (target.isPresent()) {
          merge(target.get(), quotedMetadata(patch), false, false);
        }
      }
    }
    dropDeleted();
  }

  private void patch(Kustomization.Patch patch) {
    var read = reader.patch(kustomization.folder(), patch);
    if (read.isEmpty()) {
      if (reader.isUnread(kustomization.folder(), patch)) {
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
        for (var index : selected(target.get())) {
          layer.set(index, operated(layer.drafts.get(index).rememberingId(), operations.get()));
        }
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
    layer.checkUnique(findings);
  }

  private List<Integer> selected(MappingNode target) {
    var selector = Selector.read(target, findings);
    var indexes = new ArrayList<Integer>();
    for (var i = 0; selector.isPresent() && i < layer.drafts.size(); i++) {
      if (selector.get().selects(layer.drafts.get(i))) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  private void doubt(Kustomization.Patch patch) {
    var target = patch.target();
    for (var i = 0; i < layer.drafts.size(); i++) {
      if (target.isEmpty() || selected(target.get()).contains(i)) {
        layer.set(
            i,
            layer
                .drafts
                .get(i)
                .doubted(patch.node().span(), "a patch that was not read may change it"));
      }
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
    var merged = StrategicMerge.apply(draft.root(), patch, findings);
    if (merged.isEmpty()) {
      layer.set(index, draft.withRoot(Nodes.emptyMapping(draft.root().span())));
      return;
    }
    var root = merged.get();
    if (!mayChangeKind) {
      root = restored(root, draft.root(), "kind");
    }
    root = restoredMetadata(root, draft.root(), "namespace");
    if (!mayRename) {
      root = restoredMetadata(root, draft.root(), "name");
    }
    var result = draft.withRoot(root).touched(patch.span(), "patched here");
    var openapi = kustomization.root().mapping("openapi").flatMap(node -> node.entry("path"));
    layer.set(
        index,
        openapi.isEmpty()
            ? result
            : result.doubted(
                openapi.get().value().span(), "a schema of its own may merge its lists by key"));
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

  private Draft operated(Draft draft, SequenceNode operations) {
    var patched = JsonPatch.apply(annotated(draft), operations, findings);
    return patched.isEmpty()
        ? draft
        : draft.withRoot(patched.get()).touched(operations.span(), "patched here");
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

  private void jsonPatch(Kustomization.Patch patch) {
    var target = patch.target();
    if (target.isEmpty() || Nodes.text(target.get(), "name").isEmpty()) {
      findings.broken(
          target.isEmpty() ? patch.node().span() : target.get().span(),
          "an item of `patchesJson6902` needs a target with a name");
      return;
    }
    var read = reader.patch(kustomization.folder(), patch);
    if (read.isEmpty()) {
      if (reader.isUnread(kustomization.folder(), patch)) {
        doubt(patch);
      }
    } else if (read.get().operations().isEmpty()) {
      findings.broken(patch.node().span(), "an item of `patchesJson6902` is a list of operations");
    } else {
      for (var index : selected(target.get())) {
        layer.set(
            index, operated(layer.drafts.get(index), read.get().operations().get()));
      }
    }
  }

  private void namespace(ScalarNode namespace) {
    var place = namespace.span();
    var setter = FieldSpec.scalar(field -> Nodes.string(place, namespace.text()));
    var own = FieldSpec.anywhere("metadata/namespace");
    for (var i = 0; i < layer.drafts.size(); i++) {
      var draft = layer.drafts.get(i).rememberingId();
      var root = draft.root();
      if (!draft.id().isClusterScoped()) {
        root = own.apply(root, FieldSpec.Made.SCALAR, place, setter, findings);
      }
      for (var spec : layer.configuration.namespace()) {
        if (appliesNamespace(spec, draft.id())) {
          root = spec.apply(root, FieldSpec.Made.SCALAR, place, setter, findings);
        }
      }
      layer.set(i, changed(draft, root, place, "the namespace is set here"));
    }
    layer.checkUnique(findings);
  }

  /** {@code metadata/name} is set of core objects only, which leaves Namespaces of other groups. */
  private static boolean appliesNamespace(FieldSpec spec, ObjectId id) {
    return !spec.path().equals("metadata/namespace")
        && (!spec.path().equals("metadata/name") || id.apiVersion().equals("v1"));
  }

  private static Draft changed(Draft draft, MappingNode root, Span place, String how) {
    return root.equals(draft.root()) ? draft : draft.withRoot(root).touched(place, how);
  }

  private void affix(ScalarNode affix, boolean isPrefix) {
    var specs = isPrefix ? layer.configuration.namePrefix() : layer.configuration.nameSuffix();
    var setter = FieldSpec.scalar(name -> Nodes.string(
        name.span(), isPrefix ? affix.text() + name.text() : name.text() + affix.text()));
    for (var i = 0; i < layer.drafts.size(); i++) {
      var draft = layer.drafts.get(i);
      var id = draft.originalId();
      if (keepsName(id)) {
        continue;
      }
      for (var spec : specs) {
        if (spec.appliesTo(id)) {
          var before = spec.path().equals("metadata/name") ? draft.rememberingId() : draft;
          var root =
              spec.apply(before.root(), FieldSpec.Made.SCALAR, affix.span(), setter, findings);
          draft = changed(before, root, affix.span(), isPrefix ? "prefixed here" : "suffixed here");
        }
      }
      layer.set(i, draft);
    }
  }

  /** api/internal/builtins/PrefixTransformer.go {@code prefixFieldSpecsToSkip}. */
  private static boolean keepsName(ObjectId id) {
    return id.kind().equals("Namespace")
        || id.kind().equals("CustomResourceDefinition")
        || (id.kind().equals("APIService") && id.group().equals("apiregistration.k8s.io"));
  }

  private void labels() {
    var configuration = layer.configuration;
    for (var labels : kustomization.labels()) {
      var place = labels.node().span();
      var specs = FieldSpec.merged(
          Configuration.specs(labels.node(), "fields"), configuration.labels(), place, findings);
      if (labels.includesSelectors()) {
        specs = FieldSpec.merged(specs, configuration.commonLabels(), place, findings);
      } else {
        if (labels.includesTemplates()) {
          specs = FieldSpec.merged(specs, configuration.templateLabels(), place, findings);
        }
        specs = FieldSpec.merged(
            specs, List.of(FieldSpec.anywhere("metadata/labels")), place, findings);
      }
      setEntries(labels.pairs(), specs, "labelled here");
    }
    setEntries(kustomization.commonLabels(), configuration.commonLabels(), "labelled here");
  }

  private void annotations() {
    setEntries(
        kustomization.commonAnnotations(),
        layer.configuration.commonAnnotations(),
        "annotated here");
  }

  private void setEntries(List<MappingNode.Entry> pairs, List<FieldSpec> specs, String how) {
    for (var i = 0; i < layer.drafts.size(); i++) {
      var draft = layer.drafts.get(i);
      for (var pair : pairs) {
        var place = pair.key().span();
        var root = draft.root();
        for (var spec : specs) {
          root = spec.apply(
              root, FieldSpec.Made.MAPPING, place, FieldSpec.entry(pair, findings), findings);
        }
        draft = changed(draft, root, place, how);
      }
      layer.set(i, draft);
    }
  }

  private void images() {
    for (var item : kustomization.root().mappings("images")) {
      var image = new ImageTags(item);
      for (var i = 0; i < layer.drafts.size(); i++) {
        var draft = layer.drafts.get(i);
        if (!draft.id().kind().equals("CustomResourceDefinition")) {
          layer.set(
              i, changed(draft, image.set(draft.root()), item.span(), "the image is set here"));
        }
      }
    }
  }

  private void replace(MappingNode item) {
    var path = item.scalar("path");
    if (path.isEmpty()) {
      layer.replaceAll(Replacements.apply(layer.drafts, item, findings));
      return;
    }
    if (item.get("source").isPresent() || item.get("targets").isPresent()) {
      findings.broken(item.span(), "a replacement has a path or a source and targets, not both");
      return;
    }
    for (var replacement : replacements(reader.file(kustomization.folder(), path.get()))) {
      layer.replaceAll(Replacements.apply(layer.drafts, replacement, findings));
    }
  }

  private static List<MappingNode> replacements(PatchReader.Roots roots) {
    var replacements = new ArrayList<MappingNode>();
    for (var root : roots.nodes()) {
      if (root instanceof MappingNode mapping) {
        replacements.add(mapping);
      } else if (root instanceof SequenceNode sequence) {
        for (var item : sequence.items()) {
          if (item instanceof MappingNode mapping) {
            replacements.add(mapping);
          }
        }
      }
    }
    return replacements;
  }

  /** Plugins and configured built-in transformers may change any field of any object. */
  private void doubtTransformers() {
    Optional<MappingNode.Entry> entry = kustomization.root().entry("transformers");
    if (entry.isEmpty() || kustomization.root().items("transformers").isEmpty()) {
      return;
    }
    var place = entry.get().key().span();
    findings.report(
        KustomizeRules.TRANSFORMATION_NOT_FOLLOWED,
        place,
        "what `transformers` change is not followed");
    for (var i = 0; i < layer.drafts.size(); i++) {
      layer.set(i, layer.drafts.get(i).doubted(place, "a transformer may change it"));
    }
  }
}
