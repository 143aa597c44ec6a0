package io.github.migrationlint.core.facts;

import static java.util.Objects.requireNonNull;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.Linter.Tree;
import io.github.migrationlint.core.config.KnownRules;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.findings.ConfigurationChanges.Decided;
import io.github.migrationlint.core.findings.ConfigurationChanges.Sides;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A repository so small that brute force can say what it does, as objects that can be written in many
 * ways.
 *
 * @param objects by kind and name, as {@code policy/p} or {@code vm/one/a}
 */
record SmallFiles(Map<String, Thing> objects) {
  private static final KnownRules RULES = new KnownRules(List.of());

  /** The release that everything here is for. */
  static final Version KUBEVIRT = Version.of(1, 8);

  private static final List<String> BANDWIDTHS = List.of("64Mi", "0.0625Gi", "128Mi", "25Mi");

  /** Ways to write the same quantity. */
  private static final Map<String, List<String>> EQUAL = Map.of(
      "64Mi", List.of("64Mi", "0.0625Gi", "65536Ki", "67108864"),
      "0.0625Gi", List.of("64Mi", "0.0625Gi", "65536Ki"),
      "128Mi", List.of("128Mi", "131072Ki", "0.125Gi"),
      "25Mi", List.of("25Mi", "25600Ki"));

  /**
   * One object.
   *
   * @param labels of a VM's template or a namespace, or the VMI selector of a policy
   * @param namespaceLabels the namespace selector of a policy
   * @param settings of a policy or of the KubeVirt object
   */
  record Thing(
      Map<String, String> labels,
      Map<String, String> namespaceLabels,
      Map<String, String> settings) {
    Thing {
      labels = new TreeMap<>(labels);
      namespaceLabels = new TreeMap<>(namespaceLabels);
      settings = new TreeMap<>(settings);
    }
  }

  SmallFiles {
    objects = new TreeMap<>(objects);
  }

  /** Some objects that have to do with each other. */
  static SmallFiles random(Random random) {
    var objects = new TreeMap<String, Thing>();
    objects.put("kubevirt/kubevirt", new Thing(Map.of(), Map.of(), settings(random)));
    for (var name : List.of("one", "two")) {
      objects.put("namespace/" + name, new Thing(labels(random, "r", "s"), Map.of(), Map.of()));
    }
    for (var name : List.of("p", "q", "r").subList(0, 1 + random.nextInt(3))) {
      objects.put("policy/" + name, policy(random));
    }
    for (var i = 1 + random.nextInt(4); i > 0; i--) {
      var namespace = random.nextBoolean() ? "one" : "two";
      objects.put(
          "vm/" + namespace + "/vm" + i, new Thing(labels(random, "a", "b"), Map.of(), Map.of()));
    }
    return new SmallFiles(objects);
  }

  private static Thing policy(Random random) {
    return new Thing(labels(random, "a", "b"), few(random, "r", "s"), settings(random));
  }

  private static Map<String, String> labels(Random random, String... keys) {
    var labels = new TreeMap<String, String>();
    for (var key : keys) {
      if (random.nextInt(3) > 0) {
        labels.put(key, random.nextInt(3) > 0 ? "one" : "two");
      }
    }
    return labels;
  }

  private static Map<String, String> few(Random random, String... keys) {
    return random.nextInt(3) == 0 ? labels(random, keys) : Map.of();
  }

  private static Map<String, String> settings(Random random) {
    var settings = new TreeMap<String, String>();
    if (random.nextInt(3) == 0) {
      settings.put("completionTimeoutPerGiB", random.nextBoolean() ? "100" : "200");
    }
    if (random.nextInt(2) == 0) {
      settings.put("bandwidthPerMigration", BANDWIDTHS.get(random.nextInt(BANDWIDTHS.size())));
    }
    if (random.nextInt(3) == 0) {
      settings.put("allowPostCopy", random.nextBoolean() ? "true" : "false");
    }
    if (random.nextInt(4) == 0) {
      settings.put("allowAutoConverge", "true");
    }
    return settings;
  }

  /** The same with one object changed, added or removed; its name is added to the list. */
  SmallFiles changed(Random random, List<String> names) {
    var changed = new TreeMap<>(objects);
    var keys = new ArrayList<>(objects.keySet());
    keys.add("policy/new");
    var name = keys.get(random.nextInt(keys.size()));
    if (names.contains(name)) {
      return this;
    }
    names.add(name);
    if (name.equals("policy/new")) {
      changed.put(name, policy(random));
    } else if (random.nextInt(6) == 0 && name.startsWith("policy/")) {
      changed.remove(name);
    } else {
      changed.put(name, tweaked(name, requireNonNull(changed.get(name)), random));
    }
    return new SmallFiles(changed);
  }

