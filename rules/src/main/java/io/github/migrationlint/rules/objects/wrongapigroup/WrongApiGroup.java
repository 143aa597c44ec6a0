package io.github.migrationlint.rules.objects.wrongapigroup;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.KnownKinds;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;

/** An object in an API group of KubeVirt whose kind lives in another of them. */
public final class WrongApiGroup implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "wrong-api-group",
          Severity.ERROR,
          "an object has a kind of another API group of KubeVirt")
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var other : pass.cluster().resources().others()) {
      KnownKinds.rightGroup(other.gvk().group(), other.gvk().kind())
          .ifPresent(right -> findings.add(describe(other, right)));
    }
    return findings;
  }

  private static Diagnostic describe(Header object, String right) {
    var kind = object.gvk().kind();
    var message =
        "there is no kind `%s` in API group `%s`".formatted(kind, object.gvk().group());
    var finding = withLabels(CARD.at(object.apiVersion(), message), object);
    var apiVersion = KnownKinds.apiVersion(right, kind);
    if (apiVersion.isEmpty()) {
      return finding.withHelp("write a version of `" + right + "`");
    }
    var advice = "write `" + apiVersion.get() + "`";
    return finding
        .withHelp(advice)
        .withFix(new Fix(
            advice,
            Fix.Applicability.NEEDS_REVIEW,
            List.of(new Edit(object.apiVersion(), apiVersion.get()))));
  }

  /** Whoever takes a VM for something to be migrated puts the labels of the migration there, too. */
  private static Diagnostic withLabels(Diagnostic finding, Header object) {
    var machine = Workload.Kind.VIRTUAL_MACHINE;
    return object.gvk().kind().equals(machine.word())
            && !object.labels().pairs().isEmpty()
        ? finding.withRelated(
            object.labels().span(),
            "these labels stay on the VM; policies match those of `" + machine.labelsPath() + "`")
        : finding;
  }
}
