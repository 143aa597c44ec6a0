package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.ClustersTextReporter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of real public repositories reaches which cluster, printed for whoever reads it. */
class CorpusClustersTest {
  @Test
  void every_repository_has_a_cluster_and_says_what_is_not_seen() throws IOException {
    var corpus = Shared.folder("corpus");
    try (var repositories = Files.list(corpus)) {
      for (var repository : repositories.filter(Files::isDirectory).sorted().toList()) {
        var report = new Linter(List.of())
            .clusters(
                new LoadRequest(repository, List.of("."), Optional.empty(), "<stdin>", List.of()));
        var text = new StringWriter();
        new ClustersTextReporter(false).write(report, text);
        System.out.println("== " + repository.getFileName() + "\n" + text);
        assertFalse(report.clusters().isEmpty(), repository.toString());
      }
    }
  }
}
