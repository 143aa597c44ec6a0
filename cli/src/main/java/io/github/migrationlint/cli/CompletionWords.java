package io.github.migrationlint.cli;

import io.github.migrationlint.core.report.FailOn;
import io.github.migrationlint.core.report.ReportFormat;
import io.github.migrationlint.rules.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a user can write where a help page has a word in capitals. */
final class CompletionWords {
  private CompletionWords() {}

  /**
   * The words for a placeholder, each with its meaning in one line or nothing; none where only the
   * user can know them.
   *
   * @param command that the placeholder follows
   */
  static Map<String, String> of(String placeholder, String command) {
    return switch (placeholder) {
      case "COMMAND" -> commands();
      case "RULE" -> rules();
      case "FORMAT" -> formats(command);
      case "SEVERITY" -> thresholds();
      case "WHEN" -> plain(List.of("auto", "always", "never"));
      default -> Map.of();
    };
  }

  /** All words for these operands, with blanks between them; what is no placeholder is a word. */
  static String words(List<String> operands, String command) {
    var words = new ArrayList<String>();
    for (var operand : operands) {
      if (isPlaceholder(operand)) {
        words.addAll(of(operand, command).keySet());
      } else {
        words.add(operand);
      }
    }
    return String.join(" ", words);
  }

  /** Whether it represents other words. */
  static boolean isPlaceholder(String operand) {
    return Character.isUpperCase(operand.charAt(0));
  }

  /** Every command with what the overview says about it. */
  static Map<String, String> commands() {
    var commands = new LinkedHashMap<String, String>();
    var overview = HelpOutline.of(HelpPage.of(HelpPage.OVERVIEW));
    for (var entry : overview.section("Commands").entries()) {
      commands.put(entry.term(), entry.brief());
    }
    return commands;
  }

  private static Map<String, String> rules() {
    var rules = new LinkedHashMap<String, String>();
    for (var card : Catalogue.cards()) {
      rules.put(card.name(), card.summary());
    }
    return rules;
  }

  /** A check knows every format; the other commands answer in text or JSON. */
  private static Map<String, String> formats(String command) {
    var known =
        switch (command) {
          case "check" -> List.of(ReportFormat.values());
          case "test" -> TestCommand.FORMATS;
          default -> Output.TEXT_OR_JSON;
        };
    var words = new ArrayList<String>();
    for (var format : known) {
      words.add(format.word());
    }
    return plain(words);
  }

  private static Map<String, String> thresholds() {
    var words = new ArrayList<String>();
    for (var threshold : FailOn.values()) {
      words.add(threshold.word());
    }
    return plain(words);
  }

  private static Map<String, String> plain(List<String> words) {
    var plain = new LinkedHashMap<String, String>();
    for (var word : words) {
      plain.put(word, "");
    }
    return plain;
  }
}
