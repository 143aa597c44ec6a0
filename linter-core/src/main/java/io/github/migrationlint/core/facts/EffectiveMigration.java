package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.JsonPatch.PatchedSetting;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.MigrationSettings;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings a migration runs with, and where each comes from. */
public final class EffectiveMigration {
  /** KubeVirt commit 0914f0d0b7, first released in 1.5.0. */
  private static final Version DISRUPTION_SINCE = Version.of(1, 5);

  private final Version kubeVirt;
  private final Map<MigrationField<?>, Setting<?>> settings;

  private EffectiveMigration(Version kubeVirt, Map<MigrationField<?>, Setting<?>> settings) {
    this.kubeVirt = kubeVirt;
    this.settings = settings;
  }

  static Builder builder(Version kubeVirt) {
    return new Builder(kubeVirt, new LinkedHashMap<>());
  }

  /** The effective value; empty where a setting has none, such as a network nobody names. */
  @SuppressWarnings("unchecked") // Builder.put stores a Setting<T> under each MigrationField<T>
  public <T> Optional<Setting<T>> get(MigrationField<T> field) {
    return Optional.ofNullable((Setting<T>) settings.get(field));
  }

  /** The settings that have a value, in the order of {@link MigrationField#ALL}. */
  public List<MigrationField<?>> fields() {
    var fields = new ArrayList<MigrationField<?>>();
    for (var field : MigrationField.ALL) {
      if (settings.containsKey(field)) {
        fields.add(field);
      }
    }
    return fields;
  }

  /**
   * The settings of a VM this policy governs: each field it sets replaces the cluster's. When it sets
   * {@code allowPostCopy} and not {@code allowWorkloadDisruption}, the latter follows, even if the
   * cluster sets it otherwise. Upstream: {@code applyMigrationPolicySpec} (1.9 on), {@code
   * GetMigrationConfByPolicy} before.
   */
  public EffectiveMigration under(MigrationPolicy policy) {
    var builder = new Builder(kubeVirt, new LinkedHashMap<>(settings));
    for (var field : MigrationField.ALL) {
      if (field.inPolicy() && isKnownToPolicy(field)) {
        builder.write(field, policy.settings(), "policy " + policy.name());
      }
    }
    var postCopy = policy.settings().get(MigrationField.ALLOW_POST_COPY);
    var disruption = policy.settings().get(MigrationField.ALLOW_WORKLOAD_DISRUPTION);
    if (postCopy instanceof Field.Present<Boolean> present
        && !disruption.isWritten()
        && kubeVirt.isAtLeast(DISRUPTION_SINCE)) {
      builder.put(
          MigrationField.ALLOW_WORKLOAD_DISRUPTION,
          new Setting<>(
              present.get(),
              new Origin.Follows(
                  "follows allowPostCopy of policy " + policy.name(),
                  Optional.of(present.span()))));
    }
    return builder.build();
  }

  private boolean isKnownToPolicy(MigrationField<?> field) {
    return !field.equals(MigrationField.ALLOW_WORKLOAD_DISRUPTION)
        || kubeVirt.isAtLeast(DISRUPTION_SINCE);
  }

  /** Fills in settings; later ones replace earlier ones. */
  static final class Builder {
    private final Version kubeVirt;
    private final Map<MigrationField<?>, Setting<?>> settings;

    private Builder(Version kubeVirt, Map<MigrationField<?>, Setting<?>> settings) {
      this.kubeVirt = kubeVirt;
      this.settings = settings;
    }

    <T> void put(MigrationField<T> field, Setting<T> setting) {
      settings.put(field, setting);
    }

    /** Takes what an object writes; silence changes nothing. */
    <T> void write(MigrationField<T> field, MigrationSettings written, String owner) {
      if (written.get(field) instanceof Field.Present<T> present) {
        put(field, new Setting<>(present.get(), new Origin.Declared(owner, present.span())));
      }
    }

    /** Does what a JSON patch does: null clears. */
    <T> void apply(PatchedSetting<T> patched, String owner) {
      if (patched.value() instanceof Field.Present<T> present) {
        put(
            patched.field(),
            new Setting<>(present.get(), new Origin.Declared(owner, present.span())));
      } else if (patched.value() instanceof Field.Absent<T>) {
        settings.remove(patched.field());
      }
    }

    boolean has(MigrationField<?> field) {
      return settings.containsKey(field);
    }

    /**
     * Since 1.5 an unset {@code allowWorkloadDisruption} is what {@code allowPostCopy} is. Upstream:
     * {@code pkg/virt-config/virt-config.go}, {@code GetMigrationConfiguration}.
     */
    void followPostCopy() {
      @SuppressWarnings("unchecked") // put() stores a Setting<Boolean> under this field
      var postCopy = (Setting<Boolean>) settings.get(MigrationField.ALLOW_POST_COPY);
      if (postCopy != null
          && !has(MigrationField.ALLOW_WORKLOAD_DISRUPTION)
          && kubeVirt.isAtLeast(DISRUPTION_SINCE)) {
        Optional<Span> place = postCopy.origin().place();
        put(
            MigrationField.ALLOW_WORKLOAD_DISRUPTION,
            new Setting<>(postCopy.value(), new Origin.Follows("follows allowPostCopy", place)));
      }
    }

    EffectiveMigration build() {
      return new EffectiveMigration(kubeVirt, settings);
    }
  }
}
