package io.github.migrationlint.core.cluster;

import io.github.migrationlint.schemas.Version;
import java.util.Optional;

/**
 * The version of a ClusterExtension: one release, or limits such as {@code >=1.14.0 <1.16.0}. OLM
 * reads it with Masterminds/semver (operator-controller {@code internal/operator-controller/resolve});
 * of its forms, {@code ||}, hyphens and {@code !=} tell nothing here.
 */
record VersionRange(Optional<Version> atLeast, Optional<Version> atMost) {
  static Optional<VersionRange> read(String text) {
    var range = Optional.of(new VersionRange(Optional.empty(), Optional.empty()));
    for (var part : text.replace(',', ' ').trim().split("\\s+", -1)) {
      var limit = limit(part);
      range = range.flatMap(one -> limit.flatMap(one::and));
    }
    return range;
  }

  private static Optional<VersionRange> limit(String part) {
    var digit = 0;
    while (digit < part.length() && !Character.isDigit(part.charAt(digit))) {
      digit++;
    }
    var number = part.substring(digit);
    var version = Version.parse(
        number.endsWith(".x") || number.endsWith(".*")
            ? number.substring(0, number.length() - 2)
            : number);
    return switch (part.substring(0, digit)) {
      case "", "=", "v", "=v", "~" -> version.map(one -> of(one, one));
      case ">=", ">", "^" ->
        version.map(one -> new VersionRange(Optional.of(one), Optional.empty()));
      case "<=" -> version.map(one -> new VersionRange(Optional.empty(), Optional.of(one)));
      // Below a first release of a minor version is what came before that version.
      case "<" ->
        version.map(one -> new VersionRange(
            Optional.empty(),
            Optional.of(
                number.endsWith(".0") && one.minor() > 0
                    ? Version.of(one.major(), one.minor() - 1)
                    : one)));
      default -> Optional.empty();
    };
  }

  private static VersionRange of(Version one, Version other) {
    return new VersionRange(Optional.of(one), Optional.of(other));
  }

  private Optional<VersionRange> and(VersionRange other) {
    var lower = other.atLeast.isPresent() ? other.atLeast : atLeast;
    var upper = other.atMost.isPresent() ? other.atMost : atMost;
    return lower.isPresent() && upper.isPresent() && upper.get().isBefore(lower.get())
        ? Optional.empty()
        : Optional.of(new VersionRange(lower, upper));
  }

  boolean isExact() {
    return atLeast.isPresent() && atLeast.equals(atMost);
  }

  /** What it tells of both components; the newest release it permits is assumed. */
  Release release() {
    var newest = atMost.map(Release::ofHyperConverged);
    var oldest = atLeast.map(Release::ofHyperConverged);
    if (newest.isEmpty()) {
      return oldest.map(Release::orNewer).orElseThrow();
    }
    return oldest.isEmpty()
        ? newest.get().orOlder()
        : newest.get().orOlder().and(oldest.get().orNewer()).orElse(newest.get().orOlder());
  }
}
