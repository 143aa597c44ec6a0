package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root of the checkout. */
class LauncherIT {
  private static final String FOUND = System.getProperty("launcher", "");
  private static final Path LAUNCHER = Path.of(FOUND).normalize();
  private static final String SHELL = "/bin/sh";

  private final Path folder;
  private final Map<String, String> environment =
      new HashMap<>(Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", "/usr/bin:/bin"));

  LauncherIT(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    new Program(folder).with("work/kubevirt.yaml", Program.NEVER_STARTS);
  }

  @BeforeEach
  void are_there_a_jar_and_a_shell() {
    assumeFalse(FOUND.isEmpty(), "the launcher is tested in the phase after the jar is built");
    assumeTrue(Files.isExecutable(Path.of(SHELL)), "the launcher is a script for " + SHELL);
  }

  private Ended run(Path script, String... words) throws IOException, InterruptedException {
    var out = folder.resolve("stdout");
    var err = folder.resolve("stderr");
    var command = new ArrayList<>(List.of(SHELL, script.toString()));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command)
        .directory(folder.resolve("work").toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    process.environment().clear();
    process.environment().putAll(environment);
    var exitCode = process.start().waitFor();
    return new Ended(exitCode, Files.readString(out), Files.readString(err));
  }

  private static Ended refused(String why) {
    return new Ended(2, "", "migration-lint: " + why + "\n");
  }

  @Test
  void paths_start_where_the_caller_is() throws Exception {
    var expected = new Program(folder.resolve("work")).run("check", "kubevirt.yaml");
    assertEquals(1, expected.exitCode());
    assertEquals(expected, run(LAUNCHER, "check", "kubevirt.yaml"));
  }

  @Test
  void words_arrive_as_they_were_written() throws Exception {
    assertEquals(refused("no such file or folder: `a b  $c`"), run(LAUNCHER, "a b  $c"));
  }

  @Test
  void links_to_the_launcher_launch() throws Exception {
    var near = Files.createSymbolicLink(folder.resolve("work/far"), LAUNCHER);
    var next = Files.createSymbolicLink(folder.resolve("work/lint"), near.getFileName());
    assertEquals(0, run(next, "version").exitCode());
    assertEquals(0, run(next.getFileName(), "version").exitCode());
    Files.delete(next);
    Files.delete(near);
  }

  @Test
  void a_name_beyond_ascii_is_found_in_a_locale_that_knows_ascii_only() throws Exception {
    new Program(folder).with("work/größe.yaml", Program.CLEAN);
    environment.put("LC_ALL", "C");
    assertEquals(
        new Ended(0, "no problems in 1 file (1 KubeVirt)\n" + Program.ASSUMED, ""),
        run(LAUNCHER, "größe.yaml"));
  }

  /** A checkout of its own, with what the build has made. */
  private Path checkout(String name) throws IOException {
    var checkout = folder.resolve(name);
    Files.createDirectories(checkout.resolve("cli/target"));
    for (var part : List.of("migration-lint", "cli/target/migration-lint.jar")) {
      Files.copy(
          LAUNCHER.resolveSibling(part),
          checkout.resolve(part),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.createDirectories(checkout.resolve("examples"));
    Files.writeString(checkout.resolve("examples/kubevirt.yaml"), Program.NEVER_STARTS);
    Files.setPosixFilePermissions(
        checkout.resolve("cli/target"), PosixFilePermissions.fromString("rwxr-xr-x"));
    return checkout;
  }

  private static List<Path> archives(Path target) throws IOException {
    var archives = new ArrayList<Path>();
    try (var left = Files.newDirectoryStream(target, "migration-lint-*")) {
      left.forEach(archives::add);
    }
    return archives;
  }

  /** How many classes a run loads from the jar itself: next to none where the archive is used. */
  private long classesFromJar(Path script) throws IOException, InterruptedException {
    var log = folder.resolve("classes.log");
    Files.deleteIfExists(log);
    environment.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log);
    var ended = run(script, "kubevirt.yaml");
    environment.remove("JAVA_TOOL_OPTIONS");
    assertEquals("", ended.err(), "Java tells no one what it has picked up");
    try (var lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("source: file:") || line.contains("source: jar:"))
          .count();
    }
  }

  private void assertArchiveIsUsed(Path script) throws IOException, InterruptedException {
    var loaded = classesFromJar(script);
    assertTrue(loaded < 100, loaded + " classes from the jar");
  }

  @Test
  void the_first_run_leaves_its_classes_to_the_others_wherever_they_start() throws Exception {
    var checkout = checkout("checkout");
    var first = run(Path.of("../checkout/migration-lint"), "kubevirt.yaml");
    assertEquals(1, archives(checkout.resolve("cli/target")).size());
    assertEquals(first, run(checkout.resolve("migration-lint"), "kubevirt.yaml"));
    assertEquals(1, first.exitCode());
    assertArchiveIsUsed(checkout.resolve("migration-lint"));
    assertArchiveIsUsed(Path.of("../work/../checkout/migration-lint"));
    assertEquals(1, archives(checkout.resolve("cli/target")).size());
  }

  @Test
  void an_archive_of_another_jar_or_place_is_made_anew() throws Exception {
    var old = checkout("old");
    assertEquals(1, run(old.resolve("migration-lint"), "kubevirt.yaml").exitCode());
    var moved = Files.move(old, folder.resolve("moved"));
    assertArchiveIsUsed(moved.resolve("migration-lint"));
    Files.setLastModifiedTime(
        moved.resolve("cli/target/migration-lint.jar"), FileTime.fromMillis(1_000_000_000_000L));
    assertArchiveIsUsed(moved.resolve("migration-lint"));
    assertEquals(
        2,
        archives(moved.resolve("cli/target")).size(),
        "that of the other place, and one instead of the stale one");
  }

  @Test
  void where_others_write_the_archive_is_kept_in_the_cache_of_the_user() throws Exception {
    var checkout = checkout("shared");
    Files.setPosixFilePermissions(
        checkout.resolve("cli/target"), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertEquals(1, run(checkout.resolve("migration-lint"), "kubevirt.yaml").exitCode());
    assertEquals(List.of(), archives(checkout.resolve("cli/target")), "no home, no cache");
    environment.put("HOME", folder.toString());
    assertArchiveIsUsed(checkout.resolve("migration-lint"));
    assertEquals(List.of(), archives(checkout.resolve("cli/target")));
    var cache = folder.resolve(".cache/migration-lint");
    assertEquals(1, archives(cache).size());
    Files.delete(archives(cache).get(0));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwx---"));
    assertEquals(1, run(checkout.resolve("migration-lint"), "kubevirt.yaml").exitCode());
    assertEquals(List.of(), archives(cache), "others write there as well");
  }

  @Test
  void of_several_first_runs_one_makes_the_archive() throws Exception {
    var checkout = checkout("busy");
    var script = checkout.resolve("migration-lint").toString();
    var both = new ProcessBuilder(
            SHELL, "-c", "\"$0\" kubevirt.yaml & \"$0\" kubevirt.yaml; wait", script)
        .directory(folder.resolve("work").toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile());
    both.environment().clear();
    both.environment().putAll(environment);
    assertEquals(0, both.start().waitFor());
    assertEquals("", Files.readString(folder.resolve("stderr")));
    assertEquals(1, archives(checkout.resolve("cli/target")).size(), "and nothing besides");
    assertArchiveIsUsed(checkout.resolve("migration-lint"));
  }

  /**
   * What a short run costs, counted and not timed: {@code benchmarks/budgets.properties} says how much.
   * A class that Java makes while it runs is one that no archive keeps.
   */
  @Test
  void a_short_run_keeps_within_its_budgets() throws Exception {
    var budgets = new Properties();
    try (var in = Files.newInputStream(LAUNCHER.resolveSibling("benchmarks/budgets.properties"))) {
      budgets.load(in);
    }
    var checkout = checkout("budget");
    var manifest = checkout.resolve("examples/cluster.yaml");
    Files.copy(LAUNCHER.resolveSibling("benchmarks/cluster.yaml"), manifest);
    Files.delete(checkout.resolve("examples/kubevirt.yaml"));
    var log = folder.resolve("budget.log");
    assertEquals(0, run(checkout.resolve("migration-lint"), manifest.toString()).exitCode());
    environment.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log);
    assertEquals(0, run(checkout.resolve("migration-lint"), manifest.toString()).exitCode());
    var loaded = Files.readAllLines(log);
    assertWithin(budgets, "classes", loaded.stream());
    for (var format : List.of("json", "sarif")) {
      Files.delete(log);
      assertEquals(
          0,
          run(checkout.resolve("migration-lint"), "check", "-f", format, manifest.toString())
              .exitCode());
      assertWithin(budgets, "classes." + format, Files.readAllLines(log).stream());
    }
    assertWithin(
        budgets,
        "classes.from.jar",
        loaded.stream().filter(line -> line.contains(" source: ") && line.endsWith(".jar")));
    assertWithin(
        budgets, "classes.hidden", loaded.stream().filter(line -> line.contains("Lambda$")));
    assertWithin(
        budgets,
        "classes.made.at.run.time",
        loaded.stream().filter(line -> line.contains("__JVM_LookupDefineClass__")));
  }

  private static void assertWithin(Properties budgets, String name, Stream<String> counted) {
    var lines = counted.toList();
    var most = Integer.parseInt(budgets.getProperty(name));
    assertTrue(
        lines.size() <= most,
        name + ": " + lines.size() + ", the budget is " + most + "; the last: "
            + lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  @Test
  void what_java_has_picked_up_is_not_reported() throws Exception {
    var expected = run(LAUNCHER, "kubevirt.yaml");
    for (var name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      environment.put(name, "-Dfile.encoding=UTF-8 -Xmx300m");
      assertEquals(expected, run(LAUNCHER, "kubevirt.yaml"), name);
    }
  }

  /** The package of a release: {@code bin}, {@code lib} and the examples. */
  @Test
  void in_the_package_of_a_release_the_jar_lies_in_lib() throws Exception {
    var checkout = checkout("unpacked");
    var bin = Files.createDirectories(checkout.resolve("bin"));
    var lib = Files.createDirectories(checkout.resolve("lib"));
    Files.move(checkout.resolve("migration-lint"), bin.resolve("migration-lint"));
    Files.move(
        checkout.resolve("cli/target/migration-lint.jar"), lib.resolve("migration-lint.jar"));
    Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals(1, run(bin.resolve("migration-lint"), "kubevirt.yaml").exitCode());
    assertArchiveIsUsed(bin.resolve("migration-lint"));
    assertEquals(1, archives(lib).size());
  }

  @Test
  void another_jar_can_be_named_and_the_archive_be_left_out() throws Exception {
    var checkout = checkout("named");
    environment.put("MIGRATION_LINT_JAR", "../named/cli/target/migration-lint.jar");
    environment.put("MIGRATION_LINT_ARCHIVE", "none");
    assertEquals(1, run(LAUNCHER, "kubevirt.yaml").exitCode());
    assertEquals(List.of(), archives(checkout.resolve("cli/target")));
    environment.put("MIGRATION_LINT_JAR", "missing.jar");
    assertEquals(
        refused("no such file: missing.jar (MIGRATION_LINT_JAR)"), run(LAUNCHER, "version"));
  }

  /** Whoever made it was killed. */
  @Test
  void a_lock_of_a_process_that_is_gone_is_removed() throws Exception {
    var checkout = checkout("left");
    assertEquals(1, run(checkout.resolve("migration-lint"), "kubevirt.yaml").exitCode());
    var archive = archives(checkout.resolve("cli/target")).get(0);
    Files.delete(archive);
    var name = archive.getFileName().toString();
    var lock = name.replaceFirst("-\\d+-\\d+-\\d+-\\d+\\.jsa$", ".lock");
    Files.createSymbolicLink(archive.resolveSibling(lock), Path.of("99999999"));
    assertArchiveIsUsed(checkout.resolve("migration-lint"));
    assertEquals(List.of(archive), archives(checkout.resolve("cli/target")));
  }

  @Test
  void a_checkout_may_lie_in_a_folder_with_an_odd_name() throws Exception {
    var checkout = folder.resolve("my *check* & $out");
    Files.createDirectories(checkout.resolve("cli/target"));
    var copy = Files.copy(LAUNCHER, checkout.resolve("migration-lint"));
    Files.copy(
        LAUNCHER.resolveSibling("cli/target/migration-lint.jar"),
        checkout.resolve("cli/target/migration-lint.jar"));
    var expected = run(LAUNCHER, "kubevirt.yaml");
    assertEquals(expected, run(copy, "kubevirt.yaml"));
    assertEquals(expected, run(copy, "kubevirt.yaml"));
  }

  @Test
  void without_java_it_says_what_is_missing() throws Exception {
    environment.remove("JAVA_HOME");
    environment.put("PATH", folder.toString());
    assertEquals(
        refused("Java 17 or newer is needed; no java on the PATH, and JAVA_HOME is not set"),
        run(LAUNCHER, "version"));
  }

  @Test
  void a_java_home_without_java_is_reported() throws Exception {
    environment.put("JAVA_HOME", folder.toString());
    assertEquals(refused("JAVA_HOME has no bin/java: " + folder), run(LAUNCHER, "version"));
  }

  @Test
  void an_old_java_is_reported_before_it_fails() throws Exception {
    var java = folder.resolve("jdk/bin/java");
    new Program(folder)
        .with("jdk/bin/java", "#!/bin/sh\nexit 99\n")
        .with("jdk/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.25\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    assertEquals(
        refused("Java 17 or newer is needed; " + java + " is 11.0.25"), run(LAUNCHER, "version"));
  }

  /** A hook waits for this build, and a test that does not compile is not its business. */
  @Test
  void the_first_run_builds_only_what_runs() throws Exception {
    var copy = Files.copy(LAUNCHER, folder.resolve("migration-lint"));
    new Program(folder).with("bin/mvn", "#!/bin/sh\necho \"$@\"\nexit 1\n");
    Files.setPosixFilePermissions(
        folder.resolve("bin/mvn"), PosixFilePermissions.fromString("rwxr-xr-x"));
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: not built yet; building, once\n"
                + "-q -B -Dmaven.test.skip=true -P !error-prone -pl cli -am package\n"
                + "migration-lint: the build failed; 'mvn verify' in " + folder + " tells more\n"),
        run(copy, "version"));
  }

  @Test
  void without_a_jar_and_maven_it_says_what_is_missing() throws Exception {
    var copy = Files.copy(LAUNCHER, folder.resolve("migration-lint"));
    environment.put("PATH", folder.toString());
    assertEquals(
        refused("not built yet, and no mvn on the PATH to do it (Maven 3.8 or newer)"),
        run(copy, "version"));
  }
}
