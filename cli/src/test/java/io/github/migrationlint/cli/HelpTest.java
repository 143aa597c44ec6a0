package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.cli.Program.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {
  private static final Map<String, Flag[]> FLAGS = Map.ofEntries(
      Map.entry("check", CheckCommand.FLAGS),
      Map.entry("who-wins", WhoWinsCommand.FLAGS),
      Map.entry("clusters", ClustersCommand.FLAGS),
      Map.entry("explain", ExplainCommand.FLAGS),
      Map.entry("rules", RulesCommand.FLAGS),
      Map.entry("schema", SchemaCommand.FLAGS),
      Map.entry("config", ConfigCommand.FLAGS),
      Map.entry("baseline", BaselineCommand.FLAGS),
      Map.entry("diff", DiffCommand.FLAGS),
      Map.entry("upgrade", UpgradeCommand.FLAGS),
      Map.entry("test", TestCommand.FLAGS),
      Map.entry("completion", CompletionCommand.FLAGS),
      Map.entry("version", VersionCommand.FLAGS));

  private final Path folder;

  HelpTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Ended run(String... words) {
    return new Program(folder).run(words);
  }

  private static List<String> commands() {
    return Main.COMMANDS.stream().filter(name -> !name.equals("help")).toList();
  }

  @Test
  void the_overview_is_there_however_one_asks() {
    var overview = new Ended(0, HelpPage.of("overview"), "");
    for (var words : List.of("help", "--help", "-h", "help --help")) {
      assertEquals(overview, run(words.split(" ", -1)), words);
    }
  }

  @TestFactory
  Stream<DynamicTest> each_command_has_its_help() {
    return commands().stream()
        .map(name -> dynamicTest(name, () -> {
          var help = new Ended(0, HelpPage.of(name), "");
          assertEquals(help, run(name, "--help"));
          assertEquals(help, run(name, "-h"));
          assertEquals(help, run("help", name));
        }));
  }

  @Test
  void help_has_a_page_of_its_own() {
    assertEquals(new Ended(0, HelpPage.of("help"), ""), run("help", "help"));
  }

  @Test
  void help_for_what_does_not_exist_exits_with_2() {
    assertEquals(
        new Ended(2, "", "migration-lint: no command `rule`; did you mean `rules`?\n"),
        run("help", "rule"));
  }

  @Test
  void the_overview_names_every_command() {
    for (var command : Main.COMMANDS) {
      assertTrue(HelpPage.of("overview").contains("\n  " + command + "  "), command);
    }
  }

  @TestFactory
  Stream<DynamicTest> the_help_tells_every_option_and_no_other() {
    var option = Pattern.compile("^  (?:-(\\w), |    )--([a-z-]+)", Pattern.MULTILINE);
    return commands().stream()
        .map(name -> dynamicTest(name, () -> {
          var shown = new TreeSet<String>();
          option
              .matcher(HelpPage.of(name))
              .results()
              .forEach(match -> shown.add(
                  (match.group(1) == null ? "" : "-" + match.group(1)) + "--" + match.group(2)));
          var taken = new TreeSet<String>();
          for (var flag : FLAGS.getOrDefault(name, new Flag[0])) {
            taken.add((flag.letter().isEmpty() ? "" : "-" + flag.letter()) + "--" + flag.word());
          }
          assertEquals(taken, shown);
        }));
  }

  @Test
  void every_option_belongs_to_a_command() {
    var taken = new ArrayList<Flag>();
    FLAGS.values().forEach(flags -> taken.addAll(Arrays.asList(flags)));
    assertTrue(taken.containsAll(Arrays.asList(Flag.values())));
  }

  @TestFactory
  Stream<DynamicTest> help_fits_a_terminal() {
    return Stream.concat(Stream.of("overview"), Main.COMMANDS.stream())
        .map(name -> dynamicTest(name, () -> HelpPage.of(name)
            .lines()
            .forEach(line -> assertTrue(line.length() <= 80, line))));
  }

  @Test
  void the_version_is_one_line() {
    for (var words : List.of("version", "--version", "-V", "check --version", "-q -V")) {
      var ended = run(words.split(" ", -1));
      assertEquals(0, ended.exitCode());
      assertTrue(ended.out().matches("migration-lint \\d+\\.\\d+\\.\\d+\\S*\n"), ended.out());
    }
  }
}
