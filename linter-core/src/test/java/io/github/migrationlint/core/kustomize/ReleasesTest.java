package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compositions of folders with built-in kinds, generators and transformers are what kustomize 5.8 was
 * recorded to make; where 5.5 was recorded to differ, nothing is claimed to be broken, and what is
 * composed is either what 5.8 makes or unknown.
 */
class ReleasesTest {
  private static final List<String> FILES = List.of("mixed.txt", "edges.txt");

  private static Stream<Layout> layouts() {
    return FILES.stream().flatMap(file -> Layout.load(file).stream());
  }

  @TestFactory
  Stream<DynamicTest> composes_what_kustomize_builds() {
    return layouts().map(layout -> dynamicTest(layout.title(), () -> check(layout)));
  }

  private static void check(Layout layout) {
    var composition = layout.composition();
    var errors = composition.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(problem -> problem.primary() + " " + problem.message())
        .toList();
    var notes = composition.problems().stream()
        .filter(problem -> problem.code().equals(KustomizeRules.RELEASES_DIFFER.name()))
        .toList();
    if (layout.fails() && !layout.isOlderDifferent()) {
      var isDoubted = !notes.isEmpty() || isNotFollowed(composition);
      assertTrue(
          composition.isBroken() || layout.isUnreadable() || isDoubted,
          "kustomize fails, the composition does not: " + layout);
      return;
    }
    assertEquals(List.of(), errors, layout.title());
    if (layout.isOlderDifferent() && (layout.fails() || layout.olderFails())) {
      assertFalse(notes.isEmpty(), "the releases differ, and no note says so: " + layout);
    }
    if (!layout.fails()) {
      compare(layout, composition);
    }
  }

  private static boolean isNotFollowed(Composition composition) {
    return composition.problems().stream()
        .anyMatch(
            problem -> problem.code().equals(KustomizeRules.TRANSFORMATION_NOT_FOLLOWED.name()));
  }

  /** Object by object, leaving out those of which not everything is known. */
  private static void compare(Layout layout, Composition composition) {
    var recorded = ComposerTest.objects(layout.recorded());
    assertEquals(recorded.size(), composition.objects().size(), layout.title());
    for (var i = 0; i < recorded.size(); i++) {
      var object = composition.objects().get(i);
      if (object.doubts().isEmpty() && object.gaps().isEmpty()) {
        assertEquals(recorded.get(i), Json.of(object.root(), object.reading()), layout.title());
      } else if (!layout.isOlderDifferent()) {
        DOUBTED.add(layout.title());
      }
    }
  }

  private static final List<String> DOUBTED = new ArrayList<>();

  @Test
  void there_are_layouts_enough() {
    assertTrue(layouts().count() >= 300, "only " + layouts().count());
    assertTrue(layouts().filter(layout -> !layout.fails()).count() >= 200);
    assertTrue(layouts().filter(Layout::isOlderDifferent).count() >= 20);
  }

  /** Doubt is honest and cheap; it must stay rare. */
  @Test
  void hardly_any_object_is_left_in_doubt() {
    DOUBTED.clear();
    layouts().filter(layout -> !layout.fails()).forEach(ReleasesTest::check);
    assertTrue(DOUBTED.size() <= 8, () -> "doubted in " + Set.copyOf(DOUBTED));
  }
}
