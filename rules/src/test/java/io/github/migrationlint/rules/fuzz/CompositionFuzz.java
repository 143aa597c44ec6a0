package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.kustomize.Composer;
import io.github.migrationlint.core.kustomize.Composition;
import io.github.migrationlint.core.kustomize.DocumentTree;
import io.github.migrationlint.core.kustomize.Kustomizations;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Any kustomizations, and what they make of any files. */
public final class CompositionFuzz {
  private CompositionFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    compose(FuzzInput.parts(data, "kustomization.yaml"));
  }

  /** What every kustomization makes; places and texts are inside of bounds. */
  static List<Composition> compose(Map<String, String> parts) {
    var loaded = FuzzInput.repository(parts);
    var documents = new YamlReader().read(loaded.sources()).value().documents();
    var kustomizations = Kustomizations.read(documents).value();
    var tree = new DocumentTree(documents, new YamlReader()::read, LaterFiles.NONE);
    var composer = new Composer(kustomizations, tree, new Budget());
    var compositions = new ArrayList<Composition>();
    for (var kustomization : kustomizations.all()) {
      if (!kustomization.isComponent()) {
        var composition = composer.compose(kustomization);
        FuzzInput.check(composition.problems());
        compositions.add(composition);
      }
    }
    return compositions;
  }
}
