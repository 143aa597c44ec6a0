package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.JsonReporter;
import io.github.migrationlint.core.report.Tool;
import io.github.migrationlint.core.report.WhoWinsJsonReporter;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The same input gives the same bytes, whatever the order of files and however many threads. */
class DeterminismTest {
  /** All examples of all pages, as one repository. */
  private static List<SourceFile> everything() {
    var sources = new ArrayList<SourceFile>();
    for (var card : Catalogue.cards()) {
      for (var example : PageExample.of(Catalogue.page(card.name()).orElseThrow())) {
        for (var file : example.files()) {
          var path = card.name() + "/" + example.line() + "/" + file.id().path();
          sources.add(new SourceFile(new SourceId(path), file.text()));
        }
      }
    }
    return sources;
  }

  private static String report(List<SourceFile> sources) {
    var linter = new Linter(BuiltInRules.all());
    var out = new StringWriter();
    new JsonReporter(new Tool("1.0", List::of, name -> Optional.empty(), name -> Optional.empty()))
        .write(linter.lint(new Loaded(sources, sources.size())), out);
    new WhoWinsJsonReporter().write(linter.whoWins(new Loaded(sources, sources.size())), out);
    return out.toString();
  }

  @Test
  void the_order_of_files_does_not_matter() {
    var sources = everything();
    var expected = report(sources);
    var random = new Random(20261121);
    for (var i = 0; i < 5; i++) {
      var shuffled = new ArrayList<>(sources);
      Collections.shuffle(shuffled, random);
      assertEquals(expected, report(shuffled));
    }
  }

  @Test
  void several_runs_at_once_do_not_disturb_each_other() throws Exception {
    var sources = everything();
    var expected = report(sources);
    var threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> runs = Collections.nCopies(8, () -> report(sources));
      for (var run : threads.invokeAll(runs)) {
        assertEquals(expected, run.get());
      }
    } finally {
      threads.shutdown();
    }
  }
}
