package io.github.migrationlint.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the repository ships for pre-commit, GitHub and GitLab. */
class IntegrationsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path SCRIPT = ROOT.resolve("integrations/github/run.sh");
  private static final Path EXAMPLES = Path.of("src", "test", "resources", "report");

  private final Map<String, String> environment = new TreeMap<>();
  private final Path folder;

  IntegrationsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A linter that notes what it is asked for, writes the example report and exits as configured. */
  @BeforeEach
  void pretend_to_lint() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no POSIX shell");
    var linter = folder.resolve("a linter");
    Files.writeString(linter, """
        #!/bin/sh
        if [ "$1" = diff ]; then
          printf '%s\\n' "$@" >"$FOLDER/diff-words"
          for word in "$@"; do
            case $word in
              --format=json=*) printf '    "vms": 12,\\n    "newFindings": 3,\\n' >"${word#--format=json=}" ;;
              --format=markdown=*) echo '### 12 VMs change' >"${word#--format=markdown=}" ;;
            esac
          done
          exit 0
        fi
        case $LACKS_HISTORY:$* in 1:*--since*) echo 'no common ancestor' >&2; exit 2 ;; esac
        printf '%s\\n' "$@" >"$FOLDER/words"
        printf '%s\\n' "${JAVA_HOME:-}" >"$FOLDER/java-home"
        for word in "$@"; do
          case $word in
            --format=json=*) [ -z "$EXAMPLE" ] || cp "$EXAMPLE.json" "${word#--format=json=}" ;;
            --format=markdown=*) [ -z "$EXAMPLE" ] || cp "$EXAMPLE.md" "${word#--format=markdown=}" ;;
            --format=sarif=*) [ -z "$EXAMPLE" ] || cp "$EXAMPLE.sarif.json" "${word#--format=sarif=}" ;;
          esac
        done
        echo linted
        [ "$CODE" -lt 2 ] || echo 'no such file `100%`' >&2
        exit "$CODE"
        """);
    assertTrue(linter.toFile().setExecutable(true));
    environment.put("MIGRATION_LINT_COMMAND", linter.toString());
    environment.put("FOLDER", folder.toString());
    environment.put("EXAMPLE", EXAMPLES.resolve("example").toAbsolutePath().toString());
    environment.put("LACKS_HISTORY", "");
    environment.put("CODE", "1");
    environment.put("GITHUB_OUTPUT", folder.resolve("outputs").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
  }

  @Test
  void hooks_are_what_pre_commit_expects() throws IOException {
    var hooks = yaml(".pre-commit-hooks.yaml");

    assertEquals(
        List.of(),
        FormatSchema.errors("pre-commit-hooks.schema.json", SpecificationVersion.DRAFT_7, hooks));
  }

  @Test
  void hooks_lint_the_whole_repository_once() throws IOException {
    for (var hook : yaml(".pre-commit-hooks.yaml")) {
      assertFalse(hook.get("pass_filenames").booleanValue(), hook::toString);
      assertTrue(hook.get("require_serial").booleanValue(), hook::toString);
      assertTrue(hook.get("always_run").booleanValue(), hook::toString);
      var id = hook.get("id").stringValue();
      var command = id.endsWith("-diff")
          ? "diff --merge-base"
          : id.endsWith("-fix") ? "check --fix" : "check";
      assertEquals("migration-lint " + command, hook.get("entry").stringValue());
    }
  }

  @Test
  void the_action_is_what_github_expects() throws IOException {
    assertEquals(
        List.of(),
        FormatSchema.errors(
            "github-action.schema.json", SpecificationVersion.DRAFT_7, yaml("action.yml")));
  }

  @Test
  void the_action_hands_every_input_to_the_script_as_a_variable() throws IOException {
    var action = yaml("action.yml");
    var step = action.at("/runs/steps/0");
    var script = Files.readString(SCRIPT) + Files.readString(SCRIPT.resolveSibling("diff.sh"));

    assertFalse(step.get("run").stringValue().contains("${{"), "values must not become script");
    for (var input : action.get("inputs").propertyNames()) {
      var variable = "MIGRATION_LINT_" + input.replace('-', '_').toUpperCase(Locale.ROOT);
      assertEquals("${{ inputs." + input + " }}", step.get("env").get(variable).stringValue());
      assertTrue(script.contains("${" + variable + ":-"), variable);
    }
    for (var output : action.get("outputs").propertyNames()) {
      assertTrue(script.contains("echo \"" + output + "="), output);
    }
  }

  @Test
  void gitlab_writes_the_reports_it_publishes() throws IOException {
    var job = yaml("integrations/gitlab/migration-lint.gitlab-ci.yml").get("migration-lint");
    var script = job.at("/script/0").stringValue();
    var reports = job.at("/artifacts/reports");

    assertTrue(script.contains("--format=gitlab=" + reports.get("codequality").stringValue()));
    assertTrue(script.contains("--format=junit=" + reports.get("junit").stringValue()));
  }

  @Test
  void the_script_asks_for_annotations_and_reports() throws Exception {
    assertEquals(1, run());

    var words = lines("words");
    assertEquals(List.of("check", "--fail-on=error", "--format=github"), words.subList(0, 3));
    assertTrue(words.get(3).startsWith("--format=json="), words::toString);
    assertTrue(words.get(4).startsWith("--format=markdown="), words::toString);
    assertEquals(List.of("--", "."), words.subList(5, words.size()));
  }

  @Test
  void inputs_are_words_and_nothing_in_them_is_expanded() throws Exception {
    environment.put("MIGRATION_LINT_PATHS", "clusters/*\n\na b\n$(touch hacked)\n-rf");
    environment.put("MIGRATION_LINT_FAIL_ON", "warning; touch hacked");
    environment.put("MIGRATION_LINT_SELECT", "tied-policies,lost-settings\ncatch-all");
    environment.put("MIGRATION_LINT_IGNORE", "odd rule");
    environment.put("MIGRATION_LINT_FORMAT", "text\njunit=a b.xml");
    environment.put("MIGRATION_LINT_ARGS", "--exclude\nexamples/**");

    run();

    var words = lines("words");
    assertEquals("--fail-on=warning; touch hacked", words.get(1));
    assertEquals(List.of("--format=text", "--format=junit=a b.xml"), words.subList(2, 4));
    assertEquals(
        List.of(
            "--select=tied-policies,lost-settings",
            "--select=catch-all",
            "--ignore=odd rule",
            "--exclude",
            "examples/**",
            "--",
            "clusters/*",
            "a b",
            "$(touch hacked)",
            "-rf"),
        words.subList(6, words.size()));
    assertFalse(Files.exists(folder.resolve("hacked")));
  }

  @Test
  void findings_are_counted_in_the_outputs() throws Exception {
    environment.put("MIGRATION_LINT_SARIF_FILE", folder.resolve("out.sarif").toString());

    assertEquals(1, run());

    assertEquals(
        List.of(
            "errors=2",
            "warnings=3",
            "notes=2",
            "exit-code=1",
            "sarif-file=" + folder.resolve("out.sarif"),
            "changed-vms=",
            "new-findings="),
        lines("outputs"));
  }

  @Test
  void a_linter_that_cannot_run_counts_nothing_and_says_so() throws Exception {
    environment.put("EXAMPLE", "");
    environment.put("CODE", "2");
    environment.put("MIGRATION_LINT_SARIF_FILE", "out.sarif");

    assertEquals(2, run());

    assertEquals(
        List.of(
            "errors=",
            "warnings=",
            "notes=",
            "exit-code=2",
            "sarif-file=",
            "changed-vms=",
            "new-findings="),
        lines("outputs"));
    assertEquals(
        "::error title=migration-lint::migration-lint could not finish (exit code 2): no such file"
            + " `100%25`",
        lines("log").get(2));
  }

  @Test
  void a_pull_request_is_compared_with_the_first_parent_of_its_merge_commit() throws Exception {
    var base = pullRequest();
    environment.put("MIGRATION_LINT_BASE", "0123456789012345678901234567890123456789");

    assertEquals(1, run());

    assertEquals(List.of("check", "--since=" + base), lines("words").subList(0, 2));
    assertTrue(lines("log").contains("linted"));
  }

  @Test
  void a_pull_request_says_what_it_does_to_vms() throws Exception {
    var base = pullRequest();
    environment.put("MIGRATION_LINT_BASE", "0123456789012345678901234567890123456789");
    environment.put("GITHUB_SERVER_URL", "https://github.example");
    environment.put("GITHUB_REPOSITORY", "o/r");

    run();

    var words = lines("diff-words");
    assertEquals(List.of(base, "--", "."), words.subList(words.size() - 3, words.size()));
    assertTrue(words.contains("--links=https://github.example/o/r/blob/{revision}/"));
    assertTrue(lines("outputs").contains("changed-vms=12"), lines("outputs")::toString);
    assertTrue(lines("outputs").contains("new-findings=3"), lines("outputs")::toString);
    assertEquals("### 12 VMs change", lines("summary").get(0));
  }

  @Test
  void outside_of_a_pull_request_or_if_asked_for_everything_is_reported() throws Exception {
    pullRequest();
    run();
    assertFalse(lines("words").toString().contains("--since"), lines("words")::toString);

    environment.put("MIGRATION_LINT_BASE", "0123456789012345678901234567890123456789");
    environment.put("MIGRATION_LINT_ONLY_NEW", "false");
    run();
    assertFalse(lines("words").toString().contains("--since"), lines("words")::toString);
  }

  @Test
  void a_lack_of_history_is_a_warning_and_all_findings_are_reported() throws Exception {
    pullRequest();
    environment.put("MIGRATION_LINT_BASE", "0123456789012345678901234567890123456789");
    environment.put("LACKS_HISTORY", "1");

    assertEquals(1, run());

    assertFalse(lines("words").toString().contains("--since"), lines("words")::toString);
    assertTrue(lines("log")
        .contains("::warning title=migration-lint::cannot compare with the target branch,"
            + " so all findings are reported: no common ancestor"));
  }

  /** A checkout of a merge commit as GitHub makes one; gives the commit of the target branch. */
  private String pullRequest() throws Exception {
    var author = new PersonIdent("n", "n@example.org");
    try (var git =
        Git.init().setInitialBranch("main").setDirectory(folder.toFile()).call()) {
      var commits = new ArrayList<RevCommit>();
      for (var branch : List.of("main", "topic")) {
        if (!commits.isEmpty()) {
          git.checkout().setCreateBranch(true).setName(branch).call();
        }
        commits.add(git.commit()
            .setMessage(branch)
            .setAuthor(author)
            .setCommitter(author)
            .setSign(false)
            .setAllowEmpty(true)
            .call());
      }
      git.checkout().setName("main").call();
      var base = git.commit()
          .setMessage("later")
          .setAuthor(author)
          .setCommitter(author)
          .setSign(false)
          .setAllowEmpty(true)
          .call();
      git.merge().include(commits.get(1)).setMessage("merge").setCommit(true).call();
      return base.name();
    }
  }

  @Test
  void links_of_the_summary_lead_to_the_commit() throws Exception {
    environment.put("GITHUB_SERVER_URL", "https://github.example");
    environment.put("GITHUB_REPOSITORY", "acme/fleet");
    environment.put("GITHUB_SHA", "0123abc");

    run();

    var summary = Files.readString(folder.resolve("summary"));
    var link = "](https://github.example/acme/fleet/blob/0123abc/policies/b.yaml#L8-L10)";
    assertTrue(summary.contains(link), summary);
    assertFalse(summary.contains("](./"), summary);
  }

  @Test
  void a_summary_stays_as_reported_outside_of_github() throws Exception {
    run();

    assertEquals(
        Files.readString(EXAMPLES.resolve("example.md")),
        Files.readString(folder.resolve("summary")));
  }

  @Test
  void a_summary_too_long_for_github_is_cut() throws Exception {
    var example = folder.resolve("long");
    Files.writeString(folder.resolve("long.json"), "{}\n");
    Files.writeString(folder.resolve("long.md"), ("é".repeat(99) + "\n").repeat(10_000));
    environment.put("EXAMPLE", example.toString());

    run();

    var summary = Files.readString(folder.resolve("summary"));
    assertTrue(summary.getBytes(UTF_8).length < 1 << 20, () -> summary.length() + " characters");
    assertTrue(summary.endsWith("see the log.**\n"), "the reader is informed");
  }

  @Test
  void a_newer_java_of_the_runner_is_taken_where_its_first_is_too_old() throws Exception {
    var old = folder.resolve("jdk-11");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(
        old.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    assertTrue(old.resolve("bin/java").toFile().setExecutable(true));
    environment.put("JAVA_HOME", old.toString());
    environment.put("JAVA_HOME_8_X64", "/jdk-8");
    environment.put("JAVA_HOME_21_X64", "/jdk-21");
    environment.put("JAVA_HOME_17_X64", "/jdk-17");

    run();

    assertEquals(List.of("/jdk-17"), lines("java-home"));
  }

  @Test
  void the_java_of_the_runner_is_taken_where_it_is_new_enough() throws Exception {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_HOME_17_X64", "/jdk-17");

    run();

    assertEquals(List.of(System.getProperty("java.home")), lines("java-home"));
  }

  private int run() throws IOException, InterruptedException {
    var process = new ProcessBuilder("/bin/sh", SCRIPT.toAbsolutePath().toString());
    process.directory(folder.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("GITHUB_"));
    process.environment().putAll(environment);
    process.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    return process.start().waitFor();
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  private static JsonNode yaml(String path) throws IOException {
    var settings = LoadSettings.builder().setLabel(path).build();
    var value = new Load(settings).loadFromString(Files.readString(ROOT.resolve(path)));
    return JsonMapper.shared().valueToTree(value);
  }
}
