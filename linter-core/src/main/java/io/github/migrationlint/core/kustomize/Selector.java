package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import java.util.Optional;

/** Which objects a patch is for: patterns of what they are called, and queries of their labels. */
record Selector(
    AnchoredPattern group,
    AnchoredPattern version,
    AnchoredPattern kind,
    AnchoredPattern name,
    AnchoredPattern namespace,
    LabelQuery labels,
    LabelQuery annotations) {
  /** An expression may be held against two names of an object, of some dozen characters each. */
  private static final int STEPS_PER_INSTRUCTION = 16;

  /** Reads a {@code target}; empty, with a finding, when a pattern or a query is none. */
  static Optional<Selector> read(MappingNode target, BuildProblems findings) {
    var group = pattern(target, "group", findings);
    var version = pattern(target, "version", findings);
    var kind = pattern(target, "kind", findings);
    var name = pattern(target, "name", findings);
    var namespace = pattern(target, "namespace", findings);
    var labels = query(target, "labelSelector", findings);
    var annotations = query(target, "annotationSelector", findings);
    if (group.isEmpty()
        || version.isEmpty()
        || kind.isEmpty()
        || name.isEmpty()
        || namespace.isEmpty()
        || labels.isEmpty()
        || annotations.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Selector(
        group.get(),
        version.get(),
        kind.get(),
        name.get(),
        namespace.get(),
        labels.get(),
        annotations.get()));
  }

  private static Optional<AnchoredPattern> pattern(
      MappingNode target, String field, BuildProblems findings) {
    var text = Nodes.text(target, field);
    var pattern = AnchoredPattern.of(text);
    if (pattern.isEmpty()) {
      findings.broken(
          target.get(field).orElse(target).span(), "`" + text + "` is no regular expression");
    }
    return pattern;
  }

  static Optional<LabelQuery> query(MappingNode target, String field, BuildProblems findings) {
    var text = Nodes.text(target, field);
    var query = LabelQuery.of(text);
    if (query.isEmpty()) {
      findings.broken(
          target.get(field).orElse(target).span(), "`" + text + "` is no label selector");
    }
    return query;
  }

  /** What asking it about an object costs, in steps. */
  long cost() {
    var size = group.size() + version.size() + kind.size() + name.size() + namespace.size();
    return 1 + (long) STEPS_PER_INSTRUCTION * size;
  }

  /** Whether it selects the object, by its present name or the one it had at first. */
  Certainty selects(Draft draft) {
    var present = draft.id();
    var original = draft.originalId();
    if (!draft.isCertain() && !(labels.isEmpty() && annotations.isEmpty())) {
      return Certainty.UNKNOWN;
    }
    return namespace
        .matches(original.effectiveNamespace())
        .or(namespace.matches(present.effectiveNamespace()))
        .and(name.matches(original.name()).or(name.matches(present.name())))
        .and(group.matches(present.group()))
        .and(version.matches(present.version()))
        .and(kind.matches(present.kind()))
        .and(Certainty.of(labels.matches(metadata(draft.root(), "labels"))))
        .and(Certainty.of(annotations.matches(metadata(draft.root(), "annotations"))));
  }

  /** Whether the names it asks for are those of an id as it is written; labels are left aside. */
  Certainty selects(ObjectId id) {
    return namespace
        .matches(id.namespace())
        .and(name.matches(id.name()))
        .and(group.matches(id.group()))
        .and(version.matches(id.version()))
        .and(kind.matches(id.kind()));
  }

  static MappingNode metadata(MappingNode object, String field) {
    return object
        .mapping("metadata")
        .flatMap(metadata -> metadata.mapping(field))
        .orElse(Nodes.emptyMapping(object.span()));
  }
}
