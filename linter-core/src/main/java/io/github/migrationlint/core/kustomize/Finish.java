package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/** What kustomize does once, for the whole (kusttarget.go {@code makeCustomizedResMap}). */
final class Finish {
  private final Layer layer;
  private final BuildProblems findings;
  private final BudgetShare budget;

  Finish(Layer layer, BuildProblems findings, BudgetShare budget) {
    this.layer = layer;
    this.findings = findings;
    this.budget = budget;
  }

  void run(Kustomization top) {
    hashNames();
    new NameReferences(layer).run();
    new GeneratedReferences(layer, findings).run();
    for (var i = 0; i < layer.drafts.size(); i++) {
      for (var vars : layer.vars) {
        if (NameReferences.holdsVariable(layer.drafts.get(i).root())) {
          layer.set(i, layer.drafts.get(i).withGap(vars, "`$(…)` in it may be a variable"));
        }
      }
    }
    writeMetadata(top);
    layer.replaceAll(LegacyOrder.sorted(kept(), top.sortOptions(), findings));
    layer.checkUnique(findings);
    for (var i = 0; i < layer.drafts.size(); i++) {
      var draft = layer.drafts.get(i);
      if (draft.id().kind().isEmpty() || draft.id().name().isEmpty()) {
        findings.broken(draft.root().span(), "the object is left without a kind or a name");
      }
      layer.set(i, draft.withRoot(KustomizeOutput.written(draft.root(), findings, budget)));
    }
  }

  /** {@code buildMetadata} adds a label with kustomize's version, and annotations with paths. */
  private void writeMetadata(Kustomization top) {
    for (var item : top.root().items("buildMetadata")) {
      var labels = FieldSpec.anywhere("metadata/labels");
      var isLabel = item instanceof ScalarNode option && option.text().equals("managedByLabel");
      var key = "app.kubernetes.io/managed-by";
      var entry =
          new MappingNode.Entry(key, Nodes.string(item.span(), key), Nodes.unknown(item.span()));
      var setter = FieldSpec.entries(List.of(entry), findings);
      for (var i = 0; i < layer.drafts.size(); i++) {
        var draft = layer.drafts.get(i);
        var root = isLabel
            ? labels.apply(draft.root(), FieldSpec.Made.MAPPING, item.span(), setter, findings)
            : draft.root();
        layer.set(
            i, draft.withRoot(root).withGap(item.span(), "kustomize writes about the build here"));
      }
    }
  }

  private void hashNames() {
    for (var i = 0; i < layer.drafts.size(); i++) {
      var draft = layer.drafts.get(i);
      if (draft.needsHash() && draft.isCertain() && !draft.id().isUnknown()) {
        layer.set(i, hashed(draft));
      }
    }
  }

  private static Draft hashed(Draft draft) {
    var metadata = draft.root().mapping("metadata").orElseThrow();
    var name = metadata.scalar("name").orElseThrow();
    var hashed = Nodes.string(name.span(), name.text() + "-" + NameHash.of(draft.root()));
    return draft
        .rememberingId()
        .withRoot(Nodes.with(draft.root(), "metadata", Nodes.with(metadata, "name", hashed)));
  }

  /** Without objects that are only for kustomize itself. */
  private List<Draft> kept() {
    var kept = new ArrayList<Draft>();
    for (var draft : layer.drafts) {
      var local = Selector.metadata(draft.root(), "annotations")
          .scalar("config.kubernetes.io/local-config");
      if (local.isEmpty() || local.get().text().equals("false")) {
        kept.add(draft);
      }
    }
    return kept;
  }
}
