package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.diagnostic.ParameterForm;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import io.github.migrationlint.schemas.ReleaseLine;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code .migration-lint.yaml}, and refuses what nobody would understand the same way. All
 * problems are told at once, each at its place.
 */
public final class ConfigurationReader {
  private static final List<String> KEYS =
      List.of("version", "target", "clusters", "fleets", "rules", "exclude");
  private static final List<String> TARGET_KEYS =
      List.of("openshift-virtualization", "hco", "kubevirt");
  private static final List<String> CLUSTER_KEYS =
      List.of("name", "paths", "target", "nodes", "migration-link", "namespaces");
  private static final List<String> RULE_KEYS = List.of("level", "params");

  /** Enough to see what is wrong; a file of another kind would make hundreds. */
  private static final int MOST_PROBLEMS = 20;

  /** A problem quotes what is written, which may be of any length. */
  private static final int MOST_CHARACTERS = 300;

  private final Map<String, List<Parameter<?>>> rules;
  private final List<Problem> problems = new ArrayList<>();

  private record Problem(Span place, String words) {}

  private ConfigurationReader(Map<String, List<Parameter<?>>> rules) {
    this.rules = rules;
  }

  /**
   * The configuration a file holds.
   *
   * @param home where the working directory lies below the file's folder
   * @param rules the parameters of every rule there is, by name
   * @throws ConfigurationException if it is not YAML, or has a key, rule or value that is unknown
   */
  public static Configuration read(
      SourceFile source, String home, Map<String, List<Parameter<?>>> rules) {
    var reader = new ConfigurationReader(rules);
    var configuration = reader.read(source, home);
    if (!reader.problems.isEmpty()) {
      throw reader.refusal();
    }
    return configuration;
  }

  private ConfigurationException refusal() {
    problems.sort(Comparator.comparing(Problem::place));
    var lines = new ArrayList<String>();
    for (var problem : problems) {
      if (lines.size() < MOST_PROBLEMS) {
        lines.add(problem.place() + ": " + problem.words());
      }
    }
    return new ConfigurationException(lines);
  }

  private Configuration read(SourceFile source, String home) {
    var outcome = new YamlReader().read(source);
    for (var problem : outcome.problems()) {
      complain(problem.primary(), problem.message());
    }
    var roots = new ArrayList<YamlNode>();
    for (var document : outcome.value()) {
      document.root().ifPresent(roots::add);
    }
    if (roots.size() > 1) {
      complain(roots.get(1).span(), "there is one document in a configuration, this is another");
    }
    if (roots.isEmpty()) {
      if (problems.isEmpty()) {
        complain(source.start(), "the configuration is empty, its first key is `version: 1`");
      }
      return Configuration.NONE;
    }
    return mapping(roots.get(0), "the configuration", KEYS)
        .map(root -> read(root, home))
        .orElse(Configuration.NONE);
  }

  private Configuration read(MappingNode root, String home) {
    checkVersion(root);
    var levels = new LinkedHashMap<String, Level>();
    var parameters = rules(root, levels);
    return new Configuration(
        home,
        root.get("target").flatMap(this::target),
        clusters(root),
        fleets(root),
        levels,
        parameters,
        texts(root, "exclude"));
  }

  private void checkVersion(MappingNode root) {
    var version = root.get("version");
    if (version.isEmpty()) {
      var start = root.span().start();
      complain(root.span().source().span(start, start), "the first key is `version: 1`");
    } else if (!(version.get() instanceof ScalarNode scalar) || !scalar.text().equals("1")) {
      complain(version.get().span(), "the only `version` there is is 1");
    }
  }

  private Optional<DeclaredVersion> target(YamlNode node) {
    var mapping = mapping(node, "`target`", TARGET_KEYS);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var entries = mapping.get().entries();
    if (entries.size() != 1) {
      complain(node.span(), "`target` is one of " + listed(TARGET_KEYS));
      return Optional.empty();
    }
    var entry = entries.get(0);
    return TARGET_KEYS.contains(entry.name())
        ? text(entry.value(), "`" + entry.name() + "`")
            .flatMap(scalar -> declared(entry.name(), scalar))
        : Optional.empty();
  }

  private Optional<DeclaredVersion> declared(String component, ScalarNode scalar) {
    var line = Version.parse(scalar.text()).flatMap(version -> line(component, version));
    if (line.isEmpty()) {
      complain(
          scalar.span(),
          "no release of `" + component + "` known here is called `" + scalar.text()
              + "`, there are " + releases(component));
    }
    var isPaired = !component.equals("openshift-virtualization");
    var written = component + " " + scalar.text();
    return line.map(found ->
        new DeclaredVersion(written, found, isPaired || found.isVerified(), scalar.span()));
  }

