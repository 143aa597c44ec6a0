package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A JSON patch in an annotation of a HyperConverged, and what it does to the migration settings.
 *
 * <p>HCO applies the patch and decodes the result into the object it has already filled, so the
 * effect is a merge: members a patch leaves out or removes keep the value HCO gave them, and only
 * null clears one. See hyperconverged-cluster-operator {@code controllers/operands/operand.go},
 * {@code applyAnnotationPatch}.
 *
 * @param annotation the text as written
 * @param operations in order, up to the first that cannot be read
 * @param settings the migration settings it sets, each field once; an absent value clears what HCO
 *     gave the field
 * @param understood whether this is all it does to migration settings
 * @param refusal why HCO would not apply it, whatever it is applied to; empty where it may
 */
public record JsonPatch(
    Field<String> annotation,
    List<PatchOperation> operations,
    List<PatchedSetting<?>> settings,
    boolean understood,
    Optional<Refusal> refusal) {
  /** The migration settings in the object that HCO patches. */
  public static final String MIGRATIONS = "/spec/configuration/migrations";

  /** The feature gates in the object that HCO patches. */
  public static final String FEATURE_GATES =
      "/spec/configuration/developerConfiguration/featureGates";

  /** The gates beside them that KubeVirt turns off, since 1.8. */
  public static final String DISABLED_FEATURE_GATES =
      "/spec/configuration/developerConfiguration/disabledFeatureGates";

  /** One migration setting the patch writes; its place is the annotation's, or in it. */
  public record PatchedSetting<T>(MigrationField<T> field, Field<T> value) {
    public PatchedSetting {
      Objects.requireNonNull(field);
      Objects.requireNonNull(value);
    }
  }

  /** Why a patch fails, and where. */
  public record Refusal(String reason, Span place) {
    public Refusal {
      Objects.requireNonNull(reason);
      Objects.requireNonNull(place);
    }
  }

  public JsonPatch {
    Objects.requireNonNull(annotation);
    operations = List.copyOf(operations);
    settings = List.copyOf(settings);
    Objects.requireNonNull(refusal);
  }

  /** Whether it gives a setting a value, or clears it. */
  public boolean writes(MigrationField<?> field) {
    for (var patched : settings) {
      if (patched.field().equals(field)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it may change what is at, above or below that pointer. */
  public boolean mayTouch(String pointer) {
    for (var operation : operations) {
      if (operation.mayTouch(pointer)) {
        return true;
      }
    }
    return !understood;
  }

  /**
   * What it writes to a field that is a string. HCO's own value stays where this is empty; absent means that
   * the patch clears it, unresolved that it is unknown.
   */
  public Optional<Field<String>> text(String pointer) {
    var written = Optional.<Field<String>>empty();
    for (var operation : operations) {
      if (operation.decodesInto(pointer)) {
        written = switch (operation.kind()) {
          case ADD, REPLACE -> operation.text(pointer);
          // Whatever was there before the patch, HCO's own value remains.
          case REMOVE -> Optional.empty();
          case TEST -> written;
          case MOVE, COPY -> Optional.of(unresolved(operation.place()));
        };
      }
    }
    return written.isEmpty() && !understood ? Optional.of(unresolved(annotation.span())) : written;
  }

  private static Field<String> unresolved(Span place) {
    return new Field.Unresolved<>(place, place, "");
  }
}
