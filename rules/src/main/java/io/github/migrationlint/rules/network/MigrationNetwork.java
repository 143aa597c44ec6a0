package io.github.migrationlint.rules.network;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The network that an object names for migrations.
 *
 * @param owner whose namespace, the one KubeVirt is installed in, has to hold the network
 */
public record MigrationNetwork(Header owner, Field.Present<String> name) {
  private static final String PATH = JsonPatch.MIGRATIONS + "/network";

  /**
   * Every one that is in effect: that of HyperConverged's JSON patch, else of HyperConverged, else of
   * the KubeVirt that no HyperConverged makes.
   */
  public static final Analysis<List<MigrationNetwork>> ANALYSIS = new Fact<>("migration-networks") {
    @Override
    public List<MigrationNetwork> run(Pass pass) {
      return of(pass);
    }
  };

  public MigrationNetwork {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(name);
  }

  private static List<MigrationNetwork> of(Pass pass) {
    var field = MigrationField.NETWORK;
    var version = pass.cluster().versions().hyperConverged();
    var networks = new ArrayList<MigrationNetwork>();
    for (var object : pass.cluster().hyperConvergeds()) {
      if (SettingsByPolicy.isInHyperConverged(field, version)
          && !object.kubevirtPatch().mayTouch(PATH)) {
        add(object.header(), object.migrations().get(field), networks);
      }
      for (var patched : object.kubevirtPatch().settings()) {
        if (patched.field().equals(field)) {
          add(object.header(), patched.value(), networks);
        }
      }
    }
    if (pass.cluster().hyperConvergeds().isEmpty()) {
      for (var object : pass.cluster().kubeVirts()) {
        add(object.header(), object.migrations().get(field), networks);
      }
    }
    return List.copyOf(networks);
  }

  private static void add(Header owner, Field<?> value, List<MigrationNetwork> networks) {
    if (value instanceof Field.Present<?> present && present.get() instanceof String name) {
      networks.add(
          new MigrationNetwork(owner, new Field.Present<>(name, present.key(), present.span())));
    }
  }
}
