package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.WhoWinsReport;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What must not matter does not: verdicts of random small repositories stay the same, wherever their
 * objects are. Findings are compared without places, and without messages, which name the first of
 * several VMs.
 */
class MetamorphicTest {
  private static final int REPOSITORIES = 80;
  private static final List<String> POLICIES = List.of("pol-a", "pol-b1", "pol-b10", "pol-c");

  /** In the same order as the names above. */
  private static final List<String> OTHER_NAMES = List.of("new-0", "new-0-x", "new-1", "new.top");

  private final Linter linter = new Linter(BuiltInRules.all());
  private final Random random = new Random(20_261_122);

  /** Documents of which each is one object. */
  private List<String> repository() {
    var documents = new ArrayList<String>();
    if (random.nextBoolean()) {
      documents.add("""
          apiVersion: hco.kubevirt.io/v1beta1
          kind: HyperConverged
          metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv}
          spec: {liveMigrationConfig: {bandwidthPerMigration: 64Mi}}
          """);
    }
    for (var name : POLICIES.subList(0, 1 + random.nextInt(4))) {
      var settings = List.of(
          "completionTimeoutPerGiB: 200",
          "completionTimeoutPerGiB: 300",
          "bandwidthPerMigration: 64Mi",
          "allowAutoConverge: true, completionTimeoutPerGiB: 200");
      documents.add("""
          apiVersion: migrations.kubevirt.io/v1alpha1
          kind: MigrationPolicy
          metadata: {name: %s}
          spec:
            %s
            selectors: {virtualMachineInstanceSelector: {%s}, namespaceSelector: {%s}}
          """.formatted(
              name,
              settings.get(random.nextInt(4)).replace(", ", "\n  "),
              labels("app", "tier", random.nextInt(3)),
              labels("env", "team", random.nextInt(3))));
    }
    for (var name : List.of("shop", "mail").subList(0, random.nextInt(3))) {
      documents.add(namespace(name, labels("env", "team", 2)));
    }
    for (var i = random.nextInt(4); i > 0; i--) {
      documents.add(
          vm("vm" + i, List.of("shop", "mail").get(random.nextInt(2)), labels("app", "tier", 2)));
    }
    return documents;
  }

  private static String vm(String name, String namespace, String labels) {
    return """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: %s, namespace: %s}
        spec:
          runStrategy: Always
          template:
            metadata: {labels: {%s}}
            spec: {domain: {memory: {guest: 4Gi}, devices: {}}}
        """.formatted(name, namespace, labels);
  }

  private String labels(String one, String other, int most) {
    var labels = new TreeMap<String, String>();
    for (var i = 0; i < most; i++) {
      var value = List.of("gold", "gold", "gold", "glod", "Gold").get(random.nextInt(5));
      labels.put(random.nextBoolean() ? one : other, value);
    }
    var flow = new ArrayList<String>();
    labels.forEach((key, value) -> flow.add(key + ": " + value));
    return String.join(", ", flow);
  }

  private static SourceFile file(String path, List<String> documents) {
    return new SourceFile(new SourceId(path), String.join("---\n", documents));
  }

  /** Everything that is said, but where, and in what words. */
  private List<String> verdicts(List<SourceFile> files) {
    var loaded = new Loaded(files, files.size());
    var verdicts = new ArrayList<String>();
    for (var finding : linter.lint(loaded).findings()) {
      verdicts.add(finding.severity() + " " + finding.code() + " " + finding.object());
    }
    verdicts.addAll(winners(linter.whoWins(loaded)));
    Collections.sort(verdicts);
    return verdicts;
  }

  private static List<String> winners(WhoWinsReport report) {
    var winners = new ArrayList<String>();
    for (var vm : report.vms()) {
      var settings = new ArrayList<String>();
      for (var setting : vm.settings()) {
        settings.add(setting.field() + "=" + setting.value() + " " + setting.origin());
      }
      winners.add(vm.id()
          + vm.winner()
          + vm.matching()
          + vm.candidates()
          + vm.unknown()
          + settings
          + vm.why());
    }
    Collections.sort(winners);
    return winners;
  }

  @Test
  void the_order_of_documents_does_not_matter() {
    var said = 0;
    for (var i = 0; i < REPOSITORIES; i++) {
      var documents = repository();
      var verdicts = verdicts(List.of(file("all.yaml", documents)));
      var shuffled = new ArrayList<>(documents);
      Collections.shuffle(shuffled, random);
      assertEquals(
          verdicts,
          verdicts(List.of(file("all.yaml", shuffled))),
          () -> String.join("", documents));
      said += verdicts.size();
    }
    assertTrue(said > 2 * REPOSITORIES, "most repositories have something to be said about");
  }

