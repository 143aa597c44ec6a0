package io.github.migrationlint.cli;

import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.UnknownRule;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program: finds the command, runs it, and turns whatever happens into an exit code. */
public final class Main {
  static final List<String> COMMANDS = List.of(
      "check",
      "who-wins",
      "clusters",
      "diff",
      "upgrade",
      "test",
      "explain",
      "rules",
      "schema",
      "config",
      "baseline",
      "completion",
      "version",
      "help");

  /** The property that lets shutdown hooks run. */
  private static final String ORDERLY = "migration-lint.orderly-exit";

  private final Environment around;
  private final Console console;

  Main(Environment around) {
    this.around = around;
    this.console = Console.of(around);
  }

  /**
   * Runs in this process and ends it. Everything is written by then, and nothing waits for the end of
   * the JVM: to exit in order, Java 21 and newer first look for a logger that may want to hear of it,
   * which takes as long as reading a file. A profiler that writes its results at the end needs that
   * order, and asks for it.
   */
  public static void main(String[] words) {
    var around = new Environment(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        System.getenv(),
        ProcessTerminal.OUT,
        ProcessTerminal.ERR,
        Path.of("").toAbsolutePath());
    var exitCode = new Main(around).run(List.of(words));
    if (Boolean.getBoolean(ORDERLY)) {
      System.exit(exitCode);
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** Does what the words ask for and says how it went: an {@link ExitCode}. */
  int run(List<String> words) {
    try {
      var named = words.isEmpty() ? Optional.<Command>empty() : command(words.get(0));
      return named.isPresent()
          ? named.get().run(words.subList(1, words.size()), around, console)
          : checkUnnamed(words);
    } catch (WrongUsage | UnknownRule | NoSuchPath mistake) {
      console.complain(String.valueOf(mistake.getMessage()));
      return ExitCode.WRONG_USAGE;
    } catch (ConfigurationException mistakes) {
      for (var problem : mistakes.problems()) {
        console.complain(problem);
      }
      return ExitCode.WRONG_USAGE;
    } catch (OutOfMemoryError full) {
      console.complain(OutOfMemory.message(Runtime.getRuntime().maxMemory()));
      console.remark(OutOfMemory.HELP);
      return ExitCode.INTERNAL_ERROR;
    } catch (Throwable bug) {
      // Whatever it is, the script that started us must not take it for findings.
      BugReport.write(bug, words, console);
      return ExitCode.INTERNAL_ERROR;
    }
  }

  private static Optional<Command> command(String word) {
    return switch (word) {
      case "check" -> Optional.of(new CheckCommand());
      case "who-wins" -> Optional.of(new WhoWinsCommand());
      case "clusters" -> Optional.of(new ClustersCommand());
      case "diff" -> Optional.of(new DiffCommand());
      case "upgrade" -> Optional.of(new UpgradeCommand());
      case "test" -> Optional.of(new TestCommand());
      case "explain" -> Optional.of(new ExplainCommand());
      case "rules" -> Optional.of(new RulesCommand());
      case "schema" -> Optional.of(new SchemaCommand());
      case "config" -> Optional.of(new ConfigCommand());
      case "baseline" -> Optional.of(new BaselineCommand());
      case "completion" -> Optional.of(new CompletionCommand());
      case "version", "--version", "-V" -> Optional.of(new VersionCommand());
      case "help", "--help", "-h" -> Optional.of(new HelpCommand());
      default -> Optional.empty();
    };
  }

  /** Words that name no command are what to check; unless that fails and one was meant as such. */
  private int checkUnnamed(List<String> words) {
    try {
      return new CheckCommand().run(words, around, console);
    } catch (NoSuchPath mistake) {
      throw meantAsCommand(words, mistake).orElseThrow(() -> mistake);
    }
  }

  private static Optional<WrongUsage> meantAsCommand(List<String> words, NoSuchPath mistake) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var first = words.get(0);
    if (!first.startsWith("-")) {
      return Spelling.nearest(first, COMMANDS)
          .filter(command -> String.valueOf(mistake.getMessage()).contains("`" + first + "`"))
          .map(command -> new WrongUsage("neither a command nor a path: `" + first
              + "`; did you mean the command `" + command + "`?"));
    }
    for (var word : words) {
      if (COMMANDS.contains(word)) {
        return Optional.of(
            new WrongUsage("no such file or folder: `" + word + "`; a command comes first"));
      }
    }
    return Optional.empty();
  }
}
