package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of the repositories that GitOps objects name is this one: the only one of which several paths
 * exist here. Repositories are distinguished by their own names alone, since a mirror or a fork has
 * another host or owner, and ssh may have another host than https.
 */
public final class Origins {
  /** One path may exist in two repositories by chance: {@code deploy}, {@code manifests}. */
  private static final int SEVERAL = 2;

  private final Map<String, Set<String>> pathsByName = new TreeMap<>();

  /** By the name of the object, where all of that name agree. */
  private final Map<String, Set<String>> urlsOfSources = new TreeMap<>();

  private final Map<String, Set<String>> urlsOfChannels = new TreeMap<>();

  private final Optional<String> ours;

  private Origins(List<Manifest> written, RepositoryPaths paths, BudgetShare budget) {
    for (var manifest : written) {
      if (manifest.gvk().is("source.toolkit.fluxcd.io", "GitRepository")) {
        addSource(manifest);
      } else if (manifest.gvk().is("apps.open-cluster-management.io", "Channel")) {
        addChannel(manifest);
      }
    }
    for (var manifest : written) {
      var spec = manifest.root().mapping("spec");
      if (spec.isPresent()) {
        switch (manifest.gvk().group() + "/" + manifest.gvk().kind()) {
          case "argoproj.io/Application" -> addSources(spec.get(), paths);
          case "argoproj.io/ApplicationSet" -> addSet(spec.get(), paths, budget);
          case "kustomize.toolkit.fluxcd.io/Kustomization" ->
            add(urlOfSource(spec.get()), spec.get().scalar("path"), paths);
          default -> {}
        }
      }
    }
    ours = decided();
  }

  /**
   * Those that objects name.
   *
   * @param budget pays for the patterns of generators; one whose turn comes when it is spent finds nothing
   */
  public static Origins of(List<Manifest> written, RepositoryPaths paths, BudgetShare budget) {
    return new Origins(written, paths, budget);
  }

  private void addSource(Manifest source) {
    var url = source.root().mapping("spec").flatMap(spec -> spec.scalar("url"));
    if (url.isPresent() && source.name().isPresent()) {
      urlsOfSources
          .computeIfAbsent(source.name().get(), unused -> new TreeSet<>())
          .add(url.get().text());
    }
  }

  private void addChannel(Manifest channel) {
    var url = channel.root().mapping("spec").flatMap(spec -> spec.scalar("pathname"));
    if (url.isPresent() && channel.name().isPresent()) {
      urlsOfChannels
          .computeIfAbsent(channel.name().get(), unused -> new TreeSet<>())
          .add(url.get().text());
    }
  }

  /**
   * The address an ACM Channel represents.
   *
   * @param channel {@code namespace/name}
   */
  Optional<String> urlOfChannel(String channel) {
    var urls = urlsOfChannels.getOrDefault(channel.substring(channel.indexOf('/') + 1), Set.of());
    return urls.size() == 1 ? urls.stream().findFirst() : Optional.empty();
  }

  private void addSources(MappingNode spec, RepositoryPaths paths) {
    for (var source : Applications.sources(spec)) {
      add(source.scalar("repoURL").map(ScalarNode::text), source.scalar("path"), paths);
    }
  }

  private void addSet(MappingNode spec, RepositoryPaths paths, BudgetShare budget) {
    spec.mapping("template")
        .flatMap(template -> template.mapping("spec"))
        .ifPresent(template -> addSources(template, paths));
    for (var git : gitGenerators(spec)) {
      var url = git.scalar("repoURL").map(ScalarNode::text);
      for (var folder : ApplicationSets.foldersOf(git, paths, budget)) {
        add(url, folder);
      }
    }
  }

  /** Those of a set, and those inside of its matrices and merges. */
  static List<MappingNode> gitGenerators(MappingNode spec) {
    var generators = new ArrayList<>(spec.mappings("generators"));
    var found = new ArrayList<MappingNode>();
    for (var i = 0; i < generators.size(); i++) {
      var generator = generators.get(i);
      generator.mapping("git").ifPresent(found::add);
      for (var name : List.of("matrix", "merge")) {
        generator
            .mapping(name)
            .ifPresent(product -> generators.addAll(product.mappings("generators")));
      }
    }
    return found;
  }

  private void add(Optional<String> url, Optional<ScalarNode> path, RepositoryPaths paths) {
    if (path.isPresent() && !RepositoryPaths.isRoot(path.get().text())) {
      paths.find(path.get().text()).ifPresent(found -> add(url, found));
    }
  }

  private void add(Optional<String> url, String path) {
    url.flatMap(Origins::nameOf)
        .ifPresent(
            name -> pathsByName.computeIfAbsent(name, unused -> new TreeSet<>()).add(path));
  }

  private Optional<String> decided() {
    var several = new ArrayList<String>();
    for (var paths : pathsByName.entrySet()) {
      if (paths.getValue().size() >= SEVERAL) {
        several.add(paths.getKey());
      }
    }
    return several.size() == 1 ? Optional.of(several.get(0)) : Optional.empty();
  }

  /** Whether an address certainly is that of another repository. */
  boolean isElsewhere(Optional<String> url) {
    var name = url.flatMap(Origins::nameOf);
    return ours.isPresent() && name.isPresent() && !name.equals(ours);
  }

  /** The address of the repository that a Flux Kustomization takes its path from. */
  Optional<String> urlOfSource(MappingNode spec) {
    var reference = spec.mapping("sourceRef");
    var isGit = reference
        .flatMap(fields -> fields.scalar("kind"))
        .filter(kind -> kind.text().equals("GitRepository"))
        .isPresent();
    var urls = reference
        .flatMap(fields -> fields.scalar("name"))
        .map(name -> urlsOfSources.getOrDefault(name.text(), Set.of()))
        .orElse(Set.of());
    return isGit && urls.size() == 1 ? urls.stream().findFirst() : Optional.empty();
  }

  /** {@code fleet} of {@code ssh://git@example.com/ops/fleet.git}; empty where it is filled in. */
  static Optional<String> nameOf(String url) {
    var end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    var start = end;
    while (start > 0 && url.charAt(start - 1) != '/' && url.charAt(start - 1) != ':') {
      start--;
    }
    var name = url.substring(start, end).toLowerCase(Locale.ROOT);
    var bare = name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
    return bare.isEmpty() || Applications.isPlaceholder(url) ? Optional.empty() : Optional.of(bare);
  }
}
