package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.CalendarDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which suppressions another state of a repository does not have, or ends earlier. */
public final class SuppressionChanges {
  private SuppressionChanges() {}

  /** The new ones and those that hold longer, each at its place, in no particular order. */
  public static List<Label> between(
      Repository before,
      Configuration configurationBefore,
      Repository now,
      Configuration configurationNow) {
    var old = KnownSuppressions.of(before, configurationBefore);
    var current = KnownSuppressions.of(now, configurationNow);
    var changes = new ArrayList<Label>();
    current.entries().forEach((key, suppressions) -> {
      var known = old.entries().getOrDefault(key, List.of());
      for (var i = 0; i < suppressions.size(); i++) {
        var suppression = suppressions.get(i);
        if (i >= known.size()) {
          changes.add(new Label(suppression.place(), fresh(key, suppression)));
        } else if (suppression.isLonger(known.get(i))) {
          changes.add(new Label(suppression.place(), longer(key, suppression.until())));
        }
      }
    });
    return changes;
  }

  private static String fresh(KnownSuppressions.Subject key, KnownSuppressions.Entry suppression) {
    return "new suppression of `" + key.rule() + "`"
        + suppression.reason().map(reason -> ": " + reason).orElse(" without a reason");
  }

  private static String longer(KnownSuppressions.Subject key, Optional<CalendarDay> until) {
    return "the suppression of `" + key.rule() + "` now holds "
        + until.map(day -> "until " + day).orElse("without end");
  }
}
