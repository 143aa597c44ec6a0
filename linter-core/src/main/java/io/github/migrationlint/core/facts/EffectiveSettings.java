package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.JsonPatch.PatchedSetting;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.MigrationSettings;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings a migration runs with, and where each comes from. */
public final class EffectiveSettings {
  private final Version kubeVirt;
  private final Map<MigrationField<?>, Setting<?>> settings;
  private final Set<MigrationField<?>> unknown;

  /** Asked for once for each VM, and the same for all VMs of a policy. */
  private @Nullable IdentityHashMap<MigrationPolicy, EffectiveSettings> byPolicy;

  private @Nullable EffectiveSettings forgotten;

  private EffectiveSettings(
      Version kubeVirt,
      Map<MigrationField<?>, Setting<?>> settings,
      Set<MigrationField<?>> unknown) {
    this.kubeVirt = kubeVirt;
    this.settings = settings;
    this.unknown = unknown;
  }

  static Builder builder(Version kubeVirt) {
    return new Builder(kubeVirt, new LinkedHashMap<>(), new HashSet<>());
  }

  /** A builder that starts with these settings. */
  Builder toBuilder() {
    return new Builder(kubeVirt, new LinkedHashMap<>(settings), new HashSet<>(unknown));
  }

  /**
   * The same release, where nothing is known of what the cluster's configuration may set. What only a
   * policy can set keeps its default.
   */
  EffectiveSettings forgotten() {
    if (forgotten == null) {
      forgotten = forget();
    }
    return forgotten;
  }

  private EffectiveSettings forget() {
    var kept = new LinkedHashMap<MigrationField<?>, Setting<?>>();
    var lost = new HashSet<MigrationField<?>>();
    for (var field : MigrationField.ALL) {
      var setting = settings.get(field);
      if (field.inCluster()) {
        lost.add(field);
      } else if (setting != null) {
        kept.put(field, setting);
      }
    }
    return new EffectiveSettings(kubeVirt, kept, lost);
  }

  /**
   * The effective value; empty where a setting has none, such as a network no one names, and where
   * what is written is unknown, such as {@code ${TIMEOUT}}.
   */
  @SuppressWarnings("unchecked") // Builder.put stores a Setting<T> under each MigrationField<T>
  public <T> Optional<Setting<T>> get(MigrationField<T> field) {
    return Optional.ofNullable((Setting<T>) settings.get(field));
  }

  /** Whether a value is written that is unknown, such as {@code ${TIMEOUT}}. */
  public boolean isUnknown(MigrationField<?> field) {
    return unknown.contains(field);
  }

