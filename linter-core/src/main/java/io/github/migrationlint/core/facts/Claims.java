package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.facts.TargetObstacle.Kind;
import io.github.migrationlint.core.resource.Claim;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.GuestVolume;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.Items;
import io.github.migrationlint.core.resource.PersistentVolume;
import io.github.migrationlint.core.resource.PlatformObjects;
import io.github.migrationlint.core.resource.StorageProfile;
import io.github.migrationlint.core.resource.StorageProfile.PropertySet;
import io.github.migrationlint.core.resource.Volume;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims behind the volumes of a guest: who defines them, their access modes, and the volume they are
 * bound to. A claim that asks for no access mode gets those of the StorageProfile of its class:
 * containerized-data-importer {@code pkg/controller/datavolume/util.go}, {@code getDefaultVolumeAndAccessMode}
 * and {@code getDefaultAccessModes}; what the profile's {@code spec} says replaces what CDI detects ({@code
 * pkg/controller/storageprofile-controller.go}).
 */
public final class Claims {
  public static final Analysis<Claims> ANALYSIS = new Fact<>("claims") {
    @Override
    public Claims run(Pass pass) {
      return new Claims(
          pass.cluster().resources().volumes(), pass.cluster().resources().platform());
    }
  };

  private static final String CLAIM_KIND = "PersistentVolumeClaim";

  private final Map<String, List<Volume>> byName = new HashMap<>();
  private final PlatformObjects platform;

  private Claims(List<Volume> defined, PlatformObjects platform) {
    this.platform = platform;
    for (var volume : defined) {
      if (!volume.header().partial()) {
        volume.claim().name().value().ifPresent(name -> byName
            .computeIfAbsent(name, any -> new ArrayList<>())
            .add(volume));
      }
    }
  }

  /**
   * Whatever says what the claim of that name is like: the claim itself, else a template of the workload and
   * DataVolumes of its namespace. A DataVolume's claim has its name.
   */
  List<Claim> definitions(Workload workload, String name) {
    var claims = new ArrayList<Claim>();
    var others = new ArrayList<Claim>();
    workload.machine().ifPresent(machine -> {
      for (var template : machine.dataVolumeTemplates().items()) {
        if (template.name().value().equals(Optional.of(name))) {
          others.add(template);
        }
      }
    });
    for (var volume : byName.getOrDefault(name, List.of())) {
      if (areInOneNamespace(volume.header(), workload.header())) {
        var isClaim = volume.header().gvk().kind().equals(CLAIM_KIND);
        (isClaim ? claims : others).add(volume.claim());
      }
    }
    return claims.isEmpty() ? others : claims;
  }

  /** The access modes the claim will have; incomplete where that is unknown. */
  Items<Field<String>> accessModes(Claim claim) {
    var written = claim.accessModes();
    return written.complete() && written.items().isEmpty() && claim.ofProfile()
        ? profile(claim).flatMap(found -> modes(found, claim)).orElse(written)
        : written;
  }

  private Optional<StorageProfile> profile(Claim claim) {
    var name = claim.storageClassName().value();
    var answer = Optional.<StorageProfile>empty();
    for (var profile : platform.storageProfiles()) {
      if (name.isPresent() && profile.header().name().value().equals(name)) {
        if (answer.isPresent()
            || profile.header().partial()
            || claim.volumeName().isWritten()) {
          return Optional.empty();
        }
        answer = Optional.of(profile);
      }
    }
    return answer;
  }

  /** CDI ignores a {@code spec} in which any set lacks one of both. */
  private static Optional<Items<Field<String>>> modes(StorageProfile profile, Claim claim) {
    var sets = profile.propertySets();
    var wanted = claim.volumeMode();
    if (!sets.complete() || (wanted.isWritten() && wanted.value().isEmpty())) {
      return Optional.empty();
    }
    var chosen = Optional.<PropertySet>empty();
    for (var set : sets.items()) {
      if (set.volumeMode().value().isEmpty() || set.accessModes().items().isEmpty()) {
        return Optional.empty();
      }
      if (chosen.isEmpty()
          && (!wanted.isWritten() || set.volumeMode().value().equals(wanted.value()))) {
        chosen = Optional.of(set);
      }
    }
    return chosen.map(PropertySet::accessModes);
  }

  /** A volume of the guest that one node alone can use. */
  Optional<TargetObstacle> localVolume(Workload workload) {
    if (platform.persistentVolumes().isEmpty()) {
      return Optional.empty();
    }
    for (var volume : workload.guest().volumes().items()) {
      var isClaim = volume.hasSource(GuestVolume.PERSISTENT_VOLUME_CLAIM)
          || volume.hasSource(GuestVolume.DATA_VOLUME);
      var obstacle = isClaim
          ? volume.claim().value().flatMap(name -> localVolume(workload, volume, name))
          : Optional.<TargetObstacle>empty();
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return Optional.empty();
  }

  private Optional<TargetObstacle> localVolume(Workload workload, GuestVolume volume, String name) {
    var claims = definitions(workload, name);
    if (claims.size() != 1) {
      return Optional.empty();
    }
    return claims
        .get(0)
        .volumeName()
        .value()
        .flatMap(this::persistentVolume)
        .flatMap(bound -> NodePin.byTerms(bound.nodeTerms())
            .map(pin -> TargetObstacle.certain(
                Kind.LOCAL_VOLUME,
                "claim `" + name + "` is bound to a volume of node `" + pin.node() + "`",
                volume.claim().span(),
                new Label(
                    pin.place(), "volume `" + bound.header().nameText() + "` is on this node"))));
  }

  private Optional<PersistentVolume> persistentVolume(String name) {
    var answer = Optional.<PersistentVolume>empty();
    for (var volume : platform.persistentVolumes()) {
      if (volume.header().nameText().equals(name)) {
        if (answer.isPresent() || volume.header().partial()) {
          return Optional.empty();
        }
        answer = Optional.of(volume);
      }
    }
    return answer;
  }

  /** Where neither says, whoever applies their folders decides. */
  static boolean areInOneNamespace(Header one, Header other) {
    var isWritten = one.namespace().isWritten() || other.namespace().isWritten();
    return isWritten
        ? one.namespaceText().equals(other.namespaceText())
        : folder(one).equals(folder(other));
  }

  private static String folder(Header header) {
    return header.span().source().id().folder();
  }
}
