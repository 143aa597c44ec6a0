package io.github.migrationlint.cli;

import io.github.migrationlint.cli.HelpOutline.Option;
import java.util.List;
import java.util.Map;

/** Completion for fish, with what every word means. */
final class FishCompletion {
  private static final String BEGINNING = """
      # fish completion for migration-lint, made by `migration-lint completion fish`.
      # It knows the options and rules of the version that made it.

      function __migration_lint_starts
          test (count (commandline -opc)) -eq 1
      end

      # Any other first word is a path to check.
      function __migration_lint_is
          set -l words (commandline -opc)
          set -l command check
          if contains -- "$words[2]" %s
              set command $words[2]
          end
          test $command = $argv[1]
      end

      """;

  private FishCompletion() {}

  static String script() {
    var commands = CompletionWords.commands();
    var script = new StringBuilder(BEGINNING.formatted(String.join(" ", commands.keySet())));
    appendRules(script);
    for (var command : commands.entrySet()) {
      start(script, "__migration_lint_starts").append(" -a ").append(command.getKey());
      script.append(" -d ").append(quoted(command.getValue())).append('\n');
    }
    for (var command : commands.keySet()) {
      appendCommand(script, command);
    }
    return script.toString();
  }

  private static void appendRules(StringBuilder script) {
    script.append("function __migration_lint_rules\n    printf '%s\\t%s\\n'");
    for (Map.Entry<String, String> rule : CompletionWords.of("RULE", "explain").entrySet()) {
      script.append(" \\\n        ").append(rule.getKey()).append(' ');
      script.append(quoted(rule.getValue()));
    }
    script.append("\nend\n\n");
  }

  private static void appendCommand(StringBuilder script, String command) {
    var outline = HelpOutline.of(HelpPage.of(command));
    var condition = "__migration_lint_is " + command;
    for (var option : outline.options()) {
      start(script, condition);
      if (!option.letter().isEmpty()) {
        script.append(" -s ").append(option.letter());
      }
      script.append(" -l ").append(option.word());
      appendValue(script, option, command);
      script.append(" -d ").append(quoted(option.meaning())).append('\n');
    }
    var operands = outline.operands();
    var isNone = operands.isEmpty();
    if (isNone || !candidates(operands, command).isEmpty()) {
      start(script, condition).append(" -f");
      script
          .append(isNone ? "" : " -a " + quoted(candidates(operands, command)))
          .append('\n');
    }
  }

  private static void appendValue(StringBuilder script, Option option, String command) {
    if (option.takesValue()) {
      var candidates = option.value().equals("RULE")
          ? "(__fish_complete_list , __migration_lint_rules)"
          : candidates(List.of(option.value()), command);
      script.append(candidates.isEmpty() ? " -r" : " -x -a " + quoted(candidates));
    }
  }

  private static String candidates(List<String> operands, String command) {
    return operands.get(0).equals("RULE")
        ? "(__migration_lint_rules)"
        : CompletionWords.words(operands, command);
  }

  private static StringBuilder start(StringBuilder script, String condition) {
    return script.append("complete -c migration-lint -n ").append(quoted(condition));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
