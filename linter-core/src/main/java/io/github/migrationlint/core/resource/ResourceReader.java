package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns manifests into typed values. Objects of no interest are passed over; nothing is reported
 * here, for the schema has spoken before.
 */
public final class ResourceReader {
  /** HCO's {@code controllers/common/consts.go}, except the one of KubeVirt. */
  private static final List<String> OTHER_PATCHES = List.of(
      "containerizeddataimporter.kubevirt.io/jsonpatch",
      "networkaddonsconfigs.kubevirt.io/jsonpatch",
      "ssp.kubevirt.io/jsonpatch");

  private static final List<String> CORE_KINDS =
      List.of("Namespace", "PersistentVolumeClaim", PersistentVolume.KIND, ResourceQuota.KIND);

  /**
   * A manifest, and why the API server would refuse it.
   *
   * @param isServed whether the release that is assumed has such an API version
   */
  public record CheckedManifest(Manifest manifest, Optional<String> refusal, boolean isServed) {
    public CheckedManifest(Manifest manifest, Optional<String> refusal) {
      this(manifest, refusal, true);
    }
  }

  public Resources read(List<CheckedManifest> manifests) {
    return read(manifests, Failures.fatal());
  }

  /** The same; an object that fails to be read is left out. */
  public Resources read(List<CheckedManifest> manifests, Failures failures) {
    return read(manifests, failures, false);
  }

  /**
   * The same.
   *
   * @param isLast whether the trees are not needed afterwards
   */
  public Resources read(List<CheckedManifest> manifests, Failures failures, boolean isLast) {
    var reading = new Reader();
    for (var checked : manifests) {
      try {
        reading.read(checked);
        if (isLast) {
          checked.manifest().release();
        }
      } catch (RuntimeException | Error bug) {
        var manifest = checked.manifest();
        failures.add(
            "reading " + manifest.gvk().kind() + " at " + manifest.root().span(), bug);
      }
    }
    return reading.finish();
  }

  /** The objects that matter among manifests, whatever the schema says of them. */
  public static List<Manifest> relevant(List<Manifest> manifests) {
    var relevant = new ArrayList<Manifest>();
    for (var manifest : manifests) {
      if (matters(manifest)) {
        relevant.add(manifest);
      }
    }
    return List.copyOf(relevant);
  }

  /** What a manifest says about itself, whatever the schema says of it. */
  public static Header header(Manifest manifest) {
    return header(new CheckedManifest(manifest, Optional.empty()), root(manifest, new HashMap<>()));
  }

  /** Whether a manifest is of a kind that is read here. A placeholder may become any kind. */
  public static boolean matters(Manifest manifest) {
    var gvk = manifest.gvk();
    var isOfReadKind =
        switch (gvk.group()) {
          case "" -> CORE_KINDS.contains(gvk.kind()) || isLegacyConfiguration(manifest);
          case "storage.k8s.io" -> gvk.kind().equals("StorageClass");
          case "k8s.cni.cncf.io" -> gvk.kind().equals(NetworkDefinition.KIND);
          case Descheduler.GROUP -> gvk.kind().equals(Descheduler.KIND);
          default -> gvk.group().equals(KubeVirt.GROUP) || gvk.group().endsWith(".kubevirt.io");
        };
    return isOfReadKind
        && !isPlaceholder(manifest.root(), "apiVersion")
        && !isPlaceholder(manifest.root(), "kind");
  }

  private static boolean isLegacyConfiguration(Manifest manifest) {
    return manifest.gvk().kind().equals(LegacyConfiguration.KIND)
        && manifest.name().filter(LegacyConfiguration.NAME::equals).isPresent();
  }

  private static Section root(Manifest manifest, Map<String, Optional<Quantity>> quantities) {
    return Section.root(
        manifest.root(), place(manifest.root(), "kind"), manifest.reading(), quantities);
  }

