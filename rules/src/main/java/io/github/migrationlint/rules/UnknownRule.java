package io.github.migrationlint.rules;

import io.github.migrationlint.core.text.Spelling;

/** A rule that the user named and that does not exist; the message is for the user. */
public final class UnknownRule extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRule(String name) {
    super("no rule `" + name + "`" + Spelling.question(name, Catalogue.names()));
  }
}
