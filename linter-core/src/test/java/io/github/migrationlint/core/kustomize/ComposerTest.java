package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.diagnostic.Severity;
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

/** Compositions are what the recorded {@code kustomize build} wrote. */
class ComposerTest {
  static final List<String> FILES =
      List.of("generated.txt", "layers.txt", "random.txt", "refused.txt", "values.txt");

  static Stream<Layout> layouts() {
    return FILES.stream().flatMap(file -> Layout.load(file).stream());
  }

  @TestFactory
  Stream<DynamicTest> composes_what_kustomize_builds() {
    return layouts().map(layout -> dynamicTest(layout.title(), () -> check(layout)));
  }

  private static void check(Layout layout) {
    var composition = layout.composition();
    if (layout.fails()) {
      assertTrue(
          composition.isBroken() || layout.isUnreadable(),
          "kustomize fails, the composition does not: " + layout);
      return;
    }
    var errors = composition.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(problem -> problem.primary() + " " + problem.message())
        .toList();
    assertEquals(List.of(), errors, layout.title());
    assertEquals(recorded(layout), composed(composition), layout.title());
  }

  private static String recorded(Layout layout) {
    return String.join("\n---\n", objects(layout.recorded()));
  }

  /** The objects of a text that kustomize wrote, each in one form. */
  static List<String> objects(String recorded) {
    var source = new SourceFile(new SourceId("recorded"), recorded);
    var objects = new ArrayList<String>();
    for (var document : new YamlReader().read(source).value()) {
      if (document.root().orElse(null) instanceof MappingNode root) {
        objects.add(Json.of(root, Reading.KUBECTL));
      }
    }
    return objects;
  }

  private static String composed(Composition composition) {
    var objects = new ArrayList<String>();
    for (var object : composition.objects()) {
      objects.add(Json.of(object.root(), object.reading()));
    }
    return String.join("\n---\n", objects);
  }

  @Test
  void there_are_layouts_enough() {
    assertTrue(layouts().count() >= 250, "only " + layouts().count());
  }
}
