package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.facts.WrittenSetting.Owner;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.UpstreamDefaults;
import io.github.migrationlint.schemas.Version;
import java.util.Objects;

/**
 * The migration settings of a cluster in which no one writes any.
 *
 * @param kubeVirt what KubeVirt fills in
 * @param hyperConverged the same where a HyperConverged owns the KubeVirt object: its schema's
 *     defaults come on top
 */
public record ReleaseDefaults(EffectiveSettings kubeVirt, EffectiveSettings hyperConverged) {
  public static final Analysis<ReleaseDefaults> ANALYSIS = new Fact<>("release-defaults") {
    @Override
    public ReleaseDefaults run(Pass pass) {
      return of(pass.cluster());
    }
  };

  public ReleaseDefaults {
    Objects.requireNonNull(kubeVirt);
    Objects.requireNonNull(hyperConverged);
  }

  static ReleaseDefaults of(ClusterModel cluster) {
    var versions = cluster.versions();
    var builder = EffectiveSettings.builder(versions.kubeVirt());
    fill(builder, Component.KUBEVIRT, "migrations.", versions.kubeVirt());
    var kubeVirt = builder.build();
    fill(builder, Component.HYPERCONVERGED, "liveMigrationConfig.", versions.hyperConverged());
    return new ReleaseDefaults(kubeVirt, builder.build());
  }

  /** The defaults behind what an object of that kind leaves out. */
  public EffectiveSettings of(Owner owner) {
    return owner == Owner.HYPER_CONVERGED ? hyperConverged : kubeVirt;
  }

  private static void fill(
      EffectiveSettings.Builder builder, Component component, String prefix, Version version) {
    for (var field : MigrationField.ALL) {
      var path = field.inCluster() ? prefix + field.name() : field.name();
      UpstreamDefaults.find(component, path, version)
          .ifPresent(found ->
              put(builder, field, found.value(), "default of " + word(component) + " " + version));
    }
  }

  private static String word(Component component) {
    return component == Component.KUBEVIRT ? "KubeVirt" : "HyperConverged";
  }

  @SuppressWarnings("unchecked") // the type of the field decides how its text is read
  private static <T> void put(
      EffectiveSettings.Builder builder, MigrationField<T> field, String text, String words) {
    Object value = text;
    if (field.type() == Long.class) {
      value = Long.valueOf(text);
    } else if (field.type() == Boolean.class) {
      value = Boolean.valueOf(text);
    } else if (field.type() == Quantity.class) {
      value = Quantity.parse(text).orElseThrow();
    }
    builder.put(field, new Setting<>((T) value, new Origin.ReleaseDefault(words)));
  }
}
