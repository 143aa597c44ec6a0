package io.github.migrationlint.core.config;

import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the user decides.
 *
 * @param path of the file that says so, as reports would name it; empty where nothing is decided
 * @param home where the working directory lies below the configuration's folder: {@code sub/folder},
 *     or empty where they are the same
 * @param target the versions of every cluster that names none of its own
 * @param clusters the clusters the user names, in the order written
 * @param fleets clusters that are meant to be alike, in the order written
 * @param levels by rule; a rule without an entry keeps the severity of its findings
 * @param overrides other levels for parts of the repository, the last that concerns a finding holds
 * @param suppressions findings about objects that the user accepts
 * @param parameters of rules
 * @param exclude globs of paths to leave out, relative to the configuration's folder
 * @param baseline path of the file of frozen findings, relative to the configuration's folder
 * @param customRules rules of the user's own
 * @param tests of policies, as written
 * @param weakened what the levels take back
 * @param written the files it was read from, those that others extend first
 */
public record Configuration(
    String path,
    String home,
    Optional<DeclaredVersion> target,
    List<NamedCluster> clusters,
    List<Fleet> fleets,
    Map<String, Level> levels,
    List<LevelOverride> overrides,
    List<ConfiguredSuppression> suppressions,
    ParameterValues parameters,
    List<String> exclude,
    Optional<String> baseline,
    List<CustomRule> customRules,
    List<YamlNode> tests,
    ConfiguredRules weakened,
    List<MappingNode> written) {

  /** Nothing is decided. */
  public static final Configuration NONE = new Configuration(
      "",
      "",
      Optional.empty(),
      List.of(),
      List.of(),
      Map.of(),
      List.of(),
      List.of(),
      ParameterValues.DEFAULTS,
      List.of(),
      Optional.empty(),
      List.of(),
      List.of(),
      ConfiguredRules.NONE,
      List.of());

  /** Nothing is decided but one custom rule. */
  public static Configuration of(CustomRule rule) {
    return NONE.with(NONE.target, NONE.clusters, List.of(rule));
  }

  public Configuration {
    Objects.requireNonNull(path);
    Objects.requireNonNull(home);
    Objects.requireNonNull(target);
    clusters = List.copyOf(clusters);
    fleets = List.copyOf(fleets);
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    overrides = List.copyOf(overrides);
    suppressions = List.copyOf(suppressions);
    Objects.requireNonNull(parameters);
    exclude = List.copyOf(exclude);
    Objects.requireNonNull(baseline);
    customRules = List.copyOf(customRules);
    tests = List.copyOf(tests);
    Objects.requireNonNull(weakened);
    written = List.copyOf(written);
  }

  /** This one where the other says nothing: the other one extends it. */
  Configuration under(Configuration other) {
    var allLevels = new LinkedHashMap<>(levels);
    allLevels.putAll(other.levels);
    return new Configuration(
        other.path,
        other.home,
        other.target.or(() -> target),
        byName(clusters, other.clusters, NamedCluster::name),
        byName(fleets, other.fleets, Fleet::name),
        allLevels,
        both(overrides, other.overrides),
        both(suppressions, other.suppressions),
        other.parameters == ParameterValues.DEFAULTS ? parameters : other.parameters,
        both(exclude, other.exclude),
        other.baseline.or(() -> baseline),
        both(customRules, other.customRules),
        both(tests, other.tests),
        other.weakened,
        both(written, other.written));
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** What the second list names takes the place of what the first calls by that name. */
  private static <T> List<T> byName(List<T> first, List<T> second, Function<T, String> name) {
    var all = new LinkedHashMap<String, T>();
    for (var item : both(first, second)) {
      all.put(name.apply(item), item);
    }
    return List.copyOf(all.values());
  }

  /** The same, read from that file, for a working directory that lies there below its folder. */
  Configuration at(String below, String file, KnownRules rules) {
    return new Configuration(
        file,
        below,
        target,
        clusters,
        fleets,
        levels,
        overrides,
        suppressions,
        parameters,
        exclude,
        baseline,
        customRules,
        tests,
        Weakening.of(levels, overrides, rules),
        written);
  }

  /** The same with the versions that every cluster is said to run, whatever the file says. */
  public Configuration targeting(DeclaredVersion version) {
    var retargeted = new ArrayList<NamedCluster>();
    for (var cluster : clusters) {
      retargeted.add(
          new NamedCluster(cluster.name(), cluster.paths(), Optional.of(version), cluster.facts()));
    }
    return with(Optional.of(version), retargeted, customRules);
  }

  private Configuration with(
      Optional<DeclaredVersion> version, List<NamedCluster> named, List<CustomRule> custom) {
    return new Configuration(
        path,
        home,
        version,
        named,
        fleets,
        levels,
        overrides,
        suppressions,
        parameters,
        exclude,
        baseline,
        custom,
        tests,
        weakened,
        written);
  }

  /** The same decisions about findings, with the versions, clusters and fleets of another tree. */
  public Configuration withFactsOf(Configuration facts) {
    return new Configuration(
        path,
        facts.path.isEmpty() ? home : facts.home,
        facts.target,
        facts.clusters,
        facts.fleets,
        levels,
        overrides,
        suppressions,
        parameters,
        exclude,
        baseline,
        customRules,
        tests,
        weakened,
        written);
  }

  /**
   * How much the user lets the findings of a rule matter at that place.
   *
   * @param path as reports call it: relative to the working directory
   */
  public Optional<Level> levelOf(String rule, String path, String cluster) {
    if (!overrides.isEmpty()) {
      var place = placeOf(path);
      for (var i = overrides.size() - 1; i >= 0; i--) {
        var level = overrides.get(i).levels().get(rule);
        if (level != null && overrides.get(i).concerns(place, cluster)) {
          return Optional.of(level);
        }
      }
    }
    return levelOf(rule);
  }

  /** The rules of the user's own among those there are. */
  public List<KnownRule> knownCustomRules() {
    var known = new ArrayList<KnownRule>();
    for (var rule : customRules) {
      known.add(rule.known());
    }
    return known;
  }

  /** Whether no part of the repository can have findings of the rule. */
  public boolean isOff(String rule) {
    if (levels.get(rule) != Level.OFF) {
      return false;
    }
    for (var override : overrides) {
      var level = override.levels().get(rule);
      if (level != null && level != Level.OFF) {
        return false;
      }
    }
    return true;
  }

  /** How much the user lets a rule matter; empty where nothing is said. */
  public Optional<Level> levelOf(String rule) {
    return Optional.ofNullable(levels.get(rule));
  }

  /**
   * The named clusters that a file or folder is part of, in the order written.
   *
   * @param path as reports call it: relative to the working directory
   */
  public List<NamedCluster> clustersOf(String path) {
    if (clusters.isEmpty()) {
      return List.of();
    }
    var place = placeOf(path);
    var found = new ArrayList<NamedCluster>();
    for (var cluster : clusters) {
      if (cluster.holds(place)) {
        found.add(cluster);
      }
    }
    return found;
  }

  /** Whether that very file or folder is a path of a named cluster. */
  public boolean names(String path) {
    for (var cluster : clustersOf(path)) {
      if (cluster.hasPath(placeOf(path))) {
        return true;
      }
    }
    return false;
  }

  /** The cluster of that name, if the user names it. */
  public Optional<NamedCluster> cluster(String name) {
    for (var cluster : clusters) {
      if (cluster.name().equals(name)) {
        return Optional.of(cluster);
      }
    }
    return Optional.empty();
  }

  /** The versions a cluster is said to run: its own, else those of all. */
  public Optional<DeclaredVersion> versionOf(String cluster) {
    return cluster(cluster).flatMap(NamedCluster::target).or(() -> target);
  }

  /** What the user says about a cluster besides its versions. */
  public ClusterFacts factsOf(String cluster) {
    return cluster(cluster).map(NamedCluster::facts).orElse(ClusterFacts.UNKNOWN);
  }

  /** A path from the configuration's folder; one that leads out of it keeps its {@code ..}. */
  private RepoPath placeOf(String path) {
    return new RepoPath(home).resolve(path);
  }
}
