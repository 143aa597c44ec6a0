package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.Obstacle.Reason;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Guest;
import io.github.migrationlint.core.resource.GuestDevices;
import io.github.migrationlint.core.resource.HostDevice;
import io.github.migrationlint.core.resource.Items;
import io.github.migrationlint.core.resource.Machine;
import io.github.migrationlint.core.resource.ObservedMigration;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.ShippedInstancetypes;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which workloads can be migrated. Upstream: kubevirt {@code pkg/virt-handler/vm.go}, {@code
 * calculateLiveMigrationCondition}, read in every release from 0.53 on. What upstream asks of a node is
 * left out where an ordinary node answers well: that it knows the host's CPU model.
 */
public final class Migratabilities {
  public static final Analysis<Migratabilities> ANALYSIS =
      new Fact<>(
          "migratabilities", ConfiguringObject.ANALYSIS, Instancetypes.ANALYSIS, Claims.ANALYSIS) {
        @Override
        public Migratabilities run(Pass pass) {
          var kubeVirt = pass.cluster().versions().kubeVirt();
          var configuring = pass.resultOf(ConfiguringObject.ANALYSIS);
          return new Migratabilities(
              kubeVirt,
              configuring,
              pass.resultOf(Instancetypes.ANALYSIS),
              new InterfaceCheck(kubeVirt, configuring),
              new VolumeCheck(pass.resultOf(Claims.ANALYSIS)));
        }
      };

  /** Its key on a VMI lets a bridge on the pod network migrate. */
  public static final String BRIDGE_ANNOTATION = InterfaceCheck.BRIDGE_ANNOTATION;

  private static final Version PERSISTENT_RESERVATION_SINCE = Version.of(1, 0);
  private static final Version PERSISTENT_RESERVATION_MIGRATES_SINCE = Version.of(1, 9);
  private static final Version VIRTIOFS_MIGRATES_SINCE = Version.of(1, 5);
  private static final Version HYPERV_PASSTHROUGH_SINCE = Version.of(1, 3);
  private static final Version SECURE_EXECUTION_SINCE = Version.of(1, 6);
  private static final Version SNP_AND_TDX_SINCE = Version.of(1, 7);
  private static final Version VGPU_MIGRATES_SINCE = Version.of(1, 9);
  private static final String VGPU_GATE = "VGPULiveMigration";
  private static final Version DISKS_COME_LAST_SINCE = Version.of(1, 6);

  /** The release in which migration depended on where the TPM and the firmware keep their state. */
  private static final Version STATE_ON_ITS_OWN_CLAIM = Version.of(1, 3);

  private final Version kubeVirt;
  private final ConfiguringObject configuring;
  private final Instancetypes instancetypes;
  private final InterfaceCheck interfaces;
  private final VolumeCheck volumes;

  private Migratabilities(
      Version kubeVirt,
      ConfiguringObject configuring,
      Instancetypes instancetypes,
      InterfaceCheck interfaces,
      VolumeCheck volumes) {
    this.kubeVirt = kubeVirt;
    this.configuring = configuring;
    this.instancetypes = instancetypes;
    this.interfaces = interfaces;
    this.volumes = volumes;
  }

  /** What prevents, or may prevent, the migration of that workload's VMIs. */
  public Migratability of(Workload workload) {
    var findings = new ObstacleCollector();
    var instancetype = instancetypes.of(workload);
    var completion = completion(workload, instancetype, instancetypes);
    interfaces.check(workload.guest(), completion, findings);
    filesystems(workload.guest(), findings);
    devices(workload, instancetype, findings);
    launchSecurity(workload, instancetype, findings);
    reservations(workload.guest().devices(), findings);
    features(workload.guest(), findings);
    dedicatedCpus(workload.guest(), findings);
    state(workload.guest().devices(), findings);
    volumes.check(workload, findings);
    findings.doubts.addAll(completion.unseen());
    findings.obstacles.sort(order());
    var migratability = new Migratability(findings.obstacles, findings.doubts);
    return workload
        .observed()
        .map(observed -> observed(observed, migratability))
        .orElse(migratability);
  }

  /** What a running cluster says outdoes what can be concluded, except for the words. */
  private static Migratability observed(ObservedMigration observed, Migratability concluded) {
    if (observed.isPossible()) {
      return new Migratability(List.of(), List.of());
    }
    if (!concluded.obstacles().isEmpty()) {
      return new Migratability(concluded.obstacles(), List.of());
    }
    var words = "KubeVirt reports `" + observed.reason() + "`";
    for (var reason : Reason.values()) {
      if (reason.word().equals(observed.reason())) {
        return new Migratability(
            List.of(Obstacle.always(reason, words, observed.place())), List.of());
      }
    }
    return new Migratability(List.of(), List.of(new Doubt(words, "KubeVirt no longer reports it")));
  }

