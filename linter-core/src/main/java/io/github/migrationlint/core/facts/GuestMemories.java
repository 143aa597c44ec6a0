package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.GuestMemory;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.ShippedInstancetypes;
import java.util.Optional;

/**
 * How much memory the guest of a workload has, and who says so. Upstream: kubevirt {@code
 * pkg/defaults/defaults.go}, {@code setGuestMemory}: what {@code memory.guest} says, else the request,
 * else the limit, else the size of one huge page. An instancetype fills in {@code memory.guest}
 * before: {@code pkg/instancetype/apply/memory.go}.
 */
public final class GuestMemories {
  public static final Analysis<GuestMemories> ANALYSIS =
      new Fact<>("guest-memories", Instancetypes.ANALYSIS) {
        @Override
        public GuestMemories run(Pass pass) {
          return new GuestMemories(pass.resultOf(Instancetypes.ANALYSIS));
        }
      };

  private final Instancetypes instancetypes;

  private GuestMemories(Instancetypes instancetypes) {
    this.instancetypes = instancetypes;
  }

  /** Empty where the repository does not show it, or no one says it. */
  public Optional<Setting<Quantity>> of(Workload workload) {
    var instancetype = instancetypes.of(workload);
    if (instancetype.shipped().isPresent()) {
      return shipped(instancetype.shipped().get(), workload);
    }
    if (instancetype.referred()) {
      return instancetype
          .found()
          .flatMap(found ->
              setting(found.guestMemory(), "instancetype " + found.header().nameText()));
    }
    return written(workload.guest().memory());
  }

  private static Optional<Setting<Quantity>> shipped(
      ShippedInstancetypes.Sizing instancetype, Workload workload) {
    var place = workload.machine().orElseThrow().instancetype().name().span();
    var words = "instancetype " + instancetype.name() + " as KubeVirt ships it";
    return Quantity.parse(instancetype.memory())
        .map(memory -> new Setting<>(memory, new Origin.Shipped(words, place)));
  }

  /** Whether only the size of a huge page says it. */
  public boolean isOnePage(Workload workload) {
    var memory = workload.guest().memory();
    return !instancetypes.of(workload).referred()
        && !memory.guest().isWritten()
        && !counts(memory.request())
        && !counts(memory.limit())
        && memory.pageSize().isWritten();
  }

  private static Optional<Setting<Quantity>> written(GuestMemory memory) {
    if (memory.guest().isWritten()) {
      return setting(memory.guest(), "memory.guest");
    }
    if (counts(memory.request())) {
      return setting(memory.request(), "resources.requests.memory");
    }
    if (counts(memory.limit())) {
      return setting(memory.limit(), "resources.limits.memory");
    }
    return setting(memory.pageSize(), "hugepages.pageSize");
  }

  /** A zero is passed over. */
  private static boolean counts(Field<Quantity> field) {
    return field.isWritten() && field.value().filter(Quantity::isZero).isEmpty();
  }

  private static Optional<Setting<Quantity>> setting(Field<Quantity> field, String words) {
    return field
        .value()
        .map(value -> new Setting<>(value, new Origin.Declared(words, field.span())));
  }
}
