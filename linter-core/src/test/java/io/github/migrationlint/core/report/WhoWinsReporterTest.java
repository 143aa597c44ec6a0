package io.github.migrationlint.core.report;

import static io.github.migrationlint.core.report.Sources.at;
import static io.github.migrationlint.core.report.Sources.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.report.PolicyCoverage.Share;
import io.github.migrationlint.core.report.WhoWinsReport.Drain;
import io.github.migrationlint.core.report.WhoWinsReport.EffectiveSetting;
import io.github.migrationlint.core.report.WhoWinsReport.Lost;
import io.github.migrationlint.core.report.WhoWinsReport.Missing;
import io.github.migrationlint.core.report.WhoWinsReport.MissingLabels;
import io.github.migrationlint.core.report.WhoWinsReport.Policy;
import io.github.migrationlint.core.report.WhoWinsReport.Rejected;
import io.github.migrationlint.core.report.WhoWinsReport.Unknown;
import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WhoWinsReporterTest {
  private static final SourceFile POLICIES = source("policies.yaml", """
      kind: MigrationPolicy
      metadata: {name: gold}
      spec:
        allowPostCopy: true
        selectors: {virtualMachineInstanceSelector: {app: shop, tier: db}}
      ---
      kind: MigrationPolicy
      metadata: {name: base}
      spec:
        bandwidthPerMigration: 64Mi
        completionTimeoutPerGiB: 300
        selectors: {virtualMachineInstanceSelector: {app: shop}}
      ---
      kind: MigrationPolicy
      metadata: {name: wild}
      spec: {completionTimeoutPerGiB: -1}
      """);
  private static final SourceFile HCO = source("hco.yaml", """
      kind: HyperConverged
      metadata: {name: kubevirt-hyperconverged}
      spec:
        liveMigrationConfig:
          bandwidthPerMigration: 1Gi
      """);
  private static final SourceFile VMS = source("vms.yaml", """
      kind: VirtualMachine
      metadata: {name: db, namespace: shop}
      ---
      kind: VirtualMachine
      metadata: {name: web, namespace: edge}
      ---
      kind: VirtualMachineInstanceReplicaSet
      metadata: {name: spare, namespace: lab}
      """);

  private static final EffectiveSetting BANDWIDTH = new EffectiveSetting(
      "bandwidthPerMigration",
      "1Gi",
      "HyperConverged kubevirt-hyperconverged",
      Optional.of(at(HCO, "1Gi")));
  private static final EffectiveSetting TIMEOUT = new EffectiveSetting(
      "completionTimeoutPerGiB", 150L, "default of KubeVirt 1.8", Optional.empty());
  private static final EffectiveSetting NO_POST_COPY =
      new EffectiveSetting("allowPostCopy", false, "default of KubeVirt 1.8", Optional.empty());
  private static final EffectiveSetting POST_COPY =
      new EffectiveSetting("allowPostCopy", true, "policy gold", Optional.of(at(POLICIES, "true")));

  private static final Vm DECIDED = new Vm(
      "default",
      "shop",
      "db",
      "VirtualMachine",
      Optional.of("gold"),
      "`gold` requires 2 labels of the VM, `base` requires 1",
      List.of("gold", "base"),
      List.of(),
      List.of(),
      List.of(POST_COPY, BANDWIDTH, TIMEOUT),
      List.of(
          new Lost("base", "bandwidthPerMigration", "64Mi", at(POLICIES, "64Mi")),
          new Lost("base", "completionTimeoutPerGiB", 300L, at(POLICIES, "300"))),
      missing(),
      new Drain("migrates", "`LiveMigrate` (HyperConverged kubevirt-hyperconverged)"),
      at(VMS, "db"));

  private static final Vm UNDECIDED = new Vm(
      "default",
      "edge",
      "web",
      "VirtualMachine",
      Optional.empty(),
      "`edge` would outrank `base`, but whether it matches is unknown",
      List.of("base"),
      List.of(new Unknown("edge", "the labels of namespace `edge` are not in this repository")),
      List.of("edge", "base"),
      List.of(),
      List.of(),
      missing(),
      new Drain("is undecided", "its eviction strategy is not in the repository"),
      at(VMS, "web"));

  private static final Vm UNGOVERNED = new Vm(
      "default",
      "lab",
      "spare",
      "VirtualMachineInstanceReplicaSet",
      Optional.empty(),
      "no policy selects its labels",
      List.of(),
      List.of(),
      List.of(),
      List.of(NO_POST_COPY, BANDWIDTH, TIMEOUT),
      List.of(),
      missing("gold", List.of("VMI label `app=shop`", "VMI label `tier=db`")),
      new Drain("blocks the drain", "`LiveMigrate` (ReplicaSet); it cannot migrate: a host disk"),
      at(VMS, "spare"));

  private static final Rejected WILD = new Rejected(
      "default",
      "wild",
      "the API server refuses a negative `completionTimeoutPerGiB`",
      at(POLICIES, "-1"));

  private static final List<Policy> POLICY_ENTRIES = List.of(
      new Policy("default", "gold", "VMI label `app=shop`", 2, false, at(POLICIES, "gold")),
      new Policy("default", "base", "VMI label `app=shop`", 1, false, at(POLICIES, "base")),
      new Policy("default", "edge", "namespace label `edge=yes`", 1, false, at(POLICIES, "base")));

  private static final PolicyCoverage COVERAGE = new PolicyCoverage(
      "default",
      3,
      List.of("lab/spare"),
      List.of("edge/web"),
      List.of(),
      List.of(new Share("base", 0, 1, 1), new Share("edge", 0, 0, 1), new Share("gold", 1, 0, 0)));

  private static MissingLabels missing() {
    return policy -> List.of();
  }

  private static MissingLabels missing(String by, List<String> labels) {
    return policy -> policy.equals(by) ? List.of(new Missing(by, labels)) : List.of();
  }

  @Test
  void one_policy_is_reported_where_someone_asks() throws IOException {
    var all = report(List.of(WILD), List.of(DECIDED, UNDECIDED, UNGOVERNED));
    var out = new StringWriter();
    for (var name : List.of("gold", "base", "edge", "wild")) {
      var about = all.about(name).withVms(List.of());
      new WhoWinsTextReporter(false).write(about, out);
    }
    Golden.assertMatches("who-wins-policy.txt", out.toString());
    var json = new StringWriter();
    new WhoWinsJsonReporter().write(all.about("base").withVms(List.of()), json);
    Golden.assertMatches("who-wins-policy.json", json.toString());
  }

  @Test
  void people_read_a_block_for_each_vm() throws IOException {
    Golden.assertMatches(
        "who-wins.txt", text(List.of(WILD), List.of(DECIDED, UNDECIDED, UNGOVERNED)));
  }

  @Test
  void programs_read_the_same() throws IOException {
    Golden.assertMatches(
        "who-wins.json", json(List.of(WILD), List.of(DECIDED, UNDECIDED, UNGOVERNED)));
  }

  @Test
  void a_vm_without_a_winner_has_no_candidates_unless_it_is_undecided() {
    var vms = parsed(List.of(DECIDED, UNDECIDED, UNGOVERNED)).get("vms");

    assertFalse(vms.get(0).has("candidates"));
    assertEquals("edge", vms.get(1).at("/candidates/0").stringValue());
    assertTrue(vms.get(1).get("winner").isNull());
    assertFalse(vms.get(2).has("candidates"));
    assertTrue(vms.get(2).get("winner").isNull());
  }

  @Test
  void nothing_found_is_said_too() {
    assertEquals("no VMs found\n", text(List.of(), List.of()));
    assertEquals(
        "{\n  \"version\": 1,\n  \"rejected\": [],\n  \"vms\": [],\n  \"coverage\": []\n}\n",
        json(List.of(), List.of()));
  }

  @Test
  void clusters_are_named_where_there_are_several() {
    var elsewhere = new Rejected("prod", "wild", "negative", at(POLICIES, "-1"));
    var text = text(List.of(elsewhere), List.of(UNGOVERNED));

    assertTrue(text.startsWith("rejected: policy `wild` takes no part in cluster prod ("), text);
    assertTrue(
        text.contains("VirtualMachineInstanceReplicaSet lab/spare in cluster default ("), text);
  }

  @Test
  void nothing_of_the_input_reaches_a_terminal_raw() {
    var place = source("v\u001b.yaml", "x").start();
    var vm = new Vm(
        "c\u001b",
        "n\u001b",
        "v\u001b",
        "VirtualMachine",
        Optional.of("p\u001b"),
        "w\u001b\n::error::forged",
        List.of("p\u001b", "q\u202e"),
        List.of(new Unknown("u\u001b", "b\u009b")),
        List.of(),
        List.of(new EffectiveSetting("f\u001b", "東".repeat(50), "o\u001b", Optional.of(place))),
        List.of(new Lost("l\u001b", "f", "1\u001b", place)),
        missing("m\u001b", List.of("x\u001b=y")),
        new Drain("d\u001b", "e\u009b\n::error::forged"),
        place);
    var rejected = new Rejected("d\u001b", "r\u001b", "b\u001b", place);
    var text = text(List.of(rejected), List.of(vm));

    assertFalse(text.codePoints().anyMatch(c -> c != '\n' && TerminalText.isHidden(c)), text);
    assertFalse(text.lines().anyMatch(line -> line.strip().startsWith("::")), text);
    assertTrue(text.contains("東".repeat(20) + "…  ← o\\x1b"), text);
  }

  @Test
  void colors_change_nothing_but_colors() {
    var report = report(List.of(WILD), List.of(DECIDED, UNDECIDED));
    var out = new StringWriter();
    new WhoWinsTextReporter(true).write(report, out);

    assertTrue(out.toString().contains("\u001b[1mVirtualMachine shop/db\u001b[0m"), out.toString());
    assertEquals(
        text(report.rejected(), report.vms()), out.toString().replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  private static WhoWinsReport report(List<Rejected> rejected, List<Vm> vms) {
    return new WhoWinsReport(
        rejected, POLICY_ENTRIES, vms, vms.isEmpty() ? List.of() : List.of(COVERAGE), List.of());
  }

  private static JsonNode parsed(List<Vm> vms) {
    return JsonMapper.shared().readTree(json(List.of(), vms));
  }

  private static String text(List<Rejected> rejected, List<Vm> vms) {
    var out = new StringWriter();
    new WhoWinsTextReporter(false).write(report(rejected, vms), out);
    return out.toString();
  }

  private static String json(List<Rejected> rejected, List<Vm> vms) {
    var out = new StringWriter();
    new WhoWinsJsonReporter().write(report(rejected, vms), out);
    return out.toString();
  }
}