  private Comparator<Obstacle> order() {
    return kubeVirt.isAtLeast(DISKS_COME_LAST_SINCE)
        ? Comparator.comparing(Obstacle::reason)
        : Comparator.<Obstacle, Boolean>comparing(obstacle -> obstacle.reason() != Reason.DISKS)
            .thenComparing(Obstacle::reason);
  }

  /** What the checks found so far. */
  static final class ObstacleCollector {
    final List<Obstacle> obstacles = new ArrayList<>();
    final List<Doubt> doubts = new ArrayList<>();

    /**
     * @param words what is not seen
     * @param condition with which the VM can migrate
     */
    void doubt(String words, String condition) {
      doubts.add(new Doubt(words, condition));
    }
  }

  /**
   * Who completes the guest besides its own manifest.
   *
   * @param unseen what they bring that the repository does not show
   * @param annotated whether one of them brings the annotation for a bridge on the pod network
   */
  record Completion(List<Doubt> unseen, boolean annotated) {}

  private static Completion completion(
      Workload workload, Instancetypes.Answer instancetype, Instancetypes instancetypes) {
    var unseen = new ArrayList<Doubt>();
    if (instancetype.isUnknown()) {
      unseen.add(new Doubt(
          "its instancetype is not in the repository", "its instancetype prevents nothing"));
    }
    if (instancetype.shipped().filter(ShippedInstancetypes.Sizing::hasGpus).isPresent()) {
      unseen.add(new Doubt(
          "its instancetype, as KubeVirt ships it, gives it a GPU",
          "its instancetype gives it no GPU"));
    }
    if (workload
        .machine()
        .map(Machine::preference)
        .filter(Machine.Reference::isWritten)
        .filter(preference -> instancetypes
            .shippedPreference(preference)
            .filter(shipped -> !shipped.keepsState())
            .isEmpty())
        .isPresent()) {
      unseen.add(new Doubt("its preference may add to it", "its preference prevents nothing"));
    }
    var annotated = instancetype
        .found()
        .filter(found -> !found.annotations().complete()
            || found.annotations().pair(InterfaceCheck.BRIDGE_ANNOTATION).isPresent())
        .isPresent();
    return new Completion(unseen, annotated);
  }

  private void filesystems(Guest guest, ObstacleCollector findings) {
    if (kubeVirt.isAtLeast(VIRTIOFS_MIGRATES_SINCE)) {
      return;
    }
    for (var filesystem : guest.devices().filesystems().items()) {
      if (filesystem.virtiofs().isWritten()) {
        var words = "filesystem `" + text(filesystem.name()) + "` is shared by virtiofs";
        findings.obstacles.add(
            Obstacle.always(Reason.VIRTIOFS, words, filesystem.name().span()).boundTo(release()));
      }
    }
    doubtUnless(guest.devices().filesystems().complete(), "its filesystems", findings);
  }

  private void devices(
      Workload workload, Instancetypes.Answer instancetype, ObstacleCollector findings) {
    var devices = workload.guest().devices();
    hostDevices(devices.hostDevices(), findings);
    gpus(devices.gpus(), findings);
    instancetype.found().ifPresent(found -> {
      var place = workload.machine().orElseThrow().instancetype().name().span();
      addAll(found.hostDevices(), found.gpus(), found.header().nameText(), place, findings);
    });
  }

  private static void hostDevices(Items<HostDevice> devices, ObstacleCollector findings) {
    if (!devices.items().isEmpty()) {
      var words = "it has the host device `" + text(devices.items().get(0).name()) + "`";
      findings.obstacles.add(Obstacle.always(Reason.HOST_DEVICE, words, devices.span()));
    }
    doubtUnless(devices.complete(), "its host devices", findings);
  }

  private void gpus(Items<HostDevice> gpus, ObstacleCollector findings) {
    if (!gpus.items().isEmpty()) {
      var words = "it has the GPU `" + text(gpus.items().get(0).name()) + "`";
      gpuObstacle(Obstacle.always(Reason.HOST_DEVICE, words, gpus.span()), gpus, findings);
    }
    doubtUnless(gpus.complete(), "its GPUs", findings);
  }

