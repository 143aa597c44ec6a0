package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Credit;
import io.github.migrationlint.core.diff.Difference.Kind;
import io.github.migrationlint.core.report.DiffReport.Cause;
import io.github.migrationlint.core.report.DiffReport.Side;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * Where the files were edited, so that a cluster has something else. The place of an object or value is
 * such a place only if it differs between the files of both sides. Otherwise what brings it to the
 * cluster was edited: an entry of a kustomization, or a GitOps object.
 */
final class EditedPlaces {
  /** More candidates for one change are not named. */
  private static final int MOST_CANDIDATES = 5;

  private final EditedFiles base;
  private final EditedFiles head;
  private final Plumbing plumbing;

  EditedPlaces(Repository base, Repository head, Credit steps) {
    this.base = EditedFiles.of(Side.BASE, base);
    this.head = EditedFiles.of(Side.HEAD, head);
    this.plumbing = Plumbing.between(this.base.documents(), this.head.documents(), steps);
  }

  /** Where an edit of what a cluster holds was made; several places if any of them may be it. */
  List<Cause> of(Difference edit, ClusterPair pair) {
    if (edit.object().isEmpty()) {
      return List.of(ofCluster(edit, pair));
    }
    var message = EditText.of(edit);
    if (edit.toPlace().isPresent() && isEdited(edit.toPlace().get(), edit, head, base)) {
      return List.of(new Cause(Side.HEAD, edit.toPlace().get(), message));
    }
    if (edit.fromPlace().isPresent() && isEdited(edit.fromPlace().get(), edit, base, head)) {
      return List.of(new Cause(Side.BASE, edit.fromPlace().get(), message));
    }
    var candidates = plumbing.causesOf(edit);
    if (candidates.isEmpty() || candidates.size() > MOST_CANDIDATES) {
      return List.of(atObject(edit));
    }
    return candidates;
  }

  private static Cause atObject(Difference edit) {
    var isThere = edit.toPlace().isPresent();
    var place = edit.toPlace().or(edit::fromPlace).orElseThrow();
    var message = edit.kind() == Kind.OBJECT
        ? isThere ? "reaches this cluster now" : "no longer reaches this cluster"
        : EditText.of(edit);
    return new Cause(isThere ? Side.HEAD : Side.BASE, place, message);
  }

  private static Cause ofCluster(Difference edit, ClusterPair pair) {
    var side = edit.toPlace().isPresent() || edit.fromPlace().isEmpty() ? Side.HEAD : Side.BASE;
    var place = edit.toPlace().or(edit::fromPlace).orElseGet(() -> configuration(pair));
    return new Cause(side, place, EditText.of(edit));
  }

  private static Span configuration(ClusterPair pair) {
    var path = pair.head().configuration().path();
    var named = path.isEmpty() ? pair.base().configuration().path() : path;
    return SourceFile.unreadable(new SourceId(named)).start();
  }

  /** Whether the other side has not the same at that place, or where the file was moved to. */
  private static boolean isEdited(
      Span place, Difference edit, EditedFiles files, EditedFiles others) {
    var document = files.at(place);
    if (document.isEmpty()) {
      return true;
    }
    for (var counterpart : others.counterparts(document.get(), files)) {
      if (isUnchanged(place, edit, document.get(), counterpart)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnchanged(
      Span place, Difference edit, Document document, Document other) {
    if (!(document.root().orElse(null) instanceof MappingNode root)
        || !(other.root().orElse(null) instanceof MappingNode otherRoot)) {
      return false;
    }
    if (edit.kind() == Kind.OBJECT && root.span().start() <= place.start()) {
      return true;
    }
    YamlNode node = root;
    YamlNode counterpart = otherRoot;
    while (true) {
      var step = step(node, place);
      if (step.isEmpty()) {
        return areSame(node, counterpart);
      }
      var deeper = child(node, step.get());
      var same = child(counterpart, step.get());
      if (deeper.isEmpty() || same.isEmpty()) {
        return false;
      }
      node = deeper.get();
      counterpart = same.get();
    }
  }

  /** The child of a node that holds a place, its key included; empty where none does. */
  private static Optional<String> step(YamlNode node, Span place) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (entry.key().span().contains(place) || entry.value().span().contains(place)) {
          return Optional.of(entry.name());
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      for (var i = 0; i < sequence.items().size(); i++) {
        if (sequence.items().get(i).span().contains(place)) {
          return Optional.of(keyOf(sequence.items().get(i), i));
        }
      }
    }
    return Optional.empty();
  }

  private static String keyOf(YamlNode item, int index) {
    return item instanceof MappingNode mapping && mapping.scalar("name").isPresent()
        ? "name " + mapping.scalar("name").get().text()
        : "item " + index;
  }

  private static Optional<YamlNode> child(YamlNode node, String step) {
    if (node instanceof MappingNode mapping) {
      return mapping.get(step);
    }
    if (node instanceof SequenceNode sequence) {
      for (var i = 0; i < sequence.items().size(); i++) {
        if (keyOf(sequence.items().get(i), i).equals(step)) {
          return Optional.of(sequence.items().get(i));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean areSame(YamlNode one, YamlNode other) {
    if (one instanceof ScalarNode scalar && other instanceof ScalarNode second) {
      return scalar.value(Reading.KUBECTL).equals(second.value(Reading.KUBECTL));
    }
    return one instanceof MappingNode mapping
        && other instanceof MappingNode second
        && TreeDiff.between(mapping, Reading.KUBECTL, second, Reading.KUBECTL)
            .leaves()
            .isEmpty();
  }
}
