package io.github.migrationlint.core;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.kustomize.ComposedObject;
import io.github.migrationlint.core.kustomize.Composer;
import io.github.migrationlint.core.kustomize.DocumentTree;
import io.github.migrationlint.core.kustomize.Kustomizations;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The targets of a repository, and the objects no target reaches.
 *
 * @param targets by folder; those that make nothing we read are left out
 * @param standalone the objects of files that no kustomization reads, as they are written
 */
record Targets(List<Target> targets, List<Manifest> standalone) {
  Targets {
    targets = List.copyOf(targets);
    standalone = List.copyOf(standalone);
  }

  /** Composes every target; what is wrong with one that concerns nobody here is not told. */
  static Targets of(List<Document> documents, List<Manifest> written, Configuration configuration) {
    var kustomizations = Kustomizations.read(documents).value();
    if (kustomizations.all().isEmpty()) {
      return new Targets(List.of(), written);
    }
    // A path that was not read may exist: it may be excluded, or lie outside of what is linted.
    var files = new DocumentTree(documents, new YamlReader()::read, path -> true);
    var composer = new Composer(kustomizations, files);
    var reader = new ResourceReader();
    var reached = new HashSet<String>();
    var sources = byPath(documents);
    var targets = new ArrayList<Target>();
    for (var leaf : applied(kustomizations, configuration)) {
      var composition = composer.compose(leaf);
      var read = Set.copyOf(kustomizations.filesReachedBy(leaf));
      reached.addAll(read);
      if (!reader.headers(manifests(composition.objects(), sources)).isEmpty()) {
        var sure = manifests(withoutDoubt(composition.objects()), sources);
        targets.add(new Target(leaf, sure, read, composition.problems()));
      }
    }
    return new Targets(targets, outside(reached, written));
  }

  /** The kustomizations that no other one includes, and those the user names. */
  private static List<String> applied(Kustomizations kustomizations, Configuration configuration) {
    var applied = new TreeSet<>(kustomizations.leaves());
    for (var kustomization : kustomizations.all()) {
      var canBeBuilt = !kustomization.isComponent();
      if (canBeBuilt && configuration.names(kustomization.folder())) {
        applied.add(kustomization.folder());
      }
    }
    return List.copyOf(applied);
  }

  private static Map<String, Document> byPath(List<Document> documents) {
    var byPath = new HashMap<String, Document>();
    for (var document : documents) {
      byPath.putIfAbsent(document.source().id().path(), document);
    }
    return byPath;
  }

  /** What a transformation that is not followed may have changed supports no claim. */
  private static List<ComposedObject> withoutDoubt(List<ComposedObject> objects) {
    var sure = new ArrayList<ComposedObject>();
    for (var object : objects) {
      if (object.doubts().isEmpty()) {
        sure.add(object);
      }
    }
    return sure;
  }

  private static List<Manifest> manifests(
      List<ComposedObject> objects, Map<String, Document> sources) {
    var manifests = new ArrayList<Manifest>();
    for (var object : objects) {
      var document = Optional.ofNullable(sources.get(object.source().id().path()));
      if (document.isPresent()) {
        manifests.addAll(Classifier.composed(document.get(), object.root(), object.reading()));
      }
    }
    return manifests;
  }

  private static List<Manifest> outside(Set<String> reached, List<Manifest> written) {
    var outside = new ArrayList<Manifest>();
    for (var manifest : written) {
      if (!reached.contains(manifest.document().source().id().path())) {
        outside.add(manifest);
      }
    }
    return outside;
  }
}
