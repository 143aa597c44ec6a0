package io.github.migrationlint.rules.policy;

import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Workload;
import java.util.List;

/** How findings about policies speak of settings and VMs. */
public final class Wording {
  private Wording() {}

  /** {@code VM `shop/db`}, or that and how many more. */
  public static String vms(List<Workload> workloads) {
    var first = "VM `" + workloads.get(0).id() + "`";
    return workloads.size() == 1 ? first : first + " and " + (workloads.size() - 1) + " more";
  }

  /**
   * The value a migration has, and for a default of the release whose it is. What the cluster sets
   * represents the default where the repository does not show it.
   */
  public static String value(
      MigrationField<?> field, EffectiveSettings effective, SettingsByPolicy cluster) {
    var setting = effective.get(field);
    if (setting.isEmpty()) {
      return cluster.isShown() ? "unset" : "the cluster's";
    }
    return value(setting.get(), cluster);
  }

  private static String value(Setting<?> setting, SettingsByPolicy cluster) {
    var text = "`" + plain(setting.value()) + "`";
    if (setting.origin() instanceof Origin.ReleaseDefault origin) {
      return cluster.isShown() ? text + " (" + origin.description() + ")" : "the cluster's";
    }
    return text;
  }

  private static Object plain(Object value) {
    return value instanceof Quantity quantity ? quantity.text() : value;
  }
}
