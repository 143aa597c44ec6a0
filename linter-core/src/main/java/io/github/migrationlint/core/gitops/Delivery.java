package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.Objects;
import java.util.Optional;

/**
 * A path of this repository that a GitOps object has applied to a cluster.
 *
 * @param by the object that asks for it
 * @param place where it names the path
 * @param path a folder, or for a PolicyGenerator also a file; from the working directory, like every
 *     path in reports
 * @param how what makes objects out of a folder without a kustomization
 * @param edits fields of a kustomization file, put into the one that is there before it is built
 * @param namespace what namespaced objects get that name none
 * @param namespaceMetadata the labels and annotations that this namespace gets
 */
public record Delivery(
    Manifest by,
    Span place,
    String path,
    Destination destination,
    How how,
    MappingNode edits,
    Optional<ScalarNode> namespace,
    Optional<MappingNode> namespaceMetadata) {

  /** Who reads the folder. */
  public sealed interface How {}

  /** Argo CD, or an ACM generator, which take single files as they are. */
  public record PlainFiles(DirectoryFilter filter) implements How {
    public PlainFiles {
      Objects.requireNonNull(filter);
    }
  }

  /** Flux, which writes a kustomization over all files below. */
  public record GeneratedKustomization() implements How {}

  public Delivery {
    Objects.requireNonNull(by);
    Objects.requireNonNull(place);
    Objects.requireNonNull(path);
    Objects.requireNonNull(destination);
    Objects.requireNonNull(how);
    Objects.requireNonNull(edits);
    Objects.requireNonNull(namespace);
    Objects.requireNonNull(namespaceMetadata);
  }

  /** The same, applied elsewhere. */
  public Delivery to(Destination other) {
    return new Delivery(by, place, path, other, how, edits, namespace, namespaceMetadata);
  }

  /** What it is called in reports: {@code Application vms}. */
  public String caller() {
    return by.gvk().kind() + by.name().map(name -> " " + name).orElse("");
  }
}
