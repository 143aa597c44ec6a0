package io.github.migrationlint.cli;

import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * The words behind a command, distinguished: flags, their values in the order written, and operands.
 * Words without any flag are operands without the parser being asked, which loading it would slow
 * down: this is how a hook calls us.
 */
final class Arguments {
  private final Map<Flag, List<String>> flags;
  private final List<String> operands;

  private Arguments(Map<Flag, List<String>> flags, List<String> operands) {
    this.flags = flags;
    this.operands = List.copyOf(operands);
  }

  /**
   * Reads the words behind a command.
   *
   * @throws WrongUsage if a flag is unknown to this command, or lacks its value
   */
  static Arguments of(List<String> words, Flag... known) {
    return hasFlag(words) ? Parsing.parse(words, List.of(known)) : new Arguments(Map.of(), words);
  }

  private static boolean hasFlag(List<String> words) {
    for (var word : words) {
      if (word.startsWith("-") && !word.equals("-")) {
        return true;
      }
    }
    return false;
  }

  /** What needs the parser's classes. */
  private static final class Parsing {
    static Arguments parse(List<String> words, List<Flag> known) {
      var options = new Options();
      for (var flag : known) {
        var letter = flag.letter().isEmpty() ? null : flag.letter();
        options.addOption(new Option(letter, flag.word(), flag.takesValue(), ""));
      }
      try {
        var parser = DefaultParser.builder()
            .setAllowPartialMatching(false)
            .setStripLeadingAndTrailingQuotes(false)
            .get();
        var line = parser.parse(options, words.toArray(new String[0]));
        return new Arguments(valuesOf(line, known), line.getArgList());
      } catch (UnrecognizedOptionException e) {
        throw unknown(e.getOption(), known);
      } catch (MissingArgumentException e) {
        throw new WrongUsage("option `--" + e.getOption().getLongOpt() + "` needs a value");
      } catch (ParseException e) {
        throw new IllegalStateException("no flag is required, and none can be abbreviated", e);
      }
    }

    /** The parser's own way to ask for an option takes streams, and with them a hundred classes. */
    private static Map<Flag, List<String>> valuesOf(CommandLine line, List<Flag> known) {
      var flags = new HashMap<Flag, List<String>>();
      for (var option : line.getOptions()) {
        for (var flag : known) {
          if (flag.word().equals(option.getLongOpt())) {
            flags.computeIfAbsent(flag, unused -> new ArrayList<>()).addAll(option.getValuesList());
          }
        }
      }
      return flags;
    }

    private static WrongUsage unknown(String written, List<Flag> known) {
      var end = written.indexOf('=');
      var option = end < 0 ? written : written.substring(0, end);
      var options = new ArrayList<String>();
      for (var flag : known) {
        if (end > 0 && option.equals("--" + flag.word())) {
          return new WrongUsage("option `" + option + "` takes no value");
        }
        options.add("--" + flag.word());
      }
      return new WrongUsage("no option `" + option + "`" + Spelling.question(option, options));
    }
  }

  boolean has(Flag flag) {
    return flags.containsKey(flag);
  }

  /** The values of a flag in the order written; none where it is not given. */
  List<String> values(Flag flag) {
    return flags.getOrDefault(flag, List.of());
  }

  /** The value of a flag, the last one where it is repeated. */
  Optional<String> value(Flag flag) {
    var values = values(flag);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  /** The values of a flag, each taken apart at its commas. */
  List<String> listed(Flag flag) {
    var items = new ArrayList<String>();
    for (var value : values(flag)) {
      var start = 0;
      while (start <= value.length()) {
        var comma = value.indexOf(',', start);
        var end = comma < 0 ? value.length() : comma;
        var item = value.substring(start, end).strip();
        if (!item.isEmpty()) {
          items.add(item);
        }
        start = end + 1;
      }
    }
    return items;
  }

  /**
   * For a command that takes only flags.
   *
   * @throws WrongUsage if there is an operand
   */
  void refuseOperands() {
    if (!operands.isEmpty()) {
      throw new WrongUsage("nothing is expected here: `" + operands.get(0) + "`");
    }
  }

  /** The words that are no flags, in order. */
  List<String> operands() {
    return operands;
  }
}
