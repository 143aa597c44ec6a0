package io.github.migrationlint.cli;

import io.github.migrationlint.rules.Catalogue;
import io.github.migrationlint.rules.RuleSelection;
import java.util.List;

/** Prints the page of a rule: what it finds, why that matters, what to do, what upstream says. */
final class ExplainCommand implements Command {
  static final Flag[] FLAGS = {Flag.HELP};

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("explain", console);
    }
    var rules = arguments.operands();
    if (rules.isEmpty()) {
      throw new WrongUsage("explain which rule? `migration-lint rules` lists them");
    }
    RuleSelection.of(rules, List.of());
    var pages = new StringBuilder();
    for (var rule : rules) {
      pages.append(pages.isEmpty() ? "" : "\n").append(Catalogue.page(rule).orElseThrow());
    }
    console.print(pages);
    return ExitCode.CLEAN;
  }
}
