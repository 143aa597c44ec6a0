package io.github.migrationlint.core.git;

import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.ChangedLines;
import io.github.migrationlint.core.text.ChangedLines.Range;
import io.github.migrationlint.core.text.QuietLogging;
import io.github.migrationlint.core.text.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Compares texts line by line, as Git does. */
public final class LineDiff {
  private LineDiff() {}

  /** The lines that are new or other than before; a text that is the same object has none. */
  public static ChangedLines between(Loaded before, Loaded now) {
    QuietLogging.start();
    var old = new HashMap<String, SourceFile>();
    for (var source : before.sources()) {
      old.put(source.id().path(), source);
    }
    var changed = new HashMap<String, List<Range>>();
    for (var source : now.sources()) {
      var earlier = old.get(source.id().path());
      if (earlier != source) {
        var ranges = ranges(earlier == null ? "" : earlier.text(), source.text());
        if (!ranges.isEmpty()) {
          changed.put(source.id().path(), ranges);
        }
      }
    }
    return new ChangedLines(changed);
  }

  private static List<Range> ranges(String before, String now) {
    var edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, raw(before), raw(now));
    var ranges = new ArrayList<Range>();
    for (var edit : edits) {
      if (edit.getLengthB() > 0) {
        ranges.add(new Range(edit.getBeginB() + 1, edit.getEndB()));
      }
    }
    return ranges;
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }
}
