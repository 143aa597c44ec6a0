package io.github.migrationlint.core.budget;

/**
 * What nothing may exceed, whoever makes it: a document, a configuration or a composition. Each is far
 * above what a cluster accepts, so that no manifest meets one by accident.
 */
public final class HardLimits {
  /**
   * Collections around a value. The deepest CRD KubeVirt publishes nests 33; each stage may recurse, also
   * on the small stack of a worker thread.
   */
  public static final int MAX_DEPTH = 200;

  /** Characters of one value that is composed: etcd takes 1.5 MiB for the whole object. */
  public static final int MAX_TEXT = 1 << 20;

  /** Values of one object that is composed: twenty times KubeVirt's largest CRD. */
  public static final int MAX_VALUES = 200_000;

  /** Findings about one kustomization; whoever makes more has made one mistake in a thousand places. */
  public static final int MAX_FINDINGS = 500;

  private HardLimits() {}
}
