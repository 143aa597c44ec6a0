package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.migrationlint.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the documentation tells to copy, copied and run. {@code docs/maven.md} has its turn in the tests
 * of the Maven plugin.
 */
class DocumentationIT {
  private static final String LAUNCHER = System.getProperty("launcher", "");
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String HOME_OF_THE_PROJECT =
      "https://github.com/migrationlint/migration-lint";

  private final Path folder;
  private final Path fleet;
  private final Shell shell;

  DocumentationIT(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.fleet = this.folder.resolve("fleet");
    this.shell = new Shell(this.folder);
    new Program(fleet).with("clusters/kubevirt.yaml", Program.NEVER_STARTS);
  }

  @BeforeEach
  void is_there_something_to_run() {
    assumeFalse(LAUNCHER.isEmpty(), "the launcher is tested in the phase after the jar is built");
    Shell.assumeFound("sh");
  }

  /** What is between fences, by the word behind the first. */
  private static List<String> blocks(String page, String language) throws IOException {
    var fences = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$");
    var blocks = new ArrayList<String>();
    fences
        .matcher(Files.readString(ROOT.resolve(page)).replace("\r\n", "\n"))
        .results()
        .forEach(match -> blocks.add(match.group(1)));
    assertFalse(blocks.isEmpty(), page);
    return blocks;
  }

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  /** The value under these keys; a number counts the items of a list. */
  private static Object at(Object yaml, Object... keys) {
    var value = yaml;
    for (var key : keys) {
      value = key instanceof Integer index
          ? ((List<?>) value).get(index)
          : Objects.requireNonNull(((Map<?, ?>) value).get(key), String.valueOf(key));
    }
    return value;
  }

  /** The first words of the rows of a table that names things in backticks. */
  private static Set<String> inTable(String page, String heading) throws IOException {
    var names = new TreeSet<String>();
    var isTable = false;
    for (var line : Files.readAllLines(ROOT.resolve(page))) {
      isTable = line.startsWith("|") && (isTable || line.startsWith("| " + heading + " |"));
      if (isTable && line.startsWith("| `")) {
        names.add(line.substring(3, line.indexOf('`', 3)));
      }
    }
    return names;
  }

  @Test
  void the_transcripts_of_the_readme_are_what_one_sees() throws Exception {
    for (var transcript : blocks("README.md", "text")) {
      var lines = transcript.split("\n", 2);
      assertTrue(lines[0].startsWith("$ ./migration-lint "), transcript);
      var shown = shell.run(ROOT, "/bin/sh", "-c", lines[0].substring(2));
      assertEquals("", shown.err());
      // An ellipsis on a line of its own represents lines left out.
      var expected = new StringBuilder();
      for (var line : lines[1].split("\n", -1)) {
        expected.append(line.strip().equals("…") ? "(?:.*\n)*?" : Pattern.quote(line) + "\n");
      }
      assertTrue(
          (shown.out() + "\n").matches(expected.toString()),
          () -> lines[0] + " now shows\n" + shown.out());
    }
  }

  @Test
  void the_commands_of_the_readme_run() throws Exception {
    var commands = blocks("README.md", "sh").get(0).lines().toList();
    assertEquals(2, commands.size());
    assertEquals(1, shell.run(ROOT, "/bin/sh", "-c", commands.get(0)).exitCode());
    assertTrue(commands.get(1).startsWith("mvn verify "), "which is what runs this test");
  }

  /** The hook that installs from PyPI is tried by release/channels.py, with the wheel of a release. */
  @Test
  void pre_commit_runs_the_documented_hook_with_the_jar() throws Exception {
    Shell.assumeFound("pre-commit");
    assertHookFinds(withHook(blocks("docs/pre-commit.md", "yaml").get(1)));
  }

  @Test
  void pre_commit_finds_what_is_installed() throws Exception {
    Shell.assumeFound("pre-commit");
    shell.withPath(ROOT);
    assertHookFinds(withHook(blocks("docs/pre-commit.md", "yaml").get(2)));
  }

  @Test
  void pre_commit_hands_on_the_documented_arguments() throws Exception {
    Shell.assumeFound("pre-commit");
    var hook = blocks("docs/pre-commit.md", "yaml").get(5);
    new Program(fleet).with("policies/gold.yaml", Program.CLEAN);
    assertHookFinds(withHook(hook.replace("id: migration-lint", "id: migration-lint-jar")));
  }

