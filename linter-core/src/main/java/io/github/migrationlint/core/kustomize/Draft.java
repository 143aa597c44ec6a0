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
 * @param needsHash whether its name gets a hash of its content at the end
 * @param sharing which of its labels kustomize holds only once
 * @param doubts what may have changed any part of it: nothing is concluded from its content
 * @param gaps what has changed single fields of it in a way that is not known; their values are
 *     {@link Nodes#unknown}
 */
record Draft(
    MappingNode root,
    ObjectId id,
    SourceFile source,
    List<ObjectId> previousIds,
    boolean needsHash,
    Sharing sharing,
    List<Label> touches,
    List<Label> doubts,
    List<Label> gaps) {
  Draft {
    previousIds = List.copyOf(previousIds);
    touches = List.copyOf(touches);
    doubts = List.copyOf(doubts);
    gaps = List.copyOf(gaps);
  }

  static Draft of(MappingNode root, SourceFile source) {
    return new Draft(
        root,
        ObjectId.of(root),
        source,
        List.of(),
        false,
        Sharing.NONE,
        List.of(),
        List.of(),
        List.of());
  }

  ObjectId originalId() {
    return previousIds.isEmpty() ? id : previousIds.get(0);
  }

  /** Every name it has and had, the present one last. */
  List<ObjectId> allIds() {
    if (previousIds.isEmpty()) {
      return List.of(id);
    }
    var ids = new ArrayList<>(previousIds);
    ids.add(id);
    return ids;
  }

  /** Whether its content is known, so that a patch that does not fit is a mistake. */
  boolean isCertain() {
    return doubts.isEmpty();
  }

  Draft withRoot(MappingNode other) {
    return Nodes.areSame(other, root)
        ? this
        : new Draft(
            other,
            ObjectId.of(other),
            source,
            previousIds,
            needsHash,
            sharing,
            touches,
            doubts,
            gaps);
  }

  /** The same with the present name kept as a previous one, before it changes. */
  Draft rememberingId() {
    var ids = new ArrayList<>(previousIds);
    // The effective namespace is what kustomize writes down (Resource.StorePreviousId).
    var effective = id.named(id.name(), id.effectiveNamespace(), id.kind());
    if (ids.isEmpty() || !ids.get(ids.size() - 1).equals(effective)) {
      ids.add(effective);
    }
    return new Draft(root, id, source, ids, needsHash, sharing, touches, doubts, gaps);
  }

  /** The same without its former names. */
  Draft forgettingIds() {
    return new Draft(root, id, source, List.of(), needsHash, sharing, touches, doubts, gaps);
  }

  Draft withSharing(Sharing other) {
    return Nodes.areSame(other, sharing)
        ? this
        : new Draft(root, id, source, previousIds, needsHash, other, touches, doubts, gaps);
  }

  Draft hashed(boolean isHashed) {
    return new Draft(root, id, source, previousIds, isHashed, sharing, touches, doubts, gaps);
  }

  Draft touched(Span place, String how) {
    return new Draft(
        root, id, source, previousIds, needsHash, sharing, and(touches, place, how), doubts, gaps);
  }

  Draft doubted(Span place, String why) {
    return new Draft(
        root, id, source, previousIds, needsHash, sharing, touches, and(doubts, place, why), gaps);
  }

  /** The same with a note on why one of its fields is unknown. */
  Draft withGap(Span place, String why) {
    return new Draft(
        root, id, source, previousIds, needsHash, sharing, touches, doubts, and(gaps, place, why));
  }

  private static List<Label> and(List<Label> labels, Span place, String text) {
    var label = new Label(place, text);
    if (labels.contains(label)) {
      return labels;
    }
    var all = new ArrayList<>(labels);
    all.add(label);
    return all;
  }

  ComposedObject finished() {
    return new ComposedObject(root, source, touches, doubts, gaps);
  }
}
