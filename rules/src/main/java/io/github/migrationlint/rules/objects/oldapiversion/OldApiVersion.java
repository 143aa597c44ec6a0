package io.github.migrationlint.rules.objects.oldapiversion;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** An object in an API version that KubeVirt still serves and has deprecated. */
public final class OldApiVersion implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "old-api-version", Severity.NOTE, "an object is written in a deprecated API version")
      .withFix();

  /**
   * Upstream: kubevirt {@code pkg/virt-operator/resource/generate/components/crds.go} and {@code
   * staging/src/kubevirt.io/api/core/v1/register.go}, read at every minor from 0.49 on.
   */
  private static final Version DEPRECATED_SINCE = Version.of(1, 0);

  private static final String OLD = "kubevirt.io/v1alpha3";
  private static final String SUCCESSOR = "kubevirt.io/v1";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    if (pass.cluster().versions().kubeVirt().isAtLeast(DEPRECATED_SINCE)) {
      for (var header : pass.cluster().resources().headers()) {
        if (header.gvk().apiVersion().equals(OLD)) {
          findings.add(describe(header));
        }
      }
    }
    return findings;
  }

  /** It is decoded into the same types as its successor. */
  private static Diagnostic describe(Header header) {
    return CARD.at(
            header.apiVersion(), "`" + OLD + "` is deprecated since KubeVirt " + DEPRECATED_SINCE)
        .withHelp("set `apiVersion: " + SUCCESSOR + "`")
        .withFix(new Fix(
            "write `" + SUCCESSOR + "`",
            Applicability.SAFE,
            List.of(ScalarEdits.keepingQuotes(header.apiVersion(), SUCCESSOR))));
  }
}
