package io.github.migrationlint.core.resource;

import java.util.List;
import java.util.Objects;

/**
 * How VMs with an outdated launcher are updated: {@code workloadUpdateStrategy}, which KubeVirt and
 * HyperConverged share.
 *
 * @param methods what is under {@code workloadUpdateMethods}
 * @param names its items, of which KubeVirt knows {@code LiveMigrate} and {@code Evict}
 */
public record WorkloadUpdates(Field<Shape> methods, List<Field<String>> names) {
  public static final String LIVE_MIGRATE = "LiveMigrate";
  public static final String EVICT = "Evict";

  public WorkloadUpdates {
    Objects.requireNonNull(methods);
    names = List.copyOf(names);
  }

  static WorkloadUpdates of(Section holder) {
    var strategy = holder.section("workloadUpdateStrategy");
    return new WorkloadUpdates(
        strategy.shape("workloadUpdateMethods"), strategy.texts("workloadUpdateMethods"));
  }

  /** Whether a list is written, all of whose items can be read. */
  public boolean isKnown() {
    for (var name : names) {
      if (name.value().isEmpty()) {
        return false;
      }
    }
    return methods.value().filter(Shape.LIST::equals).isPresent();
  }

  /** Whether that method is listed. */
  public boolean has(String method) {
    for (var name : names) {
      if (name.value().filter(method::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
