package io.github.migrationlint.core.cluster;

import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.Objects;

/**
 * The versions a cluster runs, and how that is known. Answers are given for {@link #hyperConverged()}
 * and {@link #kubeVirt()}; an error may rest only on what the bounds make certain: a claim about
 * something a release does not have yet on the upper bound, about something it no longer has on the
 * lower one, about a default on both.
 *
 * @param why in words, for reports: {@code `v1.2.0` at kubevirt.yaml:4:18}
 */
public record PlatformVersions(
    VersionBounds hyperConvergedBounds, VersionBounds kubeVirtBounds, Source source, String why) {
  /** Where a version comes from, most certain first. */
  public enum Source {
    /** The user says so. */
    DECLARED,
    /** A live object shows what runs. */
    OBSERVED,
    /** What installs the operator has one version. */
    EXACT,
    /** What installs the operator leaves a range. */
    BOUNDED,
    /** Nothing certain tells. */
    ASSUMED
  }

  public PlatformVersions {
    Objects.requireNonNull(hyperConvergedBounds);
    Objects.requireNonNull(kubeVirtBounds);
    Objects.requireNonNull(source);
    Objects.requireNonNull(why);
  }

  /** These two, for certain, because the user says so. */
  public static PlatformVersions declared(Version hyperConverged, Version kubeVirt, String why) {
    return new PlatformVersions(
        VersionBounds.exactly(hyperConverged),
        VersionBounds.exactly(kubeVirt),
        Source.DECLARED,
        why);
  }

  /** The version of HyperConverged that answers are given for. */
  public Version hyperConverged() {
    return hyperConvergedBounds.assumed();
  }

  /** The version of KubeVirt that answers are given for. */
  public Version kubeVirt() {
    return kubeVirtBounds.assumed();
  }

  /** Whether the user says which versions run. */
  public boolean isDeclared() {
    return source == Source.DECLARED;
  }

  /** Whether both versions are known exactly, so that an error may rest on defaults. */
  public boolean areProven() {
    return hyperConvergedBounds.isExact() && kubeVirtBounds.isExact();
  }
}
