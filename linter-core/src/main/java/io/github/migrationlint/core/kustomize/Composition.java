package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a kustomization makes.
 *
 * @param folder the folder of the kustomization
 * @param objects in the order kustomize writes them; after a problem, what could be made all the
 *     same
 * @param problems findings about the kustomizations on the way
 * @param notSeen what may be missing among the objects
 */
public record Composition(
    String folder, List<ComposedObject> objects, List<Diagnostic> problems, List<NotSeen> notSeen) {
  public Composition {
    Objects.requireNonNull(folder);
    objects = List.copyOf(objects);
    problems = List.copyOf(problems);
    notSeen = List.copyOf(notSeen);
  }

  /** Whether a file outside of a kustomization's folder was reported. */
  public boolean isRestricted() {
    return withoutRestrictions().problems().size() < problems.size();
  }

  /** The same without findings about files outside of a kustomization's folder, which Flux takes. */
  public Composition withoutRestrictions() {
    var kept = new ArrayList<Diagnostic>();
    for (var problem : problems) {
      if (!problem.code().equals(KustomizeRules.FILE_OUTSIDE_KUSTOMIZATION.name())) {
        kept.add(problem);
      }
    }
    return new Composition(folder, objects, kept, notSeen);
  }

  /** Whether composing it was given up, so that nothing is known about its objects. */
  public boolean isCut() {
    for (var problem : problems) {
      if (problem.code().equals(KustomizeRules.COMPOSITION_LIMIT.name())) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code kustomize build} would fail, so that a cluster gets none of the objects. */
  public boolean isBroken() {
    for (var problem : problems) {
      if (problem.severity() == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }
}
