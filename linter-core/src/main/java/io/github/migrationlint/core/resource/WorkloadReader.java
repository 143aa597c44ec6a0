package io.github.migrationlint.core.resource;

import java.util.List;
import java.util.Optional;

/** Reads whatever makes VMIs, and the instancetypes that complete them. */
final class WorkloadReader {
  private WorkloadReader() {}

  static Workload virtualMachine(Header header, Section root) {
    return templated(
        header,
        Workload.Kind.VIRTUAL_MACHINE,
        root,
        header.labels(),
        header.annotations(),
        Optional.of(machine(root.section("spec"))),
        new Field.Absent<>(header.kind()));
  }

  static Workload instance(Header header, Section root) {
    var isLive = root.section("metadata").text("uid").isWritten();
    var isOwned = false;
    for (var owner : root.section("metadata").sections("ownerReferences")) {
      isOwned |= isLive && owner.text("kind").value().equals(Optional.of("VirtualMachine"));
    }
    return new Workload(
        header,
        Workload.Kind.VIRTUAL_MACHINE_INSTANCE,
        header.labels(),
        new Labels(header.kind(), false, List.of(), true),
        new Labels(header.kind(), false, List.of(), true),
        GuestReader.read(root.section("metadata"), root.section("spec")),
        Optional.empty(),
        new Field.Absent<>(header.kind()),
        isLive ? ObservedMigration.of(root) : Optional.empty(),
        isOwned);
  }

  static Workload replicaSet(Header header, Section root) {
    var kind = Workload.Kind.VIRTUAL_MACHINE_INSTANCE_REPLICA_SET;
    return templated(
        header,
        kind,
        root,
        header.labels(),
        header.annotations(),
        Optional.empty(),
        root.section("spec").integer("replicas"));
  }

  static Workload pool(Header header, Section root) {
    var maker = root.section("spec").section("virtualMachineTemplate");
    return templated(
        header,
        Workload.Kind.VIRTUAL_MACHINE_POOL,
        maker,
        maker.section("metadata").labels("labels"),
        maker.section("metadata").labels("annotations"),
        Optional.of(machine(maker.section("spec"))),
        root.section("spec").integer("replicas"));
  }

  /** A workload whose VMIs are made after {@code spec.template} of that section. */
  private static Workload templated(
      Header header,
      Workload.Kind kind,
      Section maker,
      Labels vmLabels,
      Labels vmAnnotations,
      Optional<Machine> machine,
      Field<Long> replicas) {
    var template = maker.section("spec").section("template");
    var metadata = template.section("metadata");
    return new Workload(
        header,
        kind,
        metadata.labels("labels"),
        vmLabels,
        vmAnnotations,
        GuestReader.read(metadata, template.section("spec")),
        machine,
        replicas,
        Optional.empty(),
        false);
  }

  private static Machine machine(Section spec) {
    var instancetype = spec.section("instancetype");
    var preference = spec.section("preference");
    var first = reference(instancetype);
    return new Machine(
        spec.text("runStrategy"),
        spec.bool("running"),
        first,
        // Both are missing in the same way, or two.
        preference == instancetype ? first : reference(preference),
        spec.items("dataVolumeTemplates", ClaimReader::template),
        spec.text("updateVolumesStrategy"));
  }

  private static Machine.Reference reference(Section matcher) {
    return new Machine.Reference(
        matcher.text("name"),
        matcher.text("kind"),
        matcher.text("revisionName"),
        matcher.text("inferFromVolume"));
  }

  static Instancetype instancetype(Header header, Section root) {
    var spec = root.section("spec");
    var memory = spec.section("memory");
    var cpu = spec.section("cpu");
    return new Instancetype(
        header,
        spec.labels("annotations"),
        memory.quantity("guest"),
        memory.section("hugepages").quantity("pageSize"),
        cpu.integer("guest"),
        cpu.bool("dedicatedCPUPlacement"),
        spec.items("hostDevices", GuestReader::hostDevice),
        spec.items("gpus", GuestReader::hostDevice),
        spec.block("launchSecurity"),
        spec.labels("nodeSelector"));
  }
}