  /** One run over the manifests. */
  private static final class Reader {
    private final List<Header> headers = new ArrayList<>();
    private final List<HyperConverged> hyperConvergeds = new ArrayList<>();
    private final List<KubeVirt> kubeVirts = new ArrayList<>();
    private final List<MigrationPolicy> migrationPolicies = new ArrayList<>();
    private final List<MigrationRequest> migrationRequests = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final List<Namespace> namespaces = new ArrayList<>();
    private final List<Volume> volumes = new ArrayList<>();
    private final List<Instancetype> instancetypes = new ArrayList<>();
    private final List<Header> storageClasses = new ArrayList<>();
    private final List<NetworkDefinition> networkAttachmentDefinitions = new ArrayList<>();
    private final List<Header> preferences = new ArrayList<>();
    private final List<StorageProfile> storageProfiles = new ArrayList<>();
    private final List<PersistentVolume> persistentVolumes = new ArrayList<>();
    private final List<ResourceQuota> quotas = new ArrayList<>();
    private final List<Descheduler> deschedulers = new ArrayList<>();
    private final List<LegacyConfiguration> legacyConfigurations = new ArrayList<>();
    private final List<Header> others = new ArrayList<>();
    private final List<Yaml11Boolean> booleanWords = new ArrayList<>();
    private final Map<String, Optional<Quantity>> quantities = new HashMap<>();

    Resources finish() {
      return new Resources(
          headers,
          hyperConvergeds,
          kubeVirts,
          migrationPolicies,
          migrationRequests,
          LiveInstances.joined(workloads),
          namespaces,
          volumes,
          instancetypes,
          storageClasses,
          networkAttachmentDefinitions,
          preferences,
          new PlatformObjects(
              storageProfiles, persistentVolumes, quotas, deschedulers, legacyConfigurations),
          others,
          booleanWords);
    }

    void read(CheckedManifest checked) {
      var manifest = checked.manifest();
      if (!matters(manifest)) {
        return;
      }
      var root = root(manifest, quantities);
      var header = header(checked, root);
      // What the API server does not know has no values. For a policy, what is wrong is reported.
      var counts = checked.isServed() || manifest.gvk().kind().equals(MigrationPolicy.KIND);
      if (counts ? file(header, root) : others.add(header)) {
        headers.add(header);
        collectYaml11Booleans(manifest.root());
      }
    }

    /** Puts the object where it belongs; false if no one here is interested in it. */
    private boolean file(Header header, Section root) {
      return switch (header.gvk().group()) {
        case "" -> fileCore(header, root);
        case HyperConverged.GROUP -> fileHyperConverged(header, root);
        case KubeVirt.GROUP -> fileKubeVirt(header, root);
        case MigrationPolicy.GROUP -> fileMigrationPolicy(header, root);
        case "pool.kubevirt.io" -> filePool(header, root);
        case "instancetype.kubevirt.io" -> fileInstancetype(header, root);
        case "cdi.kubevirt.io" -> fileStorage(header, root);
        case "storage.k8s.io" -> fileIf("StorageClass", header, storageClasses);
        case "k8s.cni.cncf.io" ->
          header.gvk().kind().equals(NetworkDefinition.KIND)
              && networkAttachmentDefinitions.add(PlatformReader.network(header, root));
        case Descheduler.GROUP ->
          header.gvk().kind().equals(Descheduler.KIND)
              && deschedulers.add(PlatformReader.descheduler(header, root));
        default -> header.gvk().group().endsWith(".kubevirt.io") && others.add(header);
      };
    }

    private static boolean fileIf(String kind, Header header, List<Header> list) {
      return header.gvk().kind().equals(kind) && list.add(header);
    }

    private boolean fileCore(Header header, Section root) {
      return switch (header.gvk().kind()) {
        case "Namespace" -> namespaces.add(new Namespace(header));
        case "PersistentVolumeClaim" -> volumes.add(ClaimReader.claimOf(header, root));
        case PersistentVolume.KIND -> persistentVolumes.add(PlatformReader.volume(header, root));
        case ResourceQuota.KIND -> quotas.add(PlatformReader.quota(header, root));
        case LegacyConfiguration.KIND ->
          legacyConfigurations.add(PlatformReader.legacyConfiguration(header, root));
        default -> false;
      };
    }

    private boolean fileHyperConverged(Header header, Section root) {
      var layout =
          switch (header.gvk().apiVersion()) {
            case "hco.kubevirt.io/v1" -> Optional.of(HyperConverged.Layout.V1);
            case "hco.kubevirt.io/v1beta1" -> Optional.of(HyperConverged.Layout.V1BETA1);
            default -> Optional.<HyperConverged.Layout>empty();
          };
      return (header.gvk().kind().equals(HyperConverged.KIND) && layout.isPresent())
          ? hyperConvergeds.add(hyperConverged(header, root, layout.get()))
          : others.add(header);
    }

