package io.github.migrationlint.rules.objects.oldapiversion;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
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

/** An object in an API version that upstream has given up, or is about to. */
public final class OldApiVersion implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "old-api-version",
          Severity.WARNING,
          "an object is written in an API version that is no longer served, or soon is not")
      .also(Severity.ERROR, Severity.NOTE)
      .withFix();

  private record Old(String apiVersion, Version since, boolean isGone, String successor) {}

  /**
   * Upstream: kubevirt {@code pkg/virt-operator/resource/generate/components/crds.go} and {@code
   * staging/src/kubevirt.io/api/core/v1/register.go}, read at every minor from 0.49 on.
   */
  private static final List<Old> OLD = List.of(
      new Old("kubevirt.io/v1alpha3", Version.of(1, 0), false, "kubevirt.io/v1"),
      new Old(
          "instancetype.kubevirt.io/v1alpha1",
          Version.of(1, 6),
          true,
          "instancetype.kubevirt.io/v1beta1"),
      new Old(
          "instancetype.kubevirt.io/v1alpha2",
          Version.of(1, 6),
          true,
          "instancetype.kubevirt.io/v1beta1"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    for (var header : pass.cluster().resources().headers()) {
      for (var old : OLD) {
        if (header.gvk().apiVersion().equals(old.apiVersion())
            && versions.kubeVirt().isAtLeast(old.since())) {
          findings.add(describe(header, old, versions));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(Header header, Old old, PlatformVersions versions) {
    var message = "`" + old.apiVersion() + "` is "
        + (old.isGone() ? "not served any more" : "deprecated") + " since KubeVirt " + old.since();
    var severity = old.isGone() && versions.kubeVirtBounds().isSurelyAtLeast(old.since())
        ? Severity.ERROR
        : Severity.WARNING;
    var finding = CARD.at(old.isGone() ? severity : Severity.NOTE, header.apiVersion(), message)
        .withHelp("write `" + old.successor() + "`");
    // What is only deprecated is decoded into the very types of its successor.
    return old.isGone()
        ? finding
        : finding.withFix(new Fix(
            "write `" + old.successor() + "`",
            Applicability.SAFE,
            List.of(ScalarEdits.keepingQuotes(header.apiVersion(), old.successor()))));
  }
}
