package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.Version;

/**
 * How the selectors of a policy are written, which changed once and without a new API version.
 * Upstream: kubevirt {@code staging/src/kubevirt.io/api/migrations/v1alpha1/types.go}, {@code
 * Selectors}.
 */
public enum SelectorForm {
  /**
   * Pairs are directly under the selector. A collection in their place, such as {@code
   * matchLabels}, is refused.
   */
  FLAT,
  /**
   * The selector is a {@code metav1.LabelSelector}, of which the matcher reads {@code matchLabels}
   * and nothing else. Pairs beside it are pruned; {@code matchExpressions} is kept and ignored.
   */
  MATCH_LABELS;

  /** KubeVirt commit cab98e53fb, first released in 0.55.0. */
  public static final Version FLAT_SINCE = Version.of(0, 55);

  /** The form that release knows. */
  public static SelectorForm of(Version kubeVirt) {
    return kubeVirt.isAtLeast(FLAT_SINCE) ? FLAT : MATCH_LABELS;
  }

  /** The policy with the selectors that a release of this form evaluates. */
  public MigrationPolicy evaluated(MigrationPolicy policy) {
    return this == FLAT ? policy : policy.withMatchLabelsOnly();
  }
}
