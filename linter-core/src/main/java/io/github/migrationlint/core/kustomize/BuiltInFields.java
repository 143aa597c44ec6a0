package io.github.migrationlint.core.kustomize;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields that kustomize's transformers change in the kinds it knows
 * (api/internal/konfig/builtinpluginconsts, the same from kustomize 5.5 to 5.8).
 */
final class BuiltInFields {
  private static final List<String> WORKLOADS = List.of("apps Deployment", "apps StatefulSet");

  private BuiltInFields() {}

  /** A field of a kind, written {@code group kind}, {@code v1 kind} or {@code kind}. */
  private static FieldSpec spec(String of, String path, boolean create) {
    var blank = of.indexOf(' ');
    var before = blank < 0 ? "" : of.substring(0, blank);
    var isVersion = before.equals("v1");
    return new FieldSpec(
        isVersion ? "" : before, isVersion ? before : "", of.substring(blank + 1), path, create);
  }

  static List<FieldSpec> namespace() {
    return List.of(
        new FieldSpec("", "", "Namespace", "metadata/name", true),
        spec("apiregistration.k8s.io APIService", "spec/service/namespace", true),
        spec(
            "apiextensions.k8s.io CustomResourceDefinition",
            "spec/conversion/webhook/clientConfig/service/namespace",
            false));
  }

  static List<FieldSpec> commonLabels() {
    var specs = new ArrayList<FieldSpec>();
    specs.add(spec("v1 Service", "spec/selector", true));
    specs.add(spec("v1 ReplicationController", "spec/selector", true));
    for (var kind : List.of("Deployment", "ReplicaSet", "DaemonSet", "apps StatefulSet")) {
      specs.add(spec(kind, "spec/selector/matchLabels", true));
    }
    for (var kind : WORKLOADS) {
      for (var affinity : List.of("podAffinity", "podAntiAffinity")) {
        var path = "spec/template/spec/affinity/" + affinity + "/";
        specs.add(spec(
            kind,
            path + "preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm"
                + "/labelSelector/matchLabels",
            false));
        specs.add(spec(
            kind,
            path + "requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
            false));
      }
      specs.add(spec(
          kind, "spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels", false));
    }
    specs.add(spec("batch Job", "spec/selector/matchLabels", false));
    specs.add(spec("batch CronJob", "spec/jobTemplate/spec/selector/matchLabels", false));
    specs.add(spec("policy PodDisruptionBudget", "spec/selector/matchLabels", false));
    for (var path : List.of("podSelector", "ingress/from/podSelector", "egress/to/podSelector")) {
      specs.add(spec("networking.k8s.io NetworkPolicy", "spec/" + path + "/matchLabels", false));
    }
    specs.addAll(templateLabels());
    return List.copyOf(specs);
  }

  static List<FieldSpec> templateLabels() {
    var specs = new ArrayList<FieldSpec>();
    specs.add(FieldSpec.anywhere("metadata/labels"));
    for (var kind : List.of(
        "v1 ReplicationController",
        "Deployment",
        "ReplicaSet",
        "DaemonSet",
        "apps StatefulSet",
        "batch Job")) {
      specs.add(spec(kind, "spec/template/metadata/labels", true));
    }
    specs.add(spec("apps StatefulSet", "spec/volumeClaimTemplates[]/metadata/labels", true));
    specs.add(spec("batch CronJob", "spec/jobTemplate/metadata/labels", true));
    specs.add(spec("batch CronJob", "spec/jobTemplate/spec/template/metadata/labels", true));
    return List.copyOf(specs);
  }

  static List<FieldSpec> commonAnnotations() {
    var specs = new ArrayList<FieldSpec>();
    specs.add(FieldSpec.anywhere("metadata/annotations"));
    for (var kind : List.of(
        "v1 ReplicationController",
        "Deployment",
        "ReplicaSet",
        "DaemonSet",
        "StatefulSet",
        "batch Job")) {
      specs.add(spec(kind, "spec/template/metadata/annotations", true));
    }
    specs.add(spec("batch CronJob", "spec/jobTemplate/metadata/annotations", true));
    specs.add(spec("batch CronJob", "spec/jobTemplate/spec/template/metadata/annotations", true));
    return List.copyOf(specs);
  }

  static List<FieldSpec> replicas() {
    var specs = new ArrayList<FieldSpec>();
    for (var kind : List.of("Deployment", "ReplicationController", "ReplicaSet", "StatefulSet")) {
      specs.add(spec(kind, "spec/replicas", true));
    }
    return List.copyOf(specs);
  }
}
