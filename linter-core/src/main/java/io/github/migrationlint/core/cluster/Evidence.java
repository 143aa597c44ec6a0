package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;

/**
 * One thing that tells something about the versions of a cluster.
 *
 * @param release what it tells; for a limit, the newest release it permits
 * @param text what is written there
 */
record Evidence(Strength strength, Release release, String text, Span place) {
  /** How far one may rely on it, most first. */
  enum Strength {
    /** A live object shows what runs. */
    OBSERVED,
    /** The operator's own manifests, or a version a ClusterExtension names. */
    EXACT,
    /** A range of a ClusterExtension. */
    RANGE,
    /** A channel or a catalogue with a number, the approved releases of an OperatorPolicy. */
    AT_MOST,
    /**
     * What OLM installed first, where each later install plan needs an approval that no file shows.
     * An OperatorPolicy that only informs says as little.
     */
    FIRST_INSTALLED,
    /**
     * What OLM installed first, where it then follows the channel; a feature gate that older
     * releases do not have and ignore.
     */
    ASSUMED_AT_LEAST
  }

  Evidence {
    Objects.requireNonNull(strength);
    Objects.requireNonNull(release);
    Objects.requireNonNull(text);
    Objects.requireNonNull(place);
  }

  /** {@code `v1.2.0` at kubevirt.yaml:4:18}. */
  String description() {
    return "`" + text + "` at " + place;
  }
}
