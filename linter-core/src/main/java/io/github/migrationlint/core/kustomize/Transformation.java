package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What one kustomization does to the objects it has, in the order kustomize does it
 * (api/internal/target/kusttarget_configplugin.go {@code configureBuiltinTransformers}): patches
 * before names and labels, so patches speak of objects by the names they have in the layer below.
 */
final class Transformation {
  private final Kustomization kustomization;
  private final Layer layer;
  private final PatchReader reader;
  private final BuildProblems findings;
  private final Session session;

  Transformation(
      Kustomization kustomization,
      Layer layer,
      PatchReader reader,
      BuildProblems findings,
      Session session) {
    this.kustomization = kustomization;
    this.layer = layer;
    this.reader = reader;
    this.findings = findings;
    this.session = session;
  }

  void run() {
    var patching = new Patching(kustomization.folder(), layer, reader, findings, session);
    var fields = new FieldChanges(layer, findings, session.budget);
    patching.strategic(kustomization.strategicPatches());
    for (var patch : kustomization.patches()) {
      patching.patch(patch);
    }
    var configuration = layer.configuration;
    kustomization
        .namespace()
        .ifPresent(name -> fields.namespace(
            name, configuration.namespace(), false, FieldChanges.Subjects.DEFAULT));
    kustomization
        .namePrefix()
        .ifPresent(prefix -> fields.affix(prefix, true, configuration.namePrefix()));
    kustomization
        .nameSuffix()
        .ifPresent(suffix -> fields.affix(suffix, false, configuration.nameSuffix()));
    labels(fields);
    fields.setEntries(
        kustomization.commonAnnotations(), configuration.commonAnnotations(), "annotated here");
    for (var patch : kustomization.jsonPatches()) {
      patching.json(patch);
    }
    for (var item : kustomization.root().mappings("replicas")) {
      fields.replicas(item, configuration.replicas());
    }
    for (var item : kustomization.root().mappings("images")) {
      fields.images(item);
    }
    for (var replacement : kustomization.replacements()) {
      replace(replacement);
    }
    new Transformers(kustomization, layer, reader, findings, session).run();
  }

  private void labels(FieldChanges fields) {
    var configuration = layer.configuration;
    for (var labels : kustomization.labels()) {
      var place = labels.node().span();
      var specs = FieldSpec.merged(
          TransformerConfiguration.specs(labels.node(), "fields"),
          configuration.labels(),
          place,
          findings);
      if (labels.includesSelectors()) {
        specs = FieldSpec.merged(specs, configuration.commonLabels(), place, findings);
      } else {
        if (labels.includesTemplates()) {
          specs = FieldSpec.merged(specs, configuration.templateLabels(), place, findings);
        }
        specs = FieldSpec.merged(
            specs, List.of(FieldSpec.anywhere("metadata/labels")), place, findings);
      }
      fields.setEntries(labels.pairs(), specs, "labeled here");
    }
    fields.setEntries(kustomization.commonLabels(), configuration.commonLabels(), "labeled here");
  }

  private void replace(MappingNode item) {
    var path = item.scalar("path");
    if (path.isEmpty()) {
      new Replacements(item, layer, findings, session.budget).run();
      return;
    }
    if (item.get("source").isPresent() || item.get("targets").isPresent()) {
      findings.broken(item.span(), "a replacement has a path or a source and targets, not both");
      return;
    }
    for (var replacement : replacements(reader.file(kustomization.folder(), path.get()))) {
      new Replacements(replacement, layer, findings, session.budget).run();
    }
  }

  static List<MappingNode> replacements(PatchReader.Patches roots) {
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
}
