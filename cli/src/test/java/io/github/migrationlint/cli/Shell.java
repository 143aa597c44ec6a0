package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Other programs, run in a folder with an environment of their own. */
final class Shell {
  private final Path scratch;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * Programs that find no setting of git of whoever runs the tests.
   *
   * @param scratch a folder for what is written
   */
  Shell(Path scratch) {
    this.scratch = scratch;
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", System.getenv().getOrDefault("HOME", scratch.toString()));
    for (var person : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + person + "_NAME", "somebody");
      environment.put("GIT_" + person + "_EMAIL", "somebody@example.com");
    }
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", scratch.resolve("no-git-config").toString());
  }

  /** Skips the test where a program is missing. */
  static void assumeFound(String program) {
    var isFound = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    assumeTrue(isFound, "there is no " + program + " on the PATH");
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Puts a folder before all others where programs are looked for. */
  Shell withPath(Path folder) {
    return with("PATH", folder + ":" + environment.get("PATH"));
  }

  Ended run(Path folder, String... words) throws IOException, InterruptedException {
    var out = scratch.resolve("stdout");
    var err = scratch.resolve("stderr");
    var process = new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    process.environment().clear();
    process.environment().putAll(environment);
    var exitCode = process.start().waitFor();
    return new Ended(exitCode, Files.readString(out), Files.readString(err));
  }

  /** Runs what must not fail. */
  void mustRun(Path folder, String... words) throws IOException, InterruptedException {
    var ended = run(folder, words);
    if (ended.exitCode() != 0) {
      throw new AssertionError(String.join(" ", words) + ": " + ended);
    }
  }
}