  private static Optional<ReleaseLine> line(String component, Version version) {
    return switch (component) {
      case "hco" -> VersionMap.ofHyperConverged(version);
      case "kubevirt" -> VersionMap.ofKubeVirt(version);
      default -> VersionMap.ofOpenShiftVirtualization(version);
    };
  }

  private static String releases(String component) {
    var names = new ArrayList<String>();
    for (var line : VersionMap.lines()) {
      switch (component) {
        case "hco" -> names.add(line.hyperConverged().toString());
        case "kubevirt" -> names.add(line.kubeVirt().toString());
        default -> line.openShiftVirtualization().ifPresent(name -> names.add(name.toString()));
      }
    }
    return names.get(0) + " to " + names.get(names.size() - 1);
  }

  private List<NamedCluster> clusters(MappingNode root) {
    var clusters = new LinkedHashMap<String, NamedCluster>();
    for (var item : items(root, "clusters")) {
      mapping(item, "a cluster", CLUSTER_KEYS)
          .flatMap(this::cluster)
          .filter(cluster -> isNew(cluster.name(), item, clusters))
          .ifPresent(cluster -> clusters.put(cluster.name(), cluster));
    }
    return List.copyOf(clusters.values());
  }

  /** Names of clusters, which need not be among {@code clusters}: a folder may name them. */
  private List<Fleet> fleets(MappingNode root) {
    var node = root.get("fleets");
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof MappingNode mapping)) {
      complain(node.get().span(), "`fleets` is a mapping");
      return List.of();
    }
    var fleets = new ArrayList<Fleet>();
    for (var entry : mapping.entries()) {
      var clusters = texts(mapping, entry.name());
      if (clusters.size() < 2) {
        complain(entry.key().span(), "a fleet is a list of two clusters or more");
      }
      fleets.add(new Fleet(entry.name(), clusters));
    }
    return fleets;
  }

  private boolean isNew(String name, YamlNode item, Map<String, NamedCluster> known) {
    if (known.containsKey(name)) {
      complain(item.span(), "two clusters are called `" + name + "`");
    }
    return !known.containsKey(name);
  }

  private Optional<NamedCluster> cluster(MappingNode mapping) {
    var name = mapping.get("name").flatMap(node -> text(node, "`name`"));
    if (mapping.get("name").isEmpty()) {
      complain(mapping.span(), "a cluster has no `name`");
    }
    var paths = texts(mapping, "paths");
    if (paths.isEmpty()) {
      complain(mapping.span(), "a cluster has no `paths`");
    }
    for (var path : paths) {
      if (path.startsWith("/") || Segments.of(path).contains("..")) {
        complain(
            mapping.span(),
            "`" + path + "` leads out of the configuration's folder, `paths` lie below it");
      }
    }
    var target = mapping.get("target").flatMap(this::target);
    var facts = facts(mapping);
    return name.map(scalar -> new NamedCluster(scalar.text(), paths, target, facts));
  }

  private ClusterFacts facts(MappingNode mapping) {
    var nodes = mapping.get("nodes").flatMap(node -> value(node, "`nodes`", ParameterForm.COUNT));
    var link = mapping.get("migration-link").flatMap(this::link);
    var namespaces = mapping.get("namespaces").flatMap(node -> text(node, "`namespaces`"));
    if (namespaces.isPresent() && !namespaces.get().text().equals("complete")) {
      complain(
          namespaces.get().span(),
          "`namespaces` is `complete`, or left out, not `" + namespaces.get().text() + "`");
    }
    return new ClusterFacts(nodes, link, namespaces.isPresent());
  }

  private Optional<LinkSpeed> link(YamlNode node) {
    var scalar = text(node, "`migration-link`");
    var link = scalar.flatMap(found -> LinkSpeed.parse(found.text()));
    if (scalar.isPresent() && link.isEmpty()) {
      complain(
          node.span(),
          "`migration-link` is a speed such as `25Gbit` or `800Mbit`, not `"
              + scalar.get().text() + "`");
    }
    return link;
  }

  private <T> Optional<T> value(YamlNode node, String what, ParameterForm<T> form) {
    var scalar = text(node, what);
    var value = scalar.flatMap(found -> form.parse(found.text()));
    if (scalar.isPresent() && value.isEmpty()) {
      complain(
          node.span(),
          what + " is " + form.expected() + ", not `" + scalar.get().text() + "`");
    }
    return value;
  }

  /** Fills in the levels, and gives back the parameters. */
  private ParameterValues rules(MappingNode root, Map<String, Level> levels) {
    var values = ParameterValues.DEFAULTS;
    var names = List.copyOf(rules.keySet());
    var mapping = root.get("rules").flatMap(node -> mapping(node, "`rules`", names, "rule"));
    if (mapping.isEmpty()) {
      return values;
    }
    for (var entry : mapping.get().entries()) {
      var known = rules.get(entry.name());
      if (known == null) {
        continue;
      }
      var settings = mapping(entry.value(), "`" + entry.name() + "`", RULE_KEYS);
      if (settings.isPresent()) {
        settings
            .get()
            .get("level")
            .flatMap(this::level)
            .ifPresent(level -> levels.put(entry.name(), level));
        values = parameters(settings.get(), entry.name(), known, values);
      }
    }
    return values;
  }

  private ParameterValues parameters(
      MappingNode settings, String rule, List<Parameter<?>> known, ParameterValues values) {
    var node = settings.entry("params");
    if (node.isEmpty()) {
      return values;
    }
    if (known.isEmpty()) {
      complain(node.get().key().span(), "`" + rule + "` has no parameters");
      return values;
    }
    var names = new ArrayList<String>();
    for (var parameter : known) {
      names.add(parameter.name());
    }
    var mapping = mapping(node.get().value(), "`params`", names, "parameter");
    var all = values;
    for (var parameter : known) {
      var written = mapping.flatMap(found -> found.get(parameter.name()));
      all = written.isPresent() ? with(all, parameter, written.get()) : all;
    }
    return all;
  }

  private <T> ParameterValues with(ParameterValues values, Parameter<T> parameter, YamlNode node) {
    return value(node, "`" + parameter.name() + "`", parameter.form())
        .map(value -> values.with(parameter, value))
        .orElse(values);
  }

  /** YAML reads a plain {@code off} as a boolean; it is the level all the same. */
  private Optional<Level> level(YamlNode node) {
    var scalar = text(node, "`level`");
    var isFalse = scalar
        .filter(
            found -> found.value(Reading.KUBECTL) instanceof ScalarValue.Bool bool && !bool.value())
        .isPresent();
    var level = isFalse ? Optional.of(Level.OFF) : scalar.flatMap(found -> Level.of(found.text()));
    if (scalar.isPresent() && level.isEmpty()) {
      unknown(node.span(), "level", scalar.get().text(), Level.WORDS);
    }
    return level;
  }

  private Optional<MappingNode> mapping(YamlNode node, String what, List<String> keys) {
    return mapping(node, what, keys, "key");
  }

  /** The node as a mapping, whose unknown keys are told. */
  private Optional<MappingNode> mapping(
      YamlNode node, String what, List<String> keys, String keyWord) {
    if (!(node instanceof MappingNode mapping)) {
      complain(node.span(), what + " is a mapping");
      return Optional.empty();
    }
    for (var entry : mapping.entries()) {
      if (!keys.contains(entry.name())) {
        unknown(entry.key().span(), keyWord, entry.name(), keys);
      }
    }
    return Optional.of(mapping);
  }

  private void unknown(Span place, String what, String written, List<String> known) {
    var near = Spelling.nearest(written, known);
    var hint = near.isPresent()
        ? ", did you mean `" + near.get() + "`?"
        : known.size() > 12 ? "" : ", there are " + listed(known);
    complain(place, "no " + what + " is called `" + written + "`" + hint);
  }

  private List<String> texts(MappingNode mapping, String name) {
    var texts = new ArrayList<String>();
    for (var item : items(mapping, name)) {
      text(item, "an item of `" + name + "`").ifPresent(scalar -> texts.add(scalar.text()));
    }
    return texts;
  }

  private List<YamlNode> items(MappingNode mapping, String name) {
    var node = mapping.get(name);
    if (node.isPresent() && node.get() instanceof SequenceNode sequence) {
      return sequence.items();
    }
    node.ifPresent(other -> complain(other.span(), "`" + name + "` is a list"));
    return List.of();
  }

  private Optional<ScalarNode> text(YamlNode node, String what) {
    if (node instanceof ScalarNode scalar && !scalar.text().isEmpty()) {
      return Optional.of(scalar);
    }
    complain(node.span(), what + " is a text");
    return Optional.empty();
  }

  private void complain(Span place, String problem) {
    var words =
        problem.length() <= MOST_CHARACTERS ? problem : problem.substring(0, MOST_CHARACTERS) + "…";
    problems.add(new Problem(place, words));
  }

  private static String listed(List<String> words) {
    return "`" + String.join("`, `", words) + "`";
  }
}
