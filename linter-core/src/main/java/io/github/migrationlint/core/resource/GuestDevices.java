package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * {@code domain.devices} of a VMI, and what of its firmware lives on storage.
 *
 * @param autoattachPodInterface whether a guest without interfaces gets one on the pod network; it
 *     does unless this is false
 * @param tpm the keys of {@code tpm}
 * @param tpmPersistent whether the TPM keeps its state on a claim
 * @param efiPersistent {@code domain.firmware.bootloader.efi.persistent}: whether the firmware's
 *     variables are kept on a claim
 */
public record GuestDevices(
    Items<GuestDisk> disks,
    Items<GuestFilesystem> filesystems,
    Items<GuestInterface> interfaces,
    Field<Boolean> autoattachPodInterface,
    Items<HostDevice> hostDevices,
    Items<HostDevice> gpus,
    Field<Block> tpm,
    Field<Boolean> tpmPersistent,
    Field<Boolean> efiPersistent) {
  public GuestDevices {
    Objects.requireNonNull(disks);
    Objects.requireNonNull(filesystems);
    Objects.requireNonNull(interfaces);
    Objects.requireNonNull(autoattachPodInterface);
    Objects.requireNonNull(hostDevices);
    Objects.requireNonNull(gpus);
    Objects.requireNonNull(tpm);
    Objects.requireNonNull(tpmPersistent);
    Objects.requireNonNull(efiPersistent);
  }
}
