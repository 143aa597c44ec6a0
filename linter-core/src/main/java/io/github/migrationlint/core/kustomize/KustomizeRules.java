package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import java.util.List;

/** The rules about kustomizations themselves. */
public final class KustomizeRules {
  /** What makes {@code kustomize build} fail, so that nothing of the target reaches a cluster. */
  public static final RuleCard BROKEN_KUSTOMIZATION = RuleCard.of(
          "broken-kustomization", Severity.ERROR, "`kustomize build` rejects a kustomization")
      .also(Severity.WARNING);

  /**
   * A file above or beside the folder: kustomize and Argo CD refuse it as they are installed, Flux
   * takes it, for it builds without the load restriction.
   */
  public static final RuleCard FILE_OUTSIDE_KUSTOMIZATION = RuleCard.of(
      "file-outside-kustomization",
      Severity.WARNING,
      "a kustomization names a file outside its folder");

  /** Something is elsewhere, or has to be run to be known: it may add any object. */
  public static final RuleCard BASE_NOT_SEEN =
      RuleCard.of("base-not-seen", Severity.NOTE, "a part of a kustomization is not in the files");

  /** A transformation that is not followed: what it touches is unknown. */
  public static final RuleCard TRANSFORMATION_NOT_FOLLOWED = RuleCard.of(
      "transformation-not-followed",
      Severity.NOTE,
      "a kustomization transforms objects in a way that is not followed");

  /** It would take more time or memory than its size accounts for: what it makes is unknown. */
  public static final RuleCard COMPOSITION_LIMIT = RuleCard.of(
      "composition-limit", Severity.NOTE, "files multiply to more than their size accounts for");

  /**
   * A VM names a generated Secret or ConfigMap as it is written; kustomize appends a hash to the name
   * and does not know the field.
   */
  public static final RuleCard REFERENCE_WITHOUT_HASH = RuleCard.of(
      "reference-without-hash",
      Severity.WARNING,
      "an object names a generated Secret or ConfigMap without its hash");

  /**
   * kustomize 5.5, which kubectl 1.32 has, and 5.8, which Flux and Argo CD have, do not do the same.
   */
  public static final RuleCard RELEASES_DIFFER = RuleCard.of(
      "kustomize-releases-differ",
      Severity.NOTE,
      "kustomize releases do not agree about a kustomization");

  /** Flux cannot parse what is in for a variable, so it applies nothing of the Kustomization. */
  public static final RuleCard BROKEN_SUBSTITUTION = RuleCard.of(
      "broken-substitution", Severity.ERROR, "Flux cannot substitute a variable in an object");

  /**
   * kustomize-controller 1.9 refuses the whole Kustomization, older ones put nothing in the place of
   * the variable.
   */
  public static final RuleCard UNDEFINED_VARIABLE = RuleCard.of(
      "undefined-variable", Severity.NOTE, "a Flux Kustomization does not define a variable");

  /** All of them, sorted by name. */
  public static final List<RuleCard> ALL = List.of(
      BASE_NOT_SEEN,
      BROKEN_KUSTOMIZATION,
      BROKEN_SUBSTITUTION,
      COMPOSITION_LIMIT,
      FILE_OUTSIDE_KUSTOMIZATION,
      REFERENCE_WITHOUT_HASH,
      RELEASES_DIFFER,
      TRANSFORMATION_NOT_FOLLOWED,
      UNDEFINED_VARIABLE);

  private KustomizeRules() {}
}
