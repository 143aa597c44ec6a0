package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paths that a GitOps object takes from its own repository, as far as they are written out. They
 * show where the root of the repository is: what is there only as seen from one folder counts from it.
 */
public final class OwnPaths {
  /** What begins a pattern or something that is filled in. */
  private static final String OPEN = "*?[{$\\";

  private OwnPaths() {}

  /** From the root, without the root itself. */
  public static List<String> of(Manifest manifest) {
    var found = new ArrayList<String>();
    var spec = manifest.root().mapping("spec");
    if (spec.isPresent()) {
      switch (manifest.gvk().group() + "/" + manifest.gvk().kind()) {
        case "argoproj.io/Application" -> addSources(spec.get(), found);
        case "argoproj.io/ApplicationSet" -> addSet(spec.get(), found);
        case "kustomize.toolkit.fluxcd.io/Kustomization" -> add(spec.get().scalar("path"), found);
        default -> {}
      }
    }
    return found;
  }

  private static void addSources(MappingNode spec, List<String> found) {
    for (var source : Applications.sources(spec)) {
      add(source.scalar("path"), found);
    }
  }

  private static void addSet(MappingNode spec, List<String> found) {
    spec.mapping("template")
        .flatMap(template -> template.mapping("spec"))
        .ifPresent(template -> addSources(template, found));
    for (var git : Origins.gitGenerators(spec)) {
      for (var field : List.of("directories", "files")) {
        for (var item : git.mappings(field)) {
          add(item.scalar("path"), found);
        }
      }
    }
  }

  /** Of a pattern, the folders before it. */
  private static void add(Optional<ScalarNode> written, List<String> found) {
    var text = written.map(ScalarNode::text).orElse("");
    var end = text.length();
    for (var i = 0; i < end; i++) {
      if (OPEN.indexOf(text.charAt(i)) >= 0) {
        end = Math.max(text.lastIndexOf('/', i), 0);
      }
    }
    RepositoryPaths.normal(text.substring(0, end))
        .filter(path -> !path.isEmpty())
        .ifPresent(found::add);
  }
}
