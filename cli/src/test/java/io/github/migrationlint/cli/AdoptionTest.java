package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/adopting.md} shows, in a legacy repository made of public manifests. */
class AdoptionTest {
  private static final String MISTAKE = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: brand-new}
      spec:
        allowPostCopy: false
        bandwidthPerMigation: 1Gi
        selectors:
          virtualMachineInstanceSelector: {never-heard-of: before}
      ---
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: brand-new, namespace: brand-new}
      spec:
        runStrategy: Always
        template:
          metadata: {labels: {never-heard-of: before}}
          spec:
            evictionStrategy: LiveMigrate
            domain: {memory: {guest: 1Gi}, devices: {}}
      """;

  private final Path folder;

  AdoptionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The public manifests five times, as regions of one company. */
  private Program legacy() {
    var corpus = Path.of(System.getProperty("shared", "../../shared"), "corpus");
    assumeTrue(Files.isDirectory(corpus), "no folder " + corpus + ", see -Dshared");
    for (var region : List.of("central", "east", "north", "south", "west")) {
      copy(corpus, folder.resolve(region));
    }
    return new Program(folder);
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (Files.isRegularFile(file)) {
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts of the page; numbers are those of the day on which it was written. */
  private static List<String> transcripts() throws IOException {
    var fences = Pattern.compile("(?ms)^```text\n(.*?)^```$");
    var transcripts = new ArrayList<String>();
    fences
        .matcher(Files.readString(Path.of("../docs/adopting.md")))
        .results()
        .forEach(match -> transcripts.add(match.group(1)));
    return transcripts;
  }

  private static void assertShown(String transcript, Program program, int exitCode) {
    var lines = transcript.split("\n", 2);
    var words = lines[0].substring("$ migration-lint".length()).strip();
    var ended = words.isEmpty() ? program.run() : program.run(words.split(" ", -1));
    var pattern = new StringBuilder();
    for (var line : lines[1].split("\n", -1)) {
      if (line.equals("…")) {
        pattern.append("(?:.*\n)*?");
      } else if (!line.isEmpty()) {
        pattern
            .append(Pattern.quote(line)
                .replaceAll("\\d+", "\\\\E\\\\d+\\\\Q")
                .replace("… ", "\\E.*\\Q")
                .replace(" …", "\\E.*\\Q"))
            .append('\n');
      }
    }
    assertEquals(exitCode, ended.exitCode(), ended.out());
    assertTrue(ended.out().matches(pattern.toString()), () -> lines[0] + " shows\n" + ended.out());
  }

  @Test
  void a_legacy_repository_is_adopted_by_one_command() throws IOException {
    var program = legacy();
    var transcripts = transcripts();
    assertEquals(4, transcripts.size());

    assertShown(transcripts.get(0), program, 0);
    var frozen = program.run("baseline", "create").out().replaceAll(".*: (\\d+) .*\n", "$1");
    assertTrue(Integer.parseInt(frozen) > 400, "a legacy of " + frozen);
    assertShown(transcripts.get(1), program, 0);
    assertEquals(0, program.run("--fail-on", "note").exitCode());

    program.with("south/new.yaml", MISTAKE);
    assertShown(transcripts.get(2), program, 1);
    assertEquals(1, program.run("-f", "concise").out().lines().count());

    Files.delete(folder.resolve("south/new.yaml"));
    var first = program
        .read(".migration-lint-baseline.json")
        .replaceFirst("(?s).*?\"path\":\"([^\"]*)\".*", "$1");
    Files.delete(folder.resolve(first));
    assertTrue(program.run().out().contains("stale-baseline-entry"));
    assertShown(transcripts.get(3), program, 0);
    assertEquals(
        0, program.run("--select", "stale-baseline-entry", "--fail-on", "note").exitCode());
  }
}
