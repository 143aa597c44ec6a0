package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.text.NamePattern;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule of the user's own: a JSON Schema that objects, or the settings VMs migrate with, must fit.
 *
 * @param card with its name, its level as severity and its message as summary
 * @param name where its name is
 * @param kinds of the objects it looks at; none where it looks at effective settings
 * @param where which of them
 * @param schema as written
 * @param help what to do; empty where the user does not say
 * @param examples in the order written
 */
public record CustomRule(
    RuleCard card,
    ScalarNode name,
    List<ScalarNode> kinds,
    Filter where,
    MappingNode schema,
    String message,
    Optional<String> help,
    List<Example> examples) {
  /** The group of all of them. */
  public static final String GROUP = "custom";

  /**
   * Which objects or VMs a rule looks at.
   *
   * @param labels they must have: the object's, or the VMI's
   * @param namespace empty where any will do
   * @param cluster empty where any will do
   */
  public record Filter(
      Map<String, String> labels, Optional<NamePattern> namespace, Optional<NamePattern> cluster) {
    static final Filter ALL = new Filter(Map.of(), Optional.empty(), Optional.empty());

    public Filter {
      labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
      Objects.requireNonNull(namespace);
      Objects.requireNonNull(cluster);
    }
  }

  /**
   * Manifests about which the rule must, or must not, say something.
   *
   * @param text as YAML, and where it is
   */
  public record Example(boolean reported, ScalarNode text) {}

  public CustomRule {
    Objects.requireNonNull(card);
    Objects.requireNonNull(name);
    kinds = List.copyOf(kinds);
    Objects.requireNonNull(where);
    Objects.requireNonNull(schema);
    Objects.requireNonNull(message);
    Objects.requireNonNull(help);
    examples = List.copyOf(examples);
  }

  /** Whether it looks at the settings VMs migrate with, not at objects. */
  public boolean isAboutSettings() {
    return kinds.isEmpty();
  }

  /** The same for every cluster. */
  public CustomRule inEveryCluster() {
    var anywhere = new Filter(where.labels(), where.namespace(), Optional.empty());
    return new CustomRule(card, name, kinds, anywhere, schema, message, help, examples);
  }

  KnownRule known() {
    return new KnownRule(card, GROUP);
  }
}
