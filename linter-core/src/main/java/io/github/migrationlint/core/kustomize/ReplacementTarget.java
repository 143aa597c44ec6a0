package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A target of a replacement. Its names are regular expressions from kustomize 5.8 on and plain names
 * before (types.NewTargetSelectorRegex): where the two select differently, it is not known which.
 */
final class ReplacementTarget {
  /** What selects or rejects objects. */
  private record Choice(
      ObjectId names, Optional<Selector> patterns, LabelQuery labels, LabelQuery annotations) {
    long cost() {
      return patterns.map(Selector::cost).orElse(1L);
    }

    boolean asksForLabels() {
      return !labels.isEmpty() || !annotations.isEmpty();
    }

    boolean matchesLabels(Draft draft) {
      return labels.matches(Selector.metadata(draft.root(), "labels"))
          && annotations.matches(Selector.metadata(draft.root(), "annotations"));
    }

    Certainty matchesNames(Draft draft) {
      var old = Certainty.of(isSelected(draft, names));
      if (patterns.isEmpty()) {
        return old == Certainty.NO ? Certainty.NO : Certainty.UNKNOWN;
      }
      var isNew = Certainty.NO;
      for (var id : draft.allIds()) {
        isNew = isNew.or(patterns.get().selects(id));
      }
      return old == isNew ? old : Certainty.UNKNOWN;
    }
  }

  private final MappingNode options;
  private final List<ScalarNode> paths;
  private final Choice select;
  private final List<Choice> rejects;

  private ReplacementTarget(
      MappingNode options, List<ScalarNode> paths, Choice select, List<Choice> rejects) {
    this.options = options;
    this.paths = paths;
    this.select = select;
    this.rejects = rejects;
  }

  static Optional<ReplacementTarget> read(MappingNode target, BuildProblems findings) {
    var select = target.mapping("select");
    if (select.isEmpty()) {
      findings.broken(target.span(), "a target of a replacement needs `select`");
      return Optional.empty();
    }
    var selected = choice(select.get(), findings);
    var rejects = new ArrayList<Choice>();
    for (var reject : target.mappings("reject")) {
      choice(reject, findings).ifPresent(rejects::add);
    }
    return selected.map(choice -> new ReplacementTarget(
        target.mapping("options").orElse(Nodes.emptyMapping(target.span())),
        paths(target),
        choice,
        rejects));
  }

  private static Optional<Choice> choice(MappingNode node, BuildProblems findings) {
    var labels = Selector.query(node, "labelSelector", findings);
    var annotations = Selector.query(node, "annotationSelector", findings);
    if (labels.isEmpty() || annotations.isEmpty()) {
      return Optional.empty();
    }
    var trial = new BuildProblems();
    var patterns = Selector.read(node, trial);
    if (patterns.isEmpty()) {
      findings.differs(
          node.span(), "kustomize 5.8 takes these names for regular expressions and refuses one");
    }
    return Optional.of(new Choice(selector(node), patterns, labels.get(), annotations.get()));
  }

  private static List<ScalarNode> paths(MappingNode target) {
    var paths = new ArrayList<ScalarNode>();
    for (var item : target.items("fieldPaths")) {
      if (item instanceof ScalarNode scalar) {
        paths.add(scalar);
      }
    }
    return paths.isEmpty() ? List.of(Nodes.string(target.span(), Replacements.NAME)) : paths;
  }

  /** What asking it about an object costs, in steps. */
  long cost() {
    var cost = select.cost();
    for (var reject : rejects) {
      cost += reject.cost();
    }
    return cost;
  }

  List<ScalarNode> paths() {
    return paths;
  }

  MappingNode options() {
    return options;
  }

  boolean creates() {
    return TransformerConfiguration.isTrue(options, "create");
  }

  /** What a reject names by object and by label counts each on its own, as in kustomize. */
  Certainty selects(Draft draft) {
    var selects = select.matchesNames(draft).and(Certainty.of(select.matchesLabels(draft)));
    for (var reject : rejects) {
      if (reject.asksForLabels() && reject.matchesLabels(draft)) {
        return Certainty.NO;
      }
      if (!reject.names().isEmpty()) {
        selects = selects.and(
            switch (reject.matchesNames(draft)) {
              case YES -> Certainty.NO;
              case NO -> Certainty.YES;
              case UNKNOWN -> Certainty.UNKNOWN;
            });
      }
    }
    return selects;
  }

  static boolean isSelected(Draft draft, ObjectId wanted) {
    for (var id : draft.allIds()) {
      if (id.isSelectedBy(wanted)) {
        return true;
      }
    }
    return false;
  }

  static ObjectId selector(MappingNode node) {
    return new ObjectId(
        Nodes.text(node, "group"),
        Nodes.text(node, "version"),
        Nodes.text(node, "kind"),
        Nodes.text(node, "name"),
        Nodes.text(node, "namespace"));
  }

  /** The part that a delimiter splits off; 0 if none is said. */
  static int index(MappingNode options) {
    var scalar = options.scalar("index");
    return scalar.isPresent()
            && scalar.get().value(Reading.KUBECTL) instanceof ScalarValue.Int number
        ? number.value().intValue()
        : 0;
  }
}
