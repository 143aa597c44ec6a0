package io.github.migrationlint.rules.objects.unservedapiversion;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.ServedApi;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An object in an API version that the release does not serve: not yet, no longer, or never. */
public final class UnservedApiVersion implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unserved-api-version",
          Severity.ERROR,
          "an object has an API version that the release does not serve")
      .also(Severity.WARNING)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var header : pass.cluster().resources().headers()) {
      // Of a policy there is one version, so a patch that says another means none either.
      if (!header.partial() || header.gvk().is(MigrationPolicy.GROUP, MigrationPolicy.KIND)) {
        check(header, pass.cluster().versions()).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> check(Header header, PlatformVersions versions) {
    var gvk = header.gvk();
    var known = ServedApi.of(SchemaCatalogue.bundled(), gvk.group(), gvk.version(), gvk.kind());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    var api = known.get();
    var bounds = api.component() == Component.HYPERCONVERGED
        ? versions.hyperConvergedBounds()
        : versions.kubeVirtBounds();
    return api.isServedBy(bounds.assumed())
        ? Optional.empty()
        : Optional.of(describe(header, api, bounds));
  }

  private static Diagnostic describe(Header header, ServedApi api, VersionBounds bounds) {
    var finding = CARD.at(
        api.isSurelyUnserved(bounds) ? Severity.ERROR : Severity.WARNING,
        header.apiVersion(),
        message(header, api, bounds.assumed()));
    var gvk = header.gvk();
    var served = SchemaCatalogue.bundled()
        .served(gvk.group(), gvk.kind(), bounds.assumed())
        .map(version -> gvk.group() + "/" + version);
    if (served.isEmpty()) {
      return finding.withHelp("delete the object, or declare the release the cluster runs");
    }
    var advised = finding.withHelp("set `apiVersion: " + served.get() + "`");
    return api.isNeverServed()
        ? advised.withFix(new Fix(
            "write `" + served.get() + "`",
            Fix.Applicability.NEEDS_REVIEW,
            List.of(ScalarEdits.keepingQuotes(header.apiVersion(), served.get()))))
        : advised;
  }

  private static String message(Header header, ServedApi api, Version release) {
    var product = api.component() == Component.HYPERCONVERGED ? "HyperConverged" : "KubeVirt";
    var apiVersion = "`" + header.gvk().apiVersion() + "`";
    if (api.isNeverServed()) {
      return "no release of " + product + " serves " + header.gvk().kind() + " as " + apiVersion;
    }
    return api.isAfter(release)
        ? product + " " + release + " does not serve " + apiVersion + " yet, " + first(api)
            + " does"
        : product + " " + release + " no longer serves " + apiVersion + ", "
            + api.until().orElseThrow() + " was the last";
  }

  private static String first(ServedApi api) {
    var since = api.since().orElseThrow();
    return since.isMain() ? "the development branch" : since.toString();
  }
}
