package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.Objects;
import java.util.Optional;

/**
 * One Kubernetes object as written: a whole document, or an item of a list.
 *
 * @param reading who reads it on its way to the cluster
 * @param partial whether it only changes another object (a kustomize patch): what it leaves out is
 *     not missing
 */
public record Manifest(
    Document document, MappingNode root, GroupVersionKind gvk, Reading reading, boolean partial) {
  public Manifest {
    Objects.requireNonNull(document);
    Objects.requireNonNull(root);
    Objects.requireNonNull(gvk);
    Objects.requireNonNull(reading);
  }

  public Span span() {
    return root.span();
  }

  public Optional<String> name() {
    return metadata("name");
  }

  public Optional<String> namespace() {
    return metadata("namespace");
  }

  public ObjectRef ref() {
    return new ObjectRef(gvk.apiVersion(), gvk.kind(), namespace(), name());
  }

  private Optional<String> metadata(String field) {
    return root.mapping("metadata")
        .flatMap(metadata -> metadata.scalar(field))
        .map(ScalarNode::text)
        .filter(text -> !text.isEmpty());
  }
}
