package io.github.migrationlint.core.budget;

/**
 * How much of one resource a piece of work may still spend: first what it was granted for its own size,
 * then its part of what the whole run has. Who asks for more than is left gets nothing from then on.
 */
public final class Credit {
  private final Pool pool;
  private long granted;
  private long left;
  private boolean isSpent;

  Credit(Pool pool) {
    this.pool = pool;
    this.left = pool.part;
  }

  /** What the whole run has of a resource, and how much of it one piece of work may take. */
  static final class Pool {
    private long part;
    private long left;

    Pool(long part, long all) {
      this.part = part;
      this.left = all;
    }

    Pool(Pool other) {
      this.part = other.part;
      this.left = other.left;
    }

    /** Enlarges the part of each piece of work, and what there is for all of them. */
    void grow(long more, long moreForAll) {
      part += more;
      left += moreForAll;
    }
  }

  /** Grants more, for which no one else has less: what was read is honest. */
  public void grant(long amount) {
    granted += amount;
  }

  /** Spends an amount; false if there is not as much left. */
  public boolean take(long amount) {
    if (amount <= granted) {
      granted -= amount;
      return true;
    }
    var more = amount - granted;
    granted = 0;
    if (more > left || more > pool.left) {
      pool.left -= Math.min(left, pool.left);
      left = 0;
      isSpent = true;
      return false;
    }
    left -= more;
    pool.left -= more;
    return true;
  }

  /** Notes that someone asked for more than any piece of work may have, and did not get it. */
  public void refuse() {
    isSpent = true;
  }

  /** Whether someone asked for more than there was. */
  public boolean isSpent() {
    return isSpent;
  }
}
