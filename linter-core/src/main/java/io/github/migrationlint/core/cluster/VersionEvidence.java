package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.cluster.Evidence.Strength;
import io.github.migrationlint.core.cluster.PlatformVersions.Source;
import io.github.migrationlint.core.config.DeclaredVersion;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.schemas.VersionMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Concludes which versions a cluster runs. What the user declares holds; else what live objects show;
 * else what installs exactly one version. These make a version certain, unless they disagree.
 *
 * <p>Everything else leaves a range, in which a release is assumed. A versioned channel, a catalogue
 * or an OperatorPolicy's approved releases are its upper end. An OLM Subscription states no version
 * that runs: {@code startingCSV} is read while nothing is installed (operator-lifecycle-manager {@code
 * pkg/controller/registry/resolver/resolver.go}, {@code getSubscriptionVariables}) and is assumed as
 * a lower end; so is a feature gate that only newer releases have.
 */
public final class VersionEvidence {
  private static final String NEWEST = "the newest generally available release is assumed";

  private VersionEvidence() {}

  /** What the objects of a cluster show. */
  public static PlatformVersions in(List<Manifest> manifests) {
    return in(manifests, List.of());
  }

  /**
   * What a cluster shows.
   *
   * @param fetched what its kustomizations take from elsewhere
   */
  public static PlatformVersions in(List<Manifest> manifests, List<NotSeen> fetched) {
    return conclude(EvidenceReader.read(manifests, fetched));
  }

  /** Whether what is fetched may tell a version. */
  public static boolean isIn(List<NotSeen> fetched) {
    return EvidenceReader.isIn(fetched);
  }

  /** Whether some object may tell a version, or limit it for an operator that another one installs. */
  public static boolean mayTell(List<Manifest> manifests) {
    for (var manifest : manifests) {
      if (InstallerEvidence.isCatalog(manifest) || InstallerEvidence.isSubscription(manifest)) {
        return true;
      }
    }
    return !EvidenceReader.read(manifests, List.of()).isEmpty();
  }

  /** The versions the user says the cluster runs. */
  public static PlatformVersions declared(DeclaredVersion version) {
    var line = version.line();
    var release = version.certain() || line.openShiftVirtualization().isEmpty()
        ? Release.of(line)
        : Release.ofOpenShiftVirtualization(line.openShiftVirtualization().get());
    return made(release, Source.DECLARED, "`" + version.written() + "` at " + version.place());
  }

  private static PlatformVersions conclude(List<Evidence> found) {
    for (var strength : List.of(Strength.OBSERVED, Strength.EXACT)) {
      var certain = of(strength, found);
      if (!certain.isEmpty()) {
        var source = strength == Strength.OBSERVED ? Source.OBSERVED : Source.EXACT;
        return agreed(certain)
            .map(release -> made(release, source, certain.get(0).description()))
            .orElseGet(() -> disagreement(certain));
      }
    }
    var first = of(Strength.FIRST_INSTALLED, found);
    if (first.size() > 1 && agreed(first).isEmpty()) {
      return disagreement(first);
    }
    return assumed(first, limit(found), of(Strength.ASSUMED_AT_LEAST, found));
  }

  private static List<Evidence> of(Strength strength, List<Evidence> found) {
    var some = new ArrayList<Evidence>();
    for (var evidence : found) {
      if (evidence.strength() == strength) {
        some.add(evidence);
      }
    }
    return some;
  }

  /** What all say together; empty where they contradict each other. */
  private static Optional<Release> agreed(List<Evidence> certain) {
    var release = Optional.of(certain.get(0).release());
    for (var other : certain) {
      release = release.flatMap(agreed -> agreed.and(other.release()));
    }
    return release;
  }

  private static PlatformVersions disagreement(List<Evidence> certain) {
    var first = certain.get(0);
    for (var other : certain) {
      if (first.release().and(other.release()).isEmpty()) {
        var why = "these disagree: " + first.description() + " and " + other.description() + "; "
            + NEWEST;
        return made(newest(), Source.ASSUMED, why);
      }
    }
    return made(newest(), Source.ASSUMED, "the files disagree; " + NEWEST);
  }

  /** The range that is certain: of several upper ends the last, for one of them may be out of use. */
  private static Optional<Evidence> limit(List<Evidence> found) {
    var limit = Optional.<Evidence>empty();
    for (var evidence : found) {
      var strength = evidence.strength();
      if (strength == Strength.RANGE || strength == Strength.AT_MOST) {
        if (limit.isEmpty() || evidence.release().isNewerThan(limit.get().release())) {
          limit = Optional.of(evidence);
        }
      }
    }
    return limit;
  }

  private static PlatformVersions assumed(
      List<Evidence> first, Optional<Evidence> limit, List<Evidence> lower) {
    var release = limit.map(Evidence::release).map(Release::uncertain).orElseGet(() -> newest());
    var why = limit.map(VersionEvidence::words).orElse("no file names a version; " + NEWEST);
    if (!first.isEmpty()) {
      release = first.get(0).release().uncertain();
      why = first.get(0).description() + " or newer"
          + limit.map(found -> ", " + words(found)).orElse("");
    }
    for (var evidence : lower) {
      if (evidence.release().isNewerThan(release)) {
        release = evidence.release().uncertain();
        why = evidence.description() + " or newer"
            + limit.map(found -> ", " + words(found)).orElse("");
      } else if (first.isEmpty() && limit.isEmpty()) {
        why = evidence.description() + " or newer; " + NEWEST;
      }
    }
    if (limit.isPresent()) {
      var permitted = limit.get().release();
      return made(release.and(permitted).orElse(permitted), Source.BOUNDED, why);
    }
    return made(release, Source.ASSUMED, why);
  }

  private static String words(Evidence limit) {
    return limit.strength() == Strength.RANGE
        ? limit.description()
        : "at most " + limit.description();
  }

  private static Release newest() {
    return Release.of(VersionMap.defaultLine()).uncertain();
  }

  private static PlatformVersions made(Release release, Source source, String why) {
    return new PlatformVersions(release.hyperConverged(), release.kubeVirt(), source, why);
  }
}
