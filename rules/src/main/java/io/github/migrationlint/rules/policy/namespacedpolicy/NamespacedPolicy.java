package io.github.migrationlint.rules.policy.namespacedpolicy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.rules.Deletions;
import java.util.ArrayList;
import java.util.List;

/** A MigrationPolicy that seems to lie in a namespace; the API server takes it for all of them. */
public final class NamespacedPolicy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "namespaced-policy", Severity.NOTE, "a MigrationPolicy has a namespace, which is ignored")
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var editor = new YamlEditor();
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.cluster().migrationPolicies()) {
      // A patch names a namespace to find its target.
      if (!policy.header().partial()
          && !isSetByKustomize(policy.header())
          && policy.header().namespace() instanceof Field.Present<String> namespace) {
        findings.add(describe(policy, namespace, editor));
      }
    }
    return findings;
  }

  /** A {@code namespace} of a kustomization is meant for its other objects. */
  private static boolean isSetByKustomize(Header header) {
    for (var change : header.changes()) {
      if (change.message().equals("the namespace is set here")) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic describe(
      MigrationPolicy policy, Field.Present<String> namespace, YamlEditor editor) {
    var message = "namespace `%s` does not confine this policy: it is cluster-scoped"
        .formatted(namespace.get());
    var help =
        "delete `namespace`; to select that namespace, write `%s: %s` under `namespaceSelector`"
            .formatted(Namespace.NAME_LABEL, namespace.get());
    var finding = CARD.at(namespace.span(), message).withHelp(help);
    return policy.header().name().isWritten()
        ? Deletions.ofEntry(finding, namespace.key(), "`namespace`", Applicability.SAFE, editor)
        : finding;
  }
}