  private void addAll(
      Items<HostDevice> hostDevices,
      Items<HostDevice> gpus,
      String name,
      Span place,
      ObstacleCollector findings) {
    if (!hostDevices.items().isEmpty()) {
      var words = "instancetype `" + name + "` gives it a host device";
      findings.obstacles.add(Obstacle.always(Reason.HOST_DEVICE, words, place)
          .withElsewhere(hostDevices.span(), "host devices of the instancetype"));
    }
    if (!gpus.items().isEmpty()) {
      var obstacle = Obstacle.always(
              Reason.HOST_DEVICE, "instancetype `" + name + "` gives it a GPU", place)
          .withElsewhere(gpus.span(), "GPUs of the instancetype");
      gpuObstacle(obstacle, gpus, findings);
    }
  }

  /**
   * From 1.9 on a single mediated GPU can be migrated behind the gate VGPULiveMigration: {@code
   * vmiContainsNonMigratablePCIHostDevices}.
   */
  private void gpuObstacle(Obstacle obstacle, Items<HostDevice> gpus, ObstacleCollector findings) {
    if (gpus.items().size() > 1) {
      findings.obstacles.add(obstacle);
    } else if (!kubeVirt.isAtLeast(VGPU_MIGRATES_SINCE)) {
      findings.obstacles.add(obstacle.boundTo(release()));
    } else {
      switch (gatedGpus()) {
        case NO -> findings.obstacles.add(obstacle.boundTo(release() + " without " + VGPU_GATE));
        case UNKNOWN -> gpuDoubt(findings);
        case YES -> mediatedGpu(obstacle, gpus.items().get(0), findings);
      }
    }
  }

  private static void gpuDoubt(ObstacleCollector findings) {
    findings.doubt(
        "whether its GPU can be migrated is not in the repository",
        "its GPU is a mediated device and the gate " + VGPU_GATE + " is on");
  }

  /** Upstream: {@code isMdevGPU}. */
  private void mediatedGpu(Obstacle obstacle, HostDevice gpu, ObstacleCollector findings) {
    var devices = configuring.kubeVirt().orElseThrow().guestDefaults().mediatedDevices();
    var name = gpu.deviceName().value();
    var isUnknown = name.isEmpty() || !devices.complete();
    for (var device : devices.items()) {
      if (name.isPresent() && device.value().equals(name)) {
        return;
      }
      isUnknown |= device.value().isEmpty();
    }
    if (isUnknown) {
      gpuDoubt(findings);
    } else {
      findings.obstacles.add(obstacle
          .boundTo(release())
          .withElsewhere(
              devices.span(), "no mediated device is called `" + name.orElseThrow() + "`"));
    }
  }

  private Truth gatedGpus() {
    var shown = configuring.kubeVirt();
    if (shown.isEmpty()) {
      return Truth.UNKNOWN;
    }
    if (shown.get().hasGate(VGPU_GATE)) {
      return Truth.YES;
    }
    for (var gate : shown.get().featureGates()) {
      if (gate.value().isEmpty()) {
        return Truth.UNKNOWN;
      }
    }
    return Truth.NO;
  }

  private void launchSecurity(
      Workload workload, Instancetypes.Answer instancetype, ObstacleCollector findings) {
    var guest = workload.guest();
    var written = guest.launchSecurity();
    if (written instanceof Field.Present<Block> present) {
      var secured = false;
      for (var key : present.get().keys()) {
        secured |= launchSecurity(key.name(), key.span(), findings);
      }
      if (!secured) {
        secureExecution(guest, present.key(), findings);
      }
    } else if (written.isWritten()) {
      findings.doubt("its launch security is not in the repository", "its memory is not protected");
    }
    if (instancetype.found().filter(found -> found.launchSecurity().isWritten()).isPresent()) {
      findings.doubt("its instancetype asks for launch security", "its memory is not protected");
    }
  }

