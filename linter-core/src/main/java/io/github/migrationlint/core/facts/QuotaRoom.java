package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.facts.TargetObstacle.Kind;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Guest;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.ResourceQuota;
import io.github.migrationlint.core.resource.Resources;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the quota of a namespace has room for the second pod of a migration. What is counted is a lower
 * bound: the overhead of launcher pods, and whatever else runs in the namespace, come on top. Upstream:
 * kubevirt {@code pkg/virt-controller/watch/migration/migration.go}, {@code createTargetPod}: a pod that is
 * forbidden leaves the migration pending; requests are rendered by {@code
 * pkg/virt-controller/services/renderresources.go}.
 */
public final class QuotaRoom {
  public static final Analysis<QuotaRoom> ANALYSIS = new Fact<>("quota-room") {
    @Override
    public QuotaRoom run(Pass pass) {
      return new QuotaRoom(
          pass.cluster().resources().platform().quotas(),
          pass.cluster().workloads(),
          isManaged(pass.cluster().resources()));
    }
  };

  private final List<ResourceQuota> quotas = new ArrayList<>();
  private final IdentityHashMap<ResourceQuota.Limit, BigDecimal> used = new IdentityHashMap<>();

  private QuotaRoom(List<ResourceQuota> defined, List<Workload> workloads, boolean managed) {
    for (var quota : defined) {
      if (!managed && !quota.scoped() && !quota.header().partial()) {
        quotas.add(quota);
        for (var limit : quota.hard()) {
          used.put(limit, used(quota, limit, workloads));
        }
      }
    }
  }

  private static BigDecimal used(
      ResourceQuota quota, ResourceQuota.Limit limit, List<Workload> workloads) {
    var sum = BigDecimal.ZERO;
    for (var workload : workloads) {
      if (!workload.header().partial()
          && Claims.areInOneNamespace(quota.header(), workload.header())) {
        var one = amount(limit.resource(), workload.guest());
        if (one.isPresent()) {
          sum = sum.add(one.get().value().multiply(BigDecimal.valueOf(VmGroups.vmis(workload))));
        }
      }
    }
    return sum;
  }

  /** Application-aware quotas leave the target pod out, and Harvester raises quotas for migrations. */
  private static boolean isManaged(Resources resources) {
    for (var other : resources.others()) {
      if (other.gvk().group().equals("aaq.kubevirt.io")) {
        return true;
      }
    }
    for (var workload : resources.workloads()) {
      for (var annotation : workload.header().annotations().pairs()) {
        if (annotation.key().startsWith("harvesterhci.io/")) {
          return true;
        }
      }
    }
    return false;
  }

  /** The limit that has no room for a second pod of one of that workload's VMIs. */
  Optional<TargetObstacle> missingFor(Workload workload) {
    if (quotas.isEmpty() || VmGroups.vmis(workload) == 0) {
      return Optional.empty();
    }
    for (var quota : quotas) {
      if (Claims.areInOneNamespace(quota.header(), workload.header())) {
        for (var limit : quota.hard()) {
          var obstacle = check(quota, limit, workload);
          if (obstacle.isPresent()) {
            return obstacle;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<TargetObstacle> check(
      ResourceQuota quota, ResourceQuota.Limit limit, Workload workload) {
    var hard = limit.amount().value();
    var own = amount(limit.resource(), workload.guest());
    if (hard.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    if (Objects.requireNonNull(used.get(limit))
            .add(own.get().value())
            .compareTo(hard.get().value())
        <= 0) {
      return Optional.empty();
    }
    var words = "quota `" + quota.header().nameText() + "` has no room for a second pod in `"
        + limit.resource() + "`";
    return Optional.of(TargetObstacle.certain(
        Kind.QUOTA,
        words,
        own.get().place().orElse(workload.header().place()),
        new Label(limit.amount().span(), "`" + limit.resource() + "` of the namespace")));
  }

  /**
   * What one pod surely counts.
   *
   * @param place where the VM says so; empty where every pod counts it
   */
  private record Amount(BigDecimal value, Optional<Span> place) {}

  private static Optional<Amount> amount(String resource, Guest guest) {
    var memory = guest.memory();
    var cpu = guest.cpu();
    return switch (resource) {
      case "pods", "count/pods" -> Optional.of(new Amount(BigDecimal.ONE, Optional.empty()));
      case "memory", "requests.memory" ->
        memory.pageSize().isWritten()
            ? Optional.empty()
            : amount(memory.request().isWritten() ? memory.request() : memory.limit());
      case "limits.memory" ->
        memory.pageSize().isWritten() ? Optional.empty() : amount(memory.limit());
      case "cpu", "requests.cpu" -> amount(cpu.request().isWritten() ? cpu.request() : cpu.limit());
      case "limits.cpu" -> amount(cpu.limit());
      default -> hugepages(resource, guest);
    };
  }

  /** With huge pages, the memory of the guest is asked for as pages of that size. */
  private static Optional<Amount> hugepages(String resource, Guest guest) {
    var memory = guest.memory();
    var size = memory.pageSize().value().map(Quantity::text).orElse("");
    if (size.isEmpty()
        || !(resource.equals("requests.hugepages-" + size)
            || resource.equals("hugepages-" + size))) {
      return Optional.empty();
    }
    return amount(memory.request().isWritten() ? memory.request() : memory.guest());
  }

  private static Optional<Amount> amount(Field<Quantity> field) {
    return field
        .value()
        .filter(quantity -> !quantity.isNegative())
        .map(quantity -> new Amount(quantity.value(), Optional.of(field.span())));
  }
}
