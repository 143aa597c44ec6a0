package io.github.migrationlint.cli;

import io.github.migrationlint.cli.HelpOutline.Option;
import java.util.List;
import java.util.Map;

/** Completion for zsh, with what every word means. */
final class ZshCompletion {
  private static final String BEGINNING = """
      #compdef migration-lint
      # zsh completion for migration-lint, made by `migration-lint completion zsh`.
      # It knows the options and rules of the version that made it.

      """;

  private static final String FORMATS = """

      # FORMAT, or FORMAT=FILE.
      _migration_lint_format() {
        if compset -P '*='; then
          _files
        else
          local expl
          _wanted formats expl format compadd -- %s
        fi
      }

      _migration_lint() {
        local command=check
        if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
          _alternative 'commands:command:_migration_lint_command' 'paths:path:_files'
          return
        fi
        if ((CURRENT > 2)) && [[ " %s " == *" $words[2] "* ]]; then
          command=$words[2]
          shift words
          ((CURRENT--))
        fi
        case $command in
      """;

  private static final String END = """
        esac
      }

      # In a folder of $fpath this file is the function; it may also be read by `source`.
      if [[ $funcstack[1] == _migration-lint ]]; then
        _migration_lint "$@"
      else
        compdef _migration_lint migration-lint
      fi
      """;

  private ZshCompletion() {}

  static String script() {
    var commands = CompletionWords.commands();
    var script = new StringBuilder(BEGINNING);
    appendDescribed(script, "command", commands);
    appendDescribed(script, "rule", CompletionWords.of("RULE", "explain"));
    script.append(FORMATS.formatted(
        CompletionWords.words(List.of("FORMAT"), "check"), String.join(" ", commands.keySet())));
    for (var command : commands.keySet()) {
      appendCommand(script, command);
    }
    return script.append(END).toString();
  }

  /** A function that offers words with their meanings. */
  private static void appendDescribed(
      StringBuilder script, String noun, Map<String, String> meanings) {
    script.append("_migration_lint_").append(noun).append("() {\n  local -a words=(\n");
    for (var word : meanings.entrySet()) {
      script
          .append("    ")
          .append(quoted(word.getKey() + ":" + word.getValue()))
          .append('\n');
    }
    script.append("  )\n  _describe -t ").append(noun).append("s ").append(noun);
    script.append(" words \"$@\"\n}\n");
  }

  private static void appendCommand(StringBuilder script, String command) {
    var outline = HelpOutline.of(HelpPage.of(command));
    script.append("    ").append(command).append(")\n      _arguments -s -S");
    for (var option : outline.options()) {
      script
          .append(" \\\n        ")
          .append(names(option))
          .append(quoted(explained(option, command)));
    }
    var operands = outline.operands();
    if (!operands.isEmpty()) {
      var repeats = outline.usages().get(0).contains("...") ? "*" : "1";
      var noun = CompletionWords.isPlaceholder(operands.get(0)) ? operands.get(0) : "word";
      script.append(" \\\n        ");
      script.append(quoted(repeats + ":" + noun + ":" + action(operands, command)));
    }
    script.append("\n      ;;\n");
  }

  /** How an option is written; each may be repeated. */
  private static String names(Option option) {
    var word = "--" + option.word() + (option.takesValue() ? "=" : "");
    return option.letter().isEmpty()
        ? "'*'" + word
        : "'*'{-" + option.letter() + (option.takesValue() ? "+," : ",") + word + "}";
  }

  private static String explained(Option option, String command) {
    var meaning = "[" + option.meaning().replace("[", "\\[").replace("]", "\\]") + "]";
    return option.takesValue()
        ? meaning + ":" + option.value() + ":" + action(List.of(option.value()), command)
        : meaning;
  }

  /** What zsh does to complete one of these. */
  private static String action(List<String> operands, String command) {
    var words = CompletionWords.words(operands, command);
    return switch (operands.get(0)) {
      case "COMMAND" -> "_migration_lint_command";
      case "RULE" ->
        command.equals("explain") ? "_migration_lint_rule" : "_sequence _migration_lint_rule";
      case "FORMAT" -> command.equals("check") ? "_migration_lint_format" : "(" + words + ")";
      default -> words.isEmpty() ? "_files" : "(" + words + ")";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
