package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.KubeVirt;
import java.util.Objects;
import java.util.Optional;

/**
 * The one object that configures KubeVirt in a cluster: the HyperConverged, which owns the KubeVirt
 * object, or without one the KubeVirt object. Both are empty where the repository shows none, several,
 * or only a part of one.
 */
public record ConfiguringObject(
    Optional<HyperConverged> hyperConverged, Optional<KubeVirt> kubeVirt) {
  public static final Analysis<ConfiguringObject> ANALYSIS = new Fact<>("configuring-object") {
    @Override
    public ConfiguringObject run(Pass pass) {
      return in(pass.cluster());
    }
  };

  private static final ConfiguringObject NONE =
      new ConfiguringObject(Optional.empty(), Optional.empty());

  public ConfiguringObject {
    Objects.requireNonNull(hyperConverged);
    Objects.requireNonNull(kubeVirt);
  }

  private static ConfiguringObject in(ClusterModel cluster) {
    var hyperConvergeds = cluster.hyperConvergeds();
    var kubeVirts = cluster.kubeVirts();
    if (hyperConvergeds.size() == 1 && isWhole(hyperConvergeds.get(0).header())) {
      return new ConfiguringObject(Optional.of(hyperConvergeds.get(0)), Optional.empty());
    }
    if (hyperConvergeds.isEmpty()
        && kubeVirts.size() == 1
        && isWhole(kubeVirts.get(0).header())) {
      return new ConfiguringObject(Optional.empty(), Optional.of(kubeVirts.get(0)));
    }
    return NONE;
  }

  private static boolean isWhole(Header header) {
    return !header.partial() && header.refusal().isEmpty();
  }

  /** That object, whichever it is. */
  public Optional<Header> header() {
    return hyperConverged.map(HyperConverged::header).or(() -> kubeVirt.map(KubeVirt::header));
  }

  /** The name and kind of that object, as a report says it. */
  static String describe(Header header) {
    return header.gvk().kind() + " " + header.nameText();
  }
}
