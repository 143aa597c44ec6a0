package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.ClusterFacts;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.DeclaredVersion;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.targets.PlannedCluster;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A cluster as one side has it. */
record ClusterSide(PlannedCluster planned, ClusterModel model, Configuration configuration) {
  ClusterSide {
    Objects.requireNonNull(planned);
    Objects.requireNonNull(model);
    Objects.requireNonNull(configuration);
  }

  String name() {
    return planned.name();
  }

  List<Manifest> manifests() {
    return planned.manifests();
  }

  List<NotSeen> notSeen() {
    return planned.notSeen();
  }

  Optional<DeclaredVersion> declared() {
    return configuration.versionOf(name());
  }

  ClusterFacts facts() {
    return configuration.factsOf(name());
  }

  /** What tells it from other clusters of its side: its objects by name. */
  Set<ObjectName> content() {
    var names = new HashSet<ObjectName>();
    for (var manifest : manifests()) {
      names.add(ObjectName.of(manifest, 0));
    }
    return names;
  }
}
