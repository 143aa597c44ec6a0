package io.github.migrationlint.core.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.kustomize.Json;
import io.github.migrationlint.core.kustomize.Layout;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a Flux Kustomization applies is what Flux's library was recorded to make of it. */
class FluxBuildsTest {
  private static Stream<Layout> layouts() {
    return Layout.load("flux.txt").stream();
  }

  @TestFactory
  Stream<DynamicTest> applies_what_flux_builds() {
    return layouts().map(layout -> dynamicTest(layout.title(), () -> check(layout)));
  }

  private static Target target(Layout layout) {
    var documents = layout.documents();
    var sources = new ArrayList<SourceId>();
    for (var path : layout.files().keySet()) {
      sources.add(new SourceId(path));
    }
    var targets = Targets.of(
        sources,
        LaterFiles.NONE,
        documents,
        new Classifier().classify(documents).value(),
        Configuration.NONE,
        new Budget(),
        Failures.fatal());
    return targets.targets().stream()
        .filter(target -> target.delivery().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static void check(Layout layout) {
    var target = target(layout);
    var problems = target.problems().stream()
        .map(problem -> problem.code() + " " + problem.message())
        .toList();
    if (layout.fails()) {
      assertEquals(1, problems.size(), () -> "Flux fails: " + problems);
      return;
    }
    assertEquals(List.of(), problems);
    var made = new ArrayList<String>();
    for (var manifest : target.manifests()) {
      made.add(Json.of(manifest.root(), manifest.reading()));
    }
    assertEquals(recorded(layout), made);
  }

  private static List<String> recorded(Layout layout) {
    var source = new SourceFile(new SourceId("recorded"), layout.recorded());
    var objects = new ArrayList<String>();
    for (var document : new YamlReader().read(source).value()) {
      objects.add(Json.of((MappingNode) document.root().orElseThrow(), Reading.KUBECTL));
    }
    return objects;
  }

  @Test
  void there_are_layouts_enough() {
    assertTrue(layouts().count() >= 70, "only " + layouts().count());
  }
}
