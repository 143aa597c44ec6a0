package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.yaml.ScalarNode;

/**
 * Text that something outside the repository replaces before the cluster sees it: {@code ${VAR}} and
 * {@code ${{PARAM}}} (Flux substitution, OpenShift templates), {@code {{hub … hub}}} (ACM), {@code
 * {{ … }}} (Argo CD, Helm). What will be there is unknown.
 */
final class Placeholders {
  private Placeholders() {}

  static boolean isIn(ScalarNode scalar) {
    var text = scalar.text();
    return isClosed(text, "${", "}") || isClosed(text, "{{", "}}") || isClosed(text, "$(", ")");
  }

  private static boolean isClosed(String text, String open, String close) {
    var start = text.indexOf(open);
    return start >= 0 && text.indexOf(close, start + open.length()) > 0;
  }
}
