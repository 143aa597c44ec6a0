package io.github.migrationlint.core.git;

import io.github.migrationlint.core.budget.Credit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/**
 * Which lines of two texts differ. Git's algorithms are quadratic at worst: a million lines of two kinds
 * keep them busy for hours. So texts of many lines are first cut at the lines that each has once, as in
 * patience diff, and what is still long between two of those counts as changed as a whole.
 */
final class LineEdits {
  /** How many pairs of lines are looked at between two cuts: 2,000 lines of each text. */
  private static final long MOST_PAIRS = 4_000_000;

  private static final class NumberedLines extends Sequence {
    private final int[] ids;

    NumberedLines(int[] ids) {
      this.ids = ids;
    }

    @Override
    public int size() {
      return ids.length;
    }
  }

  private static final class SameLine extends SequenceComparator<NumberedLines> {
    @Override
    public boolean equals(NumberedLines one, int i, NumberedLines other, int j) {
      return one.ids[i] == other.ids[j];
    }

    @Override
    public int hash(NumberedLines lines, int i) {
      return lines.ids[i] * 0x9e3779b1;
    }
  }

  private final int[] before;
  private final int[] now;
  private final EditList edits = new EditList();
  private final Credit pairs;

  private LineEdits(int[] before, int[] now, Credit pairs) {
    this.before = before;
    this.now = now;
    this.pairs = pairs;
  }

  /**
   * The edits from one text to the other, in order; lines are counted from 0.
   *
   * @param pairs of lines that may be looked at
   */
  static EditList between(String before, String now, Credit pairs) {
    var ids = new HashMap<String, Integer>();
    var edits = new LineEdits(lines(before, ids), lines(now, ids), pairs);
    edits.compare();
    return edits.edits;
  }

  /** A number for each line, the same for the same text with its line end. */
  private static int[] lines(String text, Map<String, Integer> ids) {
    var lines = new int[16];
    var count = 0;
    for (var start = 0; start < text.length(); count++) {
      var end = text.indexOf('\n', start) + 1;
      var line = text.substring(start, end == 0 ? text.length() : end);
      if (count == lines.length) {
        lines = Arrays.copyOf(lines, 2 * count);
      }
      lines[count] = ids.computeIfAbsent(line, unused -> ids.size());
      start += line.length();
    }
    return Arrays.copyOf(lines, count);
  }

  private void compare() {
    var start = 0;
    var most = Math.min(before.length, now.length);
    while (start < most && before[start] == now[start]) {
      start++;
    }
    var end = 0;
    while (end < most - start && before[before.length - 1 - end] == now[now.length - 1 - end]) {
      end++;
    }
    var region = new Edit(start, before.length - end, start, now.length - end);
    if (isShort(region)) {
      add(region);
    } else {
      cut(region);
    }
  }

  private static boolean isShort(Edit region) {
    return (long) region.getLengthA() * region.getLengthB() <= MOST_PAIRS;
  }

  /** What lies between two lines that both texts have once, and in the same order. */
  private void cut(Edit region) {
    var a = region.getBeginA();
    var b = region.getBeginB();
    for (var anchor : anchors(region)) {
      if (anchor.getBeginA() >= a && anchor.getBeginB() >= b) {
        add(new Edit(a, anchor.getBeginA(), b, anchor.getBeginB()));
        a = anchor.getBeginA() + 1;
        b = anchor.getBeginB() + 1;
      }
    }
    add(new Edit(a, region.getEndA(), b, region.getEndB()));
  }

  private void add(Edit region) {
    if (region.isEmpty()) {
      return;
    }
    var count = (long) region.getLengthA() * region.getLengthB();
    if (count == 0 || !isShort(region) || !pairs.take(count)) {
      edits.add(region);
      return;
    }
    var one = new NumberedLines(Arrays.copyOfRange(before, region.getBeginA(), region.getEndA()));
    var other = new NumberedLines(Arrays.copyOfRange(now, region.getBeginB(), region.getEndB()));
    for (var edit : new HistogramDiff().diff(new SameLine(), one, other)) {
      edits.add(new Edit(
          region.getBeginA() + edit.getBeginA(),
          region.getBeginA() + edit.getEndA(),
          region.getBeginB() + edit.getBeginB(),
          region.getBeginB() + edit.getEndB()));
    }
  }

  /** The longest row of lines that are unique in both, in the same order in both. */
  private List<Edit> anchors(Edit region) {
    var places = uniquePlaces(now, region.getBeginB(), region.getEndB());
    var own = uniquePlaces(before, region.getBeginA(), region.getEndA());
    var candidates = new ArrayList<Edit>();
    for (var i = region.getBeginA(); i < region.getEndA(); i++) {
      var place = places.get(before[i]);
      if (place != null && place >= 0 && own.getOrDefault(before[i], -1) == i) {
        candidates.add(new Edit(i, i, place, place));
      }
    }
    return longestRow(candidates);
  }

  /** Where each line is; -1 for one that is there more often. */
  private static Map<Integer, Integer> uniquePlaces(int[] lines, int from, int to) {
    var places = new HashMap<Integer, Integer>();
    for (var i = from; i < to; i++) {
      places.merge(lines[i], i, (one, other) -> -1);
    }
    return places;
  }

  /** The longest of those rows whose places in the second text rise (patience sorting). */
  private static List<Edit> longestRow(List<Edit> candidates) {
    var ends = new int[candidates.size()];
    var previous = new int[candidates.size()];
    var length = 0;
    for (var i = 0; i < candidates.size(); i++) {
      var low = 0;
      var high = length;
      while (low < high) {
        var middle = (low + high) >>> 1;
        if (candidates.get(ends[middle]).getBeginB() < candidates.get(i).getBeginB()) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : ends[low - 1];
      ends[low] = i;
      length = Math.max(length, low + 1);
    }
    var row = new ArrayList<Edit>();
    for (var i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) {
      row.add(candidates.get(i));
    }
    Collections.reverse(row);
    return row;
  }
}