  /** Whether the key is one of the technologies; what it prevents depends on the release. */
  private boolean launchSecurity(String technology, Span place, ObstacleCollector findings) {
    var words = "its memory is protected by `" + technology + "`";
    switch (technology) {
      case "sev" -> findings.obstacles.add(Obstacle.always(Reason.SEV, words, place));
      case "snp" -> sinceSnp(Obstacle.always(Reason.SEV, words, place), findings);
      case "tdx" -> sinceSnp(Obstacle.always(Reason.TDX, words, place), findings);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Releases before do not know the field. */
  private void sinceSnp(Obstacle obstacle, ObstacleCollector findings) {
    if (kubeVirt.isAtLeast(SNP_AND_TDX_SINCE)) {
      findings.obstacles.add(obstacle.boundTo(release()));
    } else {
      findings.doubt(
          "KubeVirt " + kubeVirt + " does not know its launch security",
          "its memory is not protected");
    }
  }

  /** Upstream: {@code pkg/util/s390x.go}, {@code IsSecureExecutionVMI}. */
  private void secureExecution(Guest guest, Span place, ObstacleCollector findings) {
    var architecture = guest.architecture();
    if (architecture.value().filter("s390x"::equals).isPresent()) {
      var words = "it asks for Secure Execution";
      if (kubeVirt.isAtLeast(SECURE_EXECUTION_SINCE)) {
        findings.obstacles.add(
            Obstacle.always(Reason.SECURE_EXECUTION, words, place).boundTo(release()));
      }
    } else if (architecture.value().isEmpty()) {
      findings.doubt("its architecture is not in the repository", "its architecture is not s390x");
    }
  }

  /** Upstream: {@code pkg/storage/reservation/pr.go}. */
  private void reservations(GuestDevices devices, ObstacleCollector findings) {
    if (!kubeVirt.isAtLeast(PERSISTENT_RESERVATION_SINCE)
        || kubeVirt.isAtLeast(PERSISTENT_RESERVATION_MIGRATES_SINCE)) {
      return;
    }
    for (var disk : devices.disks().items()) {
      if (disk.reservation().value().orElse(false)) {
        var words = "disk `" + text(disk.name()) + "` passes SCSI reservations on";
        findings.obstacles.add(Obstacle.always(
                Reason.PERSISTENT_RESERVATION, words, disk.reservation().span())
            .boundTo(release()));
      }
      doubtUnless(isLegible(disk.reservation()), "its reservations", findings);
    }
    doubtUnless(devices.disks().complete(), "its disks", findings);
  }

  private void features(Guest guest, ObstacleCollector findings) {
    var features = guest.features();
    if (features.hypervPassthrough().value().orElse(false)
        && kubeVirt.isAtLeast(HYPERV_PASSTHROUGH_SINCE)) {
      var place = features.hypervPassthrough().span();
      findings.obstacles.add(
          Obstacle.always(Reason.HYPERV_PASSTHROUGH, "`hypervPassthrough` is on", place)
              .boundTo(release()));
    }
    doubtUnless(isLegible(features.hypervPassthrough()), "its Hyper-V features", findings);
    // FeatureState is on unless it says otherwise; whether nodes show the frequency of their clock
    // is theirs to know: pkg/virt-controller/watch/topology/tsc.go, GetTscFrequencyRequirement.
    if (features.reenlightenment().isWritten()
        && features.reenlightenmentEnabled().value().orElse(true)) {
      findings.doubt(
          "`reenlightenment` needs nodes that expose the frequency of their clock",
          "the nodes expose the frequency of their clock");
    }
  }

  /** Patch releases of 0.58, 0.59 and 1.0 differ in whether they refuse this pair. */
  private void dedicatedCpus(Guest guest, ObstacleCollector findings) {
    var cpu = guest.cpu();
    if (kubeVirt.isAtLeast(Version.of(0, 58))
        && !kubeVirt.isAtLeast(Version.of(1, 1))
        && cpu.dedicatedCpuPlacement().isWritten()
        && cpu.isolateEmulatorThread().isWritten()) {
      findings.doubt(
          "it isolates the emulator thread from its dedicated CPUs",
          "its patch release migrates dedicated CPUs with an isolated emulator thread");
    }
  }

  private void state(GuestDevices devices, ObstacleCollector findings) {
    if (kubeVirt.equals(STATE_ON_ITS_OWN_CLAIM)
        && (mayBeOn(devices.tpmPersistent()) || mayBeOn(devices.efiPersistent()))) {
      findings.doubt(
          "where its TPM or firmware keeps state is not in the repository",
          "the claim for the state of its TPM or firmware is `ReadWriteMany`");
    }
  }

  private static boolean mayBeOn(Field<Boolean> field) {
    return field.isWritten() && field.value().orElse(true);
  }

  private static void doubtUnless(boolean seen, String what, ObstacleCollector findings) {
    if (!seen) {
      findings.doubt(what + " are not all in the repository", what + " prevent nothing");
    }
  }

  private static boolean isLegible(Field<?> field) {
    return !field.isWritten() || field.value().isPresent();
  }

  private String release() {
    return "KubeVirt " + kubeVirt;
  }

  static String text(Field<String> name) {
    return name.value().orElse("?");
  }
}
