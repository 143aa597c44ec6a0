package io.github.migrationlint.core.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The migration settings one object writes, whether or not its API knows them: every {@link
 * MigrationField} has an entry.
 */
public final class MigrationSettings {
  private static final Map<MigrationField<?>, Integer> POSITIONS = positions();

  /** In the order of {@link MigrationField#ALL}: there may be thousands of policies. */
  private final Field<?>[] fields;

  private MigrationSettings(Field<?>[] fields) {
    this.fields = fields;
  }

  private static Map<MigrationField<?>, Integer> positions() {
    var positions = new HashMap<MigrationField<?>, Integer>();
    for (var field : MigrationField.ALL) {
      positions.put(field, positions.size());
    }
    return positions;
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
    var fields = new Field<?>[MigrationField.ALL.size()];
    var absent = new Field.Absent<Object>(section.key());
    for (var i = 0; i < fields.length; i++) {
      var field = MigrationField.ALL.get(i);
      fields[i] = field.inCluster() || inPolicy
          ? read(section, field.name(), field.type(), quantities)
          : absent;
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
    return (Field<T>) fields[Objects.requireNonNull(POSITIONS.get(field))];
  }

  /** The fields that are written, legibly or not, in the order of {@link MigrationField#ALL}. */
  public List<MigrationField<?>> written() {
    var written = new ArrayList<MigrationField<?>>();
    for (var i = 0; i < fields.length; i++) {
      if (fields[i].isWritten()) {
        written.add(MigrationField.ALL.get(i));
      }
    }
    return written;
  }

  /** The fields written with a usable value, in the order of {@link MigrationField#ALL}. */
  public List<MigrationField<?>> set() {
    var set = new ArrayList<MigrationField<?>>();
    for (var i = 0; i < fields.length; i++) {
      if (fields[i] instanceof Field.Present<?>) {
        set.add(MigrationField.ALL.get(i));
      }
    }
    return set;
  }
}
