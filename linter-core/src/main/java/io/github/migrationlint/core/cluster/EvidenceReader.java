package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.cluster.Evidence.Strength;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.FeatureGates;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the objects of a cluster tell about its versions. */
final class EvidenceReader {
  /** How releases of KubeVirt alone are called, {@code manifests/release/olm} of kubevirt. */
  private static final String KUBEVIRT_CSV = "kubevirtoperator.v";

  private static final String HCO_REPOSITORY = "kubevirt/hyperconverged-cluster-operator/";
  private static final String KUBEVIRT_REPOSITORY = "kubevirt/kubevirt/";

  private final List<Evidence> found = new ArrayList<>();

  private EvidenceReader() {}

  static List<Evidence> read(List<Manifest> manifests, List<NotSeen> fetched) {
    var reader = new EvidenceReader();
    for (var manifest : manifests) {
      reader.read(manifest);
    }
    new InstallerEvidence(reader.found).read(manifests);
    for (var remote : fetched) {
      reader.readRemote(remote);
    }
    return reader.found;
  }

  static boolean isIn(List<NotSeen> fetched) {
    for (var remote : fetched) {
      if (remote.what().contains(HCO_REPOSITORY) || remote.what().contains(KUBEVIRT_REPOSITORY)) {
        return true;
      }
    }
    return false;
  }

  private void read(Manifest manifest) {
    if (manifest.partial()) {
      return;
    }
    switch (manifest.gvk().group() + "/" + manifest.gvk().kind()) {
      case "operators.coreos.com/ClusterServiceVersion" -> {
        if (!isInBundle(manifest)) {
          metadata(manifest, "name").ifPresent(this::readCsv);
        }
      }
      case "hco.kubevirt.io/HyperConverged" -> readHyperConverged(manifest);
      case "kubevirt.io/KubeVirt" -> readKubeVirt(manifest);
      case "apps/Deployment" -> readDeployment(manifest);
      default -> {}
    }
  }

  /** A bundle of a catalogue can be installed, which is not to say that it is. */
  private static boolean isInBundle(Manifest csv) {
    return csv.document().source().id().path().contains("clusterserviceversion");
  }

  private static Optional<ScalarNode> metadata(Manifest manifest, String field) {
    return manifest.root().mapping("metadata").flatMap(metadata -> metadata.scalar(field));
  }

  private void readCsv(ScalarNode name) {
    if (name.text().startsWith(InstallerEvidence.HCO_CSV)) {
      addHyperConverged(Strength.EXACT, name);
    } else if (name.text().startsWith(KUBEVIRT_CSV)) {
      addKubeVirt(Strength.EXACT, name);
    }
  }

  /** {@code status.versions} of HCO's {@code api/v1beta1/hyperconverged_types.go}. */
  private void readHyperConverged(Manifest manifest) {
    if (manifest.isLive()) {
      var status = manifest.root().mapping("status");
      for (var version : status.map(s -> s.mappings("versions")).orElse(List.of())) {
        if (version
            .scalar("name")
            .filter(name -> name.text().equals("operator"))
            .isPresent()) {
          version.scalar("version").ifPresent(text -> addHyperConverged(Strength.OBSERVED, text));
        }
      }
    }
    manifest.root().mapping("spec").ifPresent(spec -> {
      for (var gate : spec.mappings("featureGates")) {
        gate.scalar("name").ifPresent(name -> readGate(Component.HYPERCONVERGED, name));
      }
    });
  }

  private void readKubeVirt(Manifest manifest) {
    if (manifest.isLive()) {
      manifest
          .root()
          .mapping("status")
          .flatMap(status -> status.scalar("observedKubeVirtVersion"))
          .ifPresent(text -> addKubeVirt(Strength.OBSERVED, text));
    }
    var spec = manifest.root().mapping("spec");
    spec.flatMap(fields -> fields.scalar("imageTag"))
        .ifPresent(tag -> addKubeVirt(Strength.EXACT, tag));
    spec.flatMap(fields -> fields.mapping("configuration"))
        .flatMap(fields -> fields.mapping("developerConfiguration"))
        .ifPresent(fields -> {
          for (var gate : fields.items("featureGates")) {
            if (gate instanceof ScalarNode name) {
              readGate(Component.KUBEVIRT, name);
            }
          }
        });
  }

