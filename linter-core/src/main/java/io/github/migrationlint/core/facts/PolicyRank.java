package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.Version;
import java.util.Comparator;

/**
 * How strongly a policy claims the VMIs it matches. Of all that match, the one first in rank order
 * governs; nothing is merged.
 *
 * <p>Upstream: kubevirt {@code pkg/virt-controller/watch/migration/migrationpolicy.go}, {@code
 * matchPolicy} and {@code migrationPolicyMatchScore}. More pairs win; then more VMI pairs, since
 * 0.52; then the smaller name in byte order. The user guide says that label keys break ties; no
 * released matcher ever did that.
 *
 * @param total pairs of both selectors
 * @param vmi pairs of the VMI selector
 */
public record PolicyRank(int total, int vmi, String name) {
  private static final Version VMI_LABELS_COUNT_SINCE = Version.of(0, 52);

  // Written out: what Comparator.comparing makes is linked anew in every run.
  private static final Comparator<PolicyRank> BY_TOTAL_THEN_NAME =
      (one, other) -> one.total == other.total
          ? one.name.compareTo(other.name)
          : Integer.compare(other.total, one.total);
  private static final Comparator<PolicyRank> BY_TOTAL_THEN_VMI_THEN_NAME =
      (one, other) -> one.total == other.total && one.vmi != other.vmi
          ? Integer.compare(other.vmi, one.vmi)
          : BY_TOTAL_THEN_NAME.compare(one, other);

  public static PolicyRank of(MigrationPolicy policy) {
    var vmi = count(policy.virtualMachineInstanceSelector());
    return new PolicyRank(vmi + count(policy.namespaceSelector()), vmi, policy.name());
  }

  /** The order of that release's matcher, winner first. */
  public static Comparator<PolicyRank> order(Version kubeVirt) {
    return kubeVirt.isBefore(VMI_LABELS_COUNT_SINCE)
        ? BY_TOTAL_THEN_NAME
        : BY_TOTAL_THEN_VMI_THEN_NAME;
  }

  /** Whether only the names tell the two apart in that release. */
  public boolean isTiedWith(PolicyRank other, Version kubeVirt) {
    return total == other.total && (vmi == other.vmi || kubeVirt.isBefore(VMI_LABELS_COUNT_SINCE));
  }

  /** Pairs with a null value are dropped by the API server and do not count. */
  private static int count(Labels selector) {
    var count = 0;
    for (var pair : selector.pairs()) {
      if (!(pair.value() instanceof Field.Absent<String>)) {
        count++;
      }
    }
    return count;
  }
}
