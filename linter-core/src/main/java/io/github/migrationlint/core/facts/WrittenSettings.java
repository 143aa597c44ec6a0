package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.WrittenSetting.Owner;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch.PatchedSetting;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationSettings;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * Every migration setting that an object writes and that takes effect there: the fields a HyperConverged
 * has in this release unless its JSON patch writes them anew, what that patch writes, and the fields of
 * KubeVirt and of policies. Patches of kustomize count like objects.
 */
public final class WrittenSettings {
  public static final Analysis<WrittenSettings> ANALYSIS = new Fact<>("written-settings") {
    @Override
    public WrittenSettings run(Pass pass) {
      return of(pass);
    }
  };

  private final List<WrittenSetting<?>> all;

  private WrittenSettings(List<WrittenSetting<?>> all) {
    this.all = List.copyOf(all);
  }

  /** All of them, in source order of the objects. */
  public List<WrittenSetting<?>> all() {
    return all;
  }

  /** Those of one field, whether or not the value is known. */
  @SuppressWarnings("unchecked") // a WrittenSetting<T> holds a value of its field's own type
  public <T> List<WrittenSetting<T>> of(MigrationField<T> field) {
    var found = new ArrayList<WrittenSetting<T>>();
    for (var written : all) {
      if (written.field().equals(field)) {
        found.add((WrittenSetting<T>) written);
      }
    }
    return found;
  }

  /** Those of one field that hold for the whole cluster. */
  public <T> List<WrittenSetting<T>> clusterWide(MigrationField<T> field) {
    var found = new ArrayList<WrittenSetting<T>>();
    for (var written : of(field)) {
      if (!written.isByPolicy()) {
        found.add(written);
      }
    }
    return found;
  }

  private static WrittenSettings of(Pass pass) {
    var version = pass.cluster().versions().hyperConverged();
    var all = new ArrayList<WrittenSetting<?>>();
    for (var object : pass.cluster().hyperConvergeds()) {
      addAll(object, version, all);
    }
    for (var object : pass.cluster().kubeVirts()) {
      for (var field : MigrationField.ALL) {
        add(object.header(), Owner.KUBE_VIRT, field, object.migrations(), all);
      }
    }
    for (var object : pass.cluster().migrationPolicies()) {
      for (var field : MigrationField.ALL) {
        if (field.inPolicy()) {
          add(object.header(), Owner.MIGRATION_POLICY, field, object.settings(), all);
        }
      }
    }
    return new WrittenSettings(all);
  }

  private static void addAll(HyperConverged object, Version version, List<WrittenSetting<?>> all) {
    for (var field : MigrationField.ALL) {
      if (SettingsByPolicy.isInHyperConverged(field, version)
          && !object.kubevirtPatch().writes(field)) {
        add(object.header(), Owner.HYPER_CONVERGED, field, object.migrations(), all);
      }
    }
    for (var patched : object.kubevirtPatch().settings()) {
      add(object.header(), patched, all);
    }
  }

  private static <T> void add(
      Header header,
      Owner owner,
      MigrationField<T> field,
      MigrationSettings settings,
      List<WrittenSetting<?>> all) {
    add(new WrittenSetting<>(header, owner, false, field, settings.get(field)), all);
  }

  private static <T> void add(
      Header header, PatchedSetting<T> patched, List<WrittenSetting<?>> all) {
    add(
        new WrittenSetting<>(header, Owner.HYPER_CONVERGED, true, patched.field(), patched.value()),
        all);
  }

  private static void add(WrittenSetting<?> setting, List<WrittenSetting<?>> all) {
    if (!(setting.value() instanceof Field.Absent<?>)) {
      all.add(setting);
    }
  }
}
