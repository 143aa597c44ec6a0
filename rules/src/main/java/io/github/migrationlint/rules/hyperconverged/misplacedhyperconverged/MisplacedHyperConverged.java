package io.github.migrationlint.rules.hyperconverged.misplacedhyperconverged;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import java.util.ArrayList;
import java.util.List;

/** A HyperConverged under a name, or in a namespace, where the operator does not look. */
public final class MisplacedHyperConverged implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "misplaced-hyperconverged",
          Severity.WARNING,
          "a HyperConverged is not where its operator looks for it")
      .also(Severity.ERROR)
      .refines("schema")
      .withFix();

  /** Where the product and the community's operator are installed. */
  private static final List<String> NAMESPACES =
      List.of("openshift-cnv", "kubevirt-hyperconverged");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      var header = object.header();
      if (header.name() instanceof Field.Present<String> name
          && !name.get().equals(HyperConverged.NAME)) {
        findings.add(describeName(name, header.renames()));
      }
      if (header.namespace() instanceof Field.Present<String> namespace
          && !NAMESPACES.contains(namespace.get())) {
        findings.add(describeNamespace(namespace));
      }
    }
    return findings;
  }

  /** The schema has the name as a pattern that is not anchored, so some other names pass it. */
  private static Diagnostic describeName(Field.Present<String> name, List<Label> renames) {
    var passes = name.get().contains(HyperConverged.NAME);
    var message = "`" + name.get() + (passes ? "` is ignored" : "` is rejected")
        + ": the name must be `" + HyperConverged.NAME + "`";
    var severity = passes ? Severity.WARNING : Severity.ERROR;
    if (!renames.isEmpty()) {
      return CARD.at(severity, renames.get(0).span(), message)
          .withRelated(name.span(), "the name it renames")
          .withHelp("move the HyperConverged to a kustomization that renames nothing");
    }
    return CARD.at(severity, name.span(), message)
        .withHelp("rename it to `" + HyperConverged.NAME + "`")
        .withFix(new Fix(
            "rename it to `" + HyperConverged.NAME + "`",
            Applicability.NEEDS_REVIEW,
            List.of(ScalarEdits.keepingQuotes(name.span(), HyperConverged.NAME))));
  }

  private static Diagnostic describeNamespace(Field.Present<String> namespace) {
    var message =
        "the operator of HyperConverged does not run in namespace `" + namespace.get() + "`";
    return CARD.at(namespace.span(), message)
        .withHelp(
            "move it to `openshift-cnv`, or to `kubevirt-hyperconverged` for the community operator");
  }
}
