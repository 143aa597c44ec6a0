package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Workload;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The labels of the namespaces of the cluster, as far as the repository shows them. */
public final class NamespaceLabels {
  public static final Analysis<NamespaceLabels> ANALYSIS = new Fact<>("namespace-labels") {
    @Override
    public NamespaceLabels run(Pass pass) {
      return of(pass);
    }
  };

  private static final KnownLabels NAMELESS = KnownLabels.none();

  private final Map<String, KnownLabels> byName;

  /** Of namespaces that are only named. */
  private final Map<String, KnownLabels> undefined;

  private NamespaceLabels(Map<String, KnownLabels> byName, Map<String, KnownLabels> undefined) {
    this.byName = Collections.unmodifiableMap(byName);
    this.undefined = undefined;
  }

  private static NamespaceLabels of(Pass pass) {
    var byName = new LinkedHashMap<String, KnownLabels>();
    for (var namespace : pass.cluster().namespaces()) {
      if (namespace.header().partial() || namespace.header().name().value().isEmpty()) {
        continue;
      }
      var name = namespace.name();
      // Of two definitions, the labels of the one applied last stay: no one can tell which that is.
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
    var undefined = new HashMap<String, KnownLabels>();
    for (var workload : pass.cluster().workloads()) {
      var name = workload.header().namespace().value();
      if (name.isPresent() && !byName.containsKey(name.get())) {
        undefined.computeIfAbsent(name.get(), KnownLabels::ofNamespaceNamed);
      }
    }
    return new NamespaceLabels(byName, undefined);
  }

  /** The namespaces that the repository defines, by name. */
  public Map<String, KnownLabels> defined() {
    return byName;
  }

  /**
   * The labels of the namespace a workload of the cluster lies in; next to nothing where it is not
   * defined. There is one object for each namespace.
   */
  public KnownLabels of(Workload workload) {
    var name = workload.header().namespace().value();
    if (name.isEmpty()) {
      return NAMELESS;
    }
    var known = byName.get(name.get());
    return known == null ? Objects.requireNonNull(undefined.get(name.get())) : known;
  }
}
