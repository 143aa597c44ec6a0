package io.github.migrationlint.core.load;

import java.util.Set;

/** Which files are looked at for their names. */
final class ManifestNames {
  /** Our own files, which speak of KubeVirt and are no manifests. */
  private static final Set<String> OWN_FILES = Set.of(ConfigurationFile.NAME, OwnFile.BASELINE);

  /** What the name of a file with tests of policies ends with; such a file is no manifest. */
  private static final String TESTS = ".migration-test.yaml";

  private ManifestNames() {}

  static boolean isOurs(String name) {
    return OWN_FILES.contains(name);
  }

  static boolean isTests(String name) {
    return endsWith(name, TESTS);
  }

  /** Whether a file of this name is read where this is wanted. */
  static boolean picks(GlobSet.State wanted, String name) {
    return !isOurs(name)
        && !isTests(name)
        && (wanted.matchesExtension() || (isManifest(name) && wanted.matches()));
  }

  /** Kustomize also takes a file without an extension (api/konfig/general.go). */
  static boolean isManifest(String name) {
    return endsWith(name, ".yaml")
        || endsWith(name, ".yml")
        || endsWith(name, ".json")
        || name.equals("Kustomization");
  }

  private static boolean endsWith(String name, String extension) {
    var length = extension.length();
    return name.regionMatches(true, name.length() - length, extension, 0, length);
  }
}
