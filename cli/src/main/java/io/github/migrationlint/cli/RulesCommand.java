package io.github.migrationlint.cli;

import io.github.migrationlint.core.config.KnownRule;
import io.github.migrationlint.core.diagnostic.Requirement;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.ReportFormat;
import io.github.migrationlint.core.text.TerminalText;
import io.github.migrationlint.rules.Configurations;
import io.github.migrationlint.rules.Documentation;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Lists the rules. */
final class RulesCommand implements Command {
  static final Flag[] FLAGS = {Flag.FORMAT, Flag.CONFIG, Flag.NO_CONFIG, Flag.HELP};

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("rules", console);
    }
    arguments.refuseOperands();
    var isText = Output.textOrJson(arguments) == ReportFormat.TEXT;
    var configuration = Inputs.configuration(arguments, around, console);
    var rules = Configurations.rules().with(configuration.knownCustomRules()).all();
    if (isText && around.isTerminal().getAsBoolean()) {
      console.print(onTerminal(rules, !Hyperlinks.home(around).isEmpty()));
    } else {
      console.print(isText ? text(rules) : json(rules));
    }
    return ExitCode.CLEAN;
  }

  private static String text(List<KnownRule> rules) {
    var table = new TextTable();
    for (var rule : rules) {
      var card = rule.card();
      table.addRow(card.name(), card.severityWords(), TerminalText.oneLine(card.summary()));
    }
    return table.toString();
  }

  /** Two lines for each rule: one would be wider than most terminals. */
  private static String onTerminal(List<KnownRule> rules, boolean hasLinks) {
    var out = new StringBuilder();
    for (var rule : rules) {
      var card = rule.card();
      var url = hasLinks ? Documentation.ofRule(card.name()) : Optional.<String>empty();
      out.append(url.map(address -> Hyperlinks.link(address, card.name())).orElse(card.name()));
      out.append("  ").append(card.severityWords()).append("\n    ");
      out.append(TerminalText.oneLine(card.summary())).append('\n');
    }
    return out.toString();
  }

  private static String json(List<KnownRule> rules) {
    var json = new StringBuilder("{\n  \"version\": 1,\n  \"rules\": [");
    var separator = "\n";
    for (var rule : rules) {
      var card = rule.card();
      json.append(separator).append("    {\"name\": ").append(quoted(card.name()));
      json.append(", \"group\": ").append(quoted(rule.group()));
      json.append(", \"severity\": ").append(quoted(card.severity().word()));
      json.append(", \"severities\": ").append(array(words(card.severities())));
      json.append(", \"summary\": ").append(quoted(card.summary()));
      json.append(", \"since\": ").append(quoted(card.since()));
      json.append(", \"fix\": ").append(card.hasFix());
      json.append(", \"refines\": ").append(array(card.refined()));
      json.append(", \"facts\": ").append(array(names(card.required())));
      var url = Documentation.ofRule(card.name());
      json.append(", \"url\": ")
          .append(url.map(RulesCommand::quoted).orElse("null"))
          .append('}');
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

  /** A custom rule's summary is the user's text, of which JSON takes control characters escaped. */
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F || Character.isSurrogate(c)) {
        quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
