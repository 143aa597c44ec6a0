package io.github.migrationlint.core.kustomize;

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
  /** A repository of overlays that double their bases grows without bound; a cluster does not. */
  private static final int MAX_OBJECTS = 20_000;

  final List<Draft> drafts = new ArrayList<>();
  final List<NotSeen> notSeen = new ArrayList<>();

  /** Where variables are declared that {@code $(NAME)} in an object may stand for. */
  final List<Span> vars = new ArrayList<>();

  Configuration configuration = Configuration.EMPTY;

  /** Whether every object is here, but for generated ConfigMaps and Secrets. */
  boolean isComplete = true;

  private boolean generates;
  private final Map<String, Draft> byId = new HashMap<>();
  private boolean isIndexed = true;

  void generates() {
    generates = true;
  }

  /** Whether an object that was not found may be there all the same. */
  boolean mayHold(ObjectId id) {
    var isGenerated = id.kind().equals("ConfigMap") || id.kind().equals("Secret");
    return !isComplete || (generates && isGenerated);
  }

  void misses(Span place, String what) {
    isComplete = false;
    notSeen.add(new NotSeen(place, what));
  }

  private static String key(ObjectId id) {
    return id.group() + "|" + id.version() + "|" + id.kind() + "|" + id.effectiveNamespace() + "|"
        + id.name();
  }

  /** Adds an object unless one of that id is there, which kustomize refuses. */
  void append(Draft draft, Findings findings) {
    index();
    var id = draft.id();
    var present = byId.get(key(id));
    if (present != null) {
      reportTwice(present, draft, findings);
    } else if (drafts.size() < MAX_OBJECTS) {
      byId.put(key(id), draft);
      drafts.add(draft);
    } else if (isComplete) {
      misses(draft.root().span(), "objects beyond the first " + MAX_OBJECTS);
    }
  }

  private void index() {
    if (!isIndexed) {
      byId.clear();
      for (var draft : drafts) {
        byId.putIfAbsent(key(draft.id()), draft);
      }
      isIndexed = true;
    }
  }

  private static void reportTwice(Draft first, Draft second, Findings findings) {
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

  /** Reports ids that a transformation has made equal. */
  void checkUnique(Findings findings) {
    isIndexed = false;
    byId.clear();
    for (var draft : drafts) {
      var present = byId.putIfAbsent(key(draft.id()), draft);
      if (present != null) {
        reportTwice(present, draft, findings);
      }
    }
  }

  void set(int index, Draft draft) {
    drafts.set(index, draft);
    isIndexed = false;
  }

  void replaceAll(List<Draft> others) {
    var copy = List.copyOf(others);
    drafts.clear();
    drafts.addAll(copy);
    isIndexed = false;
  }

  /** The only object of that id, now or in a layer below; empty, with a finding, otherwise. */
  Optional<Integer> only(ObjectId id, Span place, Findings findings) {
    var found = -1;
    for (var i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).hasAnyId(id)) {
        if (found >= 0) {
          findings.broken(place, "the patch for " + id + " matches several objects");
          return Optional.empty();
        }
        found = i;
      }
    }
    if (found >= 0) {
      return Optional.of(found);
    }
    if (!mayHold(id)) {
      findings.broken(place, "the patch for " + id + " matches no object of this kustomization");
    }
    return Optional.empty();
  }

  /** Takes over what a base has gathered. */
  void merge(Layer base, Span place, Findings findings) {
    for (var draft : base.drafts) {
      append(draft, findings);
    }
    configuration = configuration.and(base.configuration, place, findings);
    notSeen.addAll(base.notSeen);
    vars.addAll(base.vars);
    isComplete &= base.isComplete;
    generates |= base.generates;
  }
}
