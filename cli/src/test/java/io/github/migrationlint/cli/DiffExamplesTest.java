package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports in the documentation are those of the demonstration repository. */
class DiffExamplesTest {
  private static final Path SCRIPT = Path.of("../examples/pull-requests/history.sh");
  private static final Path PAGE = Path.of("../docs/diff-examples.md");

  private static final String LINKS = "https://git.example.org/virt/blob/{revision}/";

  private static final String[][] PULL_REQUESTS = {
    {"label-removed", "A label is removed from a policy"},
    {"limit-lowered", "A limit is lowered"},
    {"catch-all", "A policy without selectors is added"},
    {"one-cluster", "The base is patched for one cluster"},
    {"operator-upgraded", "The operator is upgraded"}
  };

  @Test
  void the_page_shows_what_diff_says(@TempDir Path folder) throws Exception {
    assumeTrue(run("git", "--version") == 0, "git is not there");
    var repository = folder.resolve("repository").toAbsolutePath();
    assertEquals(0, run("sh", SCRIPT.toAbsolutePath().toString(), repository.toString()));
    var page = page(new Program(repository));
    if (System.getProperty("golden", "").equals("update")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(Files.readString(PAGE), page);
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      var process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException missing) {
      return -1;
    }
  }

  private static String page(Program program) {
    var page = new StringBuilder("""
        # Five pull requests

        [`examples/pull-requests/history.sh`](../examples/pull-requests/history.sh) makes a Git repository with two clusters that share
        a base, and a branch for each of these pull requests. This page is written by a test.

        ```sh
        examples/pull-requests/history.sh /tmp/virt && cd /tmp/virt
        migration-lint diff main label-removed
        ```
        """);
    for (var request : PULL_REQUESTS) {
      var ended = program.run("diff", "main", request[0]);
      assertEquals("", ended.err());
      page.append("\n## ").append(request[1]).append("\n\n```text\n");
      page.append("$ migration-lint diff main ").append(request[0]).append('\n');
      page.append(ended.out()).append("```\n");
    }
    var markdown = program
        .run("diff", "main", "label-removed", "-f", "markdown", "--links", LINKS)
        .out();
    page.append("\n## As a comment on a pull request\n\n");
    page.append("`diff main label-removed -f markdown`:\n\n````markdown\n");
    return page.append(markdown).append("````\n").toString();
  }
}
