package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.MigrationField;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The VM that a written setting harms most.
 *
 * @param setting where it is written
 * @param harm in the unit of whoever asks
 * @param others how many more VMs the setting harms
 */
public record WorstVm(GovernedVm vm, Origin.Declared setting, BigInteger harm, int others) {
  public WorstVm {
    Objects.requireNonNull(vm);
    Objects.requireNonNull(setting);
    Objects.requireNonNull(harm);
  }

  /** How much a VM is harmed. */
  public interface Harm {
    /** Empty where it is not. */
    Optional<BigInteger> of(GovernedVm vm);
  }

  /** One for each place at which the setting is written, in the order of the VMs. */
  public static List<WorstVm> of(List<GovernedVm> vms, MigrationField<?> field, Harm harm) {
    var worst = new LinkedHashMap<Origin.Declared, WorstVm>();
    for (var vm : vms) {
      var origin = vm.settings().get(field).map(Setting::origin);
      if (origin.isPresent() && origin.get() instanceof Origin.Declared written) {
        harm.of(vm)
            .map(amount -> new WorstVm(vm, written, amount, 0))
            .ifPresent(harmed -> worst.merge(written, harmed, WorstVm::and));
      }
    }
    return new ArrayList<>(worst.values());
  }

  private WorstVm and(WorstVm next) {
    var isWorse = next.harm.compareTo(harm) > 0;
    return new WorstVm(isWorse ? next.vm : vm, setting, isWorse ? next.harm : harm, others + 1);
  }

  /** {@code VM `shop/db`}, and how many more there are. */
  public String describe() {
    var first = vm.workload().title();
    return others == 0 ? first : first + " and " + others + " more";
  }
}
