package io.github.migrationlint.cli;

import io.github.migrationlint.core.diagnostic.Requirement;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.ReportFormat;
import io.github.migrationlint.rules.Catalogue;
import java.util.List;

/** Lists the rules. */
final class RulesCommand implements Command {
  static final Flag[] FLAGS = {Flag.FORMAT, Flag.HELP};

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("rules", console);
    }
    arguments.refuseOperands();
    var cards = Catalogue.cards();
    var isText = Output.textOrJson(arguments) == ReportFormat.TEXT;
    console.print(isText ? text(cards) : json(cards));
    return ExitCode.CLEAN;
  }

  private static String text(List<RuleCard> cards) {
    var table = new Table();
    for (var card : cards) {
      table.addRow(card.name(), card.severityWords(), card.summary());
    }
    return table.toString();
  }

  private static String json(List<RuleCard> cards) {
    var json = new StringBuilder("{\n  \"version\": 1,\n  \"rules\": [");
    var separator = "\n";
    for (var card : cards) {
      json.append(separator).append("    {\"name\": ").append(quoted(card.name()));
      json.append(", \"severity\": ").append(quoted(card.severity().word()));
      json.append(", \"severities\": ").append(array(words(card.severities())));
      json.append(", \"summary\": ").append(quoted(card.summary()));
      json.append(", \"since\": ").append(quoted(card.since()));
      json.append(", \"fix\": ").append(card.hasFix());
      json.append(", \"refines\": ").append(array(card.refined()));
      json.append(", \"facts\": ").append(array(names(card.required()))).append('}');
      separator = ",\n";
    }
    return json.append("\n  ]\n}\n").toString();
  }

  private static List<String> words(List<Severity> severities) {
    return severities.stream().map(Severity::word).toList();
  }

  private static List<String> names(List<Requirement> facts) {
    return facts.stream().map(Requirement::name).toList();
  }

  private static String array(List<String> texts) {
    var array = new StringBuilder("[");
    for (var text : texts) {
      array.append(array.length() == 1 ? "" : ", ").append(quoted(text));
    }
    return array.append(']').toString();
  }

  /** Cards are our own words: of what JSON escapes they can have quotes and backslashes alone. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
