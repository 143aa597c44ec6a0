package io.github.migrationlint.cli;

import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.text.TerminalText;
import io.github.migrationlint.rules.Catalogue;
import io.github.migrationlint.rules.Documentation;
import io.github.migrationlint.rules.RuleSelection;
import java.util.List;

/** Prints the page of a rule: what it finds, why that matters, what to do, what upstream says. */
final class ExplainCommand implements Command {
  static final Flag[] FLAGS = {Flag.CONFIG, Flag.NO_CONFIG, Flag.HELP};

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
    var configuration = Inputs.configuration(arguments, around, console);
    RuleSelection.of(rules, List.of(), configuration);
    var pages = new StringBuilder();
    for (var card : Catalogue.cards(rules, configuration)) {
      pages.append(pages.isEmpty() ? "" : "\n");
      pages.append(shown(Catalogue.page(card.name(), configuration).orElseThrow()));
      pages.append(properties(card));
    }
    console.print(
        around.isTerminal().getAsBoolean()
            ? TerminalPage.of(pages.toString(), TerminalPage.width(around.environment()))
            : pages);
    return ExitCode.CLEAN;
  }

  /** A custom rule's page is the user's text, which must not act on a terminal. */
  private static String shown(String page) {
    return String.join("\n", TerminalText.lines(page));
  }

  /** What the card of a rule says and its page does not. */
  private static String properties(RuleCard card) {
    var lines = new StringBuilder("\n## Properties\n");
    lines.append("- severity: ").append(card.severityWords()).append('\n');
    lines.append("- since: migration-lint ").append(card.since()).append('\n');
    lines
        .append("- fix: ")
        .append(card.hasFix() ? "some findings have one" : "none")
        .append('\n');
    for (var parameter : card.parameters()) {
      lines.append("- parameter ").append(described(parameter)).append('\n');
    }
    if (!card.refined().isEmpty()) {
      var refined = String.join("`, `", card.refined());
      lines.append("- replaces at the same place: `").append(refined).append("`\n");
    }
    Documentation.ofRule(card.name())
        .ifPresent(url -> lines.append("- page: ").append(url).append('\n'));
    return lines.toString();
  }

  private static <T> String described(Parameter<T> parameter) {
    var usual = parameter.form().write(parameter.usual());
    return "`" + parameter.name() + "`: " + parameter.meaning() + " (default: `" + usual + "`)";
  }
}
