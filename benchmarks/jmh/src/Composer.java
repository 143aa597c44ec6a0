package io.github.migrationlint.benchmarks;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.kustomize.Composition;
import io.github.migrationlint.core.kustomize.DocumentTree;
import io.github.migrationlint.core.kustomize.Kustomizations;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 50 overlays of one base, composed as kustomize does. */
@State(Scope.Benchmark)
public class Composer {
  private final List<Document> documents =
      new YamlReader().read(Manifests.overlays()).value().documents();

  @Benchmark
  public List<Composition> compose() {
    var tree = new DocumentTree(documents, new YamlReader()::read, LaterFiles.NONE);
    var kustomizations = Kustomizations.read(documents).value();
    var composer =
        new io.github.migrationlint.core.kustomize.Composer(kustomizations, tree, new Budget());
    var compositions = new ArrayList<Composition>();
    for (var leaf : kustomizations.leaves()) {
      compositions.add(composer.compose(leaf));
    }
    return compositions;
  }
}
