package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.gitops.RepositoryPaths;
import io.github.migrationlint.core.kustomize.ComposedObject;
import io.github.migrationlint.core.kustomize.Composition;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.yaml.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is certain of a composition: objects that no step may have changed unseen, and the gaps. */
final class ComposedContents {
  private final Function<String, Optional<Document>> documents;
  private final RepositoryPaths paths;

  /**
   * Of a repository.
   *
   * @param documents the first document of a file, if it was read
   */
  ComposedContents(Function<String, Optional<Document>> documents, RepositoryPaths paths) {
    this.documents = documents;
    this.paths = paths;
  }

  Content of(Composition composition, Set<String> files) {
    var sure = new ArrayList<ComposedObject>();
    var notSeen = new ArrayList<>(elsewhere(composition));
    for (var object : composition.objects()) {
      if (object.doubts().isEmpty()) {
        sure.add(object);
      } else {
        leaveOut(object, notSeen);
      }
    }
    return new Content(
        composition.folder(),
        manifests(sure),
        files,
        composition.problems(),
        notSeen,
        composition.isCut() || areRelevant(manifests(composition.objects())));
  }

  /** An object that may look different in the cluster supports no claim, and that is reported. */
  private void leaveOut(ComposedObject object, List<NotSeen> notSeen) {
    for (var manifest : ResourceReader.relevant(manifests(List.of(object)))) {
      var doubt = object.doubts().get(0);
      notSeen.add(new NotSeen(
          doubt.span(),
          Targets.LEFT_OUT + described(ResourceReader.header(manifest).ref()) + " ends up: "
              + doubt.message()));
    }
  }

  private static String described(ObjectRef ref) {
    return ref.kind() + " " + ref.namespace().map(namespace -> namespace + "/").orElse("")
        + ref.name().orElse("");
  }

  /** Whether any of them is of a kind we read. */
  static boolean areRelevant(List<Manifest> manifests) {
    for (var manifest : manifests) {
      if (ResourceReader.matters(manifest)) {
        return true;
      }
    }
    return false;
  }

  private List<Manifest> manifests(List<ComposedObject> objects) {
    var manifests = new ArrayList<Manifest>();
    for (var object : objects) {
      var document = documents.apply(object.source().id().path());
      if (document.isPresent()) {
        manifests.addAll(
            Classifier.composed(document.get(), object.root(), object.reading(), object.touches()));
      }
    }
    return manifests;
  }

  /** A file of the repository that was passed over holds nothing of ours: that is no gap. */
  private List<NotSeen> elsewhere(Composition composition) {
    var elsewhere = new ArrayList<NotSeen>();
    for (var missed : composition.notSeen()) {
      var written = missed.what().replace("`", "");
      var folder = missed.place().source().id().folder();
      var isHere = paths.isFile(new RepoPath(folder).resolve(written).text())
          || paths.isFile(new RepoPath(composition.folder()).resolve(written).text());
      if (!isHere) {
        elsewhere.add(missed);
      }
    }
    return elsewhere;
  }
}
