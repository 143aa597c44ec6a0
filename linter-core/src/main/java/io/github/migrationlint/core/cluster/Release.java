package io.github.migrationlint.core.cluster;

import io.github.migrationlint.schemas.ReleaseLine;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionBounds;
import io.github.migrationlint.schemas.VersionMap;
import java.util.List;
import java.util.Optional;

/**
 * What the version of one product tells about both components. HyperConverged carries one KubeVirt
 * per release line; OpenShift Virtualization's lines are paired with them where {@link VersionMap}
 * says so, and lie between their neighbors where the pairing is only inferred.
 */
record Release(VersionBounds hyperConverged, VersionBounds kubeVirt) {
  /** Red Hat numbers its releases by OpenShift's, the community by its own. */
  private static final int FIRST_OF_OPENSHIFT = 4;

  static Release of(ReleaseLine line) {
    return new Release(
        VersionBounds.exactly(line.hyperConverged()), VersionBounds.exactly(line.kubeVirt()));
  }

  /** The release of an operator, numbered by OpenShift or by the community. */
  static Release ofHyperConverged(Version version) {
    if (version.major() >= FIRST_OF_OPENSHIFT) {
      return ofOpenShiftVirtualization(version);
    }
    var lines = VersionMap.lines();
    for (var line : lines) {
      if (line.hyperConverged().equals(version)) {
        return of(line);
      }
    }
    var near = nearest(lines, version, true);
    return new Release(VersionBounds.exactly(version), VersionBounds.assuming(near.kubeVirt()));
  }

  static Release ofKubeVirt(Version version) {
    if (version.major() >= FIRST_OF_OPENSHIFT) {
      return ofOpenShiftVirtualization(version);
    }
    var lines = VersionMap.lines();
    for (var line : lines) {
      if (line.kubeVirt().equals(version)) {
        return of(line);
      }
    }
    var near = nearest(lines, version, false);
    return new Release(
        VersionBounds.assuming(near.hyperConverged()), VersionBounds.exactly(version));
  }

  /** The last line that is not newer, else the first one. */
  private static ReleaseLine nearest(
      List<ReleaseLine> lines, Version version, boolean byHyperConverged) {
    var near = lines.get(0);
    for (var line : lines) {
      var own = byHyperConverged ? line.hyperConverged() : line.kubeVirt();
      near = version.isAtLeast(own) ? line : near;
    }
    return near;
  }

  static Release ofOpenShiftVirtualization(Version version) {
    var below = Optional.<ReleaseLine>empty();
    var above = Optional.<ReleaseLine>empty();
    var assumed = VersionMap.lines().get(0);
    for (var line : VersionMap.lines()) {
      var own = line.openShiftVirtualization();
      if (own.isEmpty()) {
        continue;
      }
      if (own.get().equals(version) && line.isVerified()) {
        return of(line);
      }
      assumed = version.isAtLeast(own.get()) ? line : assumed;
      if (line.isVerified() && own.get().isBefore(version)) {
        below = Optional.of(line);
      } else if (line.isVerified() && above.isEmpty() && version.isBefore(own.get())) {
        above = Optional.of(line);
      }
    }
    return new Release(
        new VersionBounds(
            assumed.hyperConverged(),
            below.map(ReleaseLine::hyperConverged),
            above.map(ReleaseLine::hyperConverged)),
        new VersionBounds(
            assumed.kubeVirt(),
            below.map(ReleaseLine::kubeVirt),
            above.map(ReleaseLine::kubeVirt)));
  }

  /** What both say; empty where they contradict each other. */
  Optional<Release> and(Release other) {
    var one = hyperConverged.and(other.hyperConverged);
    var two = kubeVirt.and(other.kubeVirt);
    return one.isPresent() && two.isPresent()
        ? Optional.of(new Release(one.get(), two.get()))
        : Optional.empty();
  }

  /** No more than the newest of it: an older release may run as well. */
  Release orOlder() {
    return new Release(
        new VersionBounds(hyperConverged.assumed(), Optional.empty(), hyperConverged.atMost()),
        new VersionBounds(kubeVirt.assumed(), Optional.empty(), kubeVirt.atMost()));
  }

  /** No less than the oldest of it: a newer release may run, and the newest line is assumed. */
  Release orNewer() {
    var newest = VersionMap.defaultLine();
    return new Release(
        orNewer(hyperConverged, newest.hyperConverged()), orNewer(kubeVirt, newest.kubeVirt()));
  }

  private static VersionBounds orNewer(VersionBounds bounds, Version newest) {
    var assumed = bounds.assumed().isBefore(newest) ? newest : bounds.assumed();
    return new VersionBounds(assumed, bounds.atLeast(), Optional.empty());
  }

  /** The same versions, of which nothing is certain. */
  Release uncertain() {
    return new Release(
        VersionBounds.assuming(hyperConverged.assumed()),
        VersionBounds.assuming(kubeVirt.assumed()));
  }

  /** Whether this one is assumed to be newer than that one in either component. */
  boolean isNewerThan(Release other) {
    return other.hyperConverged.assumed().isBefore(hyperConverged.assumed())
        || other.kubeVirt.assumed().isBefore(kubeVirt.assumed());
  }
}
