package io.github.migrationlint.core.config;

import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code .migration-lint.yaml} and what it extends, and refuses what no one would understand the
 * same way. All problems of a file are reported at once, each at its place.
 */
public final class ConfigurationReader {
  private static final List<String> KEYS = List.of(
      "version",
      "extends",
      "target",
      "clusters",
      "fleets",
      "rules",
      "overrides",
      "suppressions",
      "custom-rules",
      "tests",
      "baseline",
      "exclude");

  /** No one needs more files on top of each other. */
  private static final int MOST_FILES = 10;

  private final KnownRules builtIn;
  private final List<ConfigurationFile> chain;

  private ConfigurationReader(KnownRules builtIn, List<ConfigurationFile> chain) {
    this.builtIn = builtIn;
    this.chain = chain;
  }

  /**
   * The configuration a file holds, on top of what it extends.
   *
   * @throws ConfigurationException if it is not YAML, or has a key, rule or value that is unknown
   * @throws NoSuchPath if a file it extends cannot be read
   */
  public static Configuration read(ConfigurationFile file, KnownRules builtIn) {
    var read = new ConfigurationReader(builtIn, List.of(file)).read(file);
    var known = read.customRules().isEmpty() ? builtIn : builtIn.with(read.knownCustomRules());
    return read.at(file.home(), file.source().id().path(), known);
  }

  /** What the file itself says on top of what it extends; globs are left as they are written. */
  private Configuration read(ConfigurationFile file) {
    var reader = new NodeReader();
    var root = root(file.source(), reader);
    if (root.isEmpty()) {
      reader.refuse();
      return Configuration.NONE;
    }
    checkVersion(root.get(), reader);
    var base = Configuration.NONE;
    for (var extended : extended(root.get(), reader)) {
      base = base.under(readBase(file, extended, reader));
    }
    var configuration = section(root.get(), base, reader);
    reader.refuse();
    return base.under(configuration);
  }

  /** The one mapping of a file that the user wrote for us; what is wrong instead is complained of. */
  static Optional<MappingNode> root(SourceFile source, NodeReader reader) {
    var outcome = new YamlReader().read(source);
    for (var problem : outcome.problems()) {
      reader.complain(problem.primary(), problem.message());
    }
    var roots = new ArrayList<YamlNode>();
    for (var document : outcome.value()) {
      document.root().ifPresent(roots::add);
    }
    if (roots.size() > 1) {
      reader.complain(roots.get(1).span(), "a configuration must be one document, this is another");
    }
    if (roots.isEmpty()) {
      if (reader.isContent()) {
        reader.complain(
            source.start(), "the configuration is empty, its first key must be `version: 1`");
      }
      return Optional.empty();
    }
    return reader.mapping(roots.get(0), "the configuration", KEYS);
  }

  private static void checkVersion(MappingNode root, NodeReader reader) {
    var version = root.get("version");
    if (version.isEmpty()) {
      var start = root.span().start();
      reader.complain(
          root.span().source().span(start, start), "the first key must be `version: 1`");
    } else if (!(version.get() instanceof ScalarNode scalar) || !scalar.text().equals("1")) {
      reader.complain(version.get().span(), "`version` must be 1");
    }
  }

  private static List<ScalarNode> extended(MappingNode root, NodeReader reader) {
    var node = root.get("extends");
    if (node.isEmpty() || node.get() instanceof SequenceNode) {
      return reader.texts(root, "extends");
    }
    return reader.text(node.get(), "`extends`").map(List::of).orElse(List.of());
  }

  /** Files of the same work tree only: a configuration is never fetched, and never leads elsewhere. */
  private Configuration readBase(ConfigurationFile file, ScalarNode path, NodeReader reader) {
    try {
      var base = file.extended(path.text());
      for (var reading : chain) {
        if (reading.isSameFile(base)) {
          reader.complain(path.span(), "`extends` must not lead back to `" + path.text() + "`");
          return Configuration.NONE;
        }
      }
      if (chain.size() >= MOST_FILES) {
        reader.complain(path.span(), "`extends` must not go through more than 10 files");
        return Configuration.NONE;
      }
      var longer = new ArrayList<>(chain);
      longer.add(base);
      return new ConfigurationReader(builtIn, longer).read(base);
    } catch (NoSuchPath mistake) {
      reader.complain(
          path.span(), "`extends` must name a file of the work tree: " + mistake.getMessage());
      return Configuration.NONE;
    }
  }

  private Configuration section(MappingNode root, Configuration base, NodeReader reader) {
    var clusters = new ClusterSection(reader);
    var custom = new CustomRuleSection(reader, builtIn.with(base.knownCustomRules())).read(root);
    var known = new ArrayList<>(base.knownCustomRules());
    for (var rule : custom) {
      known.add(rule.known());
    }
    var all = known.isEmpty() ? builtIn : builtIn.with(known);
    var rules = new RuleSection(reader, all);
    return new Configuration(
        "",
        "",
        root.get("target").flatMap(clusters::target),
        clusters.clusters(root),
        clusters.fleets(root),
        rules.levels(root),
        rules.overrides(root),
        new SuppressionSection(reader, all).read(root),
        rules.parameters(root, base.parameters()),
        reader.strings(root, "exclude"),
        reader.text(root, "baseline").flatMap(path -> below(path, reader)),
        custom,
        reader.items(root, "tests"),
        ConfiguredRules.NONE,
        List.of(root));
  }

  /** A path that does not lead out of the folder of the configuration. */
  private static Optional<String> below(ScalarNode path, NodeReader reader) {
    var below = new RepoPath(path.text());
    if (RepoPath.isAbsolute(path.text()) || below.leavesTop()) {
      reader.complain(
          path.span(), "`" + path.text() + "` must lie below the folder of the configuration");
      return Optional.empty();
    }
    return Optional.of(below.text());
  }
}
