package io.github.migrationlint.core.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The migration settings one object writes, whether or not its API knows them: every {@link
 * MigrationField} has an entry.
 */
public final class MigrationSettings {
  private final Map<MigrationField<?>, Field<?>> fields;

  private MigrationSettings(Map<MigrationField<?>, Field<?>> fields) {
    this.fields = fields;
  }

  /** As KubeVirt and MigrationPolicy have them: a quantity may stand without quotes. */
  static MigrationSettings of(Section section) {
    return of(section, Section::quantity);
  }

  /** As HyperConverged has them: a quantity is a string, and a number is refused. */
  static MigrationSettings ofHyperConverged(Section section) {
    return of(section, Section::quantityText);
  }

  private interface QuantityReading {
    Field<Quantity> read(Section section, String name);
  }

  private static MigrationSettings of(Section section, QuantityReading quantities) {
    var fields = new LinkedHashMap<MigrationField<?>, Field<?>>();
    for (var field : MigrationField.ALL) {
      fields.put(field, read(section, field, quantities));
    }
    return new MigrationSettings(fields);
  }

  private static Field<?> read(
      Section section, MigrationField<?> field, QuantityReading quantities) {
    if (field.type() == Long.class) {
      return section.integer(field.name());
    }
    if (field.type() == Boolean.class) {
      return section.bool(field.name());
    }
    return field.type() == Quantity.class
        ? quantities.read(section, field.name())
        : section.text(field.name());
  }

  @SuppressWarnings("unchecked") // read() puts a Field<T> under each MigrationField<T>
  public <T> Field<T> get(MigrationField<T> field) {
    return (Field<T>) Objects.requireNonNull(fields.get(field));
  }

  /** The fields written with a usable value, in the order of {@link MigrationField#ALL}. */
  public List<MigrationField<?>> set() {
    var set = new ArrayList<MigrationField<?>>();
    for (var entry : fields.entrySet()) {
      if (entry.getValue() instanceof Field.Present<?>) {
        set.add(entry.getKey());
      }
    }
    return set;
  }
}
