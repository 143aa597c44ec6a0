package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * One migration setting as an object writes it, in a field of its own or in a JSON patch that is in
 * its annotation.
 *
 * @param patched whether a JSON patch writes it; the place is the annotation then, or in it
 * @param value anything but absent
 */
public record WrittenSetting<T>(
    Header header, Owner owner, boolean patched, MigrationField<T> field, Field<T> value) {
  /** The kind of object that writes. */
  public enum Owner {
    HYPER_CONVERGED,
    KUBE_VIRT,
    MIGRATION_POLICY
  }

  public WrittenSetting {
    Objects.requireNonNull(header);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(field);
    Objects.requireNonNull(value);
  }

  public boolean isByPolicy() {
    return owner == Owner.MIGRATION_POLICY;
  }

  /** The value, where it is known. */
  public Optional<T> known() {
    return value.value();
  }

  public Span place() {
    return value.span();
  }

  /** Whether the place is that of the value alone, so that another text can take it. */
  public boolean isReplaceable() {
    // Where the annotation's style hides the place, it is the whole annotation, with its paths.
    return !patched || !place().text().contains("/spec/");
  }
}
