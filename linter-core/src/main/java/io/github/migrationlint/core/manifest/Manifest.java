package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One Kubernetes object as written: a whole document, or an item of a list.
 *
 * @param reading who reads it on its way to the cluster
 * @param partial whether it only changes another object (a kustomize patch): what it leaves out is
 *     not missing
 * @param carrier what brings it to its clusters; empty for an object that nothing carries
 * @param changes what a composition changed in it, in the order it happened, and where that is
 *     written; empty for an object as it is written
 */
public record Manifest(
    Document document,
    MappingNode root,
    GroupVersionKind gvk,
    Reading reading,
    boolean partial,
    Optional<Carrier> carrier,
    List<Label> changes) {
  public Manifest {
    root = document.kept(root);
    Objects.requireNonNull(gvk);
    Objects.requireNonNull(reading);
    Objects.requireNonNull(carrier);
    changes = List.copyOf(changes);
  }

  /** The object itself: nodes that are made at each call, and are gone with who asked for them. */
  @Override
  public MappingNode root() {
    return root.fresh();
  }

  /** The object for who keeps it as long as this manifest, and asks for a {@code fresh} one. */
  public MappingNode keptRoot() {
    return root;
  }

  /**
   * Lets go of the tree of a document that is one object, as it is written; who asks for it again gets the
   * same, which is read again.
   */
  public void release() {
    document.release(root);
  }

  /** The same with another tree. */
  public Manifest withRoot(MappingNode other) {
    return new Manifest(document, other, gvk, reading, partial, carrier, changes);
  }

  /** The same as an object of its own: nothing else defines it. */
  public Manifest whole() {
    return new Manifest(document, root, gvk, reading, false, carrier, changes);
  }

  /**
   * Whether it was read from a running cluster: the API server gave it a {@code uid}, and a
   * controller a {@code status}.
   */
  public boolean isLive() {
    return root.mayHold("uid")
        && metadata("uid").isPresent()
        && root().mapping("status").isPresent();
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
    return ref(gvk, root());
  }

  static ObjectRef ref(GroupVersionKind gvk, MappingNode root) {
    return new ObjectRef(
        gvk.apiVersion(), gvk.kind(), metadata(root, "namespace"), metadata(root, "name"));
  }

  private Optional<String> metadata(String field) {
    return metadata(root(), field);
  }

  private static Optional<String> metadata(MappingNode root, String field) {
    return root.mapping("metadata")
        .flatMap(metadata -> metadata.scalar(field))
        .map(ScalarNode::text)
        .filter(text -> !text.isEmpty());
  }
}
