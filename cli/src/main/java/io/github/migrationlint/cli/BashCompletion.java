package io.github.migrationlint.cli;

import io.github.migrationlint.cli.HelpOutline.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Completion for bash, from 3.2 on, and without the package bash-completion. Where we have nothing to
 * offer, bash goes on to the names of files.
 */
final class BashCompletion {
  /** What is the same for every version of the program. */
  private static final String BEGINNING = """
      # bash completion for migration-lint, made by `migration-lint completion bash`.
      # It knows the options and rules of the version that made it.
      _migration_lint() {
        local IFS=$' \\t\\n'
        local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
        local is_value='' command=check options='' operands='' values='' prefix=''
        COMPREPLY=()

        # bash takes --option=value apart, and a completion replaces what is behind the last `=`.
        if [[ $current == '=' ]]; then
          current='' is_value=yes
        elif [[ $before == '=' ]]; then
          before=${COMP_WORDS[COMP_CWORD-2]} is_value=yes
        fi

      """;

  private static final String END = """

        if [[ -n $is_value && $before != --* ]]; then
          return # the FILE of FORMAT=FILE
        elif [[ -n $values ]]; then
          if [[ $current == *,* ]]; then
            prefix=${current%,*},
          fi
        elif [[ -n $is_value ]]; then
          return
        elif [[ $current == -* ]]; then
          values=$options
        else
          values=$operands
        fi
        # shellcheck disable=SC2207 # mapfile needs bash 4; no word has a blank or a star.
        COMPREPLY=($(compgen -P "$prefix" -W "$values" -- "${current#"$prefix"}"))
      }
      complete -o bashdefault -o default -F _migration_lint migration-lint
      """;

  private BashCompletion() {}

  static String script() {
    var commands = List.copyOf(CompletionWords.commands().keySet());
    var script = new StringBuilder(BEGINNING);
    script.append("  if ((COMP_CWORD > 1)); then\n");
    script.append("    case ${COMP_WORDS[1]} in\n      ").append(String.join(" | ", commands));
    script.append(") command=${COMP_WORDS[1]} ;;\n    esac\n  fi\n");
    script.append("  case $command in\n");
    for (var command : commands) {
      appendCommand(script, command);
    }
    script.append("  esac\n");
    script.append("  if ((COMP_CWORD == 1)); then\n");
    script.append("    operands='").append(String.join(" ", commands)).append("'\n  fi\n");
    return script.append(END).toString();
  }

  private static void appendCommand(StringBuilder script, String command) {
    var outline = HelpOutline.of(HelpPage.of(command));
    script.append("    ").append(command).append(")\n");
    script.append("      options='").append(optionWords(outline.options())).append("'\n");
    script
        .append("      operands='")
        .append(CompletionWords.words(outline.operands(), command))
        .append("'\n");
    var byValues = new LinkedHashMap<String, List<String>>();
    for (var option : outline.options()) {
      if (option.takesValue()) {
        var values = CompletionWords.words(List.of(option.value()), command);
        byValues.computeIfAbsent(values, key -> new ArrayList<>()).addAll(names(option));
      }
    }
    if (!byValues.isEmpty()) {
      script.append("      case $before in\n");
      byValues.forEach((values, options) -> appendValues(script, options, values));
      script.append("      esac\n");
    }
    script.append("      ;;\n");
  }

  /** Without words for its value, an option leaves it to bash. */
  private static void appendValues(StringBuilder script, List<String> options, String values) {
    script.append("        ").append(String.join(" | ", options)).append(") ");
    script.append(values.isEmpty() ? "return" : "values='" + values + "'").append(" ;;\n");
  }

  private static List<String> names(Option option) {
    return option.letter().isEmpty()
        ? List.of("--" + option.word())
        : List.of("-" + option.letter(), "--" + option.word());
  }

  private static String optionWords(List<Option> options) {
    var words = new ArrayList<String>();
    for (var option : options) {
      words.add("--" + option.word());
    }
    return String.join(" ", words);
  }
}
