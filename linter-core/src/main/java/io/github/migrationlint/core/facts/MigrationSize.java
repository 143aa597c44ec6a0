package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Quantity;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/** What KubeVirt counts of a guest that migrates: its memory, and who says how much that is. */
public record MigrationSize(Setting<Quantity> memory) {
  public MigrationSize {
    Objects.requireNonNull(memory);
  }

  public BigInteger bytes() {
    return memory.value().value().setScale(0, RoundingMode.CEILING).toBigInteger();
  }

  /** Whether it rests on what the files show, not on what the release brings. */
  public boolean isShown() {
    return !(memory.origin() instanceof Origin.Shipped);
  }

  /** The decimal gigabytes, of which a started one counts whole. */
  public BigInteger gigabytes() {
    return Feasibility.gigabytes(bytes());
  }
}
