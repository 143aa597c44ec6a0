package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.VersionBounds;
import io.github.migrationlint.schemas.VersionMap;

/** Holds one object against its schema in a JVM of its own; see {@link StartUpTest}. */
final class StartUpProbe {
  private StartUpProbe() {}

  public static void main(String[] args) {
    var root = YamlText.read("hco.yaml", """
        apiVersion: hco.kubevirt.io/v1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged}
        spec:
          virtualization:
            evictionStrategy: Sometimes
            liveMigrationConfig: {allowPostcopy: true, bandwidthPerMigration: 64Mi}
        """);
    var subject =
        new SchemaSubject(root, Reading.KUBECTL, "hco.kubevirt.io", "v1", "HyperConverged", false);
    var validator = new SchemaValidator(SchemaCatalogue.bundled());
    for (var diagnostic : validator.validate(
        subject, VersionBounds.assuming(VersionMap.defaultLine().hyperConverged()))) {
      System.out.println(diagnostic.message());
    }
  }
}
