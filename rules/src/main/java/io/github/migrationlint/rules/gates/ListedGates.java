package io.github.migrationlint.rules.gates;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged.Layout;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** The feature gates that are listed by name: in KubeVirt, and in HyperConverged's {@code v1}. */
public final class ListedGates {
  public static final Analysis<List<ListedGate>> ANALYSIS = new Fact<>("listed-gates") {
    @Override
    public List<ListedGate> run(Pass pass) {
      return of(pass);
    }
  };

  /** The first that serves {@code hco.kubevirt.io/v1}. */
  private static final Version FIRST_WITH_V1 = Version.of(1, 18);

  private ListedGates() {}

  private static List<ListedGate> of(Pass pass) {
    var versions = pass.cluster().versions();
    var gates = new ArrayList<ListedGate>();
    for (var object : pass.cluster().hyperConvergeds()) {
      if (object.layout() == Layout.V1 && versions.hyperConverged().isAtLeast(FIRST_WITH_V1)) {
        for (var gate : object.featureGateNames()) {
          gates.add(new ListedGate(
              Component.HYPERCONVERGED, versions.hyperConverged(), gate.key(), gate.keySpan()));
        }
      }
    }
    for (var object : pass.cluster().kubeVirts()) {
      for (var gate : object.featureGates()) {
        if (gate instanceof Field.Present<String> name) {
          gates.add(
              new ListedGate(Component.KUBEVIRT, versions.kubeVirt(), name.get(), name.span()));
        }
      }
    }
    return List.copyOf(gates);
  }
}
