package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels of the namespaces of the cluster, as far as the repository shows them. */
public final class NamespaceLabels {
  public static final Analysis<NamespaceLabels> ANALYSIS = new Fact<>("namespace-labels") {
    @Override
    public NamespaceLabels run(Pass pass) {
      return of(pass);
    }
  };

  private final Map<String, KnownLabels> byName;

  private NamespaceLabels(Map<String, KnownLabels> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  private static NamespaceLabels of(Pass pass) {
    var byName = new LinkedHashMap<String, KnownLabels>();
    for (var namespace : pass.cluster().namespaces()) {
      if (namespace.header().partial() || namespace.header().name().value().isEmpty()) {
        continue;
      }
      var name = namespace.name();
      // Of two definitions, the labels of the one applied last stay: nobody can tell which that is.
      byName.put(
          name,
          byName.containsKey(name)
              ? KnownLabels.ofNamespaceNamed(name)
              : KnownLabels.of(namespace));
    }
    for (var namespace : pass.cluster().namespaces()) {
      if (namespace.header().partial()) {
        byName.computeIfPresent(
            namespace.name(), (name, labels) -> labels.orWith(namespace.header().labels()));
      }
    }
    return new NamespaceLabels(byName);
  }

  /** The namespaces that the repository defines, by name. */
  public Map<String, KnownLabels> defined() {
    return byName;
  }

  /** The labels of the namespace a workload lies in; next to nothing where it is not defined. */
  public KnownLabels of(Workload workload) {
    var name = workload.header().namespace().value();
    if (name.isEmpty()) {
      return KnownLabels.none();
    }
    var known = byName.get(name.get());
    return known == null ? KnownLabels.ofNamespaceNamed(name.get()) : known;
  }
}
