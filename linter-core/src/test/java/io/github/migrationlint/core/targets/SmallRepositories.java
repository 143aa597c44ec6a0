package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.ConfigurationReader;
import io.github.migrationlint.core.config.KnownRules;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.RepositoryRoot;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Repositories written as one text, {@code === path} before each file, and what is made of them. A file
 * with {@code later} before its path holds nothing of KubeVirt, so it is read only for who asks.
 */
final class SmallRepositories {
  private static final String PASSED_OVER = "later ";

  private SmallRepositories() {}

  static Repository read(String text) {
    return read(text, Configuration.NONE);
  }

  static Repository read(String text, Configuration configuration) {
    return RepositoryReader.read(loaded(text), configuration, new Problems());
  }

  /** The same where each of these folders is the top of a repository, in a Git work tree if they are certain. */
  static Repository read(
      String text, Configuration configuration, boolean areCertain, String... roots) {
    var loaded = loaded(text);
    var tops = new ArrayList<RepositoryRoot>();
    for (var root : roots) {
      tops.add(new RepositoryRoot(root, areCertain, false));
    }
    var several = new Loaded(
        loaded.sources(),
        loaded.passedOver(),
        loaded.files(),
        loaded.later(),
        loaded.leftOut(),
        loaded.absent(),
        loaded.budget(),
        tops);
    return RepositoryReader.read(several, configuration, new Problems());
  }

  /** What a configuration file says. */
  static Configuration configuration(String text) {
    var source = new SourceFile(new SourceId(".migration-lint.yaml"), text);
    return ConfigurationReader.read(new ConfigurationFile(source, ""), new KnownRules(List.of()));
  }

  private static Loaded loaded(String text) {
    var sources = new ArrayList<SourceFile>();
    var later = new Later(new TreeMap<>());
    for (var part : text.split("(?m)^=== ", -1)) {
      if (!part.isEmpty()) {
        var end = part.indexOf('\n');
        var path = part.substring(0, end);
        var content = part.substring(end + 1);
        if (path.startsWith(PASSED_OVER) || path.endsWith(".sourceignore")) {
          var id = new SourceId(path.replace(PASSED_OVER, ""));
          later.files.put(id.path(), new SourceFile(id, content));
        } else {
          sources.add(new SourceFile(new SourceId(path), content));
        }
      }
    }
    var passedOver = later.passedOver();
    return new Loaded(sources, passedOver, sources.size() + passedOver.size(), later);
  }

  /** The files that are read when someone asks for them. */
  private record Later(Map<String, SourceFile> files) implements LaterFiles {
    @Override
    public Found at(String path) {
      var source = files.get(path);
      return source == null ? new Unknown() : new Text(source);
    }

    @Override
    public List<String> sourceIgnores() {
      return files.keySet().stream()
          .filter(path -> path.endsWith(".sourceignore"))
          .toList();
    }

    List<SourceId> passedOver() {
      return files.keySet().stream()
          .filter(path -> !path.endsWith(".sourceignore"))
          .map(SourceId::new)
          .toList();
    }
  }

  /** Each cluster as {@code name: parts}; a part that may be elsewhere has a question mark. */
  static List<String> clusters(String text) {
    return clusters(read(text));
  }

  static List<String> clusters(Repository repository) {
    var clusters = new ArrayList<String>();
    for (var cluster : repository.plan().clusters()) {
      var parts = new ArrayList<String>();
      for (var part : cluster.parts()) {
        parts.add((part.folder().isEmpty() ? "." : part.folder()) + (part.isSure() ? "" : "?"));
      }
      clusters.add(
          cluster.name() + (cluster.isNamed() ? "" : "*") + ": " + String.join(" ", parts));
    }
    return clusters;
  }

  /** Each problem as {@code severity message path:line [clusters]}. */
  static List<String> problems(String text) {
    var problems = new ArrayList<String>();
    for (var problem : read(text).plan().problems()) {
      problems.add(described(problem));
    }
    return problems;
  }

  private static String described(Diagnostic problem) {
    var place = problem.primary();
    return problem.severity().word() + " " + problem.message() + " "
        + place.source().id() + ":"
        + place.source().lines().position(place.start()).line() + " " + problem.clusters();
  }

  /** The first place of a text in a file. */
  static Span place(Repository repository, String path, String text) {
    for (var source : repository.loaded().sources()) {
      if (source.id().path().equals(path)) {
        var start = source.text().indexOf(text);
        return new Span(source, start, start + text.length());
      }
    }
    throw new AssertionError("no file " + path);
  }

  static String policy(String name, String spec) {
    return """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: %s}
        spec: {%s}
        """.formatted(name, spec);
  }

  static String vm(String metadata) {
    return """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {%s}
        spec: {runStrategy: Always, template: {spec: {domain: {devices: {}}}}}
        """.formatted(metadata);
  }

  static String application(String name, String path, String destination) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: %s, namespace: argocd}
        spec:
          source: {repoURL: https://git.example.com/fleet.git, path: %s}
          destination: {%s}
        """.formatted(name, path, destination);
  }
}
