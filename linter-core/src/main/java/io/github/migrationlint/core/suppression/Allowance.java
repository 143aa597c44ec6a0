package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.text.CalendarDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a comment or annotation allows: {@code rule-a, rule-b until=2027-01-31 -- reason}. The last day
 * may be before or after the dashes.
 *
 * @param rules in the order written; none where the text is not understood
 * @param reason empty where none is given
 * @param until the last day on which it holds; empty where it holds without end
 * @param mistake what is not understood; empty where all is
 */
record Allowance(
    List<Word> rules,
    Optional<String> reason,
    Optional<CalendarDay> until,
    Optional<String> mistake) {
  private static final String DASHES = "--";
  private static final String UNTIL = "until=";

  /** A word and where it begins in the text, in UTF-16 units. */
  record Word(String text, int start) {}

  Allowance {
    rules = List.copyOf(rules);
  }

  /** Reads the part of a text from an offset on. */
  static Allowance of(String text, int from, int to) {
    var rules = new ArrayList<Word>();
    var reason = new StringBuilder();
    var until = Optional.<CalendarDay>empty();
    var mistake = Optional.<String>empty();
    var isReason = false;
    for (var word : words(text, from, to)) {
      if (word.text().startsWith(UNTIL)) {
        until = CalendarDay.parse(word.text().substring(UNTIL.length()));
        mistake = until.isPresent() ? mistake : Optional.of(notADay(word.text()));
      } else if (isReason) {
        reason.append(reason.length() == 0 ? "" : " ").append(word.text());
      } else if (word.text().equals(DASHES)) {
        isReason = true;
      } else {
        rules.add(word);
      }
    }
    if (rules.isEmpty() && mistake.isEmpty()) {
      mistake = Optional.of("no rule is named");
    }
    return new Allowance(
        mistake.isPresent() ? List.of() : rules,
        reason.length() == 0 ? Optional.empty() : Optional.of(reason.toString()),
        until,
        mistake);
  }

  private static String notADay(String word) {
    return "`" + word + "` must name a day such as `until=2027-01-31`";
  }

  /** Words end at blanks, before the dashes at commas too. */
  private static List<Word> words(String text, int from, int to) {
    var words = new ArrayList<Word>();
    var start = from;
    var isReason = false;
    for (var i = from; i <= to; i++) {
      var ends = i == to || text.charAt(i) <= ' ' || (!isReason && text.charAt(i) == ',');
      if (ends) {
        if (i > start) {
          words.add(new Word(text.substring(start, i), start));
          isReason |= text.substring(start, i).equals(DASHES);
        }
        start = i + 1;
      }
    }
    return words;
  }
}
