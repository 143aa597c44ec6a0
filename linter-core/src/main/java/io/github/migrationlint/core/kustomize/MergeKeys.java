package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which lists a strategic merge patch merges item by item, and by which keys: those that kustomize's
 * own schema says (kyaml/openapi/kubernetesapi v1.21.2), or the schema that {@code openapi.path} puts
 * in its place. No kind of KubeVirt is in the former.
 */
abstract class MergeKeys {
  /** A place in the schema of a kind. */
  interface Cursor {
    /** A kind or field without a schema. */
    Cursor NOWHERE = new Cursor() {
      @Override
      public Cursor field(String name) {
        return this;
      }

      @Override
      public Optional<List<String>> keys() {
        return Optional.empty();
      }
    };

    Cursor field(String name);

    /** The keys of a list that is merged, none if it is one of texts; empty if it is replaced. */
    Optional<List<String>> keys();

    /** The items of a list. */
    default Cursor items() {
      return this;
    }
  }

  abstract Cursor of(ObjectId id);

  /** Kinds of pods, by the field that holds the pod's {@code spec}. */
  private static final Map<String, String> POD_SPECS = Map.of(
      "apps/v1 DaemonSet", "/spec/template/spec",
      "apps/v1 Deployment", "/spec/template/spec",
      "apps/v1 ReplicaSet", "/spec/template/spec",
      "apps/v1 StatefulSet", "/spec/template/spec",
      "batch/v1 CronJob", "/spec/jobTemplate/spec/template/spec",
      "batch/v1 Job", "/spec/template/spec",
      "v1 Pod", "/spec",
      "v1 PodTemplate", "/template/spec",
      "v1 ReplicationController", "/spec/template/spec");

  private static final Map<String, List<String>> POD_LISTS = podLists();

  private static final Map<String, List<String>> OTHER_LISTS = Map.of(
      "v1 Service/spec/ports", List.of("port", "protocol"),
      "v1 ServiceAccount/secrets", List.of("name"),
      "admissionregistration.k8s.io/v1 MutatingWebhookConfiguration/webhooks", List.of("name"),
      "admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration/webhooks", List.of("name"));

  /** Groups whose kinds kustomize has a schema of, as far as a cluster of ours has objects of them. */
  private static final Set<String> BUILT_IN_GROUPS = Set.of(
      "",
      "admissionregistration.k8s.io",
      "apiextensions.k8s.io",
      "apps",
      "autoscaling",
      "batch",
      "networking.k8s.io",
      "policy",
      "rbac.authorization.k8s.io",
      "scheduling.k8s.io",
      "storage.k8s.io");

  private static Map<String, List<String>> podLists() {
    var lists = new HashMap<String, List<String>>();
    for (var containers : List.of("/containers", "/initContainers", "/ephemeralContainers")) {
      lists.put(containers, List.of("name"));
      lists.put(containers + "/env", List.of("name"));
      lists.put(containers + "/volumeDevices", List.of("devicePath"));
      lists.put(containers + "/volumeMounts", List.of("mountPath"));
    }
    lists.put("/containers/ports", List.of("containerPort", "protocol"));
    lists.put("/initContainers/ports", List.of("containerPort", "protocol"));
    lists.put("/hostAliases", List.of("ip"));
    lists.put("/imagePullSecrets", List.of("name"));
    lists.put("/topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable"));
    lists.put("/volumes", List.of("name"));
    return Map.copyOf(lists);
  }

  /** What kustomize knows by itself. */
  static final MergeKeys BUILT_IN = new MergeKeys() {
    @Override
    Cursor of(ObjectId id) {
      return BUILT_IN_GROUPS.contains(id.group())
          ? new BuiltIn(id.apiVersion() + " " + id.kind(), "")
          : Cursor.NOWHERE;
    }
  };

  private record BuiltIn(String kind, String path) implements Cursor {
    @Override
    public Cursor field(String name) {
      return new BuiltIn(kind, path + "/" + name);
    }

    @Override
    public Optional<List<String>> keys() {
      if (path.endsWith("metadata/finalizers")) {
        return Optional.of(List.of());
      }
      if (path.endsWith("metadata/ownerReferences")) {
        return Optional.of(List.of("uid"));
      }
      var pod = POD_SPECS.get(kind);
      return pod != null && path.startsWith(pod + "/")
          ? Optional.ofNullable(POD_LISTS.get(path.substring(pod.length())))
          : Optional.ofNullable(OTHER_LISTS.get(kind + path));
    }
  }

  /** A schema that was not read. */
  static final MergeKeys UNKNOWN = new MergeKeys() {
    @Override
    Cursor of(ObjectId id) {
      return Cursor.NOWHERE;
    }
  };

  /** What the file under {@code openapi.path} says. */
  static MergeKeys of(MappingNode schema) {
    return new MergeKeys() {
      private final MappingNode definitions =
          schema.mapping("definitions").orElse(Nodes.emptyMapping(schema.span()));

      @Override
      Cursor of(ObjectId id) {
        for (var entry : definitions.entries()) {
          if (entry.value() instanceof MappingNode definition && describes(definition, id)) {
            return new Defined(definitions, definition);
          }
        }
        return Cursor.NOWHERE;
      }
    };
  }

  private static boolean describes(MappingNode definition, ObjectId id) {
    for (var item : definition.mappings("x-kubernetes-group-version-kind")) {
      if (Nodes.text(item, "group").equals(id.group())
          && Nodes.text(item, "version").equals(id.version())
          && Nodes.text(item, "kind").equals(id.kind())) {
        return true;
      }
    }
    return false;
  }

  private record Defined(MappingNode definitions, MappingNode schema) implements Cursor {
    /** References to references; a schema that refers to itself ends here. */
    private static final int MAX_REFERENCES = 8;

    @Override
    public Cursor field(String name) {
      return resolved(schema.mapping("properties").flatMap(fields -> fields.get(name)));
    }

    @Override
    public Cursor items() {
      return resolved(schema.get("items"));
    }

    private Cursor resolved(Optional<YamlNode> found) {
      var node = found;
      for (var i = 0; i < MAX_REFERENCES && node.isPresent(); i++) {
        if (!(node.get() instanceof MappingNode inner)) {
          return NOWHERE;
        }
        var reference = Nodes.text(inner, "$ref");
        if (reference.isEmpty()) {
          return new Defined(definitions, inner);
        }
        node = definitions.get(reference.substring(reference.lastIndexOf('/') + 1));
      }
      return NOWHERE;
    }

    @Override
    public Optional<List<String>> keys() {
      var merges = false;
      for (var strategy : Nodes.text(schema, "x-kubernetes-patch-strategy").split(",", -1)) {
        merges |= strategy.equals("merge");
      }
      if (!merges) {
        return Optional.empty();
      }
      var keys = new ArrayList<String>();
      for (var item : schema.items("x-kubernetes-list-map-keys")) {
        if (item instanceof ScalarNode key) {
          keys.add(key.text());
        }
      }
      var key = Nodes.text(schema, "x-kubernetes-patch-merge-key");
      if (keys.isEmpty() && !key.isEmpty()) {
        keys.add(key);
      }
      return Optional.of(keys);
    }
  }
}
