package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.gitops.GitOpsRules;
import io.github.migrationlint.core.kustomize.KustomizeRules;
import io.github.migrationlint.core.load.Charts;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlFiles;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Reads files up to what each cluster would hold; it goes on after everything that is wrong. */
public final class RepositoryReader {
  private RepositoryReader() {}

  /**
   * All that the texts say, stage by stage.
   *
   * @param problems takes what the stages find
   */
  public static Repository read(Loaded loaded, Configuration configuration, Problems problems) {
    return read(
        loaded, configuration, problems, new YamlReader(), loaded.budget().copy());
  }

  /**
   * The same.
   *
   * @param reader may know some of the texts already
   * @param budget pays for what the texts multiply
   */
  public static Repository read(
      Loaded loaded,
      Configuration configuration,
      Problems problems,
      YamlReader reader,
      Budget budget) {
    var failures = problems.failures();
    var yaml = problems.keep(readYaml(loaded.sources(), reader, budget, failures));
    var written = problems.keep(new Classifier().classify(yaml.documents(), failures));
    var isRepeating = false;
    Targets targets;
    ClusterPlan plan;
    try {
      // Asked now, as it looks at each tree.
      isRepeating = SameCluster.repeatsAnObjectInAnotherFolder(written);
      var roots = new ArrayList<RootClusters.Root>();
      var found = new ArrayList<Targets>();
      var charts = new LocalCharts(loaded.sources(), loaded.later(), reader, budget);
      for (var tree : SeparateTrees.of(loaded, yaml.documents(), written)) {
        var some = Targets.of(tree, loaded.later(), charts, configuration, budget, failures);
        roots.add(new RootClusters.Root(tree.root(), some));
        found.add(some);
      }
      targets = Targets.joined(found);
      plan = ClusterPlan.of(roots, configuration);
    } catch (RuntimeException | Error bug) {
      failures.add("finding out which file reaches which cluster", bug);
      targets = Targets.none();
      plan = ClusterPlan.of(List.of(new RootClusters.Root("", targets)), configuration);
    }
    problems.addAll(plan.problems());
    var objects = ResourceReader.relevant(written);
    var clusters = clusters(plan, configuration, budget, problems, reader.forgets());
    if (!objects.isEmpty()) {
      GitOpsRules.notSeen(targets.lostPaths()).ifPresent(problems::add);
    }
    reader.release(yaml);
    return new Repository(loaded, yaml, written, objects, targets, plan, clusters, isRepeating);
  }

  private static List<ClusterModel> clusters(
      ClusterPlan plan,
      Configuration configuration,
      Budget budget,
      Problems problems,
      boolean forgets) {
    var reading = new ClusterReading(configuration, budget, problems.failures());
    var clusters = new ArrayList<ClusterModel>();
    for (var planned : plan.clusters()) {
      try {
        var isLast = clusters.size() + 1 == plan.clusters().size();
        clusters.add(reading.read(planned, isLast && forgets));
      } catch (RuntimeException | Error bug) {
        problems.failures().add("reading what cluster " + planned.name() + " holds", bug);
        clusters.add(reading.without(planned));
      }
    }
    problems.addAll(reading.problems());
    budget
        .cuts()
        .forEach((place, what) -> problems.add(KustomizeRules.COMPOSITION_LIMIT
            .at(place, what)
            .withHelp("check fewer folders at once")));
    return clusters;
  }

  /** Reads the files except for those that Helm would make manifests of. */
  private static Outcome<YamlFiles> readYaml(
      List<SourceFile> sources, YamlReader reader, Budget budget, Failures failures) {
    var charts = Charts.among(sources);
    var templates = new ArrayList<SourceId>();
    var manifests = new ArrayList<SourceFile>();
    for (var source : sources) {
      if (charts.isTemplate(source)) {
        templates.add(source.id());
      } else if (!charts.isValues(source.id())) {
        manifests.add(source);
      }
    }
    var read = reader.read(manifests, budget, failures);
    return new Outcome<>(read.value().withTemplates(templates), read.problems());
  }
}
