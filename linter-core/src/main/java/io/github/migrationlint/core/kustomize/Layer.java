package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one kustomization and those below it have gathered so far (api/internal/accumulator): the
 * objects, and the configuration, which bases hand up.
 */
final class Layer {
  final List<Draft> drafts = new ArrayList<>();
  final List<NotSeen> notSeen = new ArrayList<>();

  /** Where variables are declared that {@code $(NAME)} in an object may represent. */
  final List<Span> vars = new ArrayList<>();

  TransformerConfiguration configuration = TransformerConfiguration.EMPTY;

  /** Whether every object is here. */
  boolean isComplete = true;

  private final BudgetShare budget;

  /** Where objects of an id are, under their present and their former names. */
  private Map<ObjectId, List<Integer>> indexes = new HashMap<>();

  private boolean isIndexed = true;

  Layer(BudgetShare budget) {
    this.budget = budget;
  }

  /** What pays for what is added. */
  BudgetShare budget() {
    return budget;
  }

  void misses(Span place, String what) {
    isComplete = false;
    notSeen.add(new NotSeen(place, what));
  }

  /** Adds an object unless one of that id is there, which kustomize refuses. */
  void append(Draft draft, BuildProblems findings) {
    budget.spendObject(draft.root().span());
    index();
    for (var index : indexes.getOrDefault(draft.id().normal(), List.of())) {
      var present = drafts.get(index);
      if (present.id().isSame(draft.id()) && !draft.id().isUnknown()) {
        reportTwice(present, draft, findings);
        return;
      }
    }
    drafts.add(draft);
    note(draft, drafts.size() - 1);
  }

  private void index() {
    if (!isIndexed) {
      isIndexed = true;
      indexes = new HashMap<>();
      for (var i = 0; i < drafts.size(); i++) {
        note(drafts.get(i), i);
      }
    }
  }

  private void note(Draft draft, int index) {
    for (var id : draft.allIds()) {
      var known = indexes.computeIfAbsent(id.normal(), unused -> new ArrayList<>(1));
      if (known.isEmpty() || known.get(known.size() - 1) != index) {
        known.add(index);
      }
    }
  }

  private static void reportTwice(Draft first, Draft second, BuildProblems findings) {
    findings.add(KustomizeRules.BROKEN_KUSTOMIZATION
        .at(namePlace(second), "there is another " + second.id() + " in this kustomization")
        .withRelated(namePlace(first), "the other one"));
  }

  private static Span namePlace(Draft draft) {
    return draft
        .root()
        .mapping("metadata")
        .flatMap(metadata -> metadata.scalar("name"))
        .map(name -> name.span())
        .orElse(draft.root().span());
  }

  /** Reports ids that a transformation has made equal; objects that are not certain are left out. */
  void checkUnique(BuildProblems findings) {
    var byId = new HashMap<ObjectId, Draft>();
    for (var draft : drafts) {
      if (draft.isCertain() && !draft.id().isUnknown()) {
        var present = byId.putIfAbsent(draft.id().normal(), draft);
        if (present != null) {
          reportTwice(present, draft, findings);
        }
      }
    }
  }

  /** Nothing is concluded any more from what the objects hold. */
  void doubtAll(Span place, String why) {
    for (var i = 0; i < drafts.size(); i++) {
      set(i, drafts.get(i).doubted(place, why));
    }
  }

  void set(int index, Draft draft) {
    var before = drafts.set(index, draft);
    if (!Nodes.areSame(before, draft) && !before.allIds().equals(draft.allIds())) {
      isIndexed = false;
    }
  }

  void replaceAll(List<Draft> others) {
    var copy = List.copyOf(others);
    drafts.clear();
    drafts.addAll(copy);
    isIndexed = false;
  }

  /** Where the objects are that have that id, or had it in a layer below. */
  List<Integer> withAnyId(ObjectId id) {
    index();
    return List.copyOf(indexes.getOrDefault(id.normal(), List.of()));
  }

  /** The only object of that id, now or in a layer below; empty, with a finding, otherwise. */
  Optional<Integer> only(ObjectId id, Span place, BuildProblems findings) {
    var found = withAnyId(id);
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    if (found.size() > 1) {
      findings.broken(place, "the patch for " + id + " matches several objects");
    } else if (isComplete) {
      findings.broken(place, "the patch for " + id + " matches no object of this kustomization");
    }
    return Optional.empty();
  }

  /** Takes over what a base has gathered. */
  void merge(Layer base, Span place, BuildProblems findings) {
    for (var draft : base.drafts) {
      append(draft, findings);
    }
    configuration = configuration.and(base.configuration, place, findings);
    notSeen.addAll(base.notSeen);
    vars.addAll(base.vars);
    isComplete &= base.isComplete;
  }
}
