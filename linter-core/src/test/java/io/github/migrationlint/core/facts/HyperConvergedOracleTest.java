package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.facts.UpstreamHyperConverged.Operation;
import io.github.migrationlint.core.facts.UpstreamHyperConverged.Refused;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The effective settings of a cluster that HyperConverged configures, in both API versions and with JSON
 * patches, against a port of what the operator and KubeVirt do, for objects at random. A policy on top is
 * merged by the port of {@link UpstreamMigrations}.
 */
class HyperConvergedOracleTest {
  private static final int WORLDS = Integer.getInteger("oracle.worlds", 10_000);

  /** Releases of the operator and the KubeVirt that each ships: one for every change of the two. */
  private static final List<Version[]> RELEASES = List.of(
      release(8, Version.of(0, 58)),
      release(9, Version.of(0, 59)),
      release(13, Version.of(1, 3)),
      release(14, Version.of(1, 4)),
      release(15, Version.of(1, 5)),
      release(18, Version.of(1, 8)),
      release(19, Version.of(1, 9)));

  private static Version[] release(int minor, Version kubeVirt) {
    return new Version[] {Version.of(1, minor), kubeVirt};
  }

  /** Settings of the cluster, each with values that differ from every default. */
  private static final Map<String, List<Object>> VALUES = new TreeMap<>(Map.of(
      UpstreamHyperConverged.PER_CLUSTER,
      List.of(7L, 9L),
      UpstreamHyperConverged.PER_NODE,
      List.of(3L, 4L),
      "bandwidthPerMigration",
      List.of(64L << 20, 128L << 20),
      "completionTimeoutPerGiB",
      List.of(100L, 200L),
      "progressTimeout",
      List.of(60L, 90L),
      "allowAutoConverge",
      List.of(true, false),
      "allowPostCopy",
      List.of(true, false),
      "allowWorkloadDisruption",
      List.of(true, false),
      "maxDowntimeMs",
      List.of(500L, 700L)));

  private final Random random = new Random(20_261_128);
  private int refused;
  private int patched;
  private int governed;

  /** One object, what it writes and what its patch does. */
  private record World(
      Version hyperConverged,
      Version kubeVirt,
      boolean isV1,
      Map<String, Object> written,
      List<Operation> patch,
      Map<String, Object> policy) {
    String yaml() {
      var settings = "liveMigrationConfig: {" + flow(written) + "}";
      var annotations = patch.isEmpty()
          ? ""
          : ", annotations: {kubevirt.kubevirt.io/jsonpatch: '" + json(patch) + "'}";
      return """
          apiVersion: hco.kubevirt.io/%s
          kind: HyperConverged
          metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv%s}
          spec: {%s}
          ---
          apiVersion: migrations.kubevirt.io/v1alpha1
          kind: MigrationPolicy
          metadata: {name: gold}
          spec: {selectors: {}, %s}
          """.formatted(
              isV1 ? "v1" : "v1beta1",
              annotations,
              isV1 ? "virtualization: {" + settings + "}" : settings,
              flow(policy));
    }

    private static String flow(Map<String, Object> settings) {
      var pairs = new ArrayList<String>();
      settings.forEach((name, value) -> pairs.add(name + ": " + json(name, value)));
      return String.join(", ", pairs);
    }

    private static String json(List<Operation> patch) {
      var operations = new ArrayList<String>();
      for (var operation : patch) {
        var path = "/spec/configuration/" + String.join("/", operation.path());
        var last = operation.path().get(operation.path().size() - 1);
        var value =
            operation.op().equals("remove") ? "" : ", \"value\": " + json(last, operation.value());
        operations.add(
            "{\"op\": \"" + operation.op() + "\", \"path\": \"" + path + "\"" + value + "}");
      }
      return "[" + String.join(", ", operations) + "]";
    }

    private static String json(String name, @Nullable Object value) {
      if (value instanceof Map<?, ?> map) {
        var members = new ArrayList<String>();
        map.forEach((key, member) -> members.add("\"" + key + "\": " + json((String) key, member)));
        return "{" + String.join(", ", members) + "}";
      }
      return name.equals("bandwidthPerMigration") && value != null
          ? "\"" + ((long) value >> 20) + "Mi\""
          : String.valueOf(value);
    }
  }

