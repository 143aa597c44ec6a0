package io.github.migrationlint.cli;

import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.load.WholeFile;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.ReportFormat;
import io.github.migrationlint.core.report.Reporter;
import io.github.migrationlint.core.report.TextReporter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One {@code --format}: what is written, and where.
 *
 * @param file empty for standard output
 */
record Output(ReportFormat format, Optional<String> file) {
  private static final String STANDARD_OUTPUT = "-";
  static final List<ReportFormat> TEXT_OR_JSON = List.of(ReportFormat.TEXT, ReportFormat.JSON);

  /**
   * Reads {@code FORMAT} and {@code FORMAT=FILE}. Where all go to files, the text goes to standard
   * output too, so that a failed check never leaves its log empty.
   *
   * @throws WrongUsage if a format does not exist, or two have the same destination
   */
  static List<Output> all(List<String> written, Path workingDirectory) {
    return all(written, List.of(ReportFormat.values()), workingDirectory);
  }

  /** The same for a command that knows these formats only. */
  static List<Output> all(List<String> written, List<ReportFormat> known, Path workingDirectory) {
    var outputs = new ArrayList<Output>();
    var hasStandardOutput = false;
    for (var text : written) {
      var output = of(text, known);
      for (var other : outputs) {
        if (output.clashesWith(other, workingDirectory)) {
          throw new WrongUsage("two formats for "
              + (output.file.isPresent() ? "`" + output.file.get() + "`" : "standard output")
              + "; send one to a file: `--format " + output.format.word() + "=FILE`");
        }
      }
      hasStandardOutput |= output.file.isEmpty();
      outputs.add(output);
    }
    if (!hasStandardOutput) {
      outputs.add(new Output(ReportFormat.TEXT, Optional.empty()));
    }
    return outputs;
  }

  /** A log can hold the text for people and the annotations for GitHub, one after the other. */
  private boolean clashesWith(Output other, Path workingDirectory) {
    if (file.isEmpty() || other.file.isEmpty()) {
      return file.isEmpty()
          && other.file.isEmpty()
          && (format == other.format || !isForLog(format) || !isForLog(other.format));
    }
    try {
      return WholeFile.isSamePlace(
          workingDirectory, Path.of(file.get()), Path.of(other.file.get()));
    } catch (InvalidPathException e) {
      // Writing it says so.
      return false;
    }
  }

  private static boolean isForLog(ReportFormat format) {
    return format == ReportFormat.TEXT || format == ReportFormat.GITHUB;
  }

  /**
   * What an answer to standard output is written in.
   *
   * @throws WrongUsage if that is neither text nor JSON
   */
  static ReportFormat textOrJson(Arguments arguments) {
    return formatOf(arguments.value(Flag.FORMAT).orElse("text"), TEXT_OR_JSON);
  }

  private static Output of(String text, List<ReportFormat> known) {
    var equals = text.indexOf('=');
    var word = equals < 0 ? text : text.substring(0, equals);
    var format = formatOf(word, known);
    var file = equals < 0 ? STANDARD_OUTPUT : text.substring(equals + 1);
    if (file.isEmpty()) {
      throw new WrongUsage("`--format " + text + "` names no file");
    }
    return new Output(format, file.equals(STANDARD_OUTPUT) ? Optional.empty() : Optional.of(file));
  }

  private static ReportFormat formatOf(String word, List<ReportFormat> known) {
    var words = new ArrayList<String>();
    for (var format : known) {
      if (format.word().equals(word)) {
        return format;
      }
      words.add(format.word());
    }
    throw new WrongUsage("no format `" + word + "` here; there are " + String.join(", ", words));
  }

  /** Whether a person reads it where the program was started. */
  boolean isForReading() {
    return format == ReportFormat.TEXT && file.isEmpty();
  }

  /** Writes the text for people to standard error, where standard output holds something else. */
  void writeText(LintReport report, Console console) {
    var text = new StringWriter();
    new TextReporter(false).write(report, text);
    console.draw(text.toString());
  }

  /**
   * Writes a report to where it belongs.
   *
   * @return whether there is something to write; a bug in one reporter must not cost the others
   */
  <T> boolean write(T report, Reporter<T> reporter, Console console, Path workingDirectory) {
    try {
      if (file.isEmpty()) {
        print(report, reporter, console);
      } else {
        var text = new StringWriter();
        reporter.write(report, text);
        write(text.toString(), file.get(), workingDirectory);
      }
    } catch (WrongUsage unwritable) {
      throw unwritable;
    } catch (RuntimeException | Error bug) {
      console.complain(
          "internal error: " + Failures.describe("writing the " + format.word() + " report", bug));
      return false;
    }
    return true;
  }

  private static <T> void print(T report, Reporter<T> reporter, Console console) {
    var out = new ConsoleWriter(console);
    reporter.write(report, out);
    out.close();
  }

  /** Writes something that is not a report to a file. */
  static <T> void write(T value, Reporter<T> reporter, Path file, Path workingDirectory) {
    var text = new StringWriter();
    reporter.write(value, text);
    write(text.toString(), file.toString(), workingDirectory);
  }

  private static void write(String text, String file, Path workingDirectory) {
    try {
      WholeFile.write(workingDirectory, Path.of(file), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new WrongUsage("cannot write `" + file + "`: " + e.getMessage());
    } catch (InvalidPathException e) {
      throw new WrongUsage("`" + file + "` cannot be the name of a file here");
    }
  }
}
