package io.github.migrationlint.rules.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs what fuzzing has kept through every target: inputs that reached something new, and those that
 * once failed. {@code fuzz/run} searches for more.
 */
class FuzzReplayTest {
  private static final Path CORPUS = Path.of(System.getProperty("basedir", ""), "src/test/fuzz");

  private static Map<String, Consumer<byte[]>> targets() {
    var targets = new LinkedHashMap<String, Consumer<byte[]>>();
    targets.put("reader", ReaderFuzz::fuzzerTestOneInput);
    targets.put("composition", CompositionFuzz::fuzzerTestOneInput);
    targets.put("repository", RepositoryFuzz::fuzzerTestOneInput);
    targets.put("json-patch", JsonPatchFuzz::fuzzerTestOneInput);
    targets.put("selector", SelectorFuzz::fuzzerTestOneInput);
    targets.put("configuration", ConfigurationFuzz::fuzzerTestOneInput);
    targets.put("fix", FixFuzz::fuzzerTestOneInput);
    targets.put("index", IndexFuzz::fuzzerTestOneInput);
    return targets;
  }

  private static List<Path> kept(String target) throws IOException {
    try (var files = Files.list(CORPUS.resolve(target))) {
      return files.sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> what_is_kept_passes() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (var target : targets().entrySet()) {
      var kept = kept(target.getKey());
      assertTrue(kept.size() > 2, target.getKey());
      for (var file : kept) {
        tests.add(dynamicTest(target.getKey() + " " + file.getFileName(), () -> {
          var bytes = Files.readAllBytes(file);
          assertTimeoutPreemptively(
              Duration.ofSeconds(60), () -> target.getValue().accept(bytes));
        }));
      }
    }
    return tests.stream();
  }

  /** A few changes to each, always the same: what a fuzzer would try first. */
  @Test
  void what_is_kept_passes_with_changes() throws IOException {
    var random = new Random(14);
    for (var target : targets().entrySet()) {
      for (var file : kept(target.getKey())) {
        var bytes = Files.readAllBytes(file);
        for (var round = 0; round < 3 && bytes.length > 0; round++) {
          target.getValue().accept(changed(bytes, random));
        }
      }
    }
  }

  private static byte[] changed(byte[] bytes, Random random) {
    var changed = bytes.clone();
    for (var i = 0; i <= random.nextInt(4); i++) {
      var at = random.nextInt(changed.length);
      changed[at] = random.nextBoolean()
          ? bytes[random.nextInt(bytes.length)]
          : (byte) (random.nextInt(95) + 32);
    }
    return changed;
  }
}