  private static Thing tweaked(String name, Thing thing, Random random) {
    if (name.startsWith("vm/")) {
      return new Thing(labels(random, "a", "b"), Map.of(), Map.of());
    }
    if (name.startsWith("namespace/")) {
      return new Thing(labels(random, "r", "s"), Map.of(), Map.of());
    }
    if (name.startsWith("kubevirt/")) {
      return new Thing(Map.of(), Map.of(), settings(random));
    }
    return random.nextBoolean()
        ? new Thing(labels(random, "a", "b"), thing.namespaceLabels(), thing.settings())
        : new Thing(thing.labels(), thing.namespaceLabels(), settings(random));
  }

  /** The same with some objects as the other one has them, or without them if it has not. */
  SmallFiles with(List<String> names, SmallFiles other) {
    var mixed = new TreeMap<>(objects);
    for (var name : names) {
      var thing = other.objects.get(name);
      if (thing == null) {
        mixed.remove(name);
      } else {
        mixed.put(name, thing);
      }
    }
    return new SmallFiles(mixed);
  }

  /** One pair that differs between two repositories: the object, the map and the key. */
  record Difference(String object, int map, String key) {}

  /** All pairs that differ in objects that both have. */
  List<Difference> differences(List<String> names, SmallFiles other) {
    var differences = new ArrayList<Difference>();
    for (var name : names) {
      var one = objects.get(name);
      var two = other.objects.get(name);
      for (var map = 0; one != null && two != null && map < 3; map++) {
        var keys = new TreeSet<>(maps(one).get(map).keySet());
        keys.addAll(maps(two).get(map).keySet());
        for (var key : keys) {
          if (!Optional.ofNullable(maps(one).get(map).get(key))
              .equals(Optional.ofNullable(maps(two).get(map).get(key)))) {
            differences.add(new Difference(name, map, key));
          }
        }
      }
    }
    return differences;
  }

  /** The same with some pairs as the other one has them. */
  SmallFiles withPairs(List<Difference> differences, SmallFiles other) {
    var mixed = new TreeMap<>(objects);
    for (var difference : differences) {
      var thing = requireNonNull(mixed.get(difference.object()));
      var maps = new ArrayList<Map<String, String>>();
      maps(thing).forEach(map -> maps.add(new TreeMap<>(map)));
      var value = maps(requireNonNull(other.objects.get(difference.object())))
          .get(difference.map())
          .get(difference.key());
      if (value == null) {
        maps.get(difference.map()).remove(difference.key());
      } else {
        maps.get(difference.map()).put(difference.key(), value);
      }
      mixed.put(difference.object(), new Thing(maps.get(0), maps.get(1), maps.get(2)));
    }
    return new SmallFiles(mixed);
  }

  private static List<Map<String, String>> maps(Thing thing) {
    return List.of(thing.labels(), thing.namespaceLabels(), thing.settings());
  }

  // What brute force says.

  /** What upstream does: of each VM its policy, as {@code policy}, and its settings. */
  Map<String, Map<String, Object>> evaluated() {
    var migrations = new UpstreamMigrations(KUBEVIRT);
    var configuration = migrations.getMigrationConfiguration(UpstreamMigrations.readings(
            requireNonNull(objects.get("kubevirt/kubevirt")).settings())
        .get(0));
    var policies = new ArrayList<UpstreamMatcher.Policy>();
    objects.forEach((name, thing) -> {
      if (name.startsWith("policy/")) {
        policies.add(new UpstreamMatcher.Policy(
            name.substring("policy/".length()),
            Optional.of(thing.labels()),
            Optional.of(thing.namespaceLabels())));
      }
    });
    var evaluated = new TreeMap<String, Map<String, Object>>();
    objects.forEach((name, thing) -> {
      if (name.startsWith("vm/")) {
        var namespace = name.split("/", -1)[1];
        var labels =
            new TreeMap<>(requireNonNull(objects.get("namespace/" + namespace)).labels());
        labels.put("kubernetes.io/metadata.name", namespace);
        var winner = new UpstreamMatcher(true).matchPolicy(policies, thing.labels(), labels);
        var effective = new TreeMap<>(
            winner.isEmpty()
                ? configuration
                : migrations.under(
                    UpstreamMigrations.readings(
                            requireNonNull(objects.get("policy/" + winner.get()))
                                .settings())
                        .get(0),
                    configuration));
        winner.ifPresent(policy -> effective.put("policy", policy));
        evaluated.put(name.substring("vm/".length()), effective);
      }
    });
    return evaluated;
  }

  // How it is written.

  /** Every object in a file of its own that is called after it. */
  Map<String, String> plain() {
    var files = new LinkedHashMap<String, String>();
    objects.forEach((name, thing) ->
        files.put(name.replace('/', '-') + ".yaml", yaml(name, thing, Optional.empty())));
    return files;
  }

