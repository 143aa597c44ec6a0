package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.NamePattern;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Argo CD ignores differences in a migration setting that the repository writes, so that a later edit does not
 * reach the cluster. Upstream: argo-cd {@code util/argo/normalizers/diff_normalizer.go}, {@code Normalize}: what is
 * ignored is compared no more; {@code controller/appcontroller.go}, {@code autoSync}: nothing starts while an
 * application counts as synced; {@code controller/sync.go}: with {@code RespectIgnoreDifferences=true} a sync
 * keeps the value of the cluster.
 */
public final class IgnoredDifferences {
  public static final RuleCard CARD = RuleCard.of(
          "ignored-difference",
          Severity.WARNING,
          "Argo CD ignores differences in a migration setting that the repository writes")
      .also(Severity.NOTE)
      .since("0.2");

  /** What decides about migrations in the objects of each kind. */
  private static final List<Settings> SETTINGS = List.of(
      new Settings(
          "hco.kubevirt.io/v1beta1",
          "HyperConverged",
          List.of(
              List.of("spec", "liveMigrationConfig"),
              List.of("spec", "evictionStrategy"),
              List.of("spec", "workloadUpdateStrategy"),
              List.of("metadata", "annotations", "kubevirt.kubevirt.io/jsonpatch"))),
      new Settings(
          "hco.kubevirt.io/v1",
          "HyperConverged",
          List.of(
              List.of("spec", "virtualization", "liveMigrationConfig"),
              List.of("spec", "virtualization", "evictionStrategy"),
              List.of("spec", "virtualization", "workloadUpdateStrategy"),
              List.of("metadata", "annotations", "kubevirt.kubevirt.io/jsonpatch"))),
      new Settings(
          "kubevirt.io/v1",
          "KubeVirt",
          List.of(
              List.of("spec", "configuration", "migrations"),
              List.of("spec", "configuration", "evictionStrategy"),
              List.of("spec", "workloadUpdateStrategy"))),
      new Settings("migrations.kubevirt.io/v1alpha1", "MigrationPolicy", List.of(List.of("spec"))),
      new Settings(
          "kubevirt.io/v1",
          "VirtualMachine",
          List.of(List.of("spec", "template", "spec", "evictionStrategy"))));

  private IgnoredDifferences() {}

  private record Settings(String apiVersion, String kind, List<List<String>> paths) {
    Settings {
      Objects.requireNonNull(apiVersion);
      Objects.requireNonNull(kind);
      paths = List.copyOf(paths);
    }
  }

  static List<Diagnostic> in(List<PlannedCluster> clusters) {
    var found = new ArrayList<Diagnostic>();
    for (var cluster : clusters) {
      var seen = new HashSet<String>();
      for (var part : cluster.parts()) {
        var spec = part.target().flatMap(IgnoredDifferences::application);
        if (spec.isPresent() && spec.get().entry("ignoreDifferences").isPresent()) {
          for (var manifest : part.target().orElseThrow().manifests()) {
            check(spec.get(), manifest, cluster.name(), seen, found);
          }
        }
      }
    }
    return found;
  }

  /** What Argo CD goes by to apply a target: the fields of an Application, or of an ApplicationSet's template. */
  private static Optional<MappingNode> application(Target target) {
    var by = target.delivery().map(delivery -> delivery.by());
    if (by.isEmpty() || !by.get().gvk().group().equals("argoproj.io")) {
      return Optional.empty();
    }
    var spec = by.get().root().mapping("spec");
    return by.get().gvk().kind().equals("ApplicationSet")
        ? spec.flatMap(fields -> fields.mapping("template"))
            .flatMap(template -> template.mapping("spec"))
        : spec;
  }

  private static void check(
      MappingNode spec,
      Manifest manifest,
      String cluster,
      Set<String> seen,
      List<Diagnostic> found) {
    var isKept = hasOption(spec, "RespectIgnoreDifferences=true");
    if (!isKept && !isAutomated(spec)) {
      // A person who starts a sync has the edit applied.
      return;
    }
    for (var settings : SETTINGS) {
      if (manifest.gvk().is(groupOf(settings.apiVersion), settings.kind)
          && manifest.gvk().apiVersion().equals(settings.apiVersion)) {
        for (var entry : spec.mappings("ignoreDifferences")) {
          if (concerns(entry, manifest)) {
            check(entry, settings, manifest, isKept, cluster, seen, found);
          }
        }
      }
    }
  }

  private static void check(
      MappingNode entry,
      Settings settings,
      Manifest manifest,
      boolean isKept,
      String cluster,
      Set<String> seen,
      List<Diagnostic> found) {
    for (var ignored : IgnoredPath.of(entry)) {
      for (var setting : settings.paths) {
        var hidden = ignored.hides(setting, manifest.root());
        // One setting of an object is enough for each path.
        if (hidden.isPresent() && seen.add(ignored.place() + " " + manifest.span())) {
          found.add(describe(ignored, hidden.get(), isKept).withClusters(List.of(cluster)));
        }
      }
    }
  }

  private static String groupOf(String apiVersion) {
    return apiVersion.substring(0, apiVersion.indexOf('/'));
  }

  private static boolean isAutomated(MappingNode spec) {
    var automated = spec.mapping("syncPolicy").flatMap(policy -> policy.mapping("automated"));
    return automated
        .filter(fields ->
            fields.scalar("enabled").filter(on -> on.text().equals("false")).isEmpty())
        .isPresent();
  }

  private static boolean hasOption(MappingNode spec, String option) {
    var policy = spec.mapping("syncPolicy");
    for (var item : policy.map(fields -> fields.items("syncOptions")).orElse(List.of())) {
      if (item instanceof ScalarNode written && written.text().equals(option)) {
        return true;
      }
    }
    return false;
  }

  /** Group and kind may have wildcards; an absent group is that of the core. */
  private static boolean concerns(MappingNode entry, Manifest manifest) {
    var name = text(entry, "name");
    var namespace = text(entry, "namespace");
    return new NamePattern(text(entry, "group")).matches(manifest.gvk().group())
        && new NamePattern(text(entry, "kind")).matches(manifest.gvk().kind())
        && (name.isEmpty() || manifest.name().filter(name::equals).isPresent())
        && (namespace.isEmpty()
            || manifest.namespace().filter(namespace::equals).isPresent());
  }

  private static String text(MappingNode entry, String field) {
    return entry.scalar(field).map(ScalarNode::text).orElse("");
  }

  private static Diagnostic describe(
      IgnoredPath ignored, MappingNode.Entry setting, boolean isKept) {
    var name = setting.name();
    var message = isKept
        ? "edits of `" + name + "` never reach the cluster: Argo CD ignores them"
        : "edits of `" + name + "` start no sync: Argo CD ignores them";
    return CARD.at(isKept ? Severity.WARNING : Severity.NOTE, ignored.place(), message)
        .withRelated(setting.key().span(), "the repository writes it")
        .withHelp(
            "remove the path from `ignoreDifferences`, or name only fields that Git does not set");
  }
}