  @Test
  void effective_settings_are_those_of_the_operator() {
    for (var i = 0; i < WORLDS; i++) {
      check(world());
    }
    assertTrue(refused > WORLDS / 50, () -> refused + " refused");
    assertTrue(patched > WORLDS / 3, () -> patched + " patched");
    assertTrue(governed > WORLDS / 2, () -> governed + " governed");
  }

  private World world() {
    var release = RELEASES.get(random.nextInt(RELEASES.size()));
    var isV1 = release[0].isAtLeast(Version.of(1, 18)) && random.nextBoolean();
    var upstream = new UpstreamHyperConverged(release[0]);
    var written = new TreeMap<String, Object>();
    for (var name : upstream.fields()) {
      if (random.nextInt(3) == 0) {
        written.put(name, value(name));
      }
    }
    var patch = new ArrayList<Operation>();
    for (var i = random.nextInt(4); i > 0; i--) {
      patch.add(operation());
    }
    var policy = new TreeMap<String, Object>();
    for (var name : VALUES.keySet()) {
      if (new UpstreamMigrations(release[1]).isInPolicy(name)
          && !name.startsWith("parallel")
          && random.nextInt(4) == 0) {
        policy.put(name, value(name));
      }
    }
    return new World(release[0], release[1], isV1, written, patch, policy);
  }

  private Object value(String name) {
    return Objects.requireNonNull(VALUES.get(name)).get(random.nextInt(2));
  }

  private String anyName() {
    var names = List.copyOf(VALUES.keySet());
    return names.get(random.nextInt(names.size()));
  }

  private Operation operation() {
    if (random.nextInt(4) == 0) {
      var block = new TreeMap<String, @Nullable Object>();
      for (var i = random.nextInt(3); i > 0; i--) {
        var name = anyName();
        block.put(name, random.nextInt(5) == 0 ? null : value(name));
      }
      var op = List.of("add", "replace", "remove").get(random.nextInt(3));
      return new Operation(op, List.of("migrations"), block);
    }
    var name = anyName();
    var op =
        Stream.of("add", "add", "add", "replace", "remove", "test").toList().get(random.nextInt(6));
    var value = random.nextInt(6) == 0 && !op.equals("test") ? null : value(name);
    return new Operation(op, List.of("migrations", name), value);
  }

  private void check(World world) {
    var kubeVirt = new UpstreamMigrations(world.kubeVirt);
    Map<String, Object> object;
    try {
      object =
          new UpstreamHyperConverged(world.hyperConverged).migrations(world.written, world.patch);
    } catch (Refused rejected) {
      refused++;
      return;
    }
    patched += world.patch.isEmpty() ? 0 : 1;
    governed += world.policy.isEmpty() ? 0 : 1;
    var cluster = Clusters.at(world.kubeVirt, world.hyperConverged, world.yaml());
    var settings = Clusters.ask(SettingsByPolicy.ANALYSIS, cluster);
    assertTrue(settings.isShown(), world::yaml);
    var expected = new TreeMap<>(kubeVirt.getMigrationConfiguration(object));
    // KubeVirt's own defaults, which the port of policies does not need.
    expected.putIfAbsent(UpstreamHyperConverged.PER_CLUSTER, 5L);
    expected.putIfAbsent(UpstreamHyperConverged.PER_NODE, 2L);
    compare(world, expected, settings.under(Optional.empty()));
    var policy = cluster.migrationPolicies().get(0);
    compare(world, kubeVirt.under(world.policy, expected), settings.under(Optional.of(policy)));
  }

  private static void compare(
      World world, Map<String, Object> expected, EffectiveSettings claimed) {
    for (var name : VALUES.keySet()) {
      var field = MigrationField.named(name).orElseThrow();
      assertEquals(
          Optional.ofNullable(expected.get(name)),
          claimed.get(field).map(Setting::value).map(HyperConvergedOracleTest::plain),
          () -> name + " at " + world.hyperConverged + "\n" + world.yaml());
    }
  }

  private static Object plain(Object value) {
    return value instanceof Quantity bytes ? bytes.value().longValueExact() : value;
  }
}
