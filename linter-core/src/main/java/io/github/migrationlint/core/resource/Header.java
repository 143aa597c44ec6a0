package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.manifest.GroupVersionKind;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What every object says about itself.
 *
 * @param apiVersion where the apiVersion is
 * @param kind where the kind is
 * @param root the keys of the object itself
 * @param span the whole object
 * @param partial whether it only changes another object
 * @param refusal why the API server would refuse it by its schema; empty where it would not
 * @param changes what a kustomization changed in it, in the order it happened
 */
public record Header(
    GroupVersionKind gvk,
    Span apiVersion,
    Span kind,
    Field<String> name,
    Field<String> namespace,
    Labels labels,
    Labels annotations,
    Block root,
    Span span,
    boolean partial,
    Optional<String> refusal,
    List<Label> changes) {
  /** How a composition says that it put a prefix or suffix to a name. */
  private static final List<String> RENAMING = List.of("prefixed here", "suffixed here");

  public Header {
    Objects.requireNonNull(gvk);
    Objects.requireNonNull(apiVersion);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
    Objects.requireNonNull(namespace);
    Objects.requireNonNull(labels);
    Objects.requireNonNull(annotations);
    Objects.requireNonNull(root);
    Objects.requireNonNull(span);
    Objects.requireNonNull(refusal);
    changes = List.copyOf(changes);
  }

  /** Of its name and place alone: objects are keys of maps, and all that they hold is a lot. */
  @Override
  public int hashCode() {
    return 31 * (31 * span.hashCode() + name.hashCode()) + namespace.hashCode();
  }

  /** The object as a cluster gets it. */
  public ObjectRef ref() {
    return new ObjectRef(gvk.apiVersion(), gvk.kind(), namespace.value(), name.value());
  }

  /** What made its name another than the file has, in the order it happened; empty for most. */
  public List<Label> renames() {
    var renames = new ArrayList<Label>();
    for (var change : changes) {
      if (RENAMING.contains(change.message())) {
        renames.add(change);
      }
    }
    return renames;
  }

  /** The name; empty where none can be read. */
  public String nameText() {
    return name.value().orElse("");
  }

  /** The namespace as written; {@code default} where none is, as every client has it. */
  public String namespaceText() {
    return namespace.value().orElse("default");
  }

  /** The name as people are shown it, a placeholder as it is written. */
  public String shownName() {
    return Field.shown(name, "");
  }

  /** The namespace as people are shown it: one that is set elsewhere is not {@code default}. */
  public String shownNamespace() {
    return Field.shown(namespace, "default");
  }

  /** Where the object is pointed at: its name, else its kind. */
  public Span place() {
    return name.isWritten() ? name.span() : kind;
  }
}
