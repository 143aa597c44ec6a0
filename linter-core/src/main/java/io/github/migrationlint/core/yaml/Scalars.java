package io.github.migrationlint.core.yaml;

/** Decides what a scalar means. */
public final class Scalars {
  private Scalars() {}

  static ScalarValue read(ScalarNode scalar, Reading reading) {
    return new ScalarValue.Text(scalar.text());
  }
}
