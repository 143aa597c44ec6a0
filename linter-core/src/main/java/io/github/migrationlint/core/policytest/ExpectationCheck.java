package io.github.migrationlint.core.policytest;

import io.github.migrationlint.core.diagnostic.ParameterForm;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.policytest.PolicyTest.Expected;
import io.github.migrationlint.core.policytest.TestReport.Verdict;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Holds one expectation against one VM. What cannot be decided does not hold. */
final class ExpectationCheck {
  private static final String NONE = "none";
  private static final String SETTINGS = "settings.";

  /** What is, and why. */
  private record Actual(String got, boolean ok, String reason, Optional<Span> origin) {
    static Actual unknown(String reason) {
      return new Actual("unknown", false, reason, Optional.empty());
    }
  }

  private final VmFacts vm;

  ExpectationCheck(VmFacts vm) {
    this.vm = vm;
  }

  /** The verdict about the VMs: that of the first one for which the expectation does not hold. */
  static Verdict of(Expected expected, List<VmFacts> vms) {
    var actual = Actual.unknown("no VM");
    var last = vms.get(0);
    for (var vm : vms) {
      last = vm;
      actual = new ExpectationCheck(vm).actual(expected);
      if (!actual.ok) {
        break;
      }
    }
    var which = vms.size() == 1 ? "" : "`" + last.workload().id() + "`: ";
    return new Verdict(
        expected.key(),
        expected.want().text(),
        actual.got,
        actual.ok,
        (actual.ok ? "" : which) + actual.reason,
        expected.want().span(),
        actual.origin);
  }

  private Actual actual(Expected expected) {
    var want = expected.want();
    return switch (expected.key()) {
      case "policy" -> policy(want.text());
      case "drain" -> drain(want.text());
      case "completes-within" -> completion(want.text());
      default -> setting(expected.key().substring(SETTINGS.length()), want);
    };
  }

  private Actual policy(String want) {
    var match = vm.match();
    if (!match.isDecided()) {
      return Actual.unknown(
          match.undecided().isEmpty()
              ? "it is unknown which policy governs it"
              : "`" + match.undecided().get(0).policy().name() + "` may match: "
                  + match.undecided().get(0).reason());
    }
    var winner = match.winner();
    if (winner.isEmpty()) {
      return new Actual(NONE, want.equals(NONE), "no policy matches", Optional.empty());
    }
    var name = winner.get().name();
    return new Actual(
        name,
        want.equals(name),
        "policy `" + name + "` matches",
        Optional.of(winner.get().header().place()));
  }

  private Actual drain(String want) {
    var drain = vm.drain();
    var got = drain.isHalted() ? PolicyTestReader.NOT_MET : drain.effect().description();
    var doubts = drain.migratability().doubts();
    var obstacles = drain.migratability().obstacles();
    var strategy = drain
        .strategy()
        .map(setting -> "`" + setting.value().word() + "` (" + setting.origin().description() + ")")
        .orElse("its eviction strategy is not in the files");
    var reason = new StringBuilder(strategy);
    if (!obstacles.isEmpty()) {
      reason.append("; it cannot migrate: ").append(obstacles.get(0).description());
    } else if (!doubts.isEmpty()) {
      reason.append("; ").append(doubts.get(0).description());
    }
    return new Actual(
        got, want.equals(got), reason.toString(), drain.strategy().flatMap(setting -> setting
            .origin()
            .place()));
  }

  private Actual setting(String name, ScalarNode want) {
    if (!vm.match().isDecided()) {
      return Actual.unknown(policy("").reason());
    }
    for (var field : MigrationField.ALL) {
      if (field.name().equals(name)) {
        if (vm.settings().isUnknown(field)) {
          return Actual.unknown("what is written for `" + name + "` is not known");
        }
        return vm.settings()
            .get(field)
            .map(setting -> actual(setting, want))
            .orElse(new Actual(
                NONE, want.text().equals(NONE), "nothing sets `" + name + "`", Optional.empty()));
      }
    }
    return Actual.unknown("this release has no `" + name + "`");
  }

  private static Actual actual(Setting<?> setting, ScalarNode want) {
    var value = setting.value();
    return new Actual(
        value instanceof Quantity quantity ? quantity.text() : String.valueOf(value),
        isEqual(value, want),
        setting.origin().description(),
        setting.origin().place());
  }

  /** Quantities are compared by what they amount to, booleans as YAML reads them. */
  private static boolean isEqual(Object value, ScalarNode want) {
    if (value instanceof Quantity quantity) {
      return Quantity.parse(want.text())
          .map(other -> other.value().compareTo(quantity.value()) == 0)
          .orElse(false);
    }
    if (value instanceof Boolean) {
      return want.value(Reading.KUBECTL) instanceof ScalarValue.Bool bool
          && value.equals(bool.value());
    }
    return String.valueOf(value).equals(want.text());
  }

  /** The longest that a migration may take, by its completion timeout. */
  private Actual completion(String want) {
    var timeout = vm.settings().get(MigrationField.COMPLETION_TIMEOUT_PER_GIB);
    if (!vm.match().isDecided() || timeout.isEmpty()) {
      return Actual.unknown(
          vm.match().isDecided()
              ? "its completion timeout is not known"
              : policy("").reason());
    }
    var place = timeout.get().origin().place();
    if (timeout.get().value() == 0) {
      return new Actual("no limit", false, timeout.get().origin().description(), place);
    }
    if (vm.size().isEmpty()) {
      return Actual.unknown("its memory is not known");
    }
    var gigabytes = vm.size().get().gigabytes();
    var seconds = BigInteger.valueOf(timeout.get().value()).multiply(gigabytes);
    var most = ParameterForm.DURATION.parse(want).orElseThrow().toSeconds();
    return new Actual(
        seconds + "s",
        seconds.compareTo(BigInteger.valueOf(most)) <= 0,
        timeout.get().value() + " s for each of " + gigabytes + " GB, "
            + timeout.get().origin().description(),
        place);
  }
}
