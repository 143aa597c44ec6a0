package io.github.migrationlint.rules.guest.testannotation;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.rules.Deletions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An annotation by which KubeVirt's own tests break migrations on purpose. */
public final class TestAnnotation implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "test-annotation",
          Severity.ERROR,
          "an annotation of KubeVirt's own tests breaks migrations")
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var editor = new YamlEditor();
    var findings = new ArrayList<Diagnostic>();
    for (var workload : pass.cluster().workloads()) {
      for (var annotation : workload.guest().annotations().pairs()) {
        effect(annotation.key())
            .ifPresent(effect -> findings.add(Deletions.ofEntry(
                describe(workload, annotation, effect),
                annotation.keySpan(),
                "the annotation",
                Applicability.NEEDS_REVIEW,
                editor)));
      }
    }
    return findings;
  }

  /** What each does; any value will do. Upstream: {@code api/core/v1/types.go}. */
  private static Optional<String> effect(String annotation) {
    return switch (annotation) {
      case "kubevirt.io/func-test-force-launcher-migration-failure" ->
        Optional.of("fails every migration");
      case "kubevirt.io/func-test-block-migration-target-preparation" ->
        Optional.of("blocks the target of every migration");
      case "kubevirt.io/testWorkloadUpdateMigrationAbortion" ->
        Optional.of("aborts every update by migration");
      default -> Optional.empty();
    };
  }

  private static Diagnostic describe(Workload workload, LabelPair annotation, String effect) {
    var message = "an annotation of KubeVirt's own tests " + effect + " of " + workload.title();
    return CARD.at(annotation.keySpan(), message).withHelp("delete the annotation");
  }
}
