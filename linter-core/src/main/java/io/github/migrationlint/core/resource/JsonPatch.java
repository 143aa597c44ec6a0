package io.github.migrationlint.core.resource;

import java.util.List;
import java.util.Objects;

/**
 * What the annotation {@code kubevirt.kubevirt.io/jsonpatch} of a HyperConverged does to the
 * migration settings.
 *
 * <p>HCO applies the patch and decodes the result into the object it has already filled, so the
 * effect is a merge: members a patch leaves out keep their value, {@code remove} does nothing to an
 * optional field, and only null clears one. See hyperconverged-cluster-operator {@code
 * controllers/handlers/operand.go}, {@code applyAnnotationPatch}.
 *
 * @param annotation the text as written
 * @param settings what it sets, in order; an absent value clears the field
 * @param understood whether these are all the changes it makes to migration settings
 */
public record JsonPatch(
    Field<String> annotation, List<PatchedSetting<?>> settings, boolean understood) {
  /** One migration setting the patch writes; its place is the annotation's. */
  public record PatchedSetting<T>(MigrationField<T> field, Field<T> value) {
    public PatchedSetting {
      Objects.requireNonNull(field);
      Objects.requireNonNull(value);
    }
  }

  public JsonPatch {
    Objects.requireNonNull(annotation);
    settings = List.copyOf(settings);
  }
}
