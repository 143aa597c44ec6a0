package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes fields follow the objects they name when those were renamed
 * (api/internal/accumulator/namereferencetransformer.go). Where several objects had that name,
 * kustomize weighs prefixes; here the object is in doubt.
 */
final class NameReferences {
  private final Layer layer;

  NameReferences(Layer layer) {
    this.layer = layer;
  }

  void run() {
    for (var reference : layer.configuration.nameReferences()) {
      for (var field : reference.fields()) {
        for (var i = 0; i < layer.drafts.size(); i++) {
          var draft = layer.drafts.get(i);
          if (field.appliesTo(draft.id())) {
            layer.set(i, followed(draft, field, reference.referred()));
          }
        }
      }
    }
  }

  private Draft followed(Draft referrer, FieldSpec field, ObjectId referred) {
    var unsure = new LinkedHashSet<String>();
    var findings = new BuildProblems();
    var root = field.apply(
        referrer.root(),
        FieldSpec.Made.SCALAR,
        referrer.root().span(),
        FieldSpec.scalar(name -> {
          var names = presentNames(name.text(), referrer, referred);
          if (names.size() > 1) {
            unsure.add(name.text());
          }
          return names.size() == 1 ? renamed(name, names.iterator().next()) : name;
        }),
        findings);
    var result = referrer.withRoot(root);
    return unsure.isEmpty()
        ? result
        : result.doubted(
            referrer.root().span(), "several renamed objects were called so: " + unsure);
  }

  private static ScalarNode renamed(ScalarNode name, String present) {
    return name.text().equals(present) ? name : Nodes.string(name.span(), present);
  }

  /** What those are called now that were once called so and can be meant. */
  private Set<String> presentNames(String name, Draft referrer, ObjectId referred) {
    var names = new LinkedHashSet<String>();
    for (var draft : layer.drafts) {
      var present = draft.id();
      var isNear = present.isClusterScoped()
          || referrer.id().isClusterScoped()
          || present.effectiveNamespace().equals(referrer.id().effectiveNamespace());
      if (isNear && present.isSelectedBy(referred)) {
        for (var id : draft.allIds()) {
          if (id.name().equals(name)) {
            names.add(present.name());
          }
        }
      }
    }
    return names;
  }

  /** Whether {@code $(} is in a label or annotation, the fields of any kind variables reach. */
  static boolean holdsVariable(MappingNode object) {
    return holdsVariable((YamlNode) Selector.metadata(object, "labels"))
        || holdsVariable((YamlNode) Selector.metadata(object, "annotations"));
  }

  private static boolean holdsVariable(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (holdsVariable(entry.value())) {
          return true;
        }
      }
      return false;
    }
    return node instanceof ScalarNode scalar
        ? scalar.text().contains("$(")
        : node instanceof SequenceNode sequence && !sequence.items().isEmpty();
  }
}
