package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.Instancetype;
import io.github.migrationlint.core.resource.Machine;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.ShippedInstancetypes;
import io.github.migrationlint.schemas.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which instancetype completes the guest of a workload. Many clusters bring instancetypes of their
 * own, so one that is not in the repository is unknown, not missing. Those that KubeVirt installs are
 * known by their names: virt-operator reverts changes of them.
 */
public final class Instancetypes {
  /** A JSON patch of HyperConverged may turn the deployment off. */
  private static final String DEPLOYMENT = "/spec/configuration/commonInstancetypesDeployment";

  public static final Analysis<Instancetypes> ANALYSIS =
      new Fact<>("instancetypes", ConfiguringObject.ANALYSIS) {
        @Override
        public Instancetypes run(Pass pass) {
          var resources = pass.cluster().resources();
          var areInstalled = areInstalled(pass.resultOf(ConfiguringObject.ANALYSIS));
          return new Instancetypes(
              resources.instancetypes(),
              resources.preferences(),
              areInstalled ? Optional.of(pass.cluster().versions().kubeVirt()) : Optional.empty());
        }
      };

  /**
   * What is known of it.
   *
   * @param referred whether the workload refers to any
   * @param found the one it refers to; empty if there is none, or no one can tell
   * @param shipped what KubeVirt installs under its name, where the repository has none of that name
   */
  public record Answer(
      boolean referred,
      Optional<Instancetype> found,
      Optional<ShippedInstancetypes.Sizing> shipped) {
    private static final Answer NONE = new Answer(false, Optional.empty(), Optional.empty());
    private static final Answer UNKNOWN = new Answer(true, Optional.empty(), Optional.empty());

    /** Whether the workload refers to one that no one knows. */
    public boolean isUnknown() {
      return referred && found.isEmpty() && shipped.isEmpty();
    }
  }

  private final List<Instancetype> defined;
  private final List<Header> preferences;
  private final Optional<Version> installedBy;

  private Instancetypes(
      List<Instancetype> defined, List<Header> preferences, Optional<Version> installedBy) {
    this.defined = defined;
    this.preferences = preferences;
    this.installedBy = installedBy;
  }

  private static boolean areInstalled(ConfiguringObject configuring) {
    var owner = configuring.hyperConverged();
    if (owner.isPresent() && owner.get().kubevirtPatch().mayTouch(DEPLOYMENT)) {
      return false;
    }
    var enabled = owner
        .map(object -> object.guestDefaults().commonInstancetypes())
        .or(() ->
            configuring.kubeVirt().map(object -> object.guestDefaults().commonInstancetypes()));
    return enabled.isEmpty() || enabled.get().value().orElse(!enabled.get().isWritten());
  }

  public Answer of(Workload workload) {
    var reference = workload.machine().map(Machine::instancetype);
    if (reference.isEmpty() || !reference.get().isWritten()) {
      return Answer.NONE;
    }
    return reference.get().revisionName().isWritten()
        ? Answer.UNKNOWN
        : find(workload, reference.get());
  }

  /** Where a workload, or its instancetype, asks for CPUs of its own; empty where neither certainly does. */
  public Optional<Span> dedicatedCpus(Workload workload) {
    return asked(workload.guest().cpu().dedicatedCpuPlacement()).or(() -> of(workload)
        .found()
        .map(Instancetype::dedicatedCpuPlacement)
        .flatMap(Instancetypes::asked));
  }

  private static Optional<Span> asked(Field<Boolean> placement) {
    return placement.value().filter(asked -> asked).map(asked -> placement.span());
  }

  /**
   * The preference of a workload that KubeVirt installs; empty where the repository has one of that name,
   * and where no one can tell.
   */
  Optional<ShippedInstancetypes.Preference> shippedPreference(Machine.Reference reference) {
    var name = reference.name().value();
    var isPlain = name.isPresent()
        && !reference.revisionName().isWritten()
        && isClusterWide(reference, "virtualmachineclusterpreference");
    for (var preference : preferences) {
      isPlain &= !preference.nameText().equals(name.orElse(""));
    }
    return isPlain
        ? installedBy.flatMap(release -> ShippedInstancetypes.preference(name.get(), release))
        : Optional.empty();
  }

  private static boolean isClusterWide(Machine.Reference reference, String kind) {
    if (!reference.kind().isWritten()) {
      return true;
    }
    var written = reference.kind().value().orElse("").toLowerCase(Locale.ROOT);
    return written.equals(kind) || written.equals(kind + "s");
  }

  private Answer find(Workload workload, Machine.Reference reference) {
    var name = reference.name().value();
    var kind = reference.kind();
    if (name.isEmpty() || (kind.isWritten() && kind.value().isEmpty())) {
      return Answer.UNKNOWN;
    }
    var answer = Answer.UNKNOWN;
    for (var candidate : defined) {
      var isMeant = candidate.isMeantBy(
          workload.header().namespaceText(), name.get(), kind.value().orElse(""));
      if (isMeant && (candidate.header().partial() || !answer.isUnknown())) {
        return Answer.UNKNOWN;
      }
      answer = isMeant ? new Answer(true, Optional.of(candidate), Optional.empty()) : answer;
    }
    return answer.isUnknown() && isClusterWide(reference, "virtualmachineclusterinstancetype")
        ? new Answer(
            true,
            Optional.empty(),
            installedBy.flatMap(release -> ShippedInstancetypes.instancetype(name.get(), release)))
        : answer;
  }
}
