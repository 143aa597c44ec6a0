package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Composes kustomizations as {@code kustomize build} does: resources and bases first, then
 * generators, components, and the transformers in kustomize's fixed order
 * (api/internal/target/kusttarget.go).
 *
 * <p>A base that several kustomizations include is composed once. Not for several threads.
 */
public final class Composer {
  private final Kustomizations kustomizations;
  private final KustomizeFiles files;
  private final KustomizeFiles atHand;
  private final Budget budget;
  private final Map<BaseKey, Base> bases = new HashMap<>();

  public Composer(Kustomizations kustomizations, KustomizeFiles files) {
    this.kustomizations = Objects.requireNonNull(kustomizations);
    this.files = Objects.requireNonNull(files);
    this.atHand = new FilesAtHand(files);
    var extent = files.extent();
    this.budget = new Budget(extent.documents(), extent.characters());
  }

  /**
   * What a base depends on beside its own files.
   *
   * @param reads whether files are read that were passed over
   * @param schema what lists are merged by, which the kustomization above may have set for all
   */
  record BaseKey(String folder, boolean reads, MergeKeys schema) {}

  /**
   * What a base gathered, what was found on the way, and the schema in force after it.
   */
  record Base(Layer layer, List<Diagnostic> problems, MergeKeys schema) {}

  /**
   * Composes the kustomization of a folder.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Composition compose(String folder) {
    return compose(kustomizations
        .in(folder)
        .orElseThrow(() -> new IllegalArgumentException("no kustomization in " + folder)));
  }

  /** Composes a kustomization that a controller has edited or generated. */
  public Composition compose(Kustomization kustomization) {
    return compose(kustomization, true);
  }

  /**
   * Composes a kustomization without reading more files if nothing it reaches can matter: then no one
   * asks what it makes.
   */
  public Composition composeIfItMatters(Kustomization kustomization) {
    return compose(kustomization, holdsWhatMatters(kustomization));
  }

  /** What a kustomization made, with variables substituted as Flux does it after the build. */
  public Composition substituted(Composition built, Variables variables) {
    try {
      return Substitution.in(built, variables, budget.part());
    } catch (Budget.Spent spent) {
      return cut(built.folder(), spent, true);
    }
  }

  private Composition compose(Kustomization kustomization, boolean reads) {
    var session = new Session(kustomizations, reads ? files : atHand, budget.part(), bases, reads);
    var gathering = new Gathering(session, kustomization.folder());
    try {
      return composed(kustomization, gathering);
    } catch (Budget.Spent spent) {
      return cut(kustomization.folder(), spent, reads);
    }
  }

  /** Nothing but the word that it is not known. */
  private static Composition cut(String folder, Budget.Spent spent, boolean isReported) {
    var what = "what `" + Nodes.quoted(folder) + "` makes";
    var problem = KustomizeRules.COMPOSITION_LIMIT
        .at(spent.place(), "the kustomization is not composed: " + spent.what())
        .withHelp("split it up, or remove what includes the same folder again and again");
    return new Composition(
        folder,
        List.of(),
        isReported ? List.of(problem) : List.of(),
        List.of(new NotSeen(spent.place(), what)));
  }

  private static Composition composed(Kustomization kustomization, Gathering gathering) {
    var layer = gathering.gather(kustomization);
    new Finish(layer, gathering.findings(), gathering.budget()).run(kustomization);
    var objects = new ArrayList<ComposedObject>();
    for (var draft : layer.drafts) {
      objects.add(draft.finished());
    }
    return new Composition(
        kustomization.folder(), objects, gathering.findings().all(), layer.notSeen);
  }

  /** Whether something it reaches may matter, so that the rest of its files is worth reading. */
  private boolean holdsWhatMatters(Kustomization kustomization) {
    for (var path : kustomizations.filesReachedBy(kustomization)) {
      if (!KustomizationFile.isOne(new SourceId(path)) && files.isAtHand(path)) {
        return true;
      }
    }
    return false;
  }
}
