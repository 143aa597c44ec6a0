package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping by the keys it has. */
public final class Block {
  private static final Block EMPTY = new Block(null, Reading.KUBECTL, false);

  /** Keys are looked up there each time: few of them are ever asked for. */
  private final @Nullable MappingNode node;

  private final Reading reading;
  private final boolean nullsCount;

  private Block(@Nullable MappingNode node, Reading reading, boolean nullsCount) {
    this.node = node;
    this.reading = reading;
    this.nullsCount = nullsCount;
  }

  /**
   * @param nullsCount whether a member whose value is null is there: the API server drops those
   */
  static Block of(Optional<MappingNode> node, Reading reading, boolean nullsCount) {
    return node.isEmpty() || node.get().entries().isEmpty()
        ? EMPTY
        : new Block(node.get().fresh(), reading, nullsCount);
  }

  /**
   * The keys of an object that is kept.
   *
   * @param node that is only asked for a fresh one
   */
  static Block keptAs(MappingNode node, Reading reading) {
    return new Block(node, reading, true);
  }

  public List<Key> keys() {
    if (node == null) {
      return List.of();
    }
    var keys = new ArrayList<Key>();
    for (var entry : node.fresh().entries()) {
      if (nullsCount || !Section.isNull(entry.value(), reading)) {
        keys.add(new Key(entry.name(), entry.key().span(), entry.value().span()));
      }
    }
    return List.copyOf(keys);
  }

  public Optional<Key> key(String name) {
    for (var key : keys()) {
      if (key.name().equals(name)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Block block && keys().equals(block.keys()));
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(keys());
  }

  @Override
  public String toString() {
    return "Block[keys=" + keys() + "]";
  }
}
