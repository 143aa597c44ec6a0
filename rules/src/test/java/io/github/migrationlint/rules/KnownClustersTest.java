package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.ClustersTextReporter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a cluster does not depend on folders that nothing applies, whatever they hold. */
class KnownClustersTest {
  private static final Path REPOSITORIES = Path.of(
          "..", "linter-core", "src", "test", "resources", "repos")
      .toAbsolutePath()
      .normalize();

  /** Groups whose objects say what else is applied. */
  private static final List<String> APPLIERS =
      List.of("argoproj.io", "fluxcd.io", "open-cluster-management.io", "ramendr.openshift.io");

  private final Path folder;

  KnownClustersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_copy_that_nothing_applies_changes_no_known_cluster() throws IOException {
    var compared = 0;
    try (var repositories = Files.list(REPOSITORIES)) {
      for (var repository : repositories.filter(Files::isDirectory).sorted().toList()) {
        var copy = folder.resolve(repository.getFileName().toString());
        copy(repository, copy);
        var before = known(copy);
        addAttic(copy);
        var after = known(copy);
        compared += before.size();
        assertEquals(before, after, copy.getFileName().toString());
      }
    }
    assertTrue(compared > 50, "clusters compared: " + compared);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.sorted().toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Every object once more, where no path leads. */
  private static void addAttic(Path repository) throws IOException {
    try (var files = Files.walk(repository)) {
      var number = 0;
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var name = file.getFileName().toString();
        var text = Files.readString(file);
        var isObject = name.endsWith(".yaml")
            && text.contains("kind:")
            && !name.equals("kustomization.yaml")
            && !name.equals("Chart.yaml")
            && APPLIERS.stream().noneMatch(text::contains);
        if (isObject) {
          number++;
          var attic = Files.createDirectories(repository.resolve("zz-attic/" + number));
          Files.writeString(attic.resolve(name), text);
        }
      }
    }
  }

  /** What is reported of each cluster that has a name. */
  private static List<String> known(Path repository) throws IOException {
    var configuration = Files.exists(repository.resolve(".migration-lint.yaml"))
        ? Configurations.named(repository, ".migration-lint.yaml")
        : Configuration.NONE;
    var request = new LoadRequest(repository, List.of("."), Optional.empty(), "<stdin>", List.of());
    var text = new StringWriter();
    try (text) {
      new ClustersTextReporter(false)
          .write(new Linter(List.of(), configuration).clusters(request), text);
    }
    var known = new ArrayList<String>();
    for (var block : text.toString().split("\n\n", -1)) {
      var first = block.lines().findFirst().orElse("");
      if (first.startsWith("cluster ") && !first.endsWith(")")) {
        known.add(block);
      }
    }
    return known;
  }
}