    private boolean fileKubeVirt(Header header, Section root) {
      return switch (header.gvk().kind()) {
        case KubeVirt.KIND -> kubeVirts.add(kubeVirt(header, root));
        case MigrationRequest.KIND -> migrationRequests.add(migrationRequest(header, root));
        case "VirtualMachine" -> workloads.add(WorkloadReader.virtualMachine(header, root));
        case "VirtualMachineInstance" -> workloads.add(WorkloadReader.instance(header, root));
        case "VirtualMachineInstanceReplicaSet" ->
          workloads.add(WorkloadReader.replicaSet(header, root));
        default -> others.add(header);
      };
    }

    /** In whatever version it is written, its author means a policy. */
    private boolean fileMigrationPolicy(Header header, Section root) {
      return header.gvk().kind().equals(MigrationPolicy.KIND)
          ? migrationPolicies.add(migrationPolicy(header, root))
          : others.add(header);
    }

    private boolean filePool(Header header, Section root) {
      return header.gvk().kind().equals("VirtualMachinePool")
          ? workloads.add(WorkloadReader.pool(header, root))
          : others.add(header);
    }

    private boolean fileInstancetype(Header header, Section root) {
      return switch (header.gvk().kind()) {
        case Instancetype.KIND, Instancetype.CLUSTER_KIND ->
          instancetypes.add(WorkloadReader.instancetype(header, root));
        case "VirtualMachinePreference", "VirtualMachineClusterPreference" ->
          preferences.add(header);
        default -> others.add(header);
      };
    }

    private boolean fileStorage(Header header, Section root) {
      return switch (header.gvk().kind()) {
        case "DataVolume" -> volumes.add(ClaimReader.dataVolume(header, root));
        case StorageProfile.KIND -> storageProfiles.add(PlatformReader.profile(header, root));
        default -> others.add(header);
      };
    }

    /** Kubectl and kustomize differ on six words only; both take true and false for booleans. */
    private void collectYaml11Booleans(YamlNode node) {
      if (node instanceof MappingNode mapping) {
        for (var entry : mapping.entries()) {
          collectYaml11Booleans(entry.value());
        }
      } else if (node instanceof SequenceNode sequence) {
        for (var item : sequence.items()) {
          collectYaml11Booleans(item);
        }
      } else if (node instanceof ScalarNode scalar
          && scalar.isPlain()
          && scalar.value(Reading.KUBECTL) instanceof ScalarValue.Bool bool
          && scalar.value(Reading.KUSTOMIZE) instanceof ScalarValue.Text) {
        booleanWords.add(new Yaml11Boolean(scalar.span(), bool.value()));
      }
    }
  }

  private static Header header(CheckedManifest checked, Section root) {
    var manifest = checked.manifest();
    var metadata = root.section("metadata");
    return new Header(
        manifest.gvk(),
        place(manifest.root(), "apiVersion"),
        place(manifest.root(), "kind"),
        metadata.text("name"),
        metadata.text("namespace"),
        metadata.labels("labels"),
        metadata.labels("annotations"),
        Block.keptAs(manifest.keptRoot(), manifest.reading()),
        manifest.span(),
        manifest.partial(),
        checked.refusal(),
        manifest.changes());
  }

  private static boolean isPlaceholder(MappingNode root, String name) {
    return root.scalar(name).filter(Placeholders::isIn).isPresent();
  }

  private static Span place(MappingNode root, String name) {
    return root.get(name).map(YamlNode::span).orElse(root.span());
  }

  private static MigrationPolicy migrationPolicy(Header header, Section root) {
    var spec = root.section("spec");
    var selectors = spec.section("selectors");
    return new MigrationPolicy(
        header,
        root.block("spec"),
        spec.block("selectors"),
        selectors.labels("namespaceSelector"),
        selectors.labels("virtualMachineInstanceSelector"),
        selectors.section("namespaceSelector").labels("matchLabels"),
        selectors.section("virtualMachineInstanceSelector").labels("matchLabels"),
        MigrationSettings.ofPolicy(spec),
        ExperimentalMigration.of(spec.section(MigrationPolicy.EXPERIMENTAL)));
  }