  /** The same objects in other words: other files, orders, styles, comments and units. */
  Map<String, String> shuffled(Random random) {
    var names = new ArrayList<>(objects.keySet());
    Collections.shuffle(names, random);
    var files = new LinkedHashMap<String, String>();
    var count = 1 + random.nextInt(4);
    for (var name : names) {
      var file =
          "f" + random.nextInt(count) + "-" + count + (random.nextBoolean() ? ".yaml" : ".yml");
      var text = yaml(name, requireNonNull(objects.get(name)), Optional.of(random));
      files.merge(file, text, (one, other) -> one + "---\n" + other);
    }
    return files;
  }

  private static String yaml(String name, Thing thing, Optional<Random> random) {
    var parts = name.split("/", -1);
    var meta = "  name: " + quoted(parts[parts.length - 1], random) + "\n";
    return switch (parts[0]) {
      case "kubevirt" ->
        document(
            "kubevirt.io/v1",
            "KubeVirt",
            meta + "  namespace: kubevirt\n",
            "spec:\n  configuration:\n    migrations:"
                + pairs(thing.settings(), "      ", true, random),
            random);
      case "namespace" ->
        document(
            "v1",
            "Namespace",
            meta + "  labels:" + pairs(thing.labels(), "    ", false, random),
            "",
            random);
      case "policy" ->
        document(
            "migrations.kubevirt.io/v1alpha1",
            "MigrationPolicy",
            meta,
            "spec:\n"
                + lines(thing.settings(), "  ", true, random)
                + "  selectors:\n    virtualMachineInstanceSelector:"
                + pairs(thing.labels(), "      ", false, random)
                + "    namespaceSelector:"
                + pairs(thing.namespaceLabels(), "      ", false, random),
            random);
      default ->
        document(
            "kubevirt.io/v1",
            "VirtualMachine",
            meta + "  namespace: " + parts[1] + "\n",
            "spec:\n  runStrategy: Always\n  template:\n    metadata:\n      labels:"
                + pairs(thing.labels(), "        ", false, random)
                + "    spec:\n      domain:\n        memory: {guest: 1Gi}\n        devices: {}\n",
            random);
    };
  }

  private static String document(
      String apiVersion, String kind, String metadata, String spec, Optional<Random> random) {
    var parts = new ArrayList<>(List.of(
        "apiVersion: " + quoted(apiVersion, random) + "\n",
        "kind: " + kind + "\n",
        "metadata:\n" + metadata));
    if (!spec.isEmpty()) {
      parts.add(spec);
    }
    random.ifPresent(some -> Collections.shuffle(parts, some));
    var comment =
        random.filter(Random::nextBoolean).map(some -> "# a comment\n").orElse("");
    return comment + String.join("", parts);
  }

  private static String pairs(
      Map<String, String> pairs, String indent, boolean areSettings, Optional<Random> random) {
    if (pairs.isEmpty()) {
      return " {}\n";
    }
    if (random.filter(Random::nextBoolean).isPresent()) {
      var flow = new ArrayList<String>();
      pairs.forEach((key, value) -> flow.add(key + ": " + value(value, areSettings, random)));
      return " {" + String.join(", ", flow) + "}\n";
    }
    return "\n" + lines(pairs, indent, areSettings, random);
  }

  private static String lines(
      Map<String, String> pairs, String indent, boolean areSettings, Optional<Random> random) {
    var lines = new ArrayList<String>();
    pairs.forEach(
        (key, value) -> lines.add(indent + key + ": " + value(value, areSettings, random) + "\n"));
    random.ifPresent(some -> Collections.shuffle(lines, some));
    return String.join("", lines);
  }

  private static String value(String value, boolean isSetting, Optional<Random> random) {
    if (!isSetting) {
      return quoted(value, random);
    }
    var equal = EQUAL.get(value);
    return random.isPresent() && equal != null
        ? equal.get(random.get().nextInt(equal.size()))
        : value;
  }

  private static String quoted(String text, Optional<Random> random) {
    return switch (random.map(some -> some.nextInt(3)).orElse(0)) {
      case 1 -> "'" + text + "'";
      case 2 -> "\"" + text + "\"";
      default -> text;
    };
  }

  // What is compared.

  /** What the linter says of the step from some files to others. */
  static DiffReport diff(Map<String, String> base, Map<String, String> head) {
    return Linter.compare(
        tree("base", base), tree("head", head), new Sides(Decided.NOTHING, Decided.NOTHING, RULES));
  }

  private static Tree tree(String title, Map<String, String> files) {
    var sources = new ArrayList<SourceFile>();
    files.forEach((name, text) -> sources.add(new SourceFile(new SourceId(name), text)));
    return new Tree(
        title,
        new Linter(List.of()),
        new Outcome<>(new Loaded(sources, sources.size()), List.of()));
  }
}
