package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.cluster.Evidence.Strength;
import io.github.migrationlint.core.manifest.Carrier;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what OLM and ACM are asked to install: Subscriptions, OperatorPolicies, the catalogs they
 * name, and OLM v1's ClusterExtensions.
 */
final class InstallerEvidence {
  /** How releases of HCO are called, see {@code deploy/olm-catalog} of the operator. */
  static final String HCO_CSV = "kubevirt-hyperconverged-operator.v";

  /** The names the operator's package goes by in the catalogs of Red Hat and the community. */
  private static final List<String> PACKAGES =
      List.of("kubevirt-hyperconverged", "community-kubevirt-hyperconverged");

  /** The images of catalogs, whose tag is the newest release they hold. */
  private static final List<String> CATALOGS =
      List.of("redhat-operator-index", "hyperconverged-cluster-index");

  private final List<Evidence> found;
  private final Set<String> catalogs = new HashSet<>();

  InstallerEvidence(List<Evidence> found) {
    this.found = found;
  }

  void read(List<Manifest> manifests) {
    for (var manifest : manifests) {
      // What ACM merges into a cluster is a Subscription all the same; a patch file is not.
      if (!manifest.partial() || manifest.carrier().isPresent()) {
        read(manifest);
      }
    }
    for (var manifest : manifests) {
      if (isCatalog(manifest) && catalogs.contains(manifest.name().orElse(""))) {
        imageOf(manifest)
            .ifPresent(image ->
                atMost(EvidenceReader.versionIn(EvidenceReader.tagOf(image.text())), image));
      }
    }
  }

