package io.github.migrationlint.rules;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.facts.WrittenSetting;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import java.util.List;

/** Fixes that give a migration setting another value, or take it out. */
public final class SettingEdits {
  private SettingEdits() {}

  /**
   * A finding whose fix puts that text in the place of the value; without a fix where the place is not
   * that of the value alone.
   */
  public static Diagnostic withValue(
      Diagnostic finding, WrittenSetting<?> setting, String text, Applicability applicability) {
    return setting.isReplaceable()
        ? finding.withFix(new Fix(
            "set `" + setting.field().name() + "` to `" + text + "`",
            applicability,
            List.of(ScalarEdits.keepingQuotes(setting.place(), text))))
        : finding;
  }

  /** A finding whose fix deletes the setting with its comments. */
  public static Diagnostic withoutSetting(
      Diagnostic finding, WrittenSetting<?> setting, Applicability applicability) {
    if (setting.patched() || !(setting.value() instanceof Field.Present<?> present)) {
      return finding;
    }
    return Deletions.ofEntry(
        finding,
        present.key(),
        "`" + setting.field().name() + "`",
        applicability,
        new YamlEditor());
  }
}
