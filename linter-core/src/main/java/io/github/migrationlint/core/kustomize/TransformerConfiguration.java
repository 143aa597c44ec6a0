package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Which fields the transformers touch: kustomize's defaults, and what {@code configurations} and
 * {@code crds} add.
 *
 * <p>Of labels, the defaults reach only {@code metadata/labels} of KubeVirt's kinds: the template of a
 * VirtualMachine, a VirtualMachinePool or a ReplicaSet of instances is not among them, nor are the
 * selectors of a MigrationPolicy. Of names, they reach the StorageClass and the PersistentVolume a
 * PersistentVolumeClaim asks for; a DataVolume, claim or Secret named by a VM is not followed. Names in
 * other kinds are followed only after all else, so nothing here depends on them.
 */
record TransformerConfiguration(
    List<FieldSpec> namePrefix,
    List<FieldSpec> nameSuffix,
    List<FieldSpec> namespace,
    List<FieldSpec> commonLabels,
    List<FieldSpec> labels,
    List<FieldSpec> templateLabels,
    List<FieldSpec> commonAnnotations,
    List<FieldSpec> replicas,
    List<NameReference> nameReferences) {

  /** Fields that hold the name of objects of a kind. */
  record NameReference(ObjectId referred, List<FieldSpec> fields) {
    NameReference {
      fields = List.copyOf(fields);
    }
  }

  static final TransformerConfiguration EMPTY = new TransformerConfiguration(
      List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
      List.of());

  static final TransformerConfiguration DEFAULT = new TransformerConfiguration(
      List.of(new FieldSpec("", "", "", "metadata/name", false)),
      List.of(new FieldSpec("", "", "", "metadata/name", false)),
      BuiltInFields.namespace(),
      BuiltInFields.commonLabels(),
      List.of(),
      BuiltInFields.templateLabels(),
      BuiltInFields.commonAnnotations(),
      BuiltInFields.replicas(),
      List.of(
          references(
              "storage.k8s.io",
              "StorageClass",
              "spec/storageClassName",
              "PersistentVolume",
              "PersistentVolumeClaim"),
          references("", "PersistentVolume", "spec/volumeName", "PersistentVolumeClaim")));

  private static NameReference references(
      String group, String kind, String field, String... referrers) {
    var specs = new ArrayList<FieldSpec>();
    for (var referrer : referrers) {
      specs.add(new FieldSpec("", "", referrer, field, false));
    }
    return new NameReference(new ObjectId(group, "v1", kind, "", ""), specs);
  }

  /** This one's fields and then the other's. */
  TransformerConfiguration and(TransformerConfiguration other, Span place, BuildProblems findings) {
    if (other.equals(EMPTY) || other.equals(this)) {
      return this;
    }
    if (equals(EMPTY) && other.equals(DEFAULT)) {
      return DEFAULT;
    }
    var references = new ArrayList<>(nameReferences);
    for (var reference : other.nameReferences) {
      if (!references.contains(reference)) {
        references.add(reference);
      }
    }
    return new TransformerConfiguration(
        FieldSpec.merged(namePrefix, other.namePrefix, place, findings),
        FieldSpec.merged(nameSuffix, other.nameSuffix, place, findings),
        FieldSpec.merged(namespace, other.namespace, place, findings),
        FieldSpec.merged(commonLabels, other.commonLabels, place, findings),
        FieldSpec.merged(labels, other.labels, place, findings),
        FieldSpec.merged(templateLabels, other.templateLabels, place, findings),
        FieldSpec.merged(commonAnnotations, other.commonAnnotations, place, findings),
        FieldSpec.merged(replicas, other.replicas, place, findings),
        references);
  }

  /** What a file named under {@code configurations} says. */
  static TransformerConfiguration read(MappingNode file) {
    var references = new ArrayList<NameReference>();
    for (var item : file.mappings("nameReference")) {
      references.add(new NameReference(
          new ObjectId(
              Nodes.text(item, "group"),
              Nodes.text(item, "version"),
              Nodes.text(item, "kind"),
              "",
              ""),
          specs(item, "fieldSpecs")));
    }
    return new TransformerConfiguration(
        specs(file, "namePrefix"),
        specs(file, "nameSuffix"),
        specs(file, "namespace"),
        specs(file, "commonLabels"),
        specs(file, "labels"),
        specs(file, "templateLabels"),
        specs(file, "commonAnnotations"),
        specs(file, "replicas"),
        references);
  }

  static List<FieldSpec> specs(MappingNode in, String name) {
    var specs = new ArrayList<FieldSpec>();
    for (var item : in.mappings(name)) {
      specs.add(new FieldSpec(
          Nodes.text(item, "group"),
          Nodes.text(item, "version"),
          Nodes.text(item, "kind"),
          Nodes.text(item, "path"),
          isTrue(item, "create")));
    }
    return specs;
  }

  static boolean isTrue(MappingNode in, String name) {
    var scalar = in.scalar(name);
    return scalar.isPresent()
        && scalar.get().value(Reading.KUBECTL) instanceof ScalarValue.Bool bool
        && bool.value();
  }
}