  /** Whether it is a catalog that holds HCO. */
  static boolean isCatalog(Manifest manifest) {
    if (manifest.gvk().is("operators.coreos.com", "CatalogSource")) {
      for (var catalog : CATALOGS) {
        if (imageOf(manifest).filter(image -> image.text().contains(catalog)).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether OLM is asked to install HCO by it; which catalog it names may matter. */
  static boolean isSubscription(Manifest manifest) {
    var spec = manifest.root().mapping("spec");
    return manifest.gvk().is("operators.coreos.com", "Subscription")
        && spec.filter(InstallerEvidence::isOurs).isPresent();
  }

  private static Optional<ScalarNode> imageOf(Manifest catalog) {
    return catalog.root().mapping("spec").flatMap(spec -> spec.scalar("image"));
  }

  private void read(Manifest manifest) {
    var spec = manifest.root().mapping("spec");
    switch (manifest.gvk().group() + "/" + manifest.gvk().kind()) {
      case "operators.coreos.com/Subscription" -> {
        spec.filter(InstallerEvidence::isOurs).ifPresent(this::readSubscription);
        if (manifest.isLive()) {
          spec.filter(InstallerEvidence::isOurs)
              .flatMap(unused -> manifest.root().mapping("status"))
              .flatMap(status -> status.scalar("installedCSV"))
              .ifPresent(csv -> add(Strength.OBSERVED, csv));
        }
      }
      case "policy.open-cluster-management.io/OperatorPolicy" ->
        spec.ifPresent(fields -> readOperatorPolicy(manifest, fields));
      case "olm.operatorframework.io/ClusterExtension" ->
        spec.flatMap(fields -> fields.mapping("source"))
            .flatMap(source -> source.mapping("catalog"))
            .ifPresent(this::readExtension);
      default -> {}
    }
  }

  private static boolean isOurs(MappingNode subscription) {
    return isOurs(subscription.scalar("name"));
  }

  private static boolean isOurs(Optional<ScalarNode> name) {
    return name.filter(scalar -> PACKAGES.contains(scalar.text())).isPresent();
  }

  private void readSubscription(MappingNode subscription) {
    var isManual = subscription
        .scalar("installPlanApproval")
        .filter(approval -> approval.text().equals("Manual"))
        .isPresent();
    subscription
        .scalar("startingCSV")
        .ifPresent(
            csv -> add(isManual ? Strength.FIRST_INSTALLED : Strength.ASSUMED_AT_LEAST, csv));
    readSource(subscription);
  }

  private void readSource(MappingNode subscription) {
    subscription
        .scalar("channel")
        .ifPresent(channel -> atMost(EvidenceReader.versionIn(channel.text()), channel));
    subscription.scalar("source").ifPresent(source -> catalogs.add(source.text()));
  }

  /**
   * An OperatorPolicy approves an install plan only if its release is in {@code versions} or is the
   * {@code startingCSV} (governance-policy {@code config-policy-controller}, {@code
   * controllers/operatorpolicy_controller.go}, {@code getApprovedCSVs}). The action of the Policy
   * around it wins ({@code governance-policy-framework-addon}, {@code overrideRemediationAction}).
   */
  private void readOperatorPolicy(Manifest manifest, MappingNode spec) {
    var subscription = spec.mapping("subscription").filter(InstallerEvidence::isOurs);
    var isUnwanted = spec.scalar("complianceType")
        .filter(type -> type.text().equalsIgnoreCase("mustnothave"))
        .isPresent();
    if (subscription.isEmpty() || isUnwanted) {
      return;
    }
    var approved = new ArrayList<ScalarNode>();
    for (var item : spec.items("versions")) {
      if (item instanceof ScalarNode scalar && !scalar.text().isBlank()) {
        approved.add(scalar);
      }
    }
    if (approved.isEmpty()) {
      readSubscription(subscription.get());
      return;
    }
    subscription.get().scalar("startingCSV").ifPresent(approved::add);
    var action = manifest
        .carrier()
        .map(Carrier::remediation)
        .filter(text -> !text.isEmpty())
        .or(() -> spec.scalar("remediationAction").map(ScalarNode::text));
    var enforces = action.filter(text -> text.equalsIgnoreCase("enforce")).isPresent();
    highest(approved).ifPresent(newest -> {
      if (enforces) {
        atMost(Optional.of(newest.version()), newest.text(), newest.place());
      } else {
        found.add(new Evidence(
            Strength.FIRST_INSTALLED,
            Release.ofHyperConverged(newest.version()),
            newest.text(),
            newest.place()));
      }
    });
    readSource(subscription.get());
  }

  private record Approved(Version version, String text, Span place) {}

  /** The newest of the releases; empty where a template or something unreadable is among them. */
  private static Optional<Approved> highest(List<ScalarNode> approved) {
    var highest = Optional.<Approved>empty();
    for (var scalar : approved) {
      for (var text : scalar.text().split(",", -1)) {
        var version = EvidenceReader.versionIn(text);
        if (text.isBlank()) {
          continue;
        }
        if (version.isEmpty()) {
          return Optional.empty();
        }
        if (highest.isEmpty() || highest.get().version().isBefore(version.get())) {
          highest = Optional.of(new Approved(version.get(), text.trim(), scalar.span()));
        }
      }
    }
    return highest;
  }

  /** OLM v1 takes a version or a range, see {@link VersionRange}. */
  private void readExtension(MappingNode catalog) {
    if (!isOurs(catalog.scalar("packageName"))) {
      return;
    }
    catalog.scalar("version").ifPresent(version -> VersionRange.read(version.text())
        .ifPresent(range -> found.add(new Evidence(
            range.isExact() ? Strength.EXACT : Strength.RANGE,
            range.release(),
            version.text(),
            version.span()))));
  }

  private void add(Strength strength, ScalarNode csv) {
    EvidenceReader.versionIn(csv.text())
        .ifPresent(version -> found.add(
            new Evidence(strength, Release.ofHyperConverged(version), csv.text(), csv.span())));
  }

  private void atMost(Optional<Version> version, ScalarNode scalar) {
    atMost(version, scalar.text(), scalar.span());
  }

  private void atMost(Optional<Version> version, String text, Span place) {
    version.ifPresent(newest -> found.add(
        new Evidence(Strength.AT_MOST, Release.ofHyperConverged(newest).orOlder(), text, place)));
  }
}
