package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.config.DeclaredVersion;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.schemas.ReleaseLine;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which versions a cluster runs: from the user, else from what installs the operator (an
 * OLM Subscription or ClusterServiceVersion, the operator's Deployment, the tag a KubeVirt object
 * asks for, a release a kustomization fetches), else the newest generally available line. Evidence
 * that disagrees is none.
 */
public final class VersionEvidence {
  /** The names the operator's package goes by in the catalogues of Red Hat and the community. */
  private static final List<String> PACKAGES =
      List.of("kubevirt-hyperconverged", "community-kubevirt-hyperconverged");

  /** How releases of HCO are called, see {@code deploy/olm-catalog} of the operator. */
  private static final String HCO_CSV = "kubevirt-hyperconverged-operator.v";

  /** And those of KubeVirt alone, {@code manifests/release/olm} of kubevirt. */
  private static final String KUBEVIRT_CSV = "kubevirtoperator.v";

  private static final String HCO_REPOSITORY = "kubevirt/hyperconverged-cluster-operator/";
  private static final String KUBEVIRT_REPOSITORY = "kubevirt/kubevirt/";

  private static final String NEWEST = "this is the newest generally available line";

  private final List<PlatformVersions> found = new ArrayList<>();

  private VersionEvidence() {}

  /** What the objects of a cluster show. */
  public static PlatformVersions in(List<Manifest> manifests) {
    return in(manifests, List.of());
  }

  /**
   * What a cluster shows.
   *
   * @param fetched what its kustomizations take from elsewhere
   */
  public static PlatformVersions in(List<Manifest> manifests, List<NotSeen> fetched) {
    var evidence = new VersionEvidence();
    for (var manifest : manifests) {
      evidence.read(manifest);
    }
    for (var remote : fetched) {
      evidence.readRemote(remote);
    }
    return evidence.conclusion();
  }

  /** Whether what is fetched may tell a version. */
  public static boolean isIn(List<NotSeen> fetched) {
    for (var remote : fetched) {
      if (remote.what().contains(HCO_REPOSITORY) || remote.what().contains(KUBEVIRT_REPOSITORY)) {
        return true;
      }
    }
    return false;
  }

  /** The versions the user says the cluster runs. */
  public static PlatformVersions declared(DeclaredVersion version) {
    var line = version.line();
    return new PlatformVersions(
        line.hyperConverged(),
        line.kubeVirt(),
        true,
        version.certain(),
        "`" + version.written() + "` at " + version.place());
  }

  private PlatformVersions conclusion() {
    if (found.isEmpty()) {
      return of(VersionMap.defaultLine(), "nothing here tells, and " + NEWEST, true);
    }
    var first = found.get(0);
    for (var other : found) {
      if (!other.hyperConverged().equals(first.hyperConverged())) {
        var why =
            "what is here disagrees (" + first.why() + ", " + other.why() + "), and " + NEWEST;
        return of(VersionMap.defaultLine(), why, true);
      }
    }
    return first;
  }

  private void read(Manifest manifest) {
    if (manifest.partial()) {
      return;
    }
    var spec = manifest.root().mapping("spec");
    switch (manifest.gvk().group() + "/" + manifest.gvk().kind()) {
      case "operators.coreos.com/Subscription" -> spec.ifPresent(this::readSubscription);
      case "policy.open-cluster-management.io/OperatorPolicy" ->
        spec.flatMap(fields -> fields.mapping("subscription")).ifPresent(this::readSubscription);
      case "operators.coreos.com/ClusterServiceVersion" ->
        manifest
            .root()
            .mapping("metadata")
            .flatMap(metadata -> metadata.scalar("name"))
            .ifPresent(this::readCsv);
      case "kubevirt.io/KubeVirt" ->
        spec.flatMap(fields -> fields.scalar("imageTag")).ifPresent(this::addKubeVirt);
      case "apps/Deployment" -> readDeployment(manifest);
      default -> {}
    }
  }

  private void readSubscription(MappingNode subscription) {
    var isOurs = subscription
        .scalar("name")
        .filter(name -> PACKAGES.contains(name.text()))
        .isPresent();
    if (isOurs) {
      var csv = subscription.scalar("startingCSV").flatMap(VersionEvidence::ofHcoRelease);
      csv.or(() -> subscription.scalar("channel").flatMap(VersionEvidence::ofHcoRelease))
          .ifPresent(found::add);
    }
  }

  private void readCsv(ScalarNode name) {
    if (name.text().startsWith(HCO_CSV)) {
      ofHcoRelease(name).ifPresent(found::add);
    } else if (name.text().startsWith(KUBEVIRT_CSV)) {
      addKubeVirt(name);
    }
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
      var told = variable(container, isHco ? "HCO_KV_IO_VERSION" : "KUBEVIRT_VERSION")
          .or(() -> container.scalar("image"));
      told.ifPresent(scalar -> {
        var tag = tagOf(scalar.text());
        var version = isHco ? hcoLine(tag) : kubeVirtLine(tag);
        version.ifPresent(line -> add(line, scalar.text(), scalar.span()));
      });
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

  /** What stands behind the colon of an image; all of a text that is none; nothing of a digest. */
  private static String tagOf(String image) {
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
    var line = hco >= 0
        ? hcoLine(text.substring(hco + HCO_REPOSITORY.length()))
        : kubeVirt >= 0
            ? kubeVirtLine(text.substring(kubeVirt + KUBEVIRT_REPOSITORY.length()))
            : Optional.<ReleaseLine>empty();
    line.ifPresent(release -> add(release, text.replace("`", ""), remote.place()));
  }

  private void addKubeVirt(ScalarNode scalar) {
    kubeVirtLine(scalar.text()).ifPresent(line -> add(line, scalar.text(), scalar.span()));
  }

  private void add(ReleaseLine line, String text, Span place) {
    found.add(of(line, "`" + text + "` at " + place, true));
  }

  private static Optional<ReleaseLine> kubeVirtLine(String text) {
    return versionIn(text).flatMap(VersionMap::ofKubeVirt);
  }

  private static Optional<ReleaseLine> hcoLine(String text) {
    return versionIn(text).flatMap(VersionMap::ofHyperConverged);
  }

  /**
   * Red Hat numbers the operator by OpenShift's releases, the community by its own. Only how
   * OpenShift's pair with the others is inferred.
   */
  private static Optional<PlatformVersions> ofHcoRelease(ScalarNode scalar) {
    var why = "`" + scalar.text() + "` at " + scalar.span();
    return versionIn(scalar.text())
        .flatMap(version -> version.major() >= 4
            ? VersionMap.ofOpenShiftVirtualization(version)
                .map(line -> of(line, why, line.isVerified()))
            : VersionMap.ofHyperConverged(version).map(line -> of(line, why, true)));
  }

  private static PlatformVersions of(ReleaseLine line, String why, boolean certain) {
    return new PlatformVersions(line.hyperConverged(), line.kubeVirt(), false, certain, why);
  }

  /** The first {@code major.minor} in a text such as {@code operator.v4.20.1} or {@code stable-1.15}. */
  private static Optional<Version> versionIn(String text) {
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
