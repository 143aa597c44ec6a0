package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A term of a required pod affinity or anti-affinity.
 *
 * @param labels {@code labelSelector.matchLabels}
 * @param topologyKey the label of nodes that makes a group of them
 * @param plain whether labels alone select the pods, of the VM's own namespace: neither {@code
 *     matchExpressions} nor {@code namespaces}, {@code namespaceSelector}, {@code matchLabelKeys} or {@code
 *     mismatchLabelKeys} is written
 */
public record PodAffinity(Labels labels, Field<String> topologyKey, boolean plain) {
  public PodAffinity {
    Objects.requireNonNull(labels);
    Objects.requireNonNull(topologyKey);
  }

  static PodAffinity of(Section term) {
    var selector = term.section("labelSelector");
    var plain = !selector.shape("matchExpressions").isWritten();
    for (var name :
        new String[] {"namespaces", "namespaceSelector", "matchLabelKeys", "mismatchLabelKeys"}) {
      plain &= !term.shape(name).isWritten();
    }
    return new PodAffinity(selector.labels("matchLabels"), term.text("topologyKey"), plain);
  }

  /** Whether it is about single nodes. */
  public boolean isByHost() {
    return topologyKey.value().filter(NodePlacement.HOSTNAME::equals).isPresent();
  }
}
