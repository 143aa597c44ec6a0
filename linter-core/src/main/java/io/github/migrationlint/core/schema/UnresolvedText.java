package io.github.migrationlint.core.schema;

/**
 * Text that something fills in before the object reaches a cluster: {@code ${VAR}} (Flux, envsubst),
 * {@code ${{PARAM}}} (OpenShift templates), {@code {{hub … hub}}} (ACM), {@code $(VAR)} (kustomize),
 * {@code <placeholder>} (Argo CD's vault plugin). Nothing can be said about what it will be.
 */
final class UnresolvedText {
  private UnresolvedText() {}

  static boolean isIn(String text) {
    return text.contains("${")
        || text.contains("{{")
        || text.contains("$(")
        || (text.startsWith("<") && text.endsWith(">"));
  }

  /** Whether a key represents another one, or tells a patch what to do: {@code $patch: delete}. */
  static boolean isKey(String name) {
    return name.startsWith("$") || isIn(name);
  }
}
