package io.github.migrationlint.core.policytest;

import io.github.migrationlint.core.text.NamePattern;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user expects of some VMs.
 *
 * @param name in the user's words
 * @param place where the name is
 * @param cluster where it must hold; empty for each cluster that has such VMs
 * @param subject the VMs
 * @param expected in the order written
 */
public record PolicyTest(
    String name,
    Span place,
    Optional<ScalarNode> cluster,
    Subject subject,
    List<Expected> expected) {
  /** VMs: of the repository, or one that need not exist. */
  public sealed interface Subject {}

  /**
   * VMs of the repository.
   *
   * @param kind empty where any will do
   * @param labels of the VMI
   * @param atLeast how many there must be in a cluster, from 1 on
   * @param place where they are described
   */
  public record Existing(
      Optional<NamePattern> namespace,
      Optional<NamePattern> name,
      Optional<String> kind,
      Map<String, String> labels,
      int atLeast,
      Span place)
      implements Subject {
    public Existing {
      labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
  }

  /**
   * A VM that need not exist.
   *
   * @param namespaceLabels those of its namespace; empty where the repository says
   * @param memory of the guest, as manifests write it
   */
  public record Imagined(
      String namespace,
      String name,
      Map<String, String> labels,
      Optional<Map<String, String>> namespaceLabels,
      Optional<String> memory)
      implements Subject {
    public Imagined {
      labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
  }

  /**
   * One thing that is expected.
   *
   * @param key {@code policy}, {@code drain}, {@code completes-within} or {@code settings.NAME}
   * @param want as written
   */
  public record Expected(String key, ScalarNode want) {}

  public PolicyTest {
    Objects.requireNonNull(name);
    Objects.requireNonNull(place);
    Objects.requireNonNull(cluster);
    Objects.requireNonNull(subject);
    expected = List.copyOf(expected);
  }
}