  /** The documented configuration with another of the documented hooks. */
  private String withHook(String hook) throws Exception {
    var config = blocks("docs/pre-commit.md", "yaml").get(0);
    return config
        .replace("      - id: migration-lint\n", hook)
        .replace(HOME_OF_THE_PROJECT, released().toString());
  }

  private void assertHookFinds(String config) throws Exception {
    new Program(fleet).with(".pre-commit-config.yaml", config);
    shell.with("PRE_COMMIT_HOME", folder.resolve("pre-commit").toString());
    shell.mustRun(fleet, "git", "init", "-q");
    shell.mustRun(fleet, "git", "add", ".");
    var found = shell.run(fleet, "pre-commit", "run", "--color=never");
    assertEquals(1, found.exitCode(), found::toString);
    assertTrue(found.out().contains("Failed\n"), found::toString);
    assertTrue(found.out().contains(Program.ERROR_TITLE), found::toString);

    new Program(fleet).with("clusters/kubevirt.yaml", Program.CLEAN);
    shell.mustRun(fleet, "git", "add", ".");
    var clean = shell.run(fleet, "pre-commit", "run", "--color=never");
    assertEquals(0, clean.exitCode(), clean::toString);
    assertTrue(clean.out().contains("Passed\n"), clean::toString);
  }

  /** A repository like ours at its first tag, built already, for that takes a minute. */
  private Path released() throws Exception {
    Shell.assumeFound("git");
    var linter = Files.createDirectories(folder.resolve("linter"));
    for (var file : List.of(
        ".pre-commit-hooks.yaml",
        "migration-lint",
        "cli/target/migration-lint.jar",
        "examples/shop/vms.yaml")) {
      var copy = linter.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(ROOT.resolve(file), copy);
    }
    shell.mustRun(linter, "git", "init", "-q");
    shell.mustRun(linter, "git", "add", ".");
    shell.mustRun(linter, "git", "commit", "-q", "-m", "release");
    shell.mustRun(linter, "git", "tag", "v0.1.0");
    return linter;
  }

  @Test
  void the_documented_workflow_annotates_and_summarises() throws Exception {
    var ended = runAction(workflowStep("docs/github-action.md", 0));
    assertEquals(1, ended.exitCode(), ended::toString);
    assertTrue(
        ended.out().startsWith("::error file=clusters/kubevirt.yaml,line=9,endLine=9,col=42,"),
        ended::toString);
    assertEquals(
        List.of(
            "errors=1",
            "warnings=0",
            "notes=0",
            "exit-code=1",
            "sarif-file=",
            "changed-vms=",
            "new-findings="),
        Files.readAllLines(folder.resolve("outputs")));
    var summary = Files.readString(folder.resolve("summary"));
    var link = "(https://github.com/acme/fleet/blob/0123abc/clusters/kubevirt.yaml#L9)";
    assertTrue(summary.contains(link), summary);
  }

  @Test
  void the_documented_workflow_for_code_scanning_writes_sarif_and_fails_nothing() throws Exception {
    var ended = runAction(workflowStep("docs/github-action.md", 2));
    assertEquals(0, ended.exitCode(), ended::toString);
    assertTrue(
        Files.readAllLines(folder.resolve("outputs")).contains("sarif-file=migration-lint.sarif"));
    assertTrue(Files.readString(fleet.resolve("migration-lint.sarif"))
        .contains("zero-parallel-migrations"));
  }

  /** The step of the documented workflow that is ours. */
  private static Map<?, ?> workflowStep(String page, int block) throws IOException {
    var steps = (List<?>) at(yaml(blocks(page, "yaml").get(block)), "jobs", "lint", "steps");
    for (var step : steps) {
      var uses = String.valueOf(((Map<?, ?>) step).get("uses"));
      if (uses.startsWith("migrationlint/migration-lint@v")) {
        return (Map<?, ?>) step;
      }
    }
    throw new AssertionError("no step of block " + block + " uses the action");
  }

