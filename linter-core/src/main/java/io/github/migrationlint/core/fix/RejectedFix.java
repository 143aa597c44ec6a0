package io.github.migrationlint.core.fix;

import io.github.migrationlint.core.diagnostic.Diagnostic;

/** A fix that would make a new finding. Offsets change from round to round, so it goes by its words. */
record RejectedFix(String rule, String path, String message, String title) {
  static RejectedFix of(Diagnostic finding) {
    return new RejectedFix(
        finding.code(),
        finding.primary().source().id().path(),
        finding.message(),
        finding.fix().orElseThrow().title());
  }
}
