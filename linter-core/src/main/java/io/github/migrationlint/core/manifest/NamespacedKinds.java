package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Set;

/**
 * The kinds we read that live in a namespace. Argo CD gives an object of such a kind that names no
 * namespace the one of its Application's destination, Helm that of its release.
 */
public final class NamespacedKinds {
  private static final Set<String> KINDS = Set.of(
      "/PersistentVolumeClaim",
      "/ResourceQuota",
      "cdi.kubevirt.io/DataVolume",
      "hco.kubevirt.io/HyperConverged",
      "instancetype.kubevirt.io/VirtualMachineInstancetype",
      "instancetype.kubevirt.io/VirtualMachinePreference",
      "k8s.cni.cncf.io/NetworkAttachmentDefinition",
      "kubevirt.io/KubeVirt",
      "kubevirt.io/VirtualMachine",
      "kubevirt.io/VirtualMachineInstance",
      "kubevirt.io/VirtualMachineInstanceMigration",
      "kubevirt.io/VirtualMachineInstanceReplicaSet",
      "operator.openshift.io/KubeDescheduler",
      "pool.kubevirt.io/VirtualMachinePool");

  private NamespacedKinds() {}

  public static boolean contains(GroupVersionKind gvk) {
    return KINDS.contains(gvk.group() + "/" + gvk.kind());
  }

  /** The manifest in that namespace, unless it names one or its kind has none. */
  public static Manifest in(ScalarNode namespace, Manifest manifest) {
    var metadata = manifest.root().mapping("metadata");
    if (!contains(manifest.gvk()) || metadata.isEmpty() || manifest.namespace().isPresent()) {
      return manifest;
    }
    var entries = new ArrayList<MappingNode.Entry>();
    for (var entry : metadata.get().entries()) {
      if (!entry.name().equals("namespace")) {
        entries.add(entry);
      }
    }
    var key = new ScalarNode(namespace.span(), "namespace");
    entries.add(new MappingNode.Entry("namespace", key, namespace));
    var placed = new MappingNode(metadata.get().span(), entries);
    var fields = new ArrayList<MappingNode.Entry>();
    for (var entry : manifest.root().entries()) {
      fields.add(
          entry.name().equals("metadata")
              ? new MappingNode.Entry(entry.name(), entry.key(), placed)
              : entry);
    }
    return manifest.withRoot(new MappingNode(manifest.root().span(), fields));
  }
}
