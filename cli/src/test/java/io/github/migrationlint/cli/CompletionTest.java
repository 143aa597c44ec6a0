package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  /** What is typed, with a tab where completion is asked for, and the words that come of it. */
  private static final Map<String, String> TYPED = Map.ofEntries(
      Map.entry("exp\tident\t", "explain identical-selectors"),
      Map.entry("explain tied-policies los\t", "explain tied-policies lost-settings"),
      Map.entry("who\t--ver\t", "who-wins --ver"),
      Map.entry("--fail-on w\t", "--fail-on warning"),
      Map.entry("check -q --fail-on=nev\t", "check -q --fail-on=never"),
      Map.entry("prod --stat\t", "prod --statistics"),
      Map.entry("check -f sa\t", "check -f sarif"),
      Map.entry("-f sarif=a.y\t", "-f sarif=a.yaml"),
      Map.entry("check --format=sarif=a.y\t", "check --format=sarif=a.yaml"),
      Map.entry("rules -f sa\tj\t", "rules -f saj"),
      Map.entry("rules -f j\t", "rules -f json"),
      Map.entry("check --select ident\t", "check --select identical-selectors"),
      Map.entry(
          "check --select tied-policies,lost\t", "check --select tied-policies,lost-settings"),
      Map.entry("a.y\t", "a.yaml"),
      Map.entry("check a.y\t", "check a.yaml"),
      Map.entry("schema l\t", "schema list"),
      Map.entry("completion z\t", "completion zsh"),
      Map.entry("help who\t", "help who-wins"));

  private static final Pattern RUN = Pattern.compile("[\r\n]RAN:(.*?)\r?\n");

  private final Path folder;

  CompletionTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    new Program(folder).with("a.yaml", Program.CLEAN);
  }

  private Ended run(String... words) {
    return new Program(folder).run(words);
  }

  @Test
  void a_shell_without_completion_exits_with_2() {
    assertEquals(
        new Ended(2, "", "migration-lint: no completion for `tcsh`; there are bash, zsh, fish\n"),
        run("completion", "tcsh"));
    assertEquals(
        new Ended(2, "", "migration-lint: completion for which shell? There are bash, zsh, fish\n"),
        run("completion"));
    assertEquals(
        new Ended(2, "", "migration-lint: nothing is expected here: `zsh`\n"),
        run("completion", "bash", "zsh"));
  }

  @TestFactory
  Stream<DynamicTest> every_script_knows_every_command_and_option() {
    return Stream.of("bash", "zsh", "fish")
        .map(shell -> dynamicTest(shell, () -> {
          var script = run("completion", shell).out();
          for (var command : Main.COMMANDS) {
            assertTrue(script.contains(command), command);
          }
          var dashes = shell.equals("fish") ? " -l " : "--";
          for (var flag : Flag.values()) {
            assertTrue(script.contains(dashes + flag.word()), flag.word());
          }
        }));
  }

  @Test
  void bash_completes_what_is_typed() throws Exception {
    assertTypedWords("bash", "bash --norc --noprofile -i", """
        migration-lint() { echo "RAN:$*"; }
        source ./script
        """);
  }

  @Test
  void zsh_completes_what_is_typed() throws Exception {
    assertTypedWords("zsh", "zsh -f -i", """
        migration-lint() { print -r -- "RAN:$*"; }
        autoload -Uz compinit; compinit -u -d ./dump; source ./script
        """);
  }

  @Test
  void zsh_finds_the_function_in_a_folder_of_its_own() throws Exception {
    Shell.assumeFound("zsh");
    Files.createDirectories(folder.resolve("functions"));
    Files.writeString(
        folder.resolve("functions/_migration-lint"), run("completion", "zsh").out());
    var log = typed("zsh -f -i", """
        migration-lint() { print -r -- "RAN:$*"; }
        fpath=(./functions $fpath); autoload -Uz compinit; compinit -u -d ./dump
        migration-lint exp\tident\t
        exit
        """);
    assertEquals(List.of("explain identical-selectors"), runs(log), log);
  }

  @Test
  void bash_lists_what_can_follow() throws Exception {
    Shell.assumeFound("bash");
    writeScript("bash");
    assertEquals("completion", offered("migration-lint", "com"));
    assertEquals("--fail-on --fix --format", offered("migration-lint", "--f"));
    assertEquals("text json", offered("migration-lint", "who-wins", "-f", ""));
    assertEquals("error warning note never", offered("migration-lint", "--fail-on", "="));
    assertEquals("", offered("migration-lint", "check", "--exclude", ""));
    assertEquals("", offered("migration-lint", "check", "--quiet", "=", "c"));
    assertEquals("bash zsh fish", offered("./migration-lint", "completion", ""));
  }

  /** What bash offers for the last of these words, which are as bash takes a line apart. */
  private String offered(String... words) throws Exception {
    var quoted = new StringBuilder();
    for (var word : words) {
      quoted.append(" '").append(word).append('\'');
    }
    var asked = "source ./script; COMP_WORDS=(" + quoted + "); COMP_CWORD=" + (words.length - 1)
        + "; _migration_lint; echo \"${COMPREPLY[*]}\"";
    return process(List.of("bash", "-c", asked), "").strip();
  }

  @Test
  void fish_offers_what_is_meant_and_says_what_it_is() throws Exception {
    Shell.assumeFound("fish");
    writeScript("fish");
    var fits =
        List.of("exp", "check -f sa", "check --select tied-policies,lost", "help who", "a.y");
    var asked = new StringBuilder("source ./script\n");
    for (var line : fits) {
      asked.append("complete -C 'migration-lint ").append(line).append("'\n");
    }
    Files.writeString(folder.resolve("ask"), asked);
    assertEquals(
        List.of("explain", "sarif", "tied-policies,lost-settings", "who-wins", "a.yaml"),
        process(List.of("fish", "-N", "ask"), "")
            .lines()
            .map(line -> line.split("\t", -1)[0])
            .toList());
    assertTrue(
        process(List.of("fish", "-N", "ask"), "").contains("explain\tPrint the page of a rule\n"));
  }

  private void assertTypedWords(String shell, String start, String setUp) throws Exception {
    Shell.assumeFound(shell);
    writeScript(shell);
    var input = new StringBuilder(setUp);
    var expected = new ArrayList<String>();
    TYPED.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(typed -> {
      input.append("migration-lint ").append(typed.getKey()).append('\n');
      expected.add(typed.getValue());
    });
    var log = typed(start, input.append("exit\n").toString());
    assertEquals(expected, runs(log), log);
  }

  private static List<String> runs(String log) {
    return RUN.matcher(log).results().map(run -> run.group(1)).toList();
  }

  /** What an interactive shell shows to whom types the text; {@code script} is its terminal. */
  private String typed(String shell, String text) throws Exception {
    Shell.assumeFound("script");
    assumeTrue(
        process(List.of("script", "--version"), "").contains("util-linux"),
        "there is no script of util-linux to play the terminal");
    return process(List.of("script", "-qec", shell, "/dev/null"), text);
  }

  private void writeScript(String shell) throws IOException {
    Files.writeString(folder.resolve("script"), run("completion", shell).out());
  }

  private String process(List<String> command, String input) throws Exception {
    Files.writeString(folder.resolve("typed"), input);
    var process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectInput(folder.resolve("typed").toFile())
        .redirectOutput(folder.resolve("shown").toFile());
    process.environment().put("HOME", folder.toString());
    process.environment().put("TERM", "dumb");
    process.start().waitFor();
    return Files.readString(folder.resolve("shown"));
  }
}
