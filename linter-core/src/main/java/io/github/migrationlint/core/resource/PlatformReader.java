package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.resource.StorageProfile.PropertySet;
import java.util.ArrayList;

/** Reads the objects around KubeVirt that decide where a VMI can go. */
final class PlatformReader {
  private PlatformReader() {}

  static NetworkDefinition network(Header header, Section root) {
    return new NetworkDefinition(header, root.section("spec").text("config"));
  }

  static StorageProfile profile(Header header, Section root) {
    return new StorageProfile(
        header,
        root.section("spec")
            .items(
                "claimPropertySets",
                set -> new PropertySet(set.textItems("accessModes"), set.text("volumeMode"))));
  }

  static PersistentVolume volume(Header header, Section root) {
    var required = root.section("spec").section("nodeAffinity").section("required");
    return new PersistentVolume(header, GuestReader.nodeTerms(required));
  }

  static ResourceQuota quota(Header header, Section root) {
    var spec = root.section("spec");
    var hard = spec.section("hard");
    var limits = new ArrayList<ResourceQuota.Limit>();
    for (var key : hard.keys()) {
      limits.add(new ResourceQuota.Limit(key.name(), key.span(), hard.quantity(key.name())));
    }
    var scoped = spec.shape("scopes").isWritten() || spec.shape("scopeSelector").isWritten();
    return new ResourceQuota(header, limits, scoped);
  }

  static Descheduler descheduler(Header header, Section root) {
    var spec = root.section("spec");
    return new Descheduler(header, spec.text("mode"), spec.textItems("profiles"));
  }

  static LegacyConfiguration legacyConfiguration(Header header, Section root) {
    return new LegacyConfiguration(header, root.section("data").keys());
  }
}
