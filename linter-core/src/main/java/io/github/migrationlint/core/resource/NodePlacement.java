package io.github.migrationlint.core.resource;

import java.util.List;
import java.util.Objects;

/**
 * On which nodes a VMI may run.
 *
 * @param requiredTerms {@code
 *     affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms}: one of
 *     them has to hold
 * @param near the required terms of {@code affinity.podAffinity}: all of them have to hold
 * @param apart the required terms of {@code affinity.podAntiAffinity}
 */
public record NodePlacement(
    Labels nodeSelector,
    Items<Term> requiredTerms,
    Items<PodAffinity> near,
    Items<PodAffinity> apart) {
  /** The label that names a node. */
  public static final String HOSTNAME = "kubernetes.io/hostname";

  /** Requirements that have to hold together: of labels, and of fields such as the node's name. */
  public record Term(Items<NodeRequirement> labels, Items<NodeRequirement> fields) {
    public Term {
      Objects.requireNonNull(labels);
      Objects.requireNonNull(fields);
    }
  }

  /** What is wanted of one label or field. */
  public record NodeRequirement(
      Field<String> key, Field<String> operator, List<Field<String>> values) {
    public NodeRequirement {
      Objects.requireNonNull(key);
      Objects.requireNonNull(operator);
      values = List.copyOf(values);
    }
  }

  public NodePlacement {
    Objects.requireNonNull(nodeSelector);
    Objects.requireNonNull(requiredTerms);
    Objects.requireNonNull(near);
    Objects.requireNonNull(apart);
  }
}
