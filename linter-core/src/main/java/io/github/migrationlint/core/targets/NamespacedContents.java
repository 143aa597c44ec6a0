package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.manifest.NamespacedKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What clusters hold of paths that are applied to a namespace of their own. */
final class NamespacedContents {
  private final IdentityHashMap<Content, Map<String, Content>> inNamespaces =
      new IdentityHashMap<>();
  private final Budget budget;
  private final BudgetShare copies;
  private boolean isCut;

  NamespacedContents(Budget budget) {
    this.budget = budget;
    this.copies = budget.share();
  }

  /** Gives objects that name no namespace the one Argo CD applies them to. */
  Content of(Delivery delivery, Content content) {
    if (delivery.namespace().isEmpty()) {
      return content;
    }
    var namespace = AppliedNamespace.by(delivery);
    if (namespace.isPresent()) {
      return placed(delivery, content, namespace);
    }
    var byName = inNamespaces.computeIfAbsent(content, unused -> new HashMap<>());
    var name = delivery.namespace().get().text();
    var known = byName.get(name);
    if (known == null) {
      known = placed(delivery, content, namespace);
      byName.put(name, known);
    }
    return known;
  }

  @SuppressWarnings("ReferenceEquality") // one that is not changed is the same
  private Content placed(Delivery delivery, Content content, Optional<Manifest> namespace) {
    var placed = new ArrayList<Manifest>();
    for (var manifest : content.manifests()) {
      var inside = NamespacedKinds.in(delivery.namespace().orElseThrow(), manifest);
      if (inside != manifest && !copies.objects().take(1)) {
        return cut(delivery, content);
      }
      placed.add(inside);
    }
    namespace.ifPresent(placed::add);
    return new Content(
        content.folder(),
        placed,
        content.files(),
        content.isRelevant() ? content.problems() : List.of(),
        content.notSeen(),
        content.isRelevant() || namespace.isPresent());
  }

  /** What is at a path that is applied to more namespaces than anybody has; reported once. */
  private Content cut(Delivery delivery, Content content) {
    if (!isCut) {
      isCut = true;
      budget.cut(
          delivery.place(),
          "the same objects go to too many namespaces: from here on they are not checked");
    }
    var what = "what `" + content.folder() + "` makes in one more namespace";
    return new Content(
        content.folder(),
        List.of(),
        content.files(),
        List.of(),
        List.of(new NotSeen(delivery.place(), what)),
        true);
  }
}
