package io.github.migrationlint.rules.jsonpatch.avoidablejsonpatch;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.core.resource.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON patch for a setting that HyperConverged has a field for. */
public final class AvoidableJsonPatch implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "avoidable-json-patch",
          Severity.NOTE,
          "a JSON patch sets a field that HyperConverged has")
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var version = pass.cluster().versions().hyperConverged();
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      if (object.kubevirtPatch().refusal().isPresent()) {
        continue;
      }
      for (var patched : object.kubevirtPatch().settings()) {
        // A field that is written too is another rule's; null says what no field can.
        if (SettingsByPolicy.isInHyperConverged(patched.field(), version)
            && patched.value().isWritten()
            && !object.migrations().get(patched.field()).isWritten()) {
          var message = "HyperConverged " + version + " has a field `"
              + patched.field().name() + "`, so it needs no JSON patch";
          var finding = CARD.at(patched.value().span(), message)
              .withHelp("set it under `" + object.layout().migrationsPath() + "` instead");
          findings.add(replacement(patched.field(), object)
              .map(edits -> finding.withFix(
                  new Fix("set the field instead of the patch", Applicability.NEEDS_REVIEW, edits)))
              .orElse(finding));
        }
      }
    }
    return findings;
  }

  /** The field instead of the annotation; empty where the patch does anything else. */
  private static Optional<List<Edit>> replacement(MigrationField<?> field, HyperConverged object) {
    var patch = object.kubevirtPatch();
    if (patch.operations().size() != 1
        || !patch.understood()
        || !(patch.annotation() instanceof Field.Present<String> annotation)) {
      return Optional.empty();
    }
    var operation = patch.operations().get(0);
    var value = operation.value();
    if (!operation.writes()
        || value.isEmpty()
        || !operation.path().equals(JsonPatch.MIGRATIONS + "/" + field.name())) {
      return Optional.empty();
    }
    var editor = new YamlEditor();
    var path = List.of(object.layout().migrationsPath().split("\\.", -1));
    var entry = field.name() + ": " + written(value.get());
    var deletion = editor.deletion(annotation.key());
    var insertion = editor.insertion(object.header().kind(), path, entry);
    return deletion.isPresent() && insertion.isPresent()
        ? Optional.of(List.of(deletion.get(), insertion.get()))
        : Optional.empty();
  }

  private static String written(PatchOperation.Value value) {
    return value.shape() == Shape.STRING ? "\"" + value.text() + "\"" : value.text();
  }
}
