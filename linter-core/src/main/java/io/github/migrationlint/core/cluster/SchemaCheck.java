package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.ResourceReader.CheckedManifest;
import io.github.migrationlint.core.schema.SchemaRules;
import io.github.migrationlint.core.schema.SchemaSubject;
import io.github.migrationlint.core.schema.SchemaValidator;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.ServedApi;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the schema about every manifest, and remembers which ones the API server would refuse. */
public final class SchemaCheck {
  private final SchemaCatalogue catalogue = SchemaCatalogue.bundled();

  /** Made for the first object that has a schema: most folders hold none. */
  private Optional<SchemaValidator> validator = Optional.empty();

  public Outcome<List<CheckedManifest>> check(List<Manifest> manifests, PlatformVersions versions) {
    return check(manifests, versions, Failures.fatal());
  }

  /** What the schemas say; an object whose check fails counts as one without a schema. */
  public Outcome<List<CheckedManifest>> check(
      List<Manifest> manifests, PlatformVersions versions, Failures failures) {
    var checked = new ArrayList<CheckedManifest>();
    var problems = new ArrayList<Diagnostic>();
    var created = CreatedByPolicy.among(manifests);
    for (var written : manifests) {
      try {
        var manifest =
            created.contains(written) && isComplete(written, versions) ? written.whole() : written;
        var found = problemsOf(manifest, versions);
        problems.addAll(found);
        checked.add(new CheckedManifest(manifest, refusal(found), isServed(manifest, versions)));
      } catch (RuntimeException | Error bug) {
        failures.add(
            "schema check of " + written.gvk().kind() + " at " + written.root().span(), bug);
        checked.add(new CheckedManifest(written, Optional.empty()));
      }
    }
    return new Outcome<>(List.copyOf(checked), problems);
  }

  private boolean isServed(Manifest manifest, PlatformVersions versions) {
    var gvk = manifest.gvk();
    return ServedApi.of(catalogue, gvk.group(), gvk.version(), gvk.kind())
        .map(api -> api.isServedBy(versionOf(api.component(), versions).assumed()))
        .orElse(true);
  }

  /** Whether nothing is missing: an object that is merged into a present one may leave out more. */
  private boolean isComplete(Manifest manifest, PlatformVersions versions) {
    return problemsOf(manifest.whole(), versions).size()
        == problemsOf(manifest, versions).size();
  }

  private List<Diagnostic> problemsOf(Manifest manifest, PlatformVersions versions) {
    var component = catalogue.component(manifest.gvk().group(), manifest.gvk().kind());
    return component.isEmpty()
        ? List.of()
        : validator().validate(subject(manifest), versionOf(component.get(), versions));
  }

  private SchemaValidator validator() {
    var made = validator.orElseGet(() -> new SchemaValidator(catalogue));
    validator = Optional.of(made);
    return made;
  }

  private static VersionBounds versionOf(Component component, PlatformVersions versions) {
    return component == Component.HYPERCONVERGED
        ? versions.hyperConvergedBounds()
        : versions.kubeVirtBounds();
  }

  private static SchemaSubject subject(Manifest manifest) {
    return new SchemaSubject(
        manifest.root(),
        manifest.reading(),
        manifest.gvk().group(),
        manifest.gvk().version(),
        manifest.gvk().kind(),
        manifest.partial());
  }

  /** An unknown field does not count: some clients have it refused, others prune it. */
  private static Optional<String> refusal(List<Diagnostic> found) {
    for (var diagnostic : found) {
      if (diagnostic.code().equals(SchemaRules.SCHEMA.name())
          && diagnostic.severity() == Severity.ERROR) {
        return Optional.of(diagnostic.message());
      }
    }
    return Optional.empty();
  }
}
