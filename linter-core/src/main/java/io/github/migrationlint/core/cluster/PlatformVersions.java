package io.github.migrationlint.core.cluster;

import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionMap;
import java.util.Objects;

/**
 * The versions a cluster runs, and how that is known.
 *
 * @param declared whether the user says so, rather than evidence or the catalogue
 * @param certain whether the pairing of both versions is verified upstream: an error may depend on it
 * @param why in words, for reports: "nothing here tells, and …"
 */
public record PlatformVersions(
    Version hyperConverged, Version kubeVirt, boolean declared, boolean certain, String why) {
  public PlatformVersions {
    Objects.requireNonNull(hyperConverged);
    Objects.requireNonNull(kubeVirt);
    Objects.requireNonNull(why);
  }

  /**
   * Whether an error may rest on them. The newest line may be assumed or be what evidence shows; as
   * long as nobody declares it, it counts as assumed.
   */
  public boolean areProven() {
    var assumed = hyperConverged.equals(VersionMap.defaultLine().hyperConverged());
    return certain && (declared || !assumed);
  }
}
