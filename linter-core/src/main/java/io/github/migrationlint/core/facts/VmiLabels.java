package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Workload;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** The labels the VMIs of each workload will have. Equal labels are one object. */
public final class VmiLabels {
  public static final Analysis<VmiLabels> ANALYSIS = new Fact<>("vmi-labels") {
    @Override
    public VmiLabels run(Pass pass) {
      return of(pass);
    }
  };

  private final Map<Workload, KnownLabels> byWorkload;

  private VmiLabels(Map<Workload, KnownLabels> byWorkload) {
    this.byWorkload = byWorkload;
  }

  private static VmiLabels of(Pass pass) {
    var distinct = new HashMap<KnownLabels, KnownLabels>();
    var byWorkload = new IdentityHashMap<Workload, KnownLabels>();
    for (var workload : pass.cluster().workloads()) {
      var labels = KnownLabels.of(workload);
      var known = distinct.putIfAbsent(labels, labels);
      byWorkload.put(workload, known == null ? labels : known);
    }
    return new VmiLabels(byWorkload);
  }

  /** The labels of the VMIs of a workload of this cluster. */
  public KnownLabels of(Workload workload) {
    return Objects.requireNonNull(byWorkload.get(workload));
  }
}
