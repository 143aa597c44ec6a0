package io.github.migrationlint.rules.guest.obsoletemigrationannotation;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.rules.Deletions;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** The annotation for parallel connections, which has had no effect since all migrations have them. */
public final class ObsoleteMigrationAnnotation implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "obsolete-migration-annotation",
          Severity.NOTE,
          "an annotation no longer has an effect on migrations")
      .withFix();

  /** Upstream: kubevirt {@code pkg/virt-handler/cmd-client/client.go}, until 1.4. */
  private static final String THREADS = "kubevirt.io/multiThreadedQemuMigration";

  private static final Version WITHOUT_EFFECT_SINCE = Version.of(1, 5);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var editor = new YamlEditor();
    var kubeVirt = pass.cluster().versions().kubeVirt();
    if (kubeVirt.isAtLeast(WITHOUT_EFFECT_SINCE)) {
      for (var workload : pass.cluster().workloads()) {
        workload
            .guest()
            .annotations()
            .pair(THREADS)
            .ifPresent(annotation -> findings.add(describe(annotation, kubeVirt, editor)));
      }
    }
    return findings;
  }

  private static Diagnostic describe(LabelPair annotation, Version kubeVirt, YamlEditor editor) {
    var message = "`" + THREADS + "` has no effect in KubeVirt " + kubeVirt;
    var finding = CARD.at(annotation.keySpan(), message).withHelp("delete the annotation");
    return Deletions.ofEntry(
        finding, annotation.keySpan(), "the annotation", Applicability.SAFE, editor);
  }
}
