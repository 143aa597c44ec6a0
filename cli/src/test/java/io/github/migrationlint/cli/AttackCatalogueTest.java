package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.cli.Attacks.Attack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every attack ends within 256 MB, without an internal error, with a finding that says what was cut,
 * and the honest file beside it is judged. The limits are counts of the budget, in {@code core}'s own
 * tests; the time here only ends what hangs.
 */
class AttackCatalogueTest {
  /** Of CPU; about a second is usual, and a cold compiler takes some of it. */
  private static final long MOST_MILLISECONDS = 30_000;

  private static final int MOST_CHARACTERS = 6 << 20;

  @TestFactory
  Stream<DynamicTest> attacks_end_with_a_finding(@TempDir Path folder) throws Exception {
    var process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            AttackRunner.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
    var hasEnded = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    var log = Files.readString(folder.resolve("log"));
    assertTrue(hasEnded, log);
    var results = new LinkedHashMap<String, String>();
    for (var name : Attacks.all().keySet()) {
      var file = folder.resolve(name + ".result");
      results.put(name, Files.exists(file) ? Files.readString(file) : log);
    }
    return Attacks.all().entrySet().stream()
        .map(attack -> dynamicTest(
            attack.getKey(),
            () -> check(results.getOrDefault(attack.getKey(), log), attack.getValue())));
  }

  private static void check(String result, Attack attack) {
    var answer = attack.answer();
    var shown = result.substring(0, Math.min(result.length(), 2000));
    var words = result.lines().findFirst().orElse("").split(" ", 2);
    assertTrue(words.length == 2 && words[1].matches("[0-9]+"), shown);
    assertTrue(Long.parseLong(words[1]) < MOST_MILLISECONDS, shown);
    assertTrue(result.length() < MOST_CHARACTERS, () -> result.length() + " characters");
    assertTrue(answer.isEmpty() || result.contains(answer), shown);
    var isRefused = attack.isRefused();
    var isFixed = attack.args().contains("--fix");
    assertEquals(isRefused ? "2" : isFixed ? "0" : "1", words[0], shown);
    assertTrue(isRefused || isFixed || result.contains("zero-parallel-migrations"), shown);
  }
}
