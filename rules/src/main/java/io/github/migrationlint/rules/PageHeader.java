package io.github.migrationlint.rules;

import io.github.migrationlint.core.diagnostic.RuleCard;
import java.util.Optional;

/**
 * What readers see below the title of a rule's page: the severities of its card, and why an error of it
 * has no false positive. The page says the latter in a comment on its first line, which only its author
 * can write: {@code <!-- error: REASON -->}.
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
  static String written(String page, RuleCard card) {
    var reason = reason(page);
    var text = reason.isPresent() ? page.substring(page.indexOf(END) + END.length()) : page;
    var titleEnd = text.indexOf('\n') + 1;
    var header = new StringBuilder(text.substring(0, titleEnd));
    header.append("\n**Severity**: ").append(card.severityWords()).append(".\n");
    reason.ifPresent(
        words -> header.append("\n**Why an error is certain**: ").append(words).append('\n'));
    return header.append(text, titleEnd, text.length()).toString();
  }
}
