package io.github.migrationlint.core.report;

import io.github.migrationlint.core.load.LeftOut;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was understood of the files a run read: which objects they hold, and for which releases they
 * were checked.
 *
 * @param kinds how many objects of each kind, by kind
 * @param ofKubeVirt how many of them belong to KubeVirt and its family; the others matter only to these
 * @param targets the clusters, by name; none where no object was found
 * @param notSeen how many things the files ask for that are not among them
 * @param leftOut what was not looked at
 * @param unmatched the paths and globs of the configuration that match no file, in words
 * @param otherConfigurations those of repositories that were read and whose settings do not count
 */
public record Understood(
    Map<String, Integer> kinds,
    int ofKubeVirt,
    List<TargetVersions> targets,
    int notSeen,
    LeftOut leftOut,
    List<String> unmatched,
    List<String> otherConfigurations) {
  public static final Understood NOTHING =
      new Understood(Map.of(), 0, List.of(), 0, LeftOut.NOTHING, List.of(), List.of());

  public Understood {
    kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    targets = List.copyOf(targets);
    unmatched = List.copyOf(unmatched);
    otherConfigurations = List.copyOf(otherConfigurations);
  }

  /**
   * The releases a cluster was checked for.
   *
   * @param source where they are known from, in words
   * @param isAssumed whether nothing makes them certain
   */
  public record TargetVersions(
      String cluster, String hyperConverged, String kubeVirt, String source, boolean isAssumed) {
    String description() {
      return "HyperConverged " + hyperConverged + " and KubeVirt " + kubeVirt;
    }
  }
}
