package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.config.Fleet;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationSettings;
import io.github.migrationlint.core.resource.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The clusters of a fleet write different migration settings into the same object. It is the one rule
 * that sees several clusters, so it runs beside the driver, on what each of them holds.
 */
public final class FleetDrift {
  public static final RuleCard CARD = RuleCard.of(
      "fleet-drift",
      Severity.WARNING,
      "clusters of one fleet write different migration settings into the same object");

  /** What represents an object that its cluster defines twice, or only in part. */
  private static final Optional<Written> UNCLEAR = Optional.empty();

  private FleetDrift() {}

  /** An object that writes settings, in one cluster. */
  private record Written(String title, MigrationSettings settings) {}

  /** What one cluster says of a field; absent where it says nothing. */
  private record Declaration(String cluster, Field<?> field) {
    boolean isClear() {
      return field instanceof Field.Present<?> || field instanceof Field.Absent<?>;
    }

    Optional<?> value() {
      return field.value();
    }

    String describe() {
      var words = value()
          .map(value -> value instanceof Quantity quantity ? quantity.text() : value.toString())
          .orElse("not set");
      return words + " in " + cluster;
    }
  }

  /** Where the clusters of these fleets differ, each field once; a fleet that fails is left out. */
  public static List<Diagnostic> in(
      List<ClusterModel> clusters, List<Fleet> fleets, Failures failures) {
    var drifts = new ArrayList<Diagnostic>();
    for (var fleet : fleets) {
      try {
        drifts.addAll(in(clusters, fleet));
      } catch (RuntimeException | Error bug) {
        failures.add("comparing the clusters of fleet " + fleet.name(), bug);
      }
    }
    return drifts;
  }

  private static List<Diagnostic> in(List<ClusterModel> clusters, Fleet fleet) {
    var objects = new TreeMap<String, Map<String, Written>>();
    for (var name : fleet.clusters()) {
      for (var cluster : clusters) {
        if (cluster.name().equals(name)) {
          gather(cluster, objects);
        }
      }
    }
    var drifts = new ArrayList<Diagnostic>();
    for (var written : objects.values()) {
      for (var field : MigrationField.ALL) {
        drift(fleet, field, written).ifPresent(drifts::add);
      }
    }
    return drifts;
  }

  private static void gather(ClusterModel cluster, Map<String, Map<String, Written>> objects) {
    var own = new TreeMap<String, Optional<Written>>();
    for (var object : cluster.hyperConvergeds()) {
      add(object.header(), object.migrations(), own);
    }
    for (var object : cluster.kubeVirts()) {
      add(object.header(), object.migrations(), own);
    }
    for (var object : cluster.migrationPolicies()) {
      add(object.header(), object.settings(), own);
    }
    own.forEach((title, written) -> written.ifPresent(clear -> objects
        .computeIfAbsent(title, unused -> new LinkedHashMap<>())
        .put(cluster.name(), clear)));
  }

  private static void add(
      Header header, MigrationSettings settings, Map<String, Optional<Written>> own) {
    var title = header.gvk().kind() + " `" + header.nameText() + "`";
    var isClear = !header.partial() && !own.containsKey(title);
    own.put(title, isClear ? Optional.of(new Written(title, settings)) : UNCLEAR);
  }

  private static Optional<Diagnostic> drift(
      Fleet fleet, MigrationField<?> field, Map<String, Written> written) {
    var sayings = new ArrayList<Declaration>();
    for (var entry : written.entrySet()) {
      var saying = new Declaration(entry.getKey(), entry.getValue().settings().get(field));
      if (saying.isClear()) {
        sayings.add(saying);
      }
    }
    var outlier = outlier(sayings);
    if (outlier.isEmpty()) {
      return Optional.empty();
    }
    var clusters = new ArrayList<String>();
    for (var saying : sayings) {
      clusters.add(saying.cluster());
    }
    var drift = CARD.at(
            outlier.get().field().span(),
            "`" + field.name() + "` differs in fleet `" + fleet.name() + "`: "
                + outlier.get().describe())
        .withClusters(clusters)
        .withHelp("write one value in all clusters, or remove the cluster from the fleet");
    for (var saying : sayings) {
      var isElsewhere = !saying.field().span().equals(outlier.get().field().span());
      if (isElsewhere && saying.field() instanceof Field.Present<?>) {
        drift = drift.withRelated(saying.field().span(), saying.describe());
      }
    }
    return Optional.of(drift);
  }

  /** The first saying that is not what most say, or, without a majority, not what the first says. */
  private static Optional<Declaration> outlier(List<Declaration> sayings) {
    if (sayings.isEmpty()) {
      return Optional.empty();
    }
    var usual = sayings.get(0);
    for (var saying : sayings) {
      usual = support(saying, sayings) > support(usual, sayings) ? saying : usual;
    }
    for (var saying : sayings) {
      if (!saying.value().equals(usual.value())) {
        return Optional.of(saying);
      }
    }
    return Optional.empty();
  }

  private static int support(Declaration asked, List<Declaration> sayings) {
    var count = 0;
    for (var saying : sayings) {
      if (saying.value().equals(asked.value())) {
        count++;
      }
    }
    return count;
  }
}
