package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of kustomizations where nothing is left of the budget but what their own size pays for. */
class BoundedCompositionTest {
  /** More than all pieces of work together may spend. */
  private static Budget spent() {
    var budget = new Budget();
    for (var i = 0; i < 20; i++) {
      budget.share().steps().take(Long.MAX_VALUE);
      budget.share().objects().take(Long.MAX_VALUE);
      budget.share().findings().take(Long.MAX_VALUE);
    }
    return budget;
  }

  private static Composer composer(String text, Budget budget) {
    var documents = Layout.of("", text).documents();
    var tree = new DocumentTree(documents, new YamlReader()::read, LaterFiles.NONE);
    return new Composer(Kustomizations.read(documents).value(), tree, budget);
  }

  private static String maps(int count) {
    var maps = new StringBuilder("=== maps.yaml\n");
    for (var i = 0; i < count; i++) {
      maps.append("{apiVersion: v1, kind: ConfigMap, metadata: {name: m")
          .append(i)
          .append("}, data: {a: b}}\n---\n");
    }
    return maps.toString();
  }

  @Test
  void a_kustomization_pays_for_itself() {
    var composition = composer(
            "=== kustomization.yaml\nresources: [maps.yaml]\nnamePrefix: x-\n" + maps(20), spent())
        .compose("");
    assertEquals(List.of(), Look.messages(composition));
    assertFalse(composition.isCut());
    assertEquals(20, composition.objects().size());
  }

  /** Each level has twice the objects of the one below. */
  private static String doubling() {
    var text = new StringBuilder("=== kustomization.yaml\nresources: [a0, b0]\n");
    for (var level = 0; level < 10; level++) {
      for (var side : List.of("a", "b")) {
        var below = level == 9 ? "../base" : "../a" + (level + 1) + ", ../b" + (level + 1);
        text.append("=== ")
            .append(side)
            .append(level)
            .append("/kustomization.yaml\nnameSuffix: -")
            .append(side)
            .append("\nresources: [")
            .append(below)
            .append("]\n");
      }
    }
    return text + "=== base/kustomization.yaml\nresources: [maps.yaml]\n"
        + maps(1).replace("=== ", "=== base/");
  }

  @Test
  void what_grows_beyond_its_size_is_cut() {
    var composition = composer(doubling(), spent()).compose("");
    assertEquals(
        List.of(
            "the kustomization is not composed: it makes more objects than its size accounts for"),
        Look.messages(composition));
    assertTrue(composition.isCut());
    assertEquals(List.of(), composition.objects());
    assertEquals("what `` makes", composition.notSeen().get(0).what());
  }

  /** Errors come first, whatever else there is. */
  @Test
  void more_problems_than_anyone_reads_are_counted() {
    var patches = new ArrayList<String>();
    for (var i = 0; i < 240; i++) {
      patches.add("{target: {kind: ConfigMap}, patch: '[{op: remove, path: /gone" + i + "}]'}");
    }
    var text =
        "=== k/kustomization.yaml\nresources: [../maps.yaml]\npatches: " + patches + "\n" + maps(1);
    assertEquals(241, composer(text, new Budget()).compose("k").problems().size());
    var kept = composer(text, spent()).compose("k").problems();
    assertEquals(21, kept.size());
    for (var i = 0; i < 20; i++) {
      assertEquals(Severity.ERROR, kept.get(i).severity());
    }
    assertEquals(
        "this and 220 more problems of a kustomization are left out",
        kept.get(20).message());
  }
}
