package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An object on its way through the layers.
 *
 * @param id what it is called now
 * @param previousIds what it was called in the layers below, oldest first: patches and selectors
 *     may still use those names
 */
record Draft(
    MappingNode root,
    ObjectId id,
    SourceFile source,
    List<ObjectId> previousIds,
    List<Label> touches,
    List<Label> doubts) {
  Draft {
    previousIds = List.copyOf(previousIds);
    touches = List.copyOf(touches);
    doubts = List.copyOf(doubts);
  }

  static Draft of(MappingNode root, SourceFile source) {
    return new Draft(root, ObjectId.of(root), source, List.of(), List.of(), List.of());
  }

  ObjectId originalId() {
    return previousIds.isEmpty() ? id : previousIds.get(0);
  }

  /** Every name it has and had, the present one last. */
  List<ObjectId> allIds() {
    var ids = new ArrayList<>(previousIds);
    ids.add(id);
    return ids;
  }

  boolean hasAnyId(ObjectId wanted) {
    for (var id : allIds()) {
      if (id.isSame(wanted)) {
        return true;
      }
    }
    return false;
  }

  Draft withRoot(MappingNode other) {
    return new Draft(other, ObjectId.of(other), source, previousIds, touches, doubts);
  }

  /** The same with the present name kept as a previous one, before it changes. */
  Draft rememberingId() {
    var ids = new ArrayList<>(previousIds);
    // The effective namespace is what kustomize writes down (Resource.StorePreviousId).
    ids.add(id.named(id.name(), id.effectiveNamespace(), id.kind()));
    return new Draft(root, id, source, ids, touches, doubts);
  }

  Draft touched(Span place, String how) {
    var all = new ArrayList<>(touches);
    all.add(new Label(place, how));
    return new Draft(root, id, source, previousIds, all, doubts);
  }

  Draft doubted(Span place, String why) {
    var all = new ArrayList<>(doubts);
    all.add(new Label(place, why));
    return new Draft(root, id, source, previousIds, touches, all);
  }

  ComposedObject finished() {
    return new ComposedObject(root, source, touches, doubts);
  }
}
