package io.github.migrationlint.rules.timeouts;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.facts.CopiedShare;
import io.github.migrationlint.core.facts.Feasibility;
import io.github.migrationlint.core.facts.GovernedVm;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.TimeLimit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How messages speak of memory that is copied in time, or not. */
public final class CopyText {
  private CopyText() {}

  /**
   * How much of a large guest is copied: {@code about 15 % of a large guest is copied}, or how often.
   */
  public static String largeGuest(CopiedShare share) {
    if (share.isWhole()) {
      return "a large guest is copied only " + share.value().setScale(1, RoundingMode.DOWN)
          + " times";
    }
    var percent = share.value().movePointRight(2);
    var digits = percent.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
    return "about " + percent.setScale(digits, RoundingMode.DOWN) + " % of a large guest is copied";
  }

  /** The time a gigabyte has: {@code 150 s per GB}, twice where the guest is paused meanwhile. */
  public static String perGigabyte(Feasibility feasibility) {
    var once = feasibility.secondsPerGigabyte() + " s per GB";
    return feasibility.timeouts() == 1 ? once : feasibility.timeouts() + " × " + once;
  }

  /** What to set so that large guests can be copied twice, and what lets one copy fit. */
  public static String remedy(TimeLimit limit) {
    var feasibility = limit.feasibility();
    var enough =
        "set `bandwidthPerMigration` to `" + feasibility.mebiBytesPerSecondFor(2) + "Mi` or more";
    var otherwise =
        ", or `completionTimeoutPerGiB` to " + feasibility.secondsPerGigabyteFor(2) + " or more";
    var once = feasibility.share().isWhole()
        ? ""
        : " (`" + feasibility.mebiBytesPerSecondFor(1) + "Mi` lets one copy fit)";
    return enough + once + otherwise;
  }

  /** Where a value comes from that no one writes: {@code 150 is the default of KubeVirt 1.8}. */
  public static String origin(Setting<?> setting) {
    return setting.origin() instanceof Origin.ReleaseDefault
        ? "; " + setting.value() + " is the " + setting.origin().description()
        : "";
  }

  /** The finding, with a label at the memory of the VM if it is known where it is written. */
  public static Diagnostic withMemory(Diagnostic finding, GovernedVm vm) {
    return vm.size()
        .flatMap(known -> known.memory().origin().place())
        .map(place ->
            finding.withRelated(place, "the memory of `" + vm.workload().id() + "`"))
        .orElse(finding);
  }
}
