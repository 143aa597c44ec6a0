package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.config.DeclaredVersion;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.schemas.ReleaseLine;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which versions a cluster runs: from the user, else the OLM Subscription of the operator, else the newest
 * generally available line. Several Subscriptions that disagree are no evidence.
 */
public final class VersionEvidence {
  /** The names the operator's package goes by in the catalogues of Red Hat and the community. */
  private static final List<String> PACKAGES =
      List.of("kubevirt-hyperconverged", "community-kubevirt-hyperconverged");

  private VersionEvidence() {}

  public static PlatformVersions in(List<Manifest> manifests) {
    var found = new ArrayList<PlatformVersions>();
    for (var manifest : manifests) {
      if (manifest.gvk().is("operators.coreos.com", "Subscription") && !manifest.partial()) {
        ofSubscription(manifest).ifPresent(found::add);
      }
    }
    var first = found.isEmpty() ? Optional.<PlatformVersions>empty() : Optional.of(found.get(0));
    for (var other : found) {
      if (!other.hyperConverged().equals(first.get().hyperConverged())) {
        return newest();
      }
    }
    return first.orElseGet(VersionEvidence::newest);
  }

  /** The versions the user says the cluster runs. */
  public static PlatformVersions declared(DeclaredVersion version) {
    var line = version.line();
    return new PlatformVersions(
        line.hyperConverged(),
        line.kubeVirt(),
        true,
        version.certain(),
        "`" + version.place().text() + "` at " + version.place());
  }

  private static PlatformVersions newest() {
    return of(VersionMap.defaultLine(), "the newest generally available line", true);
  }

  private static Optional<PlatformVersions> ofSubscription(Manifest manifest) {
    var spec = manifest.root().mapping("spec");
    var isOurs = spec.flatMap(fields -> fields.scalar("name"))
        .filter(name -> PACKAGES.contains(name.text()))
        .isPresent();
    if (!isOurs) {
      return Optional.empty();
    }
    return spec.flatMap(fields -> fields.scalar("startingCSV"))
        .flatMap(VersionEvidence::ofText)
        .or(() ->
            spec.flatMap(fields -> fields.scalar("channel")).flatMap(VersionEvidence::ofText));
  }

  /** Red Hat numbers the operator by OpenShift's releases, the community by its own. */
  private static Optional<PlatformVersions> ofText(ScalarNode scalar) {
    var why = "`" + scalar.text() + "` at " + scalar.span();
    return versionIn(scalar.text())
        .flatMap(version -> version.major() >= 4
            ? VersionMap.ofOpenShiftVirtualization(version)
            : VersionMap.ofHyperConverged(version))
        .map(line -> of(line, why, line.isVerified()));
  }

  private static PlatformVersions of(ReleaseLine line, String why, boolean certain) {
    return new PlatformVersions(line.hyperConverged(), line.kubeVirt(), false, certain, why);
  }

  /** The first {@code major.minor} in a text such as {@code operator.v4.20.1} or {@code stable-1.15}. */
  private static Optional<Version> versionIn(String text) {
    for (var i = 0; i < text.length(); i++) {
      var starts = Character.isDigit(text.charAt(i)) && (i == 0 || !isPart(text.charAt(i - 1)));
      if (starts) {
        var end = i;
        while (end < text.length() && isPart(text.charAt(end))) {
          end++;
        }
        var version = Version.parse(text.substring(i, end));
        if (version.isPresent()) {
          return version;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPart(char c) {
    return Character.isDigit(c) || c == '.';
  }
}
