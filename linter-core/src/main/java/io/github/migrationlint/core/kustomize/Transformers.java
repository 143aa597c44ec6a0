package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code transformers} does: kustomize's built-in transformers are followed with the field specs
 * they bring, since the defaults of the kustomization's fields are not theirs (api/internal/builtins).
 * Plugins may change anything.
 */
final class Transformers {
  private final Kustomization kustomization;
  private final Layer layer;
  private final PatchReader reader;
  private final BuildProblems findings;
  private final Session session;

  Transformers(
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
    checkValidators();
    var configurations = new ArrayList<MappingNode>();
    for (var item : kustomization.root().items("transformers")) {
      if (item instanceof ScalarNode written) {
        var read = configurations(written);
        if (read.isEmpty()) {
          doubtAll(written.span());
        } else {
          configurations.addAll(read.get());
        }
      }
    }
    for (var configuration : configurations) {
      if (!isBuiltIn(configuration) || !apply(configuration)) {
        doubtAll(configuration.get("kind").orElse(configuration).span());
      }
    }
  }

  private static boolean isBuiltIn(MappingNode configuration) {
    return Nodes.text(configuration, "apiVersion").equals("builtin");
  }

  private void doubtAll(Span place) {
    findings.report(
        KustomizeRules.TRANSFORMATION_NOT_FOLLOWED,
        place,
        "what this transformer changes is not followed");
    layer.doubtAll(place, "a transformer may change it");
  }

  /** Validators change nothing, but their files have to be there. */
  private void checkValidators() {
    for (var item : kustomization.root().items("validators")) {
      if (item instanceof ScalarNode written) {
        for (var configuration : configurations(written).orElse(List.of())) {
          if (!isBuiltIn(configuration)) {
            findings.report(
                KustomizeRules.TRANSFORMATION_NOT_FOLLOWED,
                configuration.get("kind").orElse(configuration).span(),
                "this validator needs `--enable-alpha-plugins`");
          }
        }
      }
    }
  }

  /** An item is a configuration itself, or the path of a file or kustomization with some. */
  private Optional<List<MappingNode>> configurations(ScalarNode written) {
    if (PatchReader.isInline(written)) {
      return reader.inline(written).map(reader::objects);
    }
    var path = new RepoPath(kustomization.folder()).resolve(written.text()).text();
    if (session.kustomizations.in(path).isPresent()) {
      return Optional.empty();
    }
    var roots = reader.file(kustomization.folder(), written);
    return roots.had() == PatchReader.Had.UNREAD
        ? Optional.empty()
        : Optional.of(reader.objects(roots.nodes()));
  }

  /** Runs a built-in transformer; false if it is none of those that are followed. */
  private boolean apply(MappingNode configuration) {
    var fields = new FieldChanges(layer, findings, session.budget);
    var specs = TransformerConfiguration.specs(configuration, "fieldSpecs");
    switch (Nodes.text(configuration, "kind")) {
      case "NamespaceTransformer" -> namespace(fields, configuration, specs);
      case "LabelTransformer" ->
        fields.setEntries(
            KustomizationReader.pairs(configuration, "labels"), specs, "labeled here");
      case "AnnotationsTransformer" ->
        fields.setEntries(
            KustomizationReader.pairs(configuration, "annotations"), specs, "annotated here");
      case "PrefixTransformer" -> affix(fields, configuration, "prefix", specs);
      case "SuffixTransformer" -> affix(fields, configuration, "suffix", specs);
      case "ReplicaCountTransformer" ->
        configuration.mapping("replica").ifPresent(item -> fields.replicas(item, specs));
      case "ImageTagTransformer" -> configuration.mapping("imageTag").ifPresent(fields::images);
      case "PatchTransformer", "PatchJson6902Transformer" -> patch(configuration);
      case "PatchStrategicMergeTransformer" -> strategic(configuration);
      case "ReplacementTransformer" -> replace(configuration);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void namespace(FieldChanges fields, MappingNode configuration, List<FieldSpec> specs) {
    var namespace = configuration
        .mapping("metadata")
        .flatMap(metadata -> metadata.scalar("namespace"))
        .filter(name -> !name.text().isEmpty());
    var mode = configuration.get("setRoleBindingSubjects");
    var subjects =
        switch (Nodes.text(configuration, "setRoleBindingSubjects")) {
          case "allServiceAccounts" -> FieldChanges.Subjects.SERVICE_ACCOUNTS;
          case "none" -> FieldChanges.Subjects.NONE;
          case "", "defaultOnly" -> FieldChanges.Subjects.DEFAULT;
          default -> {
            findings.broken(
                mode.orElse(configuration).span(),
                "`setRoleBindingSubjects` is `none`, `defaultOnly` or `allServiceAccounts`");
            yield FieldChanges.Subjects.DEFAULT;
          }
        };
    var unsetOnly = TransformerConfiguration.isTrue(configuration, "unsetOnly");
    namespace.ifPresent(name -> fields.namespace(name, specs, unsetOnly, subjects));
  }

  private void affix(
      FieldChanges fields, MappingNode configuration, String field, List<FieldSpec> specs) {
    if (configuration.get("fieldSpecs").isEmpty()) {
      findings.broken(
          configuration.span(), "a `" + Nodes.text(configuration, "kind") + "` needs `fieldSpecs`");
      return;
    }
    var affix = configuration.scalar(field);
    if (affix.isPresent() && !affix.get().text().isEmpty()) {
      fields.affix(affix.get(), field.equals("prefix"), specs);
    }
  }

  private Patching patching() {
    return new Patching(kustomization.folder(), layer, reader, findings, session);
  }

  private void patch(MappingNode configuration) {
    var options = configuration.mapping("options").orElse(Nodes.emptyMapping(configuration.span()));
    var text = configuration.scalar("patch").or(() -> configuration.scalar("jsonOp"));
    var patch = new Kustomization.Patch(
        configuration,
        configuration.scalar("path").filter(path -> !path.text().isEmpty()),
        text.filter(inline -> !inline.text().isEmpty()).map(YamlNode.class::cast),
        configuration.mapping("target"),
        TransformerConfiguration.isTrue(options, "allowNameChange"),
        TransformerConfiguration.isTrue(options, "allowKindChange"));
    if (Nodes.text(configuration, "kind").equals("PatchTransformer")) {
      patching().patch(patch);
    } else {
      patching().json(patch);
    }
  }

  private void strategic(MappingNode configuration) {
    var items = new ArrayList<>(configuration.items("paths"));
    configuration.scalar("patches").filter(text -> !text.text().isEmpty()).ifPresent(items::add);
    patching().strategic(items);
  }

  private void replace(MappingNode configuration) {
    for (var item : configuration.mappings("replacements")) {
      var path = item.scalar("path");
      var replacements = path.isEmpty()
          ? List.of(item)
          : Transformation.replacements(reader.file(kustomization.folder(), path.get()));
      for (var replacement : replacements) {
        new Replacements(replacement, layer, findings, session.budget).run();
      }
    }
  }
}
