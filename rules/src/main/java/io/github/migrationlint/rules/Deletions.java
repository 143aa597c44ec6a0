package io.github.migrationlint.rules;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.text.Span;
import java.util.List;

/** Fixes that take out what a finding is about. */
public final class Deletions {
  private Deletions() {}

  /**
   * A finding whose fix deletes the entry of a key with its comments; without a fix where it is not
   * certain what that would leave.
   *
   * @param what is deleted, as the title of the fix names it
   */
  public static Diagnostic ofEntry(
      Diagnostic finding, Span key, String what, Applicability applicability, YamlEditor editor) {
    return editor
        .deletion(key)
        .map(edit -> finding.withFix(new Fix("delete " + what, applicability, List.of(edit))))
        .orElse(finding);
  }
}
