package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that was read, stage by stage.
 *
 * @param written the objects as they are in files, patches included
 * @param objects those of them that matter; one that several clusters share counts once
 * @param repeating whether several folders define one object
 */
public record Repository(
    Loaded loaded,
    YamlFiles yaml,
    List<Manifest> written,
    List<Manifest> objects,
    Targets targets,
    ClusterPlan plan,
    List<ClusterModel> clusters,
    boolean repeating) {

  /** All files looked at, relevant or not, in path order of each kind. */
  public List<SourceId> sources() {
    return sources(loaded);
  }

  public static List<SourceId> sources(Loaded loaded) {
    var sources = new ArrayList<SourceId>();
    for (var source : loaded.sources()) {
      sources.add(source.id());
    }
    sources.addAll(loaded.passedOver());
    return sources;
  }

  /** How many objects of KubeVirt's kinds the templates hold, by kind. */
  public Map<String, Integer> templateKinds() {
    return TemplateKinds.in(loaded.sources(), yaml.templated());
  }

  /** The files that are templates of manifests, in path order. */
  public List<String> templates() {
    var templated = new ArrayList<String>();
    for (var source : yaml.templated()) {
      templated.add(source.path());
    }
    return templated;
  }
}
