package io.github.migrationlint.rules.gates;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.facts.FeatureGateLists;
import io.github.migrationlint.core.facts.FeatureGateLists.Listed;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.HyperConverged.Layout;
import io.github.migrationlint.rules.gates.ListedGate.GateList;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** The feature gates that are listed by name: in KubeVirt, in a JSON patch, and in HyperConverged. */
public final class ListedGates {
  public static final Analysis<List<ListedGate>> ANALYSIS =
      new Fact<>("listed-gates", FeatureGateLists.ANALYSIS) {
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
      addOwn(object, versions.hyperConverged(), gates);
    }
    for (var lists : pass.resultOf(FeatureGateLists.ANALYSIS)) {
      var enabled =
          lists.hyperConverged().isPresent() ? GateList.ENABLED_BY_PATCH : GateList.ENABLED;
      add(lists.enabled(), enabled, versions, gates);
      add(lists.disabled(), GateList.DISABLED, versions, gates);
    }
    return List.copyOf(gates);
  }

  private static void addOwn(HyperConverged object, Version version, List<ListedGate> gates) {
    var isList = object.layout() == Layout.V1;
    if (isList && version.isBefore(FIRST_WITH_V1)) {
      return;
    }
    for (var gate : object.gates()) {
      gates.add(new ListedGate(
          Component.HYPERCONVERGED,
          version,
          gate.name(),
          gate.place(),
          isList ? GateList.ENABLED : GateList.FIELDS,
          true));
    }
  }

  private static void add(
      List<Listed> listed, GateList list, PlatformVersions versions, List<ListedGate> gates) {
    for (var gate : listed) {
      gates.add(new ListedGate(
          Component.KUBEVIRT,
          versions.kubeVirt(),
          gate.name(),
          gate.place(),
          list,
          gate.replaceable()));
    }
  }
}
