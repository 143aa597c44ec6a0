package io.github.migrationlint.core.git;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.Credit;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.ChangedLines;
import io.github.migrationlint.core.text.ChangedLines.Range;
import io.github.migrationlint.core.text.QuietLogging;
import io.github.migrationlint.core.text.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Compares texts line by line, as Git does. Where that takes more steps than their size accounts for, all
 * lines in question count as changed: more is then shown, never less.
 */
public final class LineDiff {
  private static final long STEPS_PER_CHARACTER = 4;

  private LineDiff() {}

  /** The lines that are new or other than before; a text that is the same object has none. */
  public static ChangedLines between(Loaded before, Loaded now) {
    QuietLogging.start();
    var old = new HashMap<String, SourceFile>();
    for (var source : before.sources()) {
      old.put(source.id().path(), source);
    }
    var changed = new HashMap<String, List<Range>>();
    var pairs = new Budget().share().steps();
    for (var source : now.sources()) {
      var earlier = old.get(source.id().path());
      if (earlier != source) {
        pairs.grant(STEPS_PER_CHARACTER * source.text().length());
        var ranges = ranges(earlier == null ? "" : earlier.text(), source.text(), pairs);
        if (!ranges.isEmpty()) {
          changed.put(source.id().path(), ranges);
        }
      }
    }
    return new ChangedLines(changed);
  }

  private static List<Range> ranges(String before, String now, Credit pairs) {
    var ranges = new ArrayList<Range>();
    for (var edit : LineEdits.between(before, now, pairs)) {
      if (edit.getLengthB() > 0) {
        ranges.add(new Range(edit.getBeginB() + 1, edit.getEndB()));
      }
    }
    return ranges;
  }
}
