package io.github.migrationlint.rules;

import java.util.Optional;

/**
 * What readers see below the title of a page whose rule reports errors: why an error has no false positive.
 * The author writes it in a comment on the first line: {@code <!-- error: REASON -->}.
 */
final class PageHeader {
  private static final String START = "<!-- error: ";
  private static final String END = " -->\n";

  private PageHeader() {}

  /** The reason on a page as it is written; empty where it has none. */
  static Optional<String> reason(String page) {
    var end = page.indexOf(END);
    return page.startsWith(START) && end > 0
        ? Optional.of(page.substring(START.length(), end))
        : Optional.empty();
  }

  /** The page as readers get it. */
  static String shown(String page) {
    var reason = reason(page);
    if (reason.isEmpty()) {
      return page;
    }
    var text = page.substring(page.indexOf(END) + END.length());
    var titleEnd = text.indexOf('\n') + 1;
    return text.substring(0, titleEnd) + "\n**Why an error is certain**: " + reason.get() + "\n"
        + text.substring(titleEnd);
  }
}
