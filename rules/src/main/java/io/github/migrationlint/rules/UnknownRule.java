package io.github.migrationlint.rules;

/** A rule that the user named and that does not exist; the message is for the user. */
public final class UnknownRule extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRule(String name) {
    super("no rule `" + name + "`" + Nearest.question(name, Catalogue.names()));
  }
}
