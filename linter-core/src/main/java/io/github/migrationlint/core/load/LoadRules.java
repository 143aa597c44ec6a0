package io.github.migrationlint.core.load;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;

/** What can be wrong with files before anybody looks at what they say. */
public final class LoadRules {
  /**
   * A file or folder that was asked for and could hold manifests, but whose text no one can have. An
   * error, for "clean" would be a claim about text that was never read; a warning where it is not known
   * whether there is such a text.
   */
  public static final RuleCard UNREADABLE_FILE = RuleCard.of(
          "unreadable-file", Severity.ERROR, "a file cannot be read")
      .also(Severity.WARNING);

  /** A symbolic link that leads out of the folders asked for, or nowhere. */
  public static final RuleCard UNFOLLOWED_LINK =
      RuleCard.of("unfollowed-link", Severity.WARNING, "a symbolic link is not followed");

  /** The cards of this package, by name. */
  public static final List<RuleCard> CARDS = List.of(UNFOLLOWED_LINK, UNREADABLE_FILE);

  private LoadRules() {}

  /** The system's own words follow the user's language, so only what we know is reported. */
  static Diagnostic unreadable(String name, String what, IOException why) {
    if (why instanceof CopiesSpent) {
      return at(
              UNREADABLE_FILE, name, "the same files lie in too many folders; others are not read")
          .withHelp("name fewer folders, or exclude some");
    }
    var reason = why instanceof AccessDeniedException ? ": permission denied" : "";
    return at(UNREADABLE_FILE, name, what + " cannot be read" + reason);
  }

  /** A file that costs its own text, not the report about the others. */
  static Diagnostic tooLarge(String name) {
    return at(UNREADABLE_FILE, name, "file needs more memory than Java may use")
        .withHelp("allow more: set `JAVA_TOOL_OPTIONS` to `-Xmx4g`");
  }

  /** A finding about a file as a whole; the working directory has no name but a dot. */
  static Diagnostic at(RuleCard card, String name, String message) {
    var id = new SourceId(name.isEmpty() ? "." : name);
    return card.at(SourceFile.unreadable(id).start(), message);
  }
}