  /**
   * The settings that have a value, in the order of {@link MigrationField#ALL}; experimental ones only
   * where a policy writes them.
   */
  public List<MigrationField<?>> fields() {
    var fields = new ArrayList<MigrationField<?>>();
    for (var field : MigrationField.ALL) {
      var setting = settings.get(field);
      if (setting != null
          && (field.inCluster() || !(setting.origin() instanceof Origin.ReleaseDefault))) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** The settings whose value is another one there, in the order of {@link MigrationField#ALL}. */
  public List<MigrationField<?>> differingFrom(EffectiveSettings other) {
    var differing = new ArrayList<MigrationField<?>>();
    for (var field : MigrationField.ALL) {
      if (!value(field).equals(other.value(field))) {
        differing.add(field);
      }
    }
    return differing;
  }

  private Optional<?> value(MigrationField<?> field) {
    return Optional.ofNullable(settings.get(field)).map(Setting::value);
  }

  /**
   * The settings of a VM this policy governs: each field it sets replaces the cluster's. When it sets
   * {@code allowPostCopy} and not {@code allowWorkloadDisruption}, the latter follows, even if the
   * cluster sets it otherwise. Upstream: {@code applyMigrationPolicySpec} (1.9 on), {@code
   * GetMigrationConfByPolicy} before.
   */
  public EffectiveSettings under(MigrationPolicy policy) {
    var known = byPolicy;
    if (known == null) {
      known = new IdentityHashMap<>();
      byPolicy = known;
    }
    return known.computeIfAbsent(policy, this::merge);
  }

  private EffectiveSettings merge(MigrationPolicy policy) {
    var builder = toBuilder();
    var owner = "policy " + policy.name();
    for (var field : MigrationField.ALL) {
      if (field.inPolicy()) {
        builder.write(field, policy.settings(), owner);
      }
    }
    var postCopy = policy.settings().get(MigrationField.ALLOW_POST_COPY);
    var disruption = policy.settings().get(MigrationField.ALLOW_WORKLOAD_DISRUPTION);
    if (postCopy.isWritten() && !disruption.isWritten()) {
      builder.unset(MigrationField.ALLOW_WORKLOAD_DISRUPTION);
      builder.followPostCopy(" of " + owner);
    }
    return builder.build();
  }

  /**
   * What happens at the completion timeout, where the feature gate {@code MigrationStallDetection} is
   * off; empty where a setting that decides it is unknown. Before 1.5 there is no {@code
   * allowWorkloadDisruption}, and post-copy starts where it is allowed.
   */
  public Optional<TimeoutAction> actionAtTimeout() {
    var postCopy = get(MigrationField.ALLOW_POST_COPY).map(Setting::value);
    if (!MigrationField.ALLOW_WORKLOAD_DISRUPTION.isKnownTo(kubeVirt)) {
      return postCopy.map(allowed -> allowed ? TimeoutAction.POST_COPY : TimeoutAction.ABORT);
    }
    var disruption = get(MigrationField.ALLOW_WORKLOAD_DISRUPTION).map(Setting::value);
    if (disruption.isEmpty() || !disruption.get()) {
      return disruption.map(forbidden -> TimeoutAction.ABORT);
    }
    return postCopy.map(allowed -> allowed ? TimeoutAction.POST_COPY : TimeoutAction.PAUSE);
  }

  /** Fills in settings; later ones replace earlier ones. Those the release does not know are lost. */
  static final class Builder {
    private final Version kubeVirt;
    private final Map<MigrationField<?>, Setting<?>> settings;
    /** Written, but no one can tell what. */
    private final Set<MigrationField<?>> unknown;

    private Builder(
        Version kubeVirt,
        Map<MigrationField<?>, Setting<?>> settings,
        Set<MigrationField<?>> unknown) {
      this.kubeVirt = kubeVirt;
      this.settings = settings;
      this.unknown = unknown;
    }

    <T> void put(MigrationField<T> field, Setting<T> setting) {
      if (field.isKnownTo(kubeVirt)) {
        settings.put(field, setting);
        unknown.remove(field);
      }
    }

    private void forget(MigrationField<?> field) {
      settings.remove(field);
      unknown.add(field);
    }

    private void unset(MigrationField<?> field) {
      settings.remove(field);
      unknown.remove(field);
    }

    /** Takes what an object writes; silence changes nothing. */
    <T> void write(MigrationField<T> field, MigrationSettings written, String owner) {
      write(field, written.get(field), owner);
    }

    private <T> void write(MigrationField<T> field, Field<T> written, String owner) {
      if (written instanceof Field.Present<T> present) {
        put(field, new Setting<>(present.get(), new Origin.Declared(owner, present.span())));
      } else if (written.isWritten()) {
        forget(field);
      }
    }

    /**
     * Does what a JSON patch does: null clears what HyperConverged gave the field, so that it falls
     * back to KubeVirt's default.
     */
    <T> void apply(PatchedSetting<T> patched, String owner, EffectiveSettings defaults) {
      if (patched.value().isWritten()) {
        write(patched.field(), patched.value(), owner);
        return;
      }
      unset(patched.field());
      defaults.get(patched.field()).ifPresent(setting -> put(patched.field(), setting));
    }

    /**
     * Since 1.5 an unset {@code allowWorkloadDisruption} is what {@code allowPostCopy} is. Upstream:
     * {@code pkg/virt-config/virt-config.go}, {@code GetMigrationConfiguration}.
     *
     * @param whose as the origin says it: empty, or " of policy gold"
     */
    void followPostCopy(String whose) {
      var disruption = MigrationField.ALLOW_WORKLOAD_DISRUPTION;
      if (settings.containsKey(disruption) || unknown.contains(disruption)) {
        return;
      }
      var postCopy = build().get(MigrationField.ALLOW_POST_COPY);
      if (postCopy.isEmpty()) {
        unknown.add(disruption);
        return;
      }
      var place = postCopy.get().origin().place();
      put(
          disruption,
          new Setting<>(
              postCopy.get().value(), new Origin.Follows("follows allowPostCopy" + whose, place)));
    }

    EffectiveSettings build() {
      return new EffectiveSettings(kubeVirt, new LinkedHashMap<>(settings), new HashSet<>(unknown));
    }
  }
}
