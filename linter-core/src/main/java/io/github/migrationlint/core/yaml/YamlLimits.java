package io.github.migrationlint.core.yaml;

/**
 * How much YAML we are willing to read, for the linted repository is hostile input. Each limit is
 * far above what a cluster accepts, so that no manifest meets one by accident.
 *
 * <p>There is none for the length of a line: snakeyaml-engine 3.2 takes quadratic time over a long
 * one only when its reader refills its window, and {@link TreeBuilder} gives it a window that holds
 * the whole document. There is none for the number of aliases either: what they cost is the values
 * they unfold to, and those come out of the budget of the run.
 */
final class YamlLimits {
  /**
   * UTF-16 units of one document. An API server refuses requests above 3 MiB (apiserver
   * {@code MaxRequestBodyBytes}), etcd values above 1.5 MiB; only a list dump may be larger.
   */
  static final int MAX_DOCUMENT_LENGTH = 8 * 1024 * 1024;

  /**
   * UTF-16 units of a list that is read as one document: of a longer one each item has the limits of a
   * document. An object has a value for every ten characters, so this many stay below {@link #MAX_VALUES}.
   */
  static final int MAX_WHOLE_LIST = 2 * 1024 * 1024;

  /**
   * Scalars and collections of one document, aliases followed. KubeVirt's largest CRD has 10 600; a
   * node costs about 150 bytes, so this many stay under 100 MB.
   */
  static final int MAX_VALUES = 500_000;

  /** For one value that aliases may add, a file has to be so many characters long. */
  static final int CHARACTERS_PER_UNFOLDED = 16;

  /** Documents of one file: a release bundle has hundreds, all VMs of a provider 100,000. */
  static final int MAX_DOCUMENTS = 250_000;

  /**
   * Repeated keys of one document that are reported: who has more will see the rest when these are gone.
   */
  static final int MAX_DUPLICATE_KEYS = 100;

  /** Keys of one mapping that may have the same hash; in a million that people write, two or three. */
  static final int MAX_COLLISIONS = 256;

  private YamlLimits() {}
}
