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

  /** As KubeVirt has them: a quantity may be without quotes. */
  static MigrationSettings ofKubeVirt(Section section) {
    return of(section, false, Section::quantity);
  }

  /** As HyperConverged has them: a quantity is a string, and a number is refused. */
  static MigrationSettings ofHyperConverged(Section section) {
    return of(section, false, Section::quantityText);
  }

  /** As MigrationPolicy has them, with those below {@code experimental}. */
  static MigrationSettings ofPolicy(Section section) {
    return of(section, true, Section::quantity);
  }

  private interface QuantityReading {
    Field<Quantity> read(Section section, String name);
  }

  private static MigrationSettings of(
      Section section, boolean inPolicy, QuantityReading quantities) {
    var fields = new LinkedHashMap<MigrationField<?>, Field<?>>();
    for (var field : MigrationField.ALL) {
      fields.put(
          field,
          field.inCluster() || inPolicy
              ? read(section, field.name(), field.type(), quantities)
              : new Field.Absent<>(section.key()));
    }
    return new MigrationSettings(fields);
  }

  private static Field<?> read(
      Section section, String path, Class<?> type, QuantityReading quantities) {
    var dot = path.indexOf('.');
    if (dot >= 0) {
      var inner = section.section(path.substring(0, dot));
      return read(inner, path.substring(dot + 1), type, quantities);
    }
    if (type == Long.class) {
      return section.integer(path);
    }
    if (type == Boolean.class) {
      return section.bool(path);
    }
    return type == Quantity.class ? quantities.read(section, path) : section.text(path);
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
