package io.github.migrationlint.rules.jsonpatch.unknownjsonpatchfield;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.JsonPatchFault;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/** A JSON patch that adds a member no release of KubeVirt has, so that it has no effect. */
public final class UnknownJsonPatchField implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unknown-json-patch-field",
          Severity.ERROR,
          "a JSON patch adds a field that KubeVirt does not have")
      .requires(JsonPatchFault.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var fault : pass.resultOf(JsonPatchFault.ANALYSIS)) {
      if (!fault.fails()) {
        findings.add(describe(fault));
      }
    }
    return findings;
  }

  private static Diagnostic describe(JsonPatchFault fault) {
    var message = "KubeVirt has no field `" + fault.member() + "`, so adding it has no effect";
    var names = new ArrayList<String>();
    for (var field : MigrationField.ALL) {
      names.add(field.name());
    }
    var meant = Spelling.nearest(fault.member(), names);
    return CARD.at(fault.place(), message)
        .withHelp(meant
            .map(name -> "rename it to `" + name + "`")
            .orElse("remove it, or write the name as the schema of KubeVirt has it"));
  }
}
