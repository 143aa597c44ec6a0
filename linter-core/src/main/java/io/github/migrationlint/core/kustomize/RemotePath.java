package io.github.migrationlint.core.kustomize;

import java.util.Locale;

/** A path in a kustomization that names another repository. */
final class RemotePath {
  private RemotePath() {}

  /**
   * Whether kustomize would fetch it: api/internal/git/repospec.go {@code NewRepoSpecFromURL} takes
   * a scheme, a user before {@code @}, or GitHub's host for the sign of a repository.
   */
  static boolean isOne(String written) {
    var text = written.toLowerCase(Locale.ROOT);
    if (text.startsWith("git::")) {
      text = text.substring(5);
    }
    if (text.startsWith("https://")
        || text.startsWith("http://")
        || text.startsWith("ssh://")
        || text.startsWith("file://")) {
      return true;
    }
    var at = text.indexOf('@');
    var slash = text.indexOf('/');
    var colon = text.indexOf(':', Math.max(at, 0));
    var scpStyle = at > 0 && (slash < 0 || at < slash) && (colon > at || slash > at);
    return scpStyle || text.startsWith("github.com/") || text.startsWith("github.com:");
  }
}
