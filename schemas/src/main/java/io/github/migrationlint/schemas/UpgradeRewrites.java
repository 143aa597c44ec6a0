package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The values that the upgrade of an operator rewrites in the object of a running cluster. Other values
 * stay there, also where a new installation would get another default.
 */
public final class UpgradeRewrites {
  private static final int COLUMNS = 6;

  /**
   * One rewritten value.
   *
   * @param field as {@link UpstreamDefaults} names it
   * @param reaching the version that an upgrade has to reach or pass
   * @param value what is rewritten, as a manifest would write it
   * @param replacement empty where the field is removed
   */
  public record Rewrite(
      Component component, String field, Version reaching, String value, String replacement) {
    public Rewrite {
      Objects.requireNonNull(component);
      Objects.requireNonNull(field);
      Objects.requireNonNull(reaching);
      Objects.requireNonNull(value);
      Objects.requireNonNull(replacement);
    }
  }

  private UpgradeRewrites() {}

  /** Reads the table when it is first needed. */
  private static final class Table {
    static final List<Rewrite> REWRITES = read();
  }

  private static List<Rewrite> read() {
    var rewrites = new ArrayList<Rewrite>();
    for (var row : DataFiles.table("upstream/upgrades.tsv", COLUMNS)) {
      rewrites.add(new Rewrite(
          Component.ofWord(row[0]), row[1], Version.parse(row[2]).orElseThrow(), row[3], row[4]));
    }
    return List.copyOf(rewrites);
  }

  /** What an upgrade between two versions makes of a value; empty where it leaves it alone. */
  public static Optional<Rewrite> find(
      Component component, String field, String value, Version from, Version to) {
    for (var rewrite : Table.REWRITES) {
      if (rewrite.component() == component
          && rewrite.field().equals(field)
          && rewrite.value().equals(value)
          && from.isBefore(rewrite.reaching())
          && to.isAtLeast(rewrite.reaching())) {
        return Optional.of(rewrite);
      }
    }
    return Optional.empty();
  }
}
