package io.github.migrationlint.core.resource;

import java.util.List;
import java.util.Objects;

/**
 * What the annotation {@code kubevirt.kubevirt.io/jsonpatch} of a HyperConverged does to the
 * migration settings.
 *
 * <p>HCO applies the patch and decodes the result into the object it has already filled, so the
 * effect is a merge: members a patch leaves out or removes keep the value HCO gave them, and only
 * null clears one. See hyperconverged-cluster-operator {@code controllers/operands/operand.go},
 * {@code applyAnnotationPatch}.
 *
 * @param annotation the text as written
 * @param settings what it sets, each field once; an absent value clears what HCO gave the field
 * @param paths where its operations go, in order
 * @param understood whether this is all it does to migration settings
 */
public record JsonPatch(
    Field<String> annotation,
    List<PatchedSetting<?>> settings,
    List<String> paths,
    boolean understood) {
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
    paths = List.copyOf(paths);
  }

  /** Whether it may change what stands at, above or below that pointer. */
  public boolean mayTouch(String pointer) {
    for (var path : paths) {
      if (isAtOrBelow(path, pointer) || isAtOrBelow(pointer, path)) {
        return true;
      }
    }
    return !understood;
  }

  /** Whether a JSON pointer leads to the other or into it. */
  static boolean isAtOrBelow(String pointer, String other) {
    return pointer.equals(other) || pointer.startsWith(other + "/");
  }
}
