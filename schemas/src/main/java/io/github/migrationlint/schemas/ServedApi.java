package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which releases serve an API version of a kind, as the CustomResourceDefinitions of the releases say
 * that were read.
 *
 * @param component whose releases they are
 * @param read the releases that were read for the kind, oldest first
 * @param serving those of them that serve the API version; none where no release does
 */
public record ServedApi(Component component, List<Version> read, List<Version> serving) {
  public ServedApi {
    read = List.copyOf(read);
    serving = List.copyOf(serving);
  }

  /** Empty for a kind that is not ours, or that a user imported. */
  public static Optional<ServedApi> of(
      SchemaCatalogue catalogue, String group, String version, String kind) {
    var component = catalogue.component(group, kind);
    if (component.isEmpty() || component.get() == Component.IMPORTED) {
      return Optional.empty();
    }
    var read = new ArrayList<Version>();
    var serving = new ArrayList<Version>();
    for (var entry : catalogue.ofKind(group, kind)) {
      if (!read.contains(entry.componentVersion())) {
        read.add(entry.componentVersion());
      }
      if (entry.version().equals(version) && entry.served()) {
        serving.add(entry.componentVersion());
      }
    }
    return Optional.of(new ServedApi(component.get(), read, serving));
  }

  /** Whether none of the releases serves it that were read. */
  public boolean isNeverServed() {
    return serving.isEmpty();
  }

  /**
   * The first release that serves it; empty where that may be one that was not read, which is older
   * than those that were.
   */
  public Optional<Version> since() {
    return serving.isEmpty() || serving.get(0).equals(read.get(0))
        ? Optional.empty()
        : Optional.of(serving.get(0));
  }

  /** The last release that serves it; empty where the newest one does. */
  public Optional<Version> until() {
    return serving.isEmpty() || last(serving).equals(last(read))
        ? Optional.empty()
        : Optional.of(last(serving));
  }

  /** Whether that release is too old for it. */
  public boolean isAfter(Version release) {
    return since().filter(release::isBefore).isPresent();
  }

  /** Whether that release is too new for it. */
  public boolean isBefore(Version release) {
    return until().filter(last -> last.isBefore(release)).isPresent();
  }

  /** Whether that release serves it, as far as is known. */
  public boolean isServedBy(Version release) {
    return isNeverServed()
        ? release.isBefore(read.get(0))
        : !isAfter(release) && !isBefore(release);
  }

  /** Whether no release within these bounds serves it, however the releases between were made. */
  public boolean isSurelyUnserved(VersionBounds bounds) {
    if (isNeverServed()) {
      return bounds.atMost().filter(newest -> newest.isBefore(read.get(0))).isEmpty();
    }
    var isTooOld = since()
        .flatMap(this::lastReadBefore)
        .flatMap(last -> bounds.atMost().filter(last::isAtLeast))
        .isPresent();
    var isTooNew =
        until().flatMap(this::firstReadAfter).filter(bounds::isSurelyAtLeast).isPresent();
    return isTooOld || isTooNew;
  }

  private Optional<Version> lastReadBefore(Version release) {
    var last = Optional.<Version>empty();
    for (var version : read) {
      last = version.isBefore(release) ? Optional.of(version) : last;
    }
    return last;
  }

  private Optional<Version> firstReadAfter(Version release) {
    for (var version : read) {
      if (release.isBefore(version)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  private static Version last(List<Version> versions) {
    return versions.get(versions.size() - 1);
  }
}
