package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;

/**
 * Why the target pod of a migration finds no node, or cannot be created, although KubeVirt calls the VMI
 * migratable.
 *
 * @param description a clause, as an answer says it of the VM
 * @param place where the manifest of the VM says so
 * @param related places in other objects that make it so
 * @param unless what would give the migration a target all the same, as it reads behind "if"; empty where
 *     nothing in the cluster can
 */
public record TargetObstacle(
    Kind kind, String description, Span place, List<Label> related, String unless) {
  /** What is in the way. */
  public enum Kind {
    /** It may run on one node only. */
    PINNED_NODE,
    /** It must run beside pods of its own group, all of which are on the node it must leave. */
    OWN_GROUP,
    /** It must stay apart from as many VMs as there are nodes. */
    CROWDED_NODES,
    /** Its volume can be used on one node only. */
    LOCAL_VOLUME,
    /** Its name does not fit into the label that every migration gets. */
    LONG_NAME,
    /** The quota of its namespace has no room for a second pod. */
    QUOTA,
    /** It takes its CPU model from its node, and nodes differ. */
    HOST_CPU
  }

  public TargetObstacle {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(description);
    Objects.requireNonNull(place);
    related = List.copyOf(related);
    Objects.requireNonNull(unless);
  }

  /** One that no other object of the cluster can remove. */
  static TargetObstacle certain(Kind kind, String description, Span place, Label... related) {
    return new TargetObstacle(kind, description, place, List.of(related), "");
  }

  public boolean isCertain() {
    return unless.isEmpty();
  }
}
