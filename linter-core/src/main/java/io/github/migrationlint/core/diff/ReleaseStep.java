package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.facts.FeatureGateLists;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.report.DiffReport.Change;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Value;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.FeatureGates;
import io.github.migrationlint.schemas.FeatureGates.State;
import io.github.migrationlint.schemas.UpgradeRewrites;
import io.github.migrationlint.schemas.UpstreamDefaults;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one cluster notices of the step from one release to another, and what keeps it as it was. */
final class ReleaseStep {
  private static final String PREFIX = "liveMigrationConfig.";

  /**
   * What to do about a change.
   *
   * @param pin the setting that does it
   */
  record Remedy(String text, Optional<Pin> pin) {}

  /** A setting to write into an object. */
  record Pin(HyperConverged object, String field, String value) {}

  /** A listed feature gate that becomes something else. */
  record Gate(Change change, Span place, String meaning) {}

  private final ClusterModel before;
  private final ClusterModel now;

  ReleaseStep(ClusterModel before, ClusterModel now) {
    this.before = before;
    this.now = now;
  }

  List<Remedy> remedies(Change change) {
    var remedies = new ArrayList<Remedy>();
    remark(change).ifPresent(remark -> remedies.add(new Remedy(remark, Optional.empty())));
    settingOf(change).ifPresent(field -> addRemedies(field, change, remedies));
    return remedies;
  }

  /** The setting of the cluster that changes; empty for other changes. */
  private Optional<MigrationField<?>> settingOf(Change change) {
    var isSetting = change.kind() == Kind.SETTINGS || change.kind() == Kind.LIMITS;
    return isSetting && change.policy().isEmpty()
        ? change.field().flatMap(MigrationField::named)
        : Optional.empty();
  }

  /** What there is to know about a default that is another one in the new release. */
  Optional<String> remark(Change change) {
    var field = settingOf(change);
    if (field.isEmpty() || change.to().place().isPresent()) {
      return Optional.empty();
    }
    var from = before.versions().kubeVirt();
    if (!field.get().isKnownTo(from) && field.get().isKnownTo(now.versions().kubeVirt())) {
      var gate = field.get().equals(MigrationField.MAX_DOWNTIME_MS)
          ? ", read only with the feature gate `MigrationStallDetection`"
          : "";
      return Optional.of("`" + field.get().name() + "` is new" + gate);
    }
    var old = change.from().value().map(Object::toString);
    return old.isPresent()
            && change.from().place().isEmpty()
            && before.hyperConvergeds().size() == 1
            && isStored(field.get(), old.get())
        ? Optional.of("new installations only: a running cluster keeps the stored "
            + field.get().name() + " " + old.get())
        : Optional.empty();
  }

  private void addRemedies(MigrationField<?> field, Change change, List<Remedy> remedies) {
    var old = change.from().value();
    if (old.isEmpty()) {
      return;
    }
    if (before.hyperConvergeds().size() != 1) {
      if (before.kubeVirts().size() == 1) {
        remedies.add(new Remedy(
            "keep it: write `" + field.name() + ": " + old.get() + "` in `migrations`",
            Optional.empty()));
      }
      return;
    }
    var today = before.versions().hyperConverged();
    if (!SettingsByPolicy.isInHyperConverged(field, now.versions().hyperConverged())) {
      remedies.add(new Remedy(
          "keep it: a JSON patch on HyperConverged sets `" + field.name() + "`", Optional.empty()));
    } else if (!SettingsByPolicy.isInHyperConverged(field, today)) {
      remedies.add(new Remedy(
          "keep it: write `" + field.name() + ": " + old.get()
              + "` in `liveMigrationConfig` with the upgrade; HyperConverged " + today
              + " does not know it",
          Optional.empty()));
    } else {
      remedies.add(pin(field, old.get(), before.hyperConvergeds().get(0)));
    }
  }

  /**
   * Whether a running cluster has the old default in its object, where the upgrade leaves it. The API
   * server writes the defaults of a schema into what it stores.
   */
  private boolean isStored(MigrationField<?> field, String old) {
    if (before.versions().hyperConverged().equals(now.versions().hyperConverged())) {
      return false;
    }
    var path = PREFIX + field.name();
    var from = before.versions().hyperConverged();
    var stored = UpstreamDefaults.find(Component.HYPERCONVERGED, path, from);
    return stored.filter(known -> known.value().equals(old)).isPresent()
        && rewrite(field, old).isEmpty();
  }

  private Optional<UpgradeRewrites.Rewrite> rewrite(MigrationField<?> field, String value) {
    return UpgradeRewrites.find(
        Component.HYPERCONVERGED,
        PREFIX + field.name(),
        value,
        before.versions().hyperConverged(),
        now.versions().hyperConverged());
  }

  private Remedy pin(MigrationField<?> field, Object old, HyperConverged object) {
    var value = old.toString();
    var note = "";
    if (rewrite(field, value).isPresent()) {
      // Next to it, and the same to a migration.
      value = old instanceof Long number ? String.valueOf(number + 1) : value;
      note = " (the upgrade itself rewrites exactly " + old + ")";
      if (rewrite(field, value).isPresent()) {
        return new Remedy("it cannot be kept: the upgrade rewrites " + value, Optional.empty());
      }
    }
    var written = value;
    return new Remedy(
        "keep it: write `" + field.name() + ": " + written + "` in `liveMigrationConfig`" + note,
        Optional.of(new Pin(object, field.name(), written)));
  }

  /** The feature gates in the files that the new release treats otherwise. */
  List<Gate> gates() {
    var gates = new ArrayList<Gate>();
    var from = before.versions().kubeVirt();
    var to = now.versions().kubeVirt();
    for (var list : new Driver().ask(FeatureGateLists.ANALYSIS, now)) {
      for (var listed : list.enabled()) {
        var old = FeatureGates.state(Component.KUBEVIRT, listed.name(), from);
        var state = FeatureGates.state(Component.KUBEVIRT, listed.name(), to);
        if (!old.equals(state)) {
          var change = new Change(
              Kind.GATE, Optional.of(listed.name()), Optional.empty(), value(old), value(state));
          gates.add(new Gate(change, listed.place(), meaning(state, to)));
        }
      }
    }
    return gates;
  }

  private static Value value(Optional<State> state) {
    return Value.of(state.map(known -> known.name().toLowerCase(Locale.ROOT)).orElse("unknown"));
  }

  private static String meaning(Optional<State> state, Version version) {
    return switch (state.orElse(State.ABSENT)) {
      case GA -> "always on in KubeVirt " + version + ": remove the gate after the upgrade";
      case BETA -> "on by default since KubeVirt 1.9, else as listed";
      case ALPHA -> "off unless listed";
      case DEPRECATED -> "on its way out: plan to do without it";
      case DISCONTINUED -> "off in KubeVirt " + version + " whatever is listed: remove it before";
      case ABSENT -> "KubeVirt " + version + " does not know it: remove it before the upgrade";
    };
  }
}
