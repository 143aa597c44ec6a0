package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch.PatchedSetting;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationSettings;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What objects write for all VMs of the cluster: a KubeVirt, the fields a HyperConverged has in this
 * release, and its JSON patch, through which the other settings can be reached.
 */
public final class ClusterWideSettings {
  public static final Analysis<ClusterWideSettings> ANALYSIS = new Fact<>("cluster-wide-settings") {
    @Override
    public ClusterWideSettings run(Pass pass) {
      return new ClusterWideSettings(of(pass));
    }
  };

  private final List<Written<?>> all;

  private ClusterWideSettings(List<Written<?>> all) {
    this.all = List.copyOf(all);
  }

  /** One setting somebody writes; a patched one has its place in the annotation. */
  private record Written<T>(MigrationField<T> field, Field.Present<T> value) {
    Written {
      Objects.requireNonNull(field);
      Objects.requireNonNull(value);
    }
  }

  /** Every value that is written for a setting, in source order of the objects. */
  @SuppressWarnings("unchecked") // a Written<T> holds a value of its field's own type
  public <T> List<Field.Present<T>> of(MigrationField<T> field) {
    var values = new ArrayList<Field.Present<T>>();
    for (var written : all) {
      if (written.field().equals(field)) {
        values.add((Field.Present<T>) written.value());
      }
    }
    return values;
  }

  private static List<Written<?>> of(Pass pass) {
    var version = pass.cluster().versions().hyperConverged();
    var all = new ArrayList<Written<?>>();
    for (var object : pass.cluster().hyperConvergeds()) {
      addAll(object, version, all);
    }
    for (var object : pass.cluster().kubeVirts()) {
      addAll(object, all);
    }
    return all;
  }

  private static void addAll(HyperConverged object, Version version, List<Written<?>> all) {
    for (var field : MigrationField.ALL) {
      if (SettingsByPolicy.isInHyperConverged(field, version)) {
        add(field, object.migrations(), all);
      }
    }
    for (var patched : object.kubevirtPatch().settings()) {
      add(patched, all);
    }
  }

  private static void addAll(KubeVirt object, List<Written<?>> all) {
    for (var field : MigrationField.ALL) {
      add(field, object.migrations(), all);
    }
  }

  private static <T> void add(
      MigrationField<T> field, MigrationSettings settings, List<Written<?>> all) {
    add(field, settings.get(field), all);
  }

  private static <T> void add(PatchedSetting<T> patched, List<Written<?>> all) {
    add(patched.field(), patched.value(), all);
  }

  private static <T> void add(MigrationField<T> field, Field<T> value, List<Written<?>> all) {
    if (value instanceof Field.Present<T> present) {
      all.add(new Written<>(field, present));
    }
  }
}
