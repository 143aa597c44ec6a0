package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.resource.GuestInterface.Binding;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads the spec of a VMI. Upstream: {@code staging/src/kubevirt.io/api/core/v1/schema.go}. */
final class GuestReader {
  /** The sources a volume may have, {@code VolumeSource}. */
  private static final List<String> SOURCES = List.of(
      GuestVolume.PERSISTENT_VOLUME_CLAIM,
      GuestVolume.DATA_VOLUME,
      GuestVolume.CONTAINER_DISK,
      "cloudInitNoCloud",
      "cloudInitConfigDrive",
      GuestVolume.EMPTY_DISK,
      GuestVolume.EPHEMERAL,
      GuestVolume.HOST_DISK,
      "configMap",
      "secret",
      "sysprep",
      GuestVolume.SERVICE_ACCOUNT,
      "downwardAPI",
      "downwardMetrics",
      GuestVolume.MEMORY_DUMP,
      "containerPath");

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  private GuestReader() {}

  /**
   * @param metadata that reaches the VMI
   * @param spec of the VMI
   */
  static Guest read(Section metadata, Section spec) {
    var domain = spec.section("domain");
    return new Guest(
        spec.key(),
        metadata.labels("annotations"),
        spec.text("evictionStrategy"),
        spec.text("architecture"),
        memory(domain),
        cpu(domain),
        devices(domain),
        features(domain.section("features")),
        domain.presentBlock("launchSecurity"),
        spec.items("networks", GuestReader::network),
        spec.items("volumes", GuestReader::volume),
        placement(spec));
  }

  private static GuestMemory memory(Section domain) {
    var memory = domain.section("memory");
    var resources = domain.section("resources");
    return new GuestMemory(
        memory.quantity("guest"),
        memory.quantity("maxGuest"),
        resources.section("requests").quantity("memory"),
        resources.section("limits").quantity("memory"),
        memory.section("hugepages").quantity("pageSize"));
  }

  private static GuestCpu cpu(Section domain) {
    var cpu = domain.section("cpu");
    var resources = domain.section("resources");
    return new GuestCpu(
        cpu.text("model"),
        cpu.integer("sockets"),
        cpu.integer("maxSockets"),
        cpu.integer("cores"),
        cpu.integer("threads"),
        cpu.bool("dedicatedCpuPlacement"),
        cpu.bool("isolateEmulatorThread"),
        cpu.block("realtime"),
        resources.section("requests").quantity("cpu"),
        resources.section("limits").quantity("cpu"));
  }

  private static GuestDevices devices(Section domain) {
    var devices = domain.section("devices");
    var efi = domain.section("firmware").section("bootloader").section("efi");
    return new GuestDevices(
        devices.items("disks", GuestReader::disk),
        devices.items("filesystems", GuestReader::filesystem),
        devices.items("interfaces", GuestReader::networkInterface),
        devices.bool("autoattachPodInterface"),
        devices.items("hostDevices", GuestReader::hostDevice),
        devices.items("gpus", GuestReader::hostDevice),
        devices.block("tpm"),
        devices.section("tpm").bool("persistent"),
        efi.bool("persistent"));
  }

  private static GuestDisk disk(Section disk) {
    var target = GuestDisk.Device.DISK;
    for (var candidate : GuestDisk.Device.values()) {
      if (disk.block(candidate.word()).isWritten()) {
        target = candidate;
      }
    }
    var fields = disk.section(target.word());
    return new GuestDisk(
        disk.text("name"),
        target,
        fields.bool("readonly"),
        fields.bool("reservation"),
        disk.bool("shareable"));
  }

  private static GuestFilesystem filesystem(Section filesystem) {
    return new GuestFilesystem(filesystem.text("name"), filesystem.block("virtiofs"));
  }

  private static GuestInterface networkInterface(Section written) {
    var bindings = new ArrayList<Binding>();
    for (var candidate : Binding.values()) {
      if (written.block(candidate.word()).isWritten()) {
        bindings.add(candidate);
      }
    }
    return new GuestInterface(
        written.text("name"),
        binding(written),
        written.section("binding").text("name"),
        bindings.size() == 1 ? bindings.get(0).alone() : bindings,
        written.key());
  }

  private static Field<Binding> binding(Section written) {
    for (var candidate : Binding.values()) {
      var block = written.block(candidate.word());
      if (block instanceof Field.Present<Block> present) {
        return new Field.Present<>(candidate, present.key(), present.key());
      }
      if (block instanceof Field.Unresolved<Block> unresolved) {
        return new Field.Unresolved<>(unresolved.key(), unresolved.span(), unresolved.raw());
      }
      if (block instanceof Field.Malformed<Block> malformed) {
        return new Field.Malformed<>(
            malformed.key(), malformed.span(), malformed.shape(), malformed.raw());
      }
    }
    return new Field.Absent<>(written.key());
  }

  static HostDevice hostDevice(Section device) {
    return new HostDevice(device.text("name"), device.text("deviceName"));
  }

  private static GuestFeatures features(Section features) {
    var hyperv = features.section("hyperv");
    return new GuestFeatures(
        features.section("hypervPassthrough").bool("enabled"),
        features.block("hypervPassthrough"),
        features.block("hyperv"),
        hyperv.block("reenlightenment"),
        hyperv.section("reenlightenment").bool("enabled"));
  }

  private static GuestNetwork network(Section network) {
    return new GuestNetwork(
        network.text("name"), network.block("pod"), network.section("multus").text("networkName"));
  }

  private static GuestVolume volume(Section volume) {
    for (var source : SOURCES) {
      var block = volume.block(source);
      if (block.isWritten()) {
        return volume(volume, source, keyOf(block));
      }
    }
    var nothing = new Field.Absent<String>(volume.key());
    return new GuestVolume(
        volume.text("name"),
        nothing,
        nothing,
        new Field.Absent<>(volume.key()),
        new Field.Absent<>(volume.key()));
  }

  private static Span keyOf(Field<Block> block) {
    return block instanceof Field.Present<Block> present ? present.key() : block.span();
  }

  private static GuestVolume volume(Section volume, String source, Span key) {
    var fields = volume.section(source);
    return new GuestVolume(
        volume.text("name"),
        new Field.Present<>(source, key, key),
        switch (source) {
          case GuestVolume.DATA_VOLUME -> fields.text("name");
          case GuestVolume.EPHEMERAL -> fields.section("persistentVolumeClaim").text("claimName");
          default -> fields.text("claimName");
        },
        fields.bool("shared"),
        fields.quantity("capacity"));
  }

  private static NodePlacement placement(Section spec) {
    var affinity = spec.section("affinity");
    return new NodePlacement(
        spec.labels("nodeSelector"),
        nodeTerms(affinity.section("nodeAffinity").section(REQUIRED)),
        affinity.section("podAffinity").items(REQUIRED, PodAffinity::of),
        affinity.section("podAntiAffinity").items(REQUIRED, PodAffinity::of));
  }

  /** The {@code nodeSelectorTerms} of that section. */
  static Items<NodePlacement.Term> nodeTerms(Section required) {
    return required.items(
        "nodeSelectorTerms",
        term -> new NodePlacement.Term(
            term.items("matchExpressions", GuestReader::requirement),
            term.items("matchFields", GuestReader::requirement)));
  }

  private static NodePlacement.NodeRequirement requirement(Section requirement) {
    return new NodePlacement.NodeRequirement(
        requirement.text("key"), requirement.text("operator"), requirement.texts("values"));
  }
}
