package io.github.migrationlint.core.custom;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.config.CustomRule;
import io.github.migrationlint.core.config.NodeReader;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.KnownKinds;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.schema.UserSchema;
import io.github.migrationlint.core.schema.UserSchema.Mistake;
import io.github.migrationlint.core.schema.UserSchema.SchemaLoop;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/** The rules of the configuration, compiled: holds objects and effective settings against them. */
public final class CustomRules {
  /** Kinds of other groups that are read wherever they are. */
  private static final List<String> OTHER_KINDS = List.of(
      "KubeDescheduler",
      "Namespace",
      "NetworkAttachmentDefinition",
      "PersistentVolumeClaim",
      "ResourceQuota",
      "StorageClass",
      "Subscription");

  private record Compiled(CustomRule rule, UserSchema schema) {}

  private final List<Compiled> rules = new ArrayList<>();

  private CustomRules() {}

  /**
   * Compiles the rules that are wanted.
   *
   * @param budget pays for applying them, each out of a share of its own
   * @throws io.github.migrationlint.core.config.ConfigurationException if one of them cannot be used
   */
  public static CustomRules of(List<CustomRule> written, RuleFilter filter, Budget budget) {
    var custom = new CustomRules();
    var reader = new NodeReader();
    for (var rule : written) {
      if (filter.includes(rule.card().name())) {
        custom.compile(rule, reader, budget.share());
      }
    }
    reader.refuse();
    return custom;
  }

  private void compile(CustomRule rule, NodeReader reader, BudgetShare budget) {
    for (var kind : rule.kinds()) {
      if (KnownKinds.groupsOf(kind.text()).isEmpty() && !OTHER_KINDS.contains(kind.text())) {
        reader.unknown(kind.span(), "kind that is read here", kind.text(), knownKinds());
      }
    }
    var mistakes = new ArrayList<Mistake>();
    var schema = UserSchema.compile(rule.schema(), mistakes, budget);
    for (var mistake : mistakes) {
      reader.complain(mistake.place(), mistake.message());
    }
    schema.ifPresent(compiled -> rules.add(new Compiled(rule, compiled)));
  }

  private static List<String> knownKinds() {
    var kinds = new ArrayList<>(OTHER_KINDS);
    for (var group : List.of(
        KubeVirt.GROUP,
        MigrationPolicy.GROUP,
        HyperConverged.GROUP,
        "pool.kubevirt.io",
        "instancetype.kubevirt.io",
        "cdi.kubevirt.io")) {
      kinds.addAll(KnownKinds.kindsOf(group));
    }
    return kinds;
  }

  /**
   * What the rules say about a repository, in no particular order.
   *
   * @param failures takes rules that fail on a cluster for no mistake of the user
   */
  public List<Diagnostic> run(Repository repository, Driver driver, Failures failures) {
    var findings = new ArrayList<Diagnostic>();
    for (var cluster : repository.clusters()) {
      var instances = List.<SettingsInstance>of();
      for (var compiled : rules) {
        if (!matches(compiled.rule, cluster)) {
          continue;
        }
        try {
          if (compiled.rule.isAboutSettings()) {
            instances = instances.isEmpty() ? driver.ask(SettingsInstance.ALL, cluster) : instances;
            checkSettings(compiled, cluster, instances, findings);
          } else {
            checkObjects(compiled, cluster, repository, findings);
          }
        } catch (ConfigurationException mistake) {
          throw mistake;
        } catch (RuntimeException | Error bug) {
          var name = compiled.rule.card().name();
          failures.add("custom rule " + name + " on cluster " + cluster.name(), bug);
        }
      }
    }
    return findings;
  }

  private static boolean matches(CustomRule rule, ClusterModel cluster) {
    var wanted = rule.where().cluster();
    return wanted.isEmpty() || wanted.get().matches(cluster.name());
  }

  private static void checkObjects(
      Compiled compiled, ClusterModel cluster, Repository repository, List<Diagnostic> findings) {
    for (var manifest : manifestsOf(cluster, repository)) {
      if (!manifest.partial() && concerns(compiled.rule, manifest)) {
        for (var place : failures(compiled, manifest)) {
          findings.add(finding(compiled.rule, place, cluster).withObject(manifest.ref()));
        }
      }
    }
  }

  private static List<Manifest> manifestsOf(ClusterModel cluster, Repository repository) {
    for (var planned : repository.plan().clusters()) {
      if (planned.name().equals(cluster.name())) {
        return planned.manifests();
      }
    }
    return List.of();
  }

  private static List<Span> failures(Compiled compiled, Manifest manifest) {
    try {
      return compiled.schema.failures(manifest.root(), manifest.reading());
    } catch (SchemaLoop loop) {
      throw refusal(compiled.rule, loop);
    }
  }

  private static RuntimeException refusal(CustomRule rule, SchemaLoop loop) {
    var reader = new NodeReader();
    reader.complain(rule.schema().span(), String.valueOf(loop.getMessage()));
    reader.refuse();
    return loop;
  }

  private static boolean concerns(CustomRule rule, Manifest manifest) {
    for (var kind : rule.kinds()) {
      var groups = KnownKinds.groupsOf(kind.text());
      var isKind = kind.text().equals(manifest.gvk().kind())
          && (groups.isEmpty() || groups.contains(manifest.gvk().group()));
      if (isKind && isWhere(rule, manifest)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWhere(CustomRule rule, Manifest manifest) {
    var namespace = rule.where().namespace();
    if (namespace.isPresent() && !namespace.get().matches(manifest.namespace().orElse(""))) {
      return false;
    }
    var labels =
        manifest.root().mapping("metadata").flatMap(metadata -> metadata.mapping("labels"));
    for (var wanted : rule.where().labels().entrySet()) {
      var value = labels
          .flatMap((MappingNode found) -> found.scalar(wanted.getKey()))
          .map(ScalarNode::text);
      if (value.isEmpty() || !value.get().equals(wanted.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static void checkSettings(
      Compiled compiled,
      ClusterModel cluster,
      List<SettingsInstance> instances,
      List<Diagnostic> findings) {
    for (var instance : instances) {
      if (instance.matches(compiled.rule.where())) {
        try {
          for (var place : compiled.schema.failures(instance.value(), Reading.KUBECTL)) {
            findings.add(instance.complete(finding(compiled.rule, place, cluster)));
          }
        } catch (SchemaLoop loop) {
          throw refusal(compiled.rule, loop);
        }
      }
    }
  }

  private static Diagnostic finding(CustomRule rule, Span place, ClusterModel cluster) {
    var finding = rule.card().at(place, rule.message()).withClusters(List.of(cluster.name()));
    return rule.help().map(finding::withHelp).orElse(finding);
  }
}