  /** Does with {@code action.yml} what a runner does, with the variables that GitHub documents. */
  private Ended runAction(Map<?, ?> step) throws Exception {
    Shell.assumeFound("bash");
    var action = yaml(Files.readString(ROOT.resolve("action.yml")));
    var given = step.containsKey("with") ? (Map<?, ?>) at(step, "with") : Map.of();
    assertTrue(((Map<?, ?>) at(action, "inputs")).keySet().containsAll(given.keySet()));
    ((Map<?, ?>) at(action, "runs", "steps", 0, "env"))
        .forEach((variable, value) ->
            shell.with(String.valueOf(variable), withInputs(String.valueOf(value), given, action)));
    shell
        .with("CI", "true")
        .with("GITHUB_ACTIONS", "true")
        .with("GITHUB_ACTION_PATH", ROOT.toString())
        .with("GITHUB_WORKSPACE", fleet.toString())
        .with("GITHUB_SERVER_URL", "https://github.com")
        .with("GITHUB_REPOSITORY", "acme/fleet")
        .with("GITHUB_SHA", "0123abc")
        .with("GITHUB_OUTPUT", folder.resolve("outputs").toString())
        .with("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    var script = folder.resolve("script.sh");
    Files.writeString(script, String.valueOf(at(action, "runs", "steps", 0, "run")));
    return shell.run(
        fleet, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script.toString());
  }

  private static String withInputs(String value, Map<?, ?> given, Object action) {
    return Pattern.compile("\\$\\{\\{ inputs\\.([a-z-]+) }}").matcher(value).replaceAll(match -> {
      var name = match.group(1);
      var input = given.containsKey(name) ? given.get(name) : at(action, "inputs", name, "default");
      return Matcher.quoteReplacement(String.valueOf(input));
    });
  }

  @Test
  void every_input_of_the_action_is_documented() throws IOException {
    var action = yaml(Files.readString(ROOT.resolve("action.yml")));
    assertEquals(
        new TreeSet<>(((Map<?, ?>) at(action, "inputs")).keySet()),
        inTable("docs/github-action.md", "input"));
    var page = Files.readString(ROOT.resolve("docs/github-action.md"));
    for (var output : ((Map<?, ?>) at(action, "outputs")).keySet()) {
      assertTrue(page.contains("`" + output + "`"), String.valueOf(output));
    }
  }

  @Test
  void the_documented_gitlab_job_writes_both_reports() throws Exception {
    Shell.assumeFound("sh");
    var file = "integrations/gitlab/migration-lint.gitlab-ci.yml";
    var job = at(yaml(Files.readString(ROOT.resolve(file))), "migration-lint");
    var documented = yaml(blocks("docs/gitlab.md", "yaml").get(0));
    var included = String.valueOf(at(documented, "include", 0, "remote"));
    var variables = new LinkedHashMap<Object, Object>((Map<?, ?>) at(job, "variables"));
    variables.putAll((Map<?, ?>) at(documented, "migration-lint", "variables"));
    var tag = included.substring(0, included.length() - file.length() - 1).replaceAll(".*/v", "");
    assertEquals("migrationlint/migration-lint:" + tag, variables.get("MIGRATION_LINT_IMAGE"));
    assertEquals("$MIGRATION_LINT_IMAGE", at(job, "image", "name"));

    variables.forEach((name, value) -> shell.with(String.valueOf(name), String.valueOf(value)));
    shell.withPath(ROOT);
    var script = new StringBuilder("set -e\n");
    for (var line : (List<?>) at(job, "script")) {
      script.append(line).append('\n');
    }
    var ended = shell.run(fleet, "/bin/sh", "-c", script.toString());
    assertEquals(1, ended.exitCode(), ended::toString);
    assertTrue(ended.out().startsWith(Program.ERROR_TITLE), ended::toString);
    for (var report : ((Map<?, ?>) at(job, "artifacts", "reports")).values()) {
      var text = Files.readString(fleet.resolve(String.valueOf(report)));
      assertTrue(text.contains("zero-parallel-migrations"), text);
    }
  }

  @Test
  void every_variable_of_the_gitlab_job_is_documented() throws IOException {
    var file = "integrations/gitlab/migration-lint.gitlab-ci.yml";
    var job = at(yaml(Files.readString(ROOT.resolve(file))), "migration-lint", "variables");
    var ours = new TreeSet<String>();
    for (var name : ((Map<?, ?>) job).keySet()) {
      if (String.valueOf(name).startsWith("MIGRATION_LINT_")) {
        ours.add(String.valueOf(name));
      }
    }
    assertEquals(ours, inTable("docs/gitlab.md", "variable"));
  }
}
