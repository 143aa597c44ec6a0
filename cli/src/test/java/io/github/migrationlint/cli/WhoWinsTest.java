package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhoWinsTest {
  private static final String POLICIES = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata:
        name: gold
      spec:
        allowPostCopy: true
        selectors:
          virtualMachineInstanceSelector:
            tier: gold
            workload: db
      ---
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata:
        name: databases
      spec:
        bandwidthPerMigration: 64Mi
        selectors:
          virtualMachineInstanceSelector:
            workload: db
      """;

  private static String vm(String name, String labels) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata:
          name: NAME
          namespace: shop
        spec:
          runStrategy: Always
          template:
            metadata:
              labels: {LABELS}
            spec:
              domain:
                devices: {}
        """.replace("NAME", name).replace("LABELS", labels);
  }

  private final Path folder;
  private final Program program;

  WhoWinsTest(@TempDir Path folder) {
    this.folder = folder;
    program = new Program(folder)
        .with("policies.yaml", POLICIES)
        .with(
            "vms.yaml",
            vm("orders", "workload: db, tier: gold")
                + vm("stock", "workload: db")
                + vm("web", "workload: web"));
  }

  private static Ended refused(String why) {
    return new Ended(2, "", "migration-lint: " + why + "\n");
  }

  @Test
  void every_vm_is_reported() {
    var ended = program.run("who-wins");
    assertEquals(0, ended.exitCode());
    assertEquals("", ended.err());
    assertTrue(ended.out().contains("VirtualMachine shop/orders (vms.yaml:"), ended.out());
    assertTrue(
        ended.out().endsWith("3 VMs: 2 governed by a policy, 1 by none, 0 undecided\n"),
        ended.out());
  }

  @Test
  void one_vm_is_reported_where_it_is_asked_for() {
    var ended = program.run("who-wins", "--vm", "shop/orders");
    assertTrue(
        ended.out().endsWith("1 VM: 1 governed by a policy, 0 by none, 0 undecided\n"),
        ended.out());
    assertEquals(ended, program.run("who-wins", "--vm=orders", "."));
  }

  @Test
  void a_vm_that_does_not_exist_exits_with_2_and_tells_the_nearest() {
    assertEquals(
        refused("no VM `shop/order`; did you mean `shop/orders`?"),
        program.run("who-wins", "--vm", "shop/order"));
    assertEquals(refused("no VM `mail/orders`"), program.run("who-wins", "--vm", "mail/orders"));
  }

  @Test
  void a_policy_is_reported_where_it_governs_and_where_it_loses() {
    var databases = program.run("who-wins", "--policy", "databases").out();
    assertTrue(databases.startsWith("policy databases (policies.yaml:15)\n"), databases);
    assertTrue(databases.contains("  governs     shop/stock\n"), databases);
    assertTrue(
        databases.contains("outranked   on shop/orders by gold, which matches by more labels"
            + " (2 to 1); 2 more of them would win\n"),
        databases);
    assertTrue(
        databases.contains("  no match    shop/web: no VMI label `workload=db`\n"), databases);
    assertFalse(databases.contains("VirtualMachine shop/web"), databases);
    var gold = program.run("who-wins", "--policy", "gold").out();
    assertTrue(gold.contains("  beats       databases on shop/orders\n"), gold);
    assertFalse(gold.contains("VirtualMachine shop/stock"), gold);
  }

  @Test
  void a_policy_that_does_not_exist_exits_with_2_and_tells_the_nearest() {
    assertEquals(
        refused("no policy `database`; did you mean `databases`?"),
        program.run("who-wins", "--policy", "database"));
    assertEquals(refused("no policy `x`"), program.run("who-wins", "--policy", "x", "-f", "json"));
  }

  @Test
  void the_share_of_each_policy_is_reported_at_the_end() {
    var ended = program.run("who-wins");
    assertTrue(ended.out().contains("""
            coverage
                databases  governs 1 VM, outranked on 1 VM
                gold       governs 1 VM
              no policy   1 VM: shop/web
            """), ended.out());
    assertFalse(program.run("who-wins", "--vm", "orders").out().contains("coverage\n"));
  }

  @Test
  void vms_with_the_same_answer_are_reported_about_at_once() {
    program.with("more.yaml", vm("mail", "workload: web") + vm("wiki", "workload: web"));
    var ended = program.run("who-wins");
    assertTrue(ended.out().contains("3 VMs: shop/mail, shop/wiki, shop/web\n"), ended.out());
    assertFalse(ended.out().contains("VirtualMachine shop/wiki"), ended.out());
  }

  @Test
  void defaults_are_counted_unless_they_are_asked_for() {
    var some = program.run("who-wins", "--vm", "stock").out();
    assertTrue(some.contains("    bandwidthPerMigration  64Mi  ← policy databases"), some);
    assertTrue(some.contains("    and 12 defaults (--all)\n"), some);
    assertTrue(some.contains("settings    those of the cluster are not in these files\n"), some);
    var all = program.run("who-wins", "--vm", "stock", "--all").out();
    assertTrue(all.contains("    progressTimeout "), all);
  }

  @Test
  void one_cluster_is_reported_about_where_it_is_asked_for() {
    program.with(".migration-lint.yaml", """
        version: 1
        clusters:
        - {name: east, paths: [east]}
        - {name: west, paths: [west]}
        """);
    program.with("east/vm.yaml", vm("one", ""));
    program.with("west/vm.yaml", vm("two", ""));
    var east = program.run("who-wins", "--cluster", "east", "east", "west").out();
    assertTrue(east.contains("VirtualMachine shop/one"), east);
    assertFalse(east.contains("shop/two"), east);
    assertEquals(
        refused("no cluster `eas`; did you mean `east`?"),
        program.run("who-wins", "--cluster", "eas", "east", "west"));
  }

  private static String sized(String instancetype) {
    return """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: sized, namespace: lab}
        spec:
          runStrategy: Always
          instancetype: {name: INSTANCETYPE}
          preference: {name: fedora}
          template:
            spec:
              evictionStrategy: LiveMigrate
              domain:
                devices:
                  interfaces: [{name: default, masquerade: {}}]
              networks: [{name: default, pod: {}}]
        ---
        apiVersion: instancetype.kubevirt.io/v1beta1
        kind: VirtualMachineClusterInstancetype
        metadata: {name: u1.nano}
        spec:
          cpu: {guest: 1}
          memory: {guest: 512Mi}
          hostDevices: [{name: card, deviceName: example.com/card}]
        """.replace("INSTANCETYPE", instancetype);
  }

  private String drainOf(String instancetype, String more) {
    program.with("sized.yaml", sized(instancetype) + more);
    var out = program.run("who-wins", "--vm", "sized").out();
    return out.substring(out.indexOf("  drain ") + 2, out.indexOf("\n", out.indexOf("  drain ")));
  }

  @Test
  void instancetypes_that_kubevirt_ships_are_known_unless_something_else_has_the_name() {
    assertTrue(drainOf("u1.medium", "").contains("  migrates: "), drainOf("u1.medium", ""));
    assertTrue(drainOf("ours.medium", "").contains("its instancetype is not in the repository"));
    assertTrue(drainOf("u1.nano", "").contains("  blocks the drain: "), drainOf("u1.nano", ""));
    var off = """
        ---
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {commonInstancetypesDeployment: {enabled: false}}}
        """;
    assertTrue(drainOf("u1.medium", off).contains("its instancetype is not in the repository"));
  }

  @Test
  void programs_get_json() {
    var ended = program.run("who-wins", "--vm", "shop/orders", "-f", "json");
    assertTrue(ended.out().matches("(?s)\\{\\s*\"version\"\\s*:\\s*1,.*\\}\n"), ended.out());
    assertTrue(ended.out().matches("(?s).*\"winner\"\\s*:\\s*\"gold\".*"), ended.out());
  }

  @Test
  void manifests_may_come_from_standard_input() {
    var ended = new Program(folder).withInput(vm("mail", "")).run("who-wins", "-");
    assertTrue(ended.out().contains("VirtualMachine shop/mail (<stdin>:"), ended.out());
  }

  @Test
  void a_path_that_does_not_exist_exits_with_2() {
    assertEquals(
        refused("no such file or folder: `nowhere/at/all`"),
        program.run("who-wins", "nowhere/at/all"));
  }
}
