package io.github.migrationlint.rules.network.unregisteredbindingplugin;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ConfiguringObject;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.NetworkOptions;
import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/**
 * An interface on a binding plugin that the KubeVirt object does not register. Upstream: kubevirt {@code
 * pkg/network/multus/annotation.go}, {@code newBindingPluginAnnotationData}. Silent with a HyperConverged, which
 * writes that object and registers plugins of its own.
 */
public final class UnregisteredBindingPlugin implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unregistered-binding-plugin",
          Severity.WARNING,
          "an interface names a binding plugin that KubeVirt does not have")
      .requires(ConfiguringObject.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var kubeVirt = pass.resultOf(ConfiguringObject.ANALYSIS).kubeVirt();
    if (kubeVirt.isEmpty() || !kubeVirt.get().network().complete()) {
      return findings;
    }
    for (var workload : pass.cluster().workloads()) {
      for (var connected : workload.guest().devices().interfaces().items()) {
        if (connected.plugin() instanceof Field.Present<String> name
            && kubeVirt.get().network().plugin(name.get()).isEmpty()) {
          findings.add(describe(name, kubeVirt.get()));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Present<String> name, KubeVirt kubeVirt) {
    var registered = new ArrayList<String>();
    for (NetworkOptions.BindingPlugin plugin : kubeVirt.network().plugins()) {
      registered.add(plugin.name());
    }
    return CARD.at(
            name.span(),
            "KubeVirt has no binding plugin `" + name.get() + "`"
                + Spelling.question(name.get(), registered))
        .withRelated(kubeVirt.header().place(), "not in its `network.binding`")
        .withHelp(Spelling.nearest(name.get(), registered)
            .map(plugin -> "set `name: " + plugin + "`")
            .orElse(
                "add the plugin to `spec.configuration.network.binding` of the KubeVirt object"));
  }
}
