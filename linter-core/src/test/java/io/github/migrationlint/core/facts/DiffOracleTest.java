package io.github.migrationlint.core.facts;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.report.DiffReport.Cause;
import io.github.migrationlint.core.report.DiffReport.Effect;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Value;
import io.github.migrationlint.core.resource.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What `diff` says of random pairs of small repositories against brute force: both sides are evaluated
 * by ports of upstream's matcher and merge, and compared. So are the causes: where changing one object
 * alone does it, such an object is named and no more than alternatives to it; else the named objects
 * together do it, and none of them can be left out.
 *
 * <p>{@code -Doracle.pairs=100000} asks for more.
 */
class DiffOracleTest {
  private static final int PAIRS = Integer.getInteger("oracle.pairs", 400);

  private final Map<String, Integer> tally = new HashMap<>();

  private void count(String what) {
    tally.merge(what, 1, Integer::sum);
  }

  @Test
  void every_change_is_reported_and_no_other() {
    var random = new Random(20_261_128);
    for (var i = 0; i < PAIRS; i++) {
      var base = SmallFiles.random(random);
      var head = base;
      var changed = new ArrayList<String>();
      for (var edits = 1 + random.nextInt(4); edits > 0; edits--) {
        head = head.changed(random, changed);
      }
      check(base, head, changed);
    }
    for (var what : List.of("policy", "settings", "one cause", "alternatives", "several causes")) {
      assertTrue(tally.getOrDefault(what, 0) > PAIRS / 100, () -> what + " of " + tally);
    }
  }

  private void check(SmallFiles base, SmallFiles head, List<String> changed) {
    var report = SmallFiles.diff(base.plain(), head.plain());
    assertEquals(
        expected(base.evaluated(), head.evaluated()), reported(report), () -> base + "\n" + head);
    for (var group : report.groups()) {
      for (var effect : group.effects()) {
        for (var vm : effect.vms()) {
          if (effect.has(Kind.WINNER, Kind.SETTINGS)) {
            var named = paths(group.because(), changed);
            // VMs with a like edit of their own are reported together.
            named.removeIf(name -> name.startsWith("vm/") && !name.equals("vm/" + vm.id()));
            check(effect, vm.id(), named, base, head, changed);
          }
        }
      }
    }
  }

  /** The objects whose files are named; files are called after objects. */
  private static List<String> paths(List<Cause> because, List<String> changed) {
    var names = new TreeSet<String>();
    for (var cause : because) {
      var file = cause.place().source().id().path();
      for (var name : changed) {
        if (file.equals(name.replace('/', '-') + ".yaml")) {
          names.add(name);
        }
      }
    }
    return new ArrayList<>(names);
  }

  private void check(
      Effect effect,
      String vm,
      List<String> named,
      SmallFiles base,
      SmallFiles head,
      List<String> changed) {
    var wanted = fields(effect);
    var alone = new ArrayList<String>();
    for (var name : changed) {
      if (explains(wanted, vm, List.of(name), base, head)) {
        alone.add(name);
      }
    }
    if (!alone.isEmpty()) {
      assertTrue(
          alone.containsAll(named), () -> named + " of " + alone + "\n" + base + "\n" + head);
      count(named.size() == 1 ? "one cause" : "alternatives");
      return;
    }
    assertTrue(
        explains(wanted, vm, named, base, head) || aPartExplains(wanted, vm, named, base, head),
        () -> named + " " + vm + "\n" + base + "\n" + head);
    for (var name : named) {
      var others = new ArrayList<>(named);
      others.remove(name);
      assertTrue(!explains(wanted, vm, others, base, head), () -> name + " is not needed");
    }
    count("several causes");
  }

  /** Whether some of the edits to the named objects do it, where all of them do not. */
  private static boolean aPartExplains(
      List<String> fields, String vm, List<String> names, SmallFiles base, SmallFiles head) {
    var differences = base.differences(names, head);
    var whole = new ArrayList<>(names);
    differences.forEach(difference -> whole.remove(difference.object()));
    for (var choice = 1; choice < 1 << differences.size(); choice++) {
      var some = new ArrayList<SmallFiles.Difference>();
      for (var i = 0; i < differences.size(); i++) {
        if (((choice >> i) & 1) == 1) {
          some.add(differences.get(i));
        }
      }
      if (explains(fields, vm, whole, base.withPairs(some, head), head)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> fields(Effect effect) {
    var fields = new ArrayList<String>();
    for (var change : effect.changes()) {
      fields.add(change.field().orElse("policy"));
    }
    return fields;
  }

  private static boolean explains(
      List<String> fields, String vm, List<String> names, SmallFiles base, SmallFiles head) {
    var reached = requireNonNull(base.with(names, head).evaluated().get(vm));
    var wanted = requireNonNull(head.evaluated().get(vm));
    for (var field : fields) {
      if (!Optional.ofNullable(reached.get(field)).equals(Optional.ofNullable(wanted.get(field)))) {
        return false;
      }
    }
    return true;
  }

  private Map<String, String> expected(
      Map<String, Map<String, Object>> base, Map<String, Map<String, Object>> head) {
    var changes = new TreeMap<String, String>();
    base.forEach((vm, before) -> {
      var now = requireNonNull(head.get(vm));
      var names = new TreeSet<>(UpstreamMigrations.NAMES);
      names.add("policy");
      for (var name : names) {
        var from = before.get(name);
        var to = now.get(name);
        if (!Optional.ofNullable(from).equals(Optional.ofNullable(to))) {
          count(name.equals("policy") ? "policy" : "settings");
          changes.put(vm + " " + name, from + " -> " + to);
        }
      }
    });
    return changes;
  }

  private static Map<String, String> reported(DiffReport report) {
    var changes = new TreeMap<String, String>();
    for (var group : report.groups()) {
      for (var effect : group.effects()) {
        for (var change : effect.changes()) {
          for (var vm : effect.vms()) {
            var name = change.field().orElse("policy");
            if (UpstreamMigrations.NAMES.contains(name) || name.equals("policy")) {
              changes.put(vm.id() + " " + name, plain(change.from()) + " -> " + plain(change.to()));
            }
          }
        }
      }
    }
    return changes;
  }

  private static @Nullable Object plain(Value value) {
    return value
        .value()
        .map(text -> text instanceof String quantity
            ? Quantity.parse(quantity)
                .<Object>map(bytes -> bytes.floor().longValueExact())
                .orElse(quantity)
            : text)
        .orElse(null);
  }
}
