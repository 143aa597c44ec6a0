package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;

/**
 * Says that a key is there already, and who does what about it: kubectl and its kin keep the last
 * one without a word, even with strict validation, for strictness only sees their JSON; kustomize
 * fails (goyaml.v3/decode.go, uniqueKeys).
 */
final class DuplicateKey {
  private static final String FIRST = "first written here";

  private DuplicateKey() {}

  /** Two keys with one member name, not necessarily spelled alike. */
  static Diagnostic written(ScalarNode earlier, ScalarNode later) {
    var spelling = Excerpt.of(later.span());
    var message = earlier.span().text().equals(later.span().text())
        ? "duplicate key " + spelling
        : spelling + " is the same key as " + Excerpt.of(earlier.span());
    return YamlRules.DUPLICATE_KEY
        .at(later.span(), message)
        .withRelated(earlier.span(), FIRST)
        .withHelp(
            "delete one of them; " + kubectl(earlier, later) + ", " + kustomize(earlier, later));
  }

  /** To Go 1 and "1" are two keys; which one becomes the JSON member is up to the map's order. */
  private static String kubectl(ScalarNode earlier, ScalarNode later) {
    var same =
        Scalars.resolve(earlier, Reading.KUBECTL).equals(Scalars.resolve(later, Reading.KUBECTL));
    return same ? "kubectl keeps the last one silently" : "kubectl keeps either, by chance";
  }

  /** Only {@code yes} and {@code on}, and the like, are different keys to kustomize. */
  private static String kustomize(ScalarNode earlier, ScalarNode later) {
    var one = Scalars.resolve(earlier, Reading.KUSTOMIZE);
    var other = Scalars.resolve(later, Reading.KUSTOMIZE);
    var different =
        one instanceof GoValue.Str && other instanceof GoValue.Str && !one.equals(other);
    return different ? "kustomize keeps both" : "kustomize rejects the file";
  }

  static Diagnostic merges(ScalarNode earlier, ScalarNode later) {
    return YamlRules.DUPLICATE_KEY
        .at(later.span(), "duplicate key `<<`")
        .withRelated(earlier.span(), FIRST)
        .withHelp("merge a list, `<<: [*a, *b]`; kubectl merges both, kustomize rejects the file");
  }

  /** The clients disagree here, but each one accepts it: no more than a warning. */
  static Diagnostic overwritten(ScalarNode key, ScalarNode merge, ScalarNode merged) {
    return YamlRules.DUPLICATE_KEY
        .at(
            Severity.WARNING,
            key.span(),
            Excerpt.of(key.span()) + " comes before a `<<` that also sets it")
        .withRelated(merge.span(), "merges over the keys above it")
        .withRelated(merged.span(), "kubectl takes this one")
        .withHelp("move `<<` to the top of the mapping; kustomize lets the written key win");
  }
}