  @Test
  void how_objects_are_spread_over_files_does_not_matter() {
    for (var i = 0; i < REPOSITORIES; i++) {
      var documents = repository();
      var files = new ArrayList<SourceFile>();
      for (var document : documents) {
        // Folders that have policies each may be for one cluster each.
        var folder = document.contains("kind: MigrationPolicy")
            ? "policies"
            : String.valueOf((char) ('a' + random.nextInt(26)));
        files.add(file(folder + "/" + files.size() + ".yaml", List.of(document)));
      }
      Collections.shuffle(files, random);
      assertEquals(
          verdicts(List.of(file("all.yaml", documents))),
          verdicts(files),
          () -> String.join("", documents));
    }
  }

  @Test
  void names_of_policies_matter_by_their_order_alone() {
    for (var i = 0; i < REPOSITORIES; i++) {
      var documents = repository();
      var renamed = inOtherNames(documents);
      var expected = inOtherNames(verdicts(List.of(file("all.yaml", documents))));
      Collections.sort(expected);
      assertEquals(
          expected, verdicts(List.of(file("all.yaml", renamed))), () -> String.join("", documents));
    }
  }

  private static List<String> inOtherNames(List<String> texts) {
    var renamed = new ArrayList<String>();
    for (var text : texts) {
      var other = text;
      // The second name begins the third.
      for (var i = POLICIES.size() - 1; i >= 0; i--) {
        other = other.replace(POLICIES.get(i), OTHER_NAMES.get(i));
      }
      renamed.add(other);
    }
    return renamed;
  }

  @Test
  void one_more_vm_does_not_change_who_governs_the_others() {
    for (var i = 0; i < REPOSITORIES; i++) {
      var documents = repository();
      var before = new Loaded(List.of(file("all.yaml", documents)), 1);
      var more = new ArrayList<>(documents);
      more.add(vm("zz-unrelated", "shop", "colour: blue"));
      var after = winners(linter.whoWins(new Loaded(List.of(file("all.yaml", more)), 1)));
      after.removeIf(winner -> winner.startsWith("shop/zz-unrelated"));
      assertEquals(winners(linter.whoWins(before)), after, () -> String.join("", documents));
    }
  }

  @Test
  void one_more_namespace_with_the_labels_of_another_changes_no_verdict() {
    for (var i = 0; i < REPOSITORIES; i++) {
      var documents = repository();
      documents.add(namespace("known", labels("env", "team", 2)));
      var more = new ArrayList<>(documents);
      var another = documents.get(documents.size() - 1).replace("known", "unrelated");
      more.add(random.nextInt(more.size()), another);
      assertEquals(
          verdicts(List.of(file("all.yaml", documents))),
          verdicts(List.of(file("all.yaml", more))),
          () -> String.join("---\n", documents));
    }
  }

  /** Other verdicts may change: a policy that was dead may live in the new one. */
  @Test
  void one_more_namespace_of_any_labels_does_not_change_who_governs() {
    for (var i = 0; i < REPOSITORIES; i++) {
      var documents = repository();
      var before = new Loaded(List.of(file("all.yaml", documents)), 1);
      var more = new ArrayList<>(documents);
      more.add(random.nextInt(more.size()), namespace("unrelated", labels("env", "team", 2)));
      assertEquals(
          winners(linter.whoWins(before)),
          winners(linter.whoWins(new Loaded(List.of(file("all.yaml", more)), 1))),
          () -> String.join("---\n", documents));
    }
  }

  private static String namespace(String name, String labels) {
    return """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %s, labels: {%s}}
        """.formatted(name, labels);
  }

  @Test
  void names_of_vms_matter_by_their_order_alone() {
    var said = 0;
    for (var i = 0; i < REPOSITORIES; i++) {
      var documents = repository();
      var renamed = withVmsRenamed(documents);
      var verdicts = verdicts(List.of(file("all.yaml", documents)));
      var expected = withVmsRenamed(verdicts);
      Collections.sort(expected);
      assertEquals(
          expected,
          verdicts(List.of(file("all.yaml", renamed))),
          () -> String.join("---\n", documents));
      said += verdicts.equals(expected) ? 0 : 1;
    }
    assertTrue(said > REPOSITORIES / 4, "many verdicts name a VM");
  }

  private static List<String> withVmsRenamed(List<String> texts) {
    var renamed = new ArrayList<String>();
    for (var text : texts) {
      renamed.add(text.replace("vm0", "a-b").replace("vm1", "b.c").replace("vm2", "z"));
    }
    return renamed;
  }
}
