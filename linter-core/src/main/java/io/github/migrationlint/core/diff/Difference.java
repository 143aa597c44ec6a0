package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One difference between what a cluster holds on both sides, small enough to be a cause.
 *
 * @param object that it is about; empty for what is not in an object
 * @param path of the field, from the top of the object: names, and numbers of list items; empty for
 *     the object as a whole
 * @param from what was there; empty for what is added
 * @param to what is there now; empty for what is removed
 * @param fromPlace where it was written, with its key
 * @param toPlace where it is written now, with its key
 */
record Difference(
    Kind kind,
    Optional<ObjectName> object,
    List<String> path,
    Optional<YamlNode> from,
    Optional<YamlNode> to,
    Optional<Span> fromPlace,
    Optional<Span> toPlace) {
  /** What differs. */
  enum Kind {
    /** An object comes or goes. */
    OBJECT,
    /** A field, an item or a label. */
    FIELD,
    /** How the object gets to its cluster, such as what an ACM policy does with it. */
    CARRIER,
    /** The versions that the configuration says the cluster runs. */
    TARGET,
    /** What else the configuration says of the cluster. */
    FACTS,
    /** What its kustomizations take from elsewhere. */
    REMOTE
  }

  Difference {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(object);
    path = List.copyOf(path);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(fromPlace);
    Objects.requireNonNull(toPlace);
  }

  static Difference of(Kind kind, Optional<Span> fromPlace, Optional<Span> toPlace) {
    return new Difference(
        kind, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), fromPlace, toPlace);
  }

  /** Whether it is about an object of that kind. */
  boolean isOf(String kindOfObject) {
    return object.isPresent() && object.get().kind().equals(kindOfObject);
  }

  /** Whether its path starts with these names. */
  boolean isBelow(String... names) {
    return path.size() >= names.length && path.subList(0, names.length).equals(List.of(names));
  }
}
