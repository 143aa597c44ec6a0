package io.github.migrationlint.rules.policy.undefinednamespace;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A policy selects a namespace by a name that the repository, which defines namespaces, lacks. */
public final class UndefinedNamespace implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "undefined-namespace",
          Severity.NOTE,
          "a policy selects a namespace that the repository does not define")
      .requires(WrittenSelector.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var known = namespaces(pass.cluster());
    if (!definesOne(pass.cluster())) {
      return findings;
    }
    for (var selector : pass.resultOf(WrittenSelector.ANALYSIS)) {
      var named = selector.labels().pair(Namespace.NAME_LABEL);
      if (selector.subject() == SelectorSubject.NAMESPACE
          && named.isPresent()
          && named.get().value() instanceof Field.Present<String> name
          && !known.contains(name.get())
          && !isBuiltIn(name.get())) {
        findings.add(describe(name, known));
      }
    }
    return findings;
  }

  private static boolean definesOne(ClusterModel cluster) {
    for (var namespace : cluster.namespaces()) {
      if (!namespace.header().partial()) {
        return true;
      }
    }
    return false;
  }

  /** Those that are defined, changed by a patch, or used. */
  private static Set<String> namespaces(ClusterModel cluster) {
    var names = new TreeSet<String>();
    for (var namespace : cluster.namespaces()) {
      names.add(namespace.name());
    }
    for (var header : cluster.resources().headers()) {
      header.namespace().value().ifPresent(names::add);
    }
    return names;
  }

  private static boolean isBuiltIn(String name) {
    return name.isEmpty()
        || name.equals("default")
        || name.startsWith("kube-")
        || name.startsWith("openshift");
  }

  private static Diagnostic describe(Field.Present<String> name, Collection<String> known) {
    var message = "namespace `%s` is not defined here, others are%s"
        .formatted(name.get(), Spelling.question(name.get(), known));
    return CARD.at(name.span(), message)
        .withHelp("fix the name, or define the namespace beside the others")
        .withAssumption(Assumption.NAMESPACES);
  }
}
