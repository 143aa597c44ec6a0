package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The laws that `diff` keeps, on random repositories. */
class DiffLawsTest {
  private static final int REPOSITORIES = Integer.getInteger("oracle.repositories", 120);

  private final Random random = new Random(4711);

  @Test
  void the_same_files_have_no_difference() {
    for (var i = 0; i < REPOSITORIES; i++) {
      var files = SmallFiles.random(random).shuffled(random);
      assertEmpty(files, files);
    }
  }

  /** Reformatting, moving, splitting, renaming, reordering, comments, and equal quantities. */
  @Test
  void another_way_to_write_the_same_is_no_difference() {
    for (var i = 0; i < REPOSITORIES; i++) {
      var repository = SmallFiles.random(random);
      assertEmpty(repository.plain(), repository.shuffled(random));
      assertEmpty(repository.shuffled(random), repository.shuffled(random));
    }
  }

  @Test
  void the_way_back_is_the_mirror() {
    for (var i = 0; i < REPOSITORIES; i++) {
      var base = SmallFiles.random(random);
      var head = changed(base);
      var there = states(SmallFiles.diff(base.plain(), head.plain()));
      var back = states(SmallFiles.diff(head.shuffled(random), base.shuffled(random)));
      var mirrored = new TreeMap<String, List<String>>();
      there.forEach((what, values) -> mirrored.put(what, List.of(values.get(1), values.get(0))));
      assertEquals(mirrored, back, () -> base + "\n" + head);
    }
  }

  @Test
  void two_steps_are_one() {
    var changes = 0;
    for (var i = 0; i < REPOSITORIES; i++) {
      var a = SmallFiles.random(random);
      var b = changed(a);
      var c = changed(b);
      var composed = states(SmallFiles.diff(a.plain(), b.plain()));
      states(SmallFiles.diff(b.plain(), c.plain()))
          .forEach((what, values) -> composed.merge(
              what, values, (first, second) -> List.of(first.get(0), second.get(1))));
      composed.values().removeIf(values -> values.get(0).equals(values.get(1)));
      var direct = states(SmallFiles.diff(a.plain(), c.plain()));
      assertEquals(composed, direct, () -> a + "\n" + b + "\n" + c);
      changes += direct.size();
    }
    assertTrue(changes > REPOSITORIES, "changes: " + changes);
  }

  private SmallFiles changed(SmallFiles files) {
    var changed = files;
    var names = new ArrayList<String>();
    for (var edits = 1 + random.nextInt(3); edits > 0; edits--) {
      changed = changed.changed(random, names);
    }
    return changed;
  }

  private static void assertEmpty(Map<String, String> base, Map<String, String> head) {
    var report = SmallFiles.diff(base, head);
    assertTrue(report.isEmpty(), () -> report.groups() + "\n" + base + "\n" + head);
  }

  /** What of each VM and policy is what before and after; what only shows without VMs left out. */
  private static Map<String, List<String>> states(DiffReport report) {
    var states = new TreeMap<String, List<String>>();
    for (var group : report.groups()) {
      for (var effect : group.effects()) {
        for (var change : effect.changes()) {
          var what = change.field().or(change::policy).orElse("");
          var values = List.of(text(change.from()), text(change.to()));
          for (var vm : effect.vms()) {
            states.put(vm.id() + " " + change.kind().word() + " " + what, values);
          }
          if (change.kind() == Kind.POLICY_ADDED || change.kind() == Kind.POLICY_REMOVED) {
            states.put("policy " + what, values);
          }
        }
      }
    }
    return states;
  }

  private static String text(Value value) {
    var candidates = new ArrayList<String>();
    for (var candidate : value.candidates()) {
      candidates.add(candidate.map(Object::toString).orElse("none"));
    }
    candidates.sort(null);
    var text = value.value().map(Object::toString).orElse("none") + candidates;
    return Optional.of(text).map(DiffLawsTest::normal).orElseThrow();
  }

  /** One spelling of each quantity. */
  private static String normal(String text) {
    return text.replace("0.0625Gi", "64Mi")
        .replace("65536Ki", "64Mi")
        .replace("67108864", "64Mi")
        .replace("131072Ki", "128Mi")
        .replace("0.125Gi", "128Mi")
        .replace("25600Ki", "25Mi");
  }
}
