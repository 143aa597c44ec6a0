package io.github.migrationlint.core.resource;

/** Reads what is asked of storage. */
final class ClaimReader {
  private ClaimReader() {}

  static Volume claimOf(Header header, Section claim) {
    return new Volume(header, claim(header.name(), claim.section("spec"), false));
  }

  static Volume dataVolume(Header header, Section dataVolume) {
    return new Volume(header, ofDataVolume(header.name(), dataVolume));
  }

  /** A DataVolume in a VirtualMachine. */
  static Claim template(Section template) {
    return ofDataVolume(template.section("metadata").text("name"), template);
  }

  private static Claim ofDataVolume(Field<String> name, Section dataVolume) {
    var spec = dataVolume.section("spec");
    var storage = spec.section("storage");
    // An archive is unpacked into a file system whatever the profile says first.
    var isPlain = !spec.text("contentType").isWritten();
    return storage.isWritten()
        ? claim(name, storage, isPlain)
        : claim(name, spec.section("pvc"), false);
  }

  private static Claim claim(Field<String> name, Section spec, boolean ofProfile) {
    return new Claim(
        name,
        spec.textItems("accessModes"),
        spec.text("storageClassName"),
        spec.text("volumeMode"),
        spec.section("resources").section("requests").quantity("storage"),
        spec.text("volumeName"),
        ofProfile);
  }
}