  private static HyperConverged hyperConverged(
      Header header, Section root, HyperConverged.Layout layout) {
    var spec = root.section("spec");
    var home = layout == HyperConverged.Layout.V1 ? spec.section("virtualization") : spec;
    var annotations = root.section("metadata").section("annotations");
    return new HyperConverged(
        header,
        layout,
        root.block("spec"),
        layout == HyperConverged.Layout.V1 ? spec.block("virtualization") : root.block("spec"),
        home.block("liveMigrationConfig"),
        MigrationSettings.ofHyperConverged(home.section("liveMigrationConfig")),
        home.text("evictionStrategy"),
        spec.shape("featureGates"),
        featureGateNames(spec),
        gates(spec, layout),
        WorkloadUpdates.of(home),
        // The older API version has no such field.
        layout == HyperConverged.Layout.V1
            ? spec.section("deployment").bool("deployNetworkResourcesInjector")
            : new Field.Absent<>(spec.key()),
        JsonPatchReader.read(annotations.text("kubevirt.kubevirt.io/jsonpatch")),
        otherPatches(annotations),
        ClusterGuestDefaults.ofHyperConverged(spec, layout));
  }

  private static List<JsonPatch> otherPatches(Section annotations) {
    var patches = new ArrayList<JsonPatch>();
    for (var name : OTHER_PATCHES) {
      var annotation = annotations.text(name);
      if (annotation.isWritten()) {
        patches.add(JsonPatchReader.read(annotation));
      }
    }
    return patches;
  }

  /** The gates of either layout, as pairs of name and place. */
  private static List<LabelPair> featureGateNames(Section spec) {
    var names = new ArrayList<LabelPair>();
    for (var gate : spec.sections("featureGates")) {
      var name = gate.text("name");
      name.value().ifPresent(text -> names.add(new LabelPair(text, name.span(), name)));
    }
    return names;
  }

  private static List<GateSwitch> gates(Section spec, HyperConverged.Layout layout) {
    var gates = new ArrayList<GateSwitch>();
    if (layout == HyperConverged.Layout.V1BETA1) {
      var section = spec.section("featureGates");
      for (var key : section.keys()) {
        gates.add(new GateSwitch(key.name(), key.span(), section.bool(key.name())));
      }
      return gates;
    }
    for (var gate : spec.sections("featureGates")) {
      var name = gate.text("name");
      name.value().ifPresent(text -> gates.add(new GateSwitch(text, name.span(), state(gate))));
    }
    return gates;
  }

  /** Enabled unless it says otherwise. */
  private static Field<Boolean> state(Section gate) {
    var state = gate.text("state");
    if (state instanceof Field.Present<String> written) {
      return new Field.Present<>(!written.get().equals("Disabled"), written.key(), written.span());
    }
    return state.isWritten()
        ? new Field.Unresolved<>(state.span(), state.span(), "")
        : new Field.Present<>(true, gate.key(), gate.key());
  }

  private static KubeVirt kubeVirt(Header header, Section root) {
    var configuration = root.section("spec").section("configuration");
    var developer = configuration.section("developerConfiguration");
    return new KubeVirt(
        header,
        configuration.block("migrations"),
        MigrationSettings.ofKubeVirt(configuration.section("migrations")),
        configuration.text("evictionStrategy"),
        developer.shape("featureGates"),
        developer.texts("featureGates"),
        developer.texts("disabledFeatureGates"),
        NetworkOptions.of(configuration.section("network")),
        configuration.text("vmRolloutStrategy"),
        WorkloadUpdates.of(root.section("spec")),
        ClusterGuestDefaults.ofKubeVirt(configuration));
  }

  private static MigrationRequest migrationRequest(Header header, Section root) {
    var spec = root.section("spec");
    return new MigrationRequest(
        header,
        spec.text("vmiName"),
        spec.shape("priority"),
        end(spec, "sendTo"),
        end(spec, "receive"));
  }

  private static MigrationRequest.End end(Section spec, String name) {
    return new MigrationRequest.End(spec.block(name), spec.section(name).text("migrationID"));
  }
}
