package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the Kubernetes objects in documents. A mapping with an {@code apiVersion} and a {@code kind}
 * is one; a list or another wrapper ({@link Wrappers}) holds several.
 * Anything else is some other file's business and passed over.
 */
public final class Classifier {
  /** Kinds that only KubeVirt has: without an apiVersion they are surely meant to be objects. */
  private static final List<String> UNMISTAKABLE = List.of(
      "HyperConverged",
      "KubeVirt",
      "MigrationPolicy",
      "VirtualMachineInstance",
      "VirtualMachineInstanceMigration",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool");

  /** So many wrappers are opened within each other; a text in a text is read once for each around it. */
  private static final int MAX_WRAPPERS = 8;

  /** The API version of those of them that have had one only, or have one of today. */
  private static final Map<String, String> ONLY_VERSIONS = Map.of(
      "KubeVirt", "kubevirt.io/v1",
      "MigrationPolicy", "migrations.kubevirt.io/v1alpha1",
      "VirtualMachineInstance", "kubevirt.io/v1",
      "VirtualMachineInstanceMigration", "kubevirt.io/v1",
      "VirtualMachineInstanceReplicaSet", "kubevirt.io/v1");

  public Outcome<List<Manifest>> classify(List<Document> documents) {
    return classify(documents, Failures.fatal());
  }

  /** The objects in documents; one that fails to be looked at is left out. */
  public Outcome<List<Manifest>> classify(List<Document> documents, Failures failures) {
    var patches = PatchFiles.of(documents);
    var found = new Found();
    for (var document : documents) {
      try {
        if (document.root().orElse(null) instanceof MappingNode root) {
          var partial = patches.contains(document.source().id());
          var candidate = new Candidate(document, root, Reading.KUBECTL, partial, List.of());
          collect(candidate, found);
        }
      } catch (RuntimeException | Error bug) {
        failures.add("finding the objects of `" + document.source().id() + "`", bug);
      }
    }
    return new Outcome<>(List.copyOf(found.manifests), found.problems);
  }

  /**
   * The objects in one that a kustomization has made: itself, or what it wraps.
   *
   * @param document where it comes from
   * @param changes what the kustomization changed in it, and where that is written
   */
  public static List<Manifest> composed(
      Document document, MappingNode root, Reading reading, List<Label> changes) {
    var found = new Found();
    // What is no object was reported where it is written.
    var candidate = new Candidate(document, root, reading, false, changes);
    collect(candidate, found);
    return List.copyOf(found.manifests);
  }

  private static final class Found {
    private final List<Manifest> manifests = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    /** Few different ones for many objects, so that each is held once. */
    private final Map<GroupVersionKind, GroupVersionKind> kinds = new HashMap<>();
  }

  private record Candidate(
      Document document,
      MappingNode root,
      Reading reading,
      boolean partial,
      Optional<Carrier> carrier,
      Optional<ScalarNode> namespace,
      List<Label> changes,
      int depth) {
    Candidate(
        Document document,
        MappingNode root,
        Reading reading,
        boolean partial,
        List<Label> changes) {
      this(document, root, reading, partial, Optional.empty(), Optional.empty(), changes, 0);
    }

    Candidate holding(Wrappers.Inner inner) {
      var both = new ArrayList<>(changes);
      both.addAll(inner.changes());
      return new Candidate(
          document,
          inner.root(),
          inner.reading().orElse(reading),
          partial || inner.partial(),
          inner.carrier(),
          inner.namespace().or(() -> namespace),
          both,
          depth + 1);
    }

    Manifest manifest(GroupVersionKind gvk) {
      var isPart = partial || isFragment(root);
      var manifest = new Manifest(document, root, gvk, reading, isPart, carrier, changes);
      return namespace.isPresent() ? NamespacedKinds.in(namespace.get(), manifest) : manifest;
    }

    Optional<ScalarNode> nonEmpty(String name) {
      return root.scalar(name).filter(scalar -> !scalar.text().isEmpty());
    }
  }

  private static void collect(Candidate candidate, Found found) {
    var kind = candidate.nonEmpty("kind");
    if (kind.isEmpty()) {
      return;
    }
    var apiVersion = candidate.nonEmpty("apiVersion");
    if (apiVersion.isEmpty()) {
      if (isSurelyAnObject(candidate, kind.get())) {
        found.problems.add(
            missingApiVersion(candidate, candidate.root().entry("kind").orElseThrow()));
      }
      return;
    }
    var own = GroupVersionKind.of(apiVersion.get().text(), kind.get().text());
    var gvk = found.kinds.computeIfAbsent(own, unused -> own);
    var wrapped = candidate.depth() < MAX_WRAPPERS
        ? Wrappers.open(gvk, candidate.root(), candidate.carrier())
        : Optional.<List<Wrappers.Inner>>empty();
    for (var inner : wrapped.orElse(List.of())) {
      collect(candidate.holding(inner), found);
    }
    if (wrapped.isEmpty() || Wrappers.hasMoreDetail(gvk)) {
      found.manifests.add(candidate.manifest(gvk));
    }
  }

  /**
   * Whether it cannot be applied as it is, for it has no name and asks for none: what {@code oc
   * patch --patch-file} or a job takes.
   */
  private static boolean isFragment(MappingNode root) {
    var metadata = root.mapping("metadata");
    return root.get("metadata").isEmpty()
        || (metadata.isPresent()
            && metadata.get().get("name").isEmpty()
            && metadata.get().get("generateName").isEmpty());
  }

  private static boolean isSurelyAnObject(Candidate candidate, ScalarNode kind) {
    return !candidate.partial()
        && UNMISTAKABLE.contains(kind.text())
        && candidate.root().mapping("metadata").isPresent()
        && candidate.root().mapping("spec").isPresent();
  }

  private static Diagnostic missingApiVersion(Candidate candidate, MappingNode.Entry kind) {
    var name = ((ScalarNode) kind.value()).text();
    var finding = ManifestRules.MISSING_API_VERSION
        .at(kind.value().span(), "this " + name + " has no `apiVersion`, so no client can apply it")
        .withHelp("add the `apiVersion` of " + name);
    var version = ONLY_VERSIONS.get(name);
    var key = kind.key().span();
    if (version == null || candidate.root().get("apiVersion").isPresent()) {
      return finding;
    }
    var lines = key.source().lines();
    var line = lines.position(key.start()).line();
    var before = key.source().text().substring(lines.start(line), key.start());
    var lineEnd = key.source().text().contains("\r\n") ? "\r\n" : "\n";
    var separator = before.isBlank() ? lineEnd + before : ", ";
    return before.isBlank() || before.endsWith("{")
        ? finding.withFix(new Fix(
            "write `apiVersion: " + version + "`",
            Applicability.NEEDS_REVIEW,
            List.of(new Edit(
                key.source().span(key.start(), key.start()),
                "apiVersion: " + version + separator))))
        : finding;
  }
}
