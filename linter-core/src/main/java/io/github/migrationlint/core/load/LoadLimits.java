package io.github.migrationlint.core.load;

/**
 * How much is read. Whatever lies beyond is reported, so that a huge repository costs time but not
 * the machine.
 *
 * @param fileBytes how much of a file is kept
 * @param files how many YAML and JSON files are looked at
 * @param textBytes how much text is kept in all
 */
record LoadLimits(int fileBytes, int files, long textBytes) {
  /** A longer file is read through, and only what can matter of it is kept: {@link LongFile}. */
  private static final int MAX_WHOLE_BYTES = 8 << 20;

  /** What is read through may be so many times as long as what is kept. */
  private static final long READ_PER_KEPT = 64;

  /**
   * A file may hold a whole cluster: what {@code kubectl get -A -o yaml} prints, or a rendered chart. Each
   * document and each item of such a List has a limit of its own, see {@code core.yaml.YamlLimits}.
   */
  static final int MAX_FILE_BYTES = 256 << 20;

  /** Five times the largest monorepo that speed is measured on. */
  static final int MAX_FILES = 500_000;

  /** Folders around a folder; people keep ten, and each stage may look at all of them for each file. */
  static final int MAX_DEPTH = 200;

  /** Text of KubeVirt manifests alone; the prefilter has dropped the rest. */
  static final long MAX_TEXT_BYTES = 256L << 20;

  /** Of one file of ignore patterns, fifty times the longest that people keep. */
  static final int MAX_IGNORE_BYTES = 1 << 20;

  /** What the patterns may cost that a name is held against; a thousand that people write cost less. */
  static final int STEPS_PER_NAME = 2_500;

  static final LoadLimits USUAL = new LoadLimits(MAX_FILE_BYTES, MAX_FILES, MAX_TEXT_BYTES);

  /** The longest file that is kept whole. */
  int wholeBytes() {
    return Math.min(MAX_WHOLE_BYTES, fileBytes);
  }

  /** The longest file that is read through. */
  long longBytes() {
    return READ_PER_KEPT * fileBytes;
  }
}
