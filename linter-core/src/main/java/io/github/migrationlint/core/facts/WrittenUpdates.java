package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.core.resource.WorkloadUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an object has running VMs updated: in its own fields, or, for HyperConverged, in the JSON patch that
 * comes on top of them.
 *
 * @param hyperConverged the object, where it is one
 */
public record WrittenUpdates(Optional<HyperConverged> hyperConverged, WorkloadUpdates updates) {
  /** For every HyperConverged and KubeVirt, in source order of each kind. */
  public static final Analysis<List<WrittenUpdates>> ANALYSIS = new Fact<>("written-updates") {
    @Override
    public List<WrittenUpdates> run(Pass pass) {
      var all = new ArrayList<WrittenUpdates>();
      for (var object : pass.cluster().hyperConvergeds()) {
        all.add(new WrittenUpdates(Optional.of(object), patched(object)));
      }
      for (var object : pass.cluster().kubeVirts()) {
        all.add(new WrittenUpdates(Optional.empty(), object.workloadUpdates()));
      }
      return List.copyOf(all);
    }
  };

  private static final String METHODS = "/spec/workloadUpdateStrategy/workloadUpdateMethods";

  public WrittenUpdates {
    Objects.requireNonNull(hyperConverged);
    Objects.requireNonNull(updates);
  }

  private static WorkloadUpdates patched(HyperConverged object) {
    var own = object.workloadUpdates();
    var list = PatchedList.of(object.kubevirtPatch(), METHODS);
    var replacement = list.replacement();
    var names = new ArrayList<Field<String>>(replacement.isPresent() ? List.of() : own.names());
    names.addAll(list.items());
    if (!list.understood()) {
      var place = object.kubevirtPatch().annotation().span();
      return new WorkloadUpdates(new Field.Unresolved<>(place, place, ""), names);
    }
    // KubeVirt takes null for a list without items.
    return replacement
        .map(place -> new WorkloadUpdates(new Field.Present<>(Shape.LIST, place, place), names))
        .orElseGet(() -> new WorkloadUpdates(own.methods(), names));
  }
}
