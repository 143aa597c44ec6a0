package io.github.migrationlint.rules;

import io.github.migrationlint.core.config.KnownRules;
import io.github.migrationlint.core.text.Spelling;

/** A rule that the user named and that does not exist; the message is for the user. */
public final class UnknownRule extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRule(String name, KnownRules known) {
    super((KnownRules.isPattern(name) ? "no rule is like `" : "no rule `") + name + "`"
        + Spelling.question(name, known.namesAndGroups()));
  }
}
