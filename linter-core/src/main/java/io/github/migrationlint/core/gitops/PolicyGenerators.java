package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * ACM's PolicyGenerator, a kustomize plugin (stolostron/policy-generator-plugin): it wraps manifests
 * of the repository in policies. Those that enforce bring their manifests to the clusters of their
 * placement; those that inform, as they do by default, only look.
 */
final class PolicyGenerators {
  private PolicyGenerators() {}

  static void read(Manifest generator, Deliveries.Gathered gathered) {
    var placements = gathered.context.placements();
    var root = generator.root();
    var defaults = root.mapping("policyDefaults");
    var policies = root.mappings("policies");
    if (policies.isEmpty()) {
      gathered.miss(root.span(), "what " + caller(generator) + " makes, which lists no policies");
    }
    for (var policy : policies) {
      var isEnforced = text("remediationAction", policy, defaults).equalsIgnoreCase("enforce");
      if (isEnforced) {
        for (var destination :
            destinations(generator, policy, defaults, placements, gathered.paths)) {
          if (destination instanceof Destination.Unknown) {
            var name = text("name", policy, Optional.empty());
            gathered.miss(
                policy.span(),
                "the clusters of policy `" + name + "` of " + caller(generator)
                    + ", which is not in these files");
          }
          deliver(generator, policy, defaults, destination, gathered);
        }
      }
    }
  }

  private static void deliver(
      Manifest generator,
      MappingNode policy,
      Optional<MappingNode> defaults,
      Destination destination,
      Deliveries.Gathered gathered) {
    if (policy.mappings("manifests").isEmpty()) {
      gathered.miss(policy.span(), "the manifests of a policy of " + caller(generator));
    }
    for (var item : policy.mappings("manifests")) {
      var written = item.scalar("path");
      var compliance = item.scalar("complianceType")
          .map(ScalarNode::text)
          .orElse(text("complianceType", policy, defaults));
      if (written.isEmpty()) {
        gathered.miss(item.span(), "manifests of " + caller(generator) + ", which name no path");
      }
      if (written.isEmpty() || compliance.equalsIgnoreCase("mustnothave")) {
        continue;
      }
      if (item.entry("patches").isPresent()) {
        gathered.miss(
            written.get().span(), "`" + written.get().text() + "` with the patches beside it");
        continue;
      }
      var folder = generator.document().source().id().folder();
      var path = resolved(folder, written.get().text(), gathered.paths);
      if (path.filter(gathered.paths::isThere).isEmpty()) {
        gathered.missPath(written.get());
        continue;
      }
      gathered.add(new Delivery(
          generator,
          written.get().span(),
          path.get(),
          destination,
          new Delivery.PlainFiles(DirectoryFilter.USUAL),
          new MappingNode(written.get().span(), List.of()),
          Optional.empty(),
          Optional.empty()));
    }
  }

  private static String caller(Manifest generator) {
    return "PolicyGenerator" + generator.name().map(name -> " `" + name + "`").orElse("");
  }

  private static String text(String name, MappingNode policy, Optional<MappingNode> defaults) {
    return policy
        .scalar(name)
        .or(() -> defaults.flatMap(fields -> fields.scalar(name)))
        .map(ScalarNode::text)
        .orElse("");
  }

  /** Paths are relative to the generator's folder; empty where they lead out of the root. */
  private static Optional<String> resolved(String folder, String written, RepositoryPaths paths) {
    return RepoPath.isAbsolute(written)
        ? Optional.empty()
        : Optional.of(new RepoPath(folder).resolve(written).text())
            .filter(path -> paths.fromRoot(path).isPresent());
  }

  private static List<Destination> destinations(
      Manifest generator,
      MappingNode policy,
      Optional<MappingNode> defaults,
      Placements placements,
      RepositoryPaths paths) {
    var placement = policy
        .mapping("placement")
        .or(() -> defaults.flatMap(fields -> fields.mapping("placement")));
    if (placement.isEmpty()) {
      return List.of(new Destination.Unknown());
    }
    for (var entry : placement.get().entries()) {
      if (entry.value() instanceof ScalarNode value) {
        switch (entry.name()) {
          case "placementName", "placementRuleName" -> {
            return placements.named(value.text(), Optional.empty());
          }
          case "placementPath", "placementRulePath" -> {
            var folder = generator.document().source().id().folder();
            return placements.inFile(resolved(folder, value.text(), paths).orElse(""));
          }
          default -> {}
        }
      } else if (entry.value() instanceof MappingNode selector) {
        return Placements.ofSelector(asSelector(selector), placement.get());
      }
    }
    return List.of(new Destination.Unknown());
  }

  /** Labels may be without {@code matchLabels} around them, as they did at first. */
  private static MappingNode asSelector(MappingNode written) {
    var isSelector = written.entry("matchLabels").isPresent()
        || written.entry("matchExpressions").isPresent();
    return isSelector
        ? written
        : new MappingNode(
            written.span(), List.of(Applications.entry("matchLabels", written.span(), written)));
  }
}