  /** A gate that releases before some version do not have. Those that only main has tell nothing. */
  private void readGate(Component component, ScalarNode name) {
    var since = FeatureGates.since(component, name.text());
    var newest = VersionMap.defaultLine();
    var assumed = component == Component.KUBEVIRT ? newest.kubeVirt() : newest.hyperConverged();
    since
        .filter(version -> !version.isMain() && assumed.isBefore(version))
        .ifPresent(version -> add(
            Strength.ASSUMED_AT_LEAST,
            component == Component.KUBEVIRT
                ? Release.ofKubeVirt(version)
                : Release.ofHyperConverged(version),
            "feature gate " + name.text(),
            name.span()));
  }

  /** The operators' Deployments tell their version in the environment, else in the image's tag. */
  private void readDeployment(Manifest deployment) {
    var name = deployment.name().orElse("");
    var isHco = name.equals("hyperconverged-cluster-operator") || name.equals("hco-operator");
    if (!isHco && !name.equals("virt-operator")) {
      return;
    }
    var containers = deployment
        .root()
        .mapping("spec")
        .flatMap(spec -> spec.mapping("template"))
        .flatMap(template -> template.mapping("spec"))
        .map(spec -> spec.mappings("containers"))
        .orElse(List.of());
    for (var container : containers) {
      var written = variable(container, isHco ? "HCO_KV_IO_VERSION" : "KUBEVIRT_VERSION")
          .or(() -> container.scalar("image"));
      written.ifPresent(scalar -> versionIn(tagOf(scalar.text()))
          .map(version -> isHco ? Release.ofHyperConverged(version) : Release.ofKubeVirt(version))
          .ifPresent(release -> add(Strength.EXACT, release, scalar.text(), scalar.span())));
    }
  }

  private static Optional<ScalarNode> variable(MappingNode container, String name) {
    for (var variable : container.mappings("env")) {
      if (variable.scalar("name").filter(key -> key.text().equals(name)).isPresent()) {
        return variable.scalar("value").filter(value -> !value.text().isEmpty());
      }
    }
    return Optional.empty();
  }

  /** What is behind the colon of an image; all of a text that is none; nothing of a digest. */
  static String tagOf(String image) {
    var slash = image.lastIndexOf('/');
    return slash < 0
        ? image
        : image.contains("@") || image.indexOf(':', slash) < 0
            ? ""
            : image.substring(image.indexOf(':', slash) + 1);
  }

  /** The release in the address of a manifest, as {@code …/releases/download/v1.6.0/…} has it. */
  private void readRemote(NotSeen remote) {
    var text = remote.what();
    var hco = text.indexOf(HCO_REPOSITORY);
    var kubeVirt = text.indexOf(KUBEVIRT_REPOSITORY);
    var release = hco >= 0
        ? versionIn(text.substring(hco + HCO_REPOSITORY.length())).map(Release::ofHyperConverged)
        : kubeVirt >= 0
            ? versionIn(text.substring(kubeVirt + KUBEVIRT_REPOSITORY.length()))
                .map(Release::ofKubeVirt)
            : Optional.<Release>empty();
    release.ifPresent(found -> add(Strength.EXACT, found, text.replace("`", ""), remote.place()));
  }

  private void addKubeVirt(Strength strength, ScalarNode scalar) {
    versionIn(scalar.text())
        .ifPresent(
            version -> add(strength, Release.ofKubeVirt(version), scalar.text(), scalar.span()));
  }

  private void addHyperConverged(Strength strength, ScalarNode scalar) {
    versionIn(scalar.text())
        .ifPresent(version ->
            add(strength, Release.ofHyperConverged(version), scalar.text(), scalar.span()));
  }

  private void add(Strength strength, Release release, String text, Span place) {
    found.add(new Evidence(strength, release, text, place));
  }

  /** The first {@code major.minor} in a text such as {@code operator.v4.20.1} or {@code stable-1.15}. */
  static Optional<Version> versionIn(String text) {
    for (var i = 0; i < text.length(); i++) {
      var starts = Character.isDigit(text.charAt(i)) && (i == 0 || !isPart(text.charAt(i - 1)));
      if (starts) {
        var end = i;
        while (end < text.length() && isPart(text.charAt(end))) {
          end++;
        }
        var version = Version.parse(text.substring(i, end));
        if (version.isPresent()) {
          return version;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPart(char c) {
    return Character.isDigit(c) || c == '.';
  }
}
