package io.github.migrationlint.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the action and the launcher of a release get its jar, from a server on this machine. */
class ReleasedJarTest {
  private static final Path ROOT = Path.of("..");
  private static final String JAR = "/v0.1.0/migration-lint-0.1.0.jar";
  private static final String SUMS = "/v0.1.0/SHA256SUMS";

  /** Notes what it is asked for, as the real one it runs a jar. */
  private static final String LAUNCHER = """
      #!/bin/sh
      cat "$MIGRATION_LINT_JAR"
      echo "archive ${MIGRATION_LINT_ARCHIVE:-kept}"
      printf '%s\\n' "$@" >"$FOLDER/words-$1"
      exit 1
      """;

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final Map<String, String> served = Collections.synchronizedMap(new TreeMap<>());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;

  ReleasedJarTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      var path = exchange.getRequestURI().getPath();
      asked.add(path);
      var body = served.getOrDefault(path, "").getBytes(UTF_8);
      exchange.sendResponseHeaders(served.containsKey(path) ? 200 : 404, Math.max(1, body.length));
      exchange.getResponseBody().write(body.length == 0 ? new byte[1] : body);
      exchange.close();
    });
    server.start();
  }

  @BeforeEach
  void release() throws IOException {
    for (var program : List.of("/bin/sh", "/usr/bin/curl")) {
      assumeTrue(Files.isExecutable(Path.of(program)), "there is no " + program);
    }
    try (var files = Files.walk(ROOT.resolve("integrations"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = checkout().resolve(ROOT.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(checkout().resolve("pom.xml"), pom("0.1.0"));
    Files.writeString(checkout().resolve("migration-lint"), LAUNCHER);
    assertTrue(checkout().resolve("migration-lint").toFile().setExecutable(true));
    list("0.0.9");
    served.put(JAR, "the jar\n");
    served.put(SUMS, sum("the jar\n") + " *migration-lint-0.1.0.jar\n");
    environment.put("FOLDER", folder.toString());
    environment.put("RUNNER_TOOL_CACHE", folder.resolve("tools").toString());
    environment.put(
        "MIGRATION_LINT_DOWNLOADS",
        "http://" + server.getAddress().getAddress().getHostAddress() + ":"
            + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void the_action_downloads_its_own_release_once() throws Exception {
    assertEquals(List.of("1", "the jar", "archive kept"), runAction());
    assertEquals(List.of(SUMS, JAR), asked);

    list("0.1.0");
    assertEquals(List.of("1", "the jar", "archive kept"), runAction());
    assertEquals(List.of(SUMS, JAR), asked, "the second run finds the jar");
    assertEquals(
        List.of("migration-lint.jar"), names(folder.resolve("tools/migration-lint/0.1.0")));
  }

  @Test
  void the_checksum_of_the_checkout_counts_more_than_that_of_the_server() throws Exception {
    list("0.1.0");
    assertEquals(List.of("1", "the jar", "archive kept"), runAction());
    assertEquals(List.of(JAR), asked);

    served.put(JAR, "another jar\n");
    served.put(SUMS, sum("another jar\n") + "  migration-lint-0.1.0.jar\n");
    environment.put("RUNNER_TOOL_CACHE", folder.resolve("empty").toString());
    assertRefused("has the checksum " + sum("another jar\n"));
  }

  @Test
  void another_release_can_be_asked_for() throws Exception {
    Files.writeString(checkout().resolve("pom.xml"), pom("0.0.9"));
    environment.put("MIGRATION_LINT_VERSION", "v0.1.0");
    assertEquals(List.of("1", "the jar", "archive kept"), runAction());
  }

  @Test
  void nothing_is_kept_where_the_cache_is_off_or_the_runner_thrown_away() throws Exception {
    environment.put("RUNNER_ENVIRONMENT", "github-hosted");
    assertEquals(List.of("1", "the jar", "archive none"), runAction());
    environment.remove("RUNNER_ENVIRONMENT");
    environment.put("RUNNER_TOOL_CACHE", folder.resolve("empty").toString());
    environment.put("MIGRATION_LINT_CACHE", "false");
    assertEquals(List.of("1", "the jar", "archive none"), runAction());
    assertFalse(Files.exists(folder.resolve("empty")));
  }

  @Test
  void a_jar_that_is_cut_or_changed_does_not_run() throws Exception {
    served.put(JAR, "the ja");
    assertRefused("it was not used");
    assertFalse(Files.exists(folder.resolve("tools/migration-lint/0.1.0/migration-lint.jar")));
  }

  @Test
  void a_damaged_jar_in_the_cache_is_downloaded_again() throws Exception {
    runAction();
    Files.writeString(folder.resolve("tools/migration-lint/0.1.0/migration-lint.jar"), "evil\n");
    assertEquals(List.of("1", "the jar", "archive kept"), runAction());
  }

  @Test
  void a_release_that_is_missing_or_none_is_said() throws Exception {
    environment.put("MIGRATION_LINT_VERSION", "9.9.9");
    assertRefused("no checksums of release 9.9.9");
    environment.put("MIGRATION_LINT_VERSION", "../../x");
    assertRefused("not a release: '../../x'");
    served.put("/v9.9.8/SHA256SUMS", "\n");
    environment.put("MIGRATION_LINT_VERSION", "9.9.8");
    assertRefused("do not list migration-lint-9.9.8.jar");
    environment.remove("MIGRATION_LINT_VERSION");
    Files.writeString(checkout().resolve("pom.xml"), pom("0.2.0-SNAPSHOT"));
    assertRefused("0.2.0-SNAPSHOT is a development version");
  }

  @Test
  void a_jar_that_is_given_needs_no_network() throws Exception {
    var given = folder.resolve("given.jar");
    Files.writeString(given, "given\n");
    environment.put("MIGRATION_LINT_JAR", given.toString());
    assertEquals(List.of("1", "given", "archive kept"), runAction());
    assertEquals(List.of(), asked);
  }

  /** A pull request from a fork must not turn off rules for itself. */
  @Test
  void the_configuration_of_the_target_branch_counts_for_forks() throws Exception {
    try (var git = Git.init().setDirectory(folder.toFile()).call()) {
      var author = new PersonIdent("n", "n@example.org");
      var commit = git.commit()
          .setMessage("base")
          .setAuthor(author)
          .setCommitter(author)
          .setSign(false)
          .setAllowEmpty(true)
          .call();
      environment.put("MIGRATION_LINT_BASE", commit.name());
      var fromBase = "--config-from=" + commit.name();
      environment.put("MIGRATION_LINT_FORK", "true");
      assertEquals(List.of("check", "--since=" + commit.name(), fromBase), words());
      assertTrue(wordsOfDiff().contains("--config-from=base"));
      environment.put("MIGRATION_LINT_ONLY_NEW", "false");
      assertEquals(List.of("check", fromBase, "--fail-on=error"), words());
      environment.put("MIGRATION_LINT_CONFIG_FROM", "head");
      assertEquals(List.of("check", "--fail-on=error", "--format=github"), words());
      environment.put("MIGRATION_LINT_FORK", "false");
      environment.put("MIGRATION_LINT_CONFIG_FROM", "base");
      assertEquals(List.of("check", fromBase, "--fail-on=error"), words());
      // It cannot be read: then nothing may be turned off.
      environment.put("MIGRATION_LINT_BASE", "1".repeat(40));
      assertEquals(List.of("check", "--no-config", "--no-baseline"), words());
      assertTrue(wordsOfDiff().contains("--no-config"));
      environment.put("MIGRATION_LINT_CONFIG_FROM", "HEAD~1");
      assertRefused("config-from is base or head, not 'HEAD~1'");
    }
  }

  @Test
  void the_launcher_of_a_release_runs_what_was_released() throws Exception {
    Files.delete(checkout().resolve("migration-lint"));
    Files.copy(ROOT.resolve("migration-lint"), checkout().resolve("migration-lint"));
    environment.put("MIGRATION_LINT_ARCHIVE", "none");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    var lines = run("migration-lint");
    assertEquals("migration-lint: downloading release 0.1.0, once", lines.get(1));
    assertEquals(
        "the jar\n", Files.readString(checkout().resolve("cli/target/migration-lint.jar")));
    assertFalse(run("migration-lint").toString().contains("downloading"));
  }

  private Path checkout() {
    return folder.resolve("the action");
  }

  private void list(String version) throws IOException {
    Files.writeString(
        checkout().resolve("integrations/SHA256SUMS"),
        sum("the jar\n") + "  migration-lint-" + version + ".jar\n");
  }

  private List<String> words() throws IOException, InterruptedException {
    runAction();
    return Files.readAllLines(folder.resolve("words-check")).subList(0, 3);
  }

  /** Those of the second call, which tells what the pull request does to VMs. */
  private List<String> wordsOfDiff() throws IOException {
    return Files.readAllLines(folder.resolve("words-diff"));
  }

  private void assertRefused(String why) throws IOException, InterruptedException {
    var lines = runAction();
    assertEquals("2", lines.get(0), lines::toString);
    var error = "::error title=migration-lint::migration-lint could not finish (exit code 2): ";
    assertTrue(lines.stream().anyMatch(line -> line.startsWith(error)), lines::toString);
    assertTrue(lines.toString().contains(why), lines::toString);
  }

  private List<String> runAction() throws IOException, InterruptedException {
    return run("integrations/github/run.sh");
  }

  /** The exit code, then what it says. */
  private List<String> run(String script) throws IOException, InterruptedException {
    var log = folder.resolve("log");
    var process = new ProcessBuilder("/bin/sh", checkout().resolve(script).toString());
    process.directory(folder.toFile());
    process.environment().keySet().removeIf(name -> name.matches("(GITHUB|RUNNER)_.*"));
    process.environment().putAll(environment);
    process.redirectErrorStream(true).redirectOutput(log.toFile());
    var code = process.start().waitFor();
    return Stream.concat(Stream.of("" + code), Files.readAllLines(log).stream()).toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String pom(String version) {
    return "<project>\n  <version>" + version + "</version>\n</project>\n";
  }

  private static String sum(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
