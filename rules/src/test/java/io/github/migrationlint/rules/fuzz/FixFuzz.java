package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.fix.Fixer;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.rules.BuiltInRules;
import java.util.ArrayList;

/** Fixing ends, makes nothing worse, and has nothing left to do the second time. */
public final class FixFuzz {
  private static final Linter LINTER = new Linter(BuiltInRules.all());

  private FixFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    var loaded = FuzzInput.repository(FuzzInput.parts(data, "a.yaml"));
    var before = lint(loaded);
    var once = new Fixer(Applicability.NEEDS_REVIEW, FixFuzz::lint).fix(loaded);
    if (once.report().findings().size() > before.findings().size()) {
      throw new AssertionError("fixing makes findings: " + once.report().findings());
    }
    var sources = new ArrayList<>(loaded.sources());
    for (var changed : once.files()) {
      sources.removeIf(source -> source.id().equals(changed.after().id()));
      sources.add(changed.after());
    }
    var again = new Fixer(Applicability.NEEDS_REVIEW, FixFuzz::lint)
        .fix(new Loaded(sources, sources.size()));
    if (!again.files().isEmpty()) {
      throw new AssertionError("fixing twice changes " + again.files());
    }
  }

  private static LintReport lint(Loaded loaded) {
    return FuzzInput.withoutBugs(LINTER.lint(loaded));
  }
}
