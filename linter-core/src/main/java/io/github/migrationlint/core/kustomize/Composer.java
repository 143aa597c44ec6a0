package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.budget.BudgetSpent;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.Comparator;
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
  /** Findings of a composition that are reported whatever others have found. */
  private static final int FREE_FINDINGS = 20;

  private final Kustomizations kustomizations;
  private final KustomizeFiles files;
  private final KustomizeFiles atHand;
  private final Budget budget;
  private final Map<BaseKey, Base> bases = new HashMap<>();

  /**
   * Composes what is read of these files.
   *
   * @param budget pays for it, and grows with what was read
   */
  public Composer(Kustomizations kustomizations, KustomizeFiles files, Budget budget) {
    this.kustomizations = Objects.requireNonNull(kustomizations);
    this.files = Objects.requireNonNull(files);
    this.atHand = new FilesAtHand(files);
    var extent = files.extent();
    this.budget = Objects.requireNonNull(budget);
    budget.grow(extent.documents(), extent.characters());
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
   *
   * @param reached as {@link Kustomizations#filesReachedBy(Kustomization)} has them
   */
  public Composition composeIfItMatters(Kustomization kustomization, List<String> reached) {
    return compose(kustomization, holdsWhatMatters(reached));
  }

  /** What a kustomization made, with variables substituted as Flux does it after the build. */
  public Composition substituted(Composition built, Variables variables) {
    try {
      return Substitution.in(built, variables, budget.share());
    } catch (BudgetSpent spent) {
      return cut(built.folder(), spent, true);
    }
  }

  private Composition compose(Kustomization kustomization, boolean reads) {
    var session = new Session(kustomizations, reads ? files : atHand, budget.share(), bases, reads);
    var gathering = new Gathering(session, kustomization.folder());
    try {
      return composed(kustomization, gathering);
    } catch (BudgetSpent spent) {
      return cut(kustomization.folder(), spent, reads);
    }
  }

  /** Nothing but the word that it is not known. */
  private static Composition cut(String folder, BudgetSpent spent, boolean isReported) {
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
    if (gathering.isTransformed(layer)) {
      new Finish(layer, gathering.findings(), gathering.budget()).run(kustomization);
    }
    var objects = new ArrayList<ComposedObject>();
    for (var draft : layer.drafts) {
      objects.add(draft.finished());
    }
    var problems = paidFor(gathering.findings().all(), gathering.budget());
    return new Composition(kustomization.folder(), objects, problems, layer.notSeen);
  }

  /** A component may have the same problems in each of a thousand kustomizations. */
  private static List<Diagnostic> paidFor(List<Diagnostic> problems, BudgetShare budget) {
    budget.findings().grant(FREE_FINDINGS);
    if (budget.findings().take(problems.size())) {
      return problems;
    }
    var sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparing(Diagnostic::severity).reversed());
    var kept = new ArrayList<>(sorted.subList(0, FREE_FINDINGS));
    kept.add(BuildProblems.leftOut(
        sorted.get(FREE_FINDINGS).primary(),
        "this and " + (sorted.size() - FREE_FINDINGS - 1)
            + " more problems of a kustomization are left out"));
    return List.copyOf(kept);
  }

  /** Whether something it reaches may matter, so that the rest of its files is worth reading. */
  private boolean holdsWhatMatters(List<String> reached) {
    for (var path : reached) {
      if (files.isAtHand(path) && !KustomizationFile.isOne(new SourceId(path))) {
        return true;
      }
    }
    return false;
  }
}
