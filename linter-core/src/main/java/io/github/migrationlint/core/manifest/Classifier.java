package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the Kubernetes objects in documents. A mapping with an {@code apiVersion} and a {@code kind}
 * is one; a list of them ({@code kind: List} or {@code …List} with {@code items}) holds several.
 * Anything else is some other file's business and passed over.
 */
public final class Classifier {
  /** Kinds that nobody but KubeVirt has: without an apiVersion they are surely meant to be objects. */
  private static final List<String> UNMISTAKABLE = List.of(
      "HyperConverged",
      "KubeVirt",
      "MigrationPolicy",
      "VirtualMachineInstance",
      "VirtualMachineInstanceMigration",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool");

  public Outcome<List<Manifest>> classify(List<Document> documents) {
    var patches = PatchFiles.of(documents);
    var manifests = new ArrayList<Manifest>();
    var problems = new ArrayList<Diagnostic>();
    for (var document : documents) {
      if (document.root().orElse(null) instanceof MappingNode root) {
        var partial = patches.contains(document.source().id());
        collect(new Candidate(document, root, partial), manifests, problems);
      }
    }
    return new Outcome<>(List.copyOf(manifests), problems);
  }

  private record Candidate(Document document, MappingNode root, boolean partial) {
    Optional<ScalarNode> nonEmpty(String name) {
      return root.scalar(name).filter(scalar -> !scalar.text().isEmpty());
    }
  }

  private static void collect(
      Candidate candidate, List<Manifest> manifests, List<Diagnostic> problems) {
    var kind = candidate.nonEmpty("kind");
    if (kind.isEmpty()) {
      return;
    }
    var apiVersion = candidate.nonEmpty("apiVersion");
    if (apiVersion.isEmpty()) {
      if (isSurelyAnObject(candidate, kind.get())) {
        problems.add(missingApiVersion(kind.get()));
      }
      return;
    }
    if (isList(candidate.root(), kind.get())) {
      for (var item : candidate.root().mappings("items")) {
        collect(
            new Candidate(candidate.document(), item, candidate.partial()), manifests, problems);
      }
      return;
    }
    manifests.add(new Manifest(
        candidate.document(),
        candidate.root(),
        GroupVersionKind.of(apiVersion.get().text(), kind.get().text()),
        Reading.KUBECTL,
        candidate.partial()));
  }

  private static boolean isList(MappingNode root, ScalarNode kind) {
    return kind.text().endsWith("List")
        && root.get("items").filter(Classifier::isSequence).isPresent();
  }

  private static boolean isSequence(YamlNode node) {
    return node instanceof SequenceNode;
  }

  private static boolean isSurelyAnObject(Candidate candidate, ScalarNode kind) {
    return !candidate.partial()
        && UNMISTAKABLE.contains(kind.text())
        && candidate.root().mapping("metadata").isPresent()
        && candidate.root().mapping("spec").isPresent();
  }

  private static Diagnostic missingApiVersion(ScalarNode kind) {
    return ManifestRules.MISSING_API_VERSION
        .at(kind.span(), "this " + kind.text() + " has no `apiVersion`, so no client can send it")
        .withHelp("add the `apiVersion` of " + kind.text());
  }
}
