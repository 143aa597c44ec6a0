package io.github.migrationlint.schemas;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a manifest may say under {@code metadata}. A CRD does not describe it: the API server decodes
 * it as the type ObjectMeta (apimachinery {@code pkg/apis/meta/v1/types.go}) and, with strict field
 * validation, refuses names it does not know (apiextensions-apiserver {@code
 * pkg/apiserver/schema/objectmeta/coerce.go}). Nothing is required here: a name may come from {@code
 * generateName}, or from a kustomization.
 */
final class ObjectMetaSchema {
  private ObjectMetaSchema() {}

  /** The fields of ObjectMeta and their schemas. */
  static Map<String, Object> properties() {
    var properties = new TreeMap<String, Object>();
    for (var name :
        List.of("name", "generateName", "namespace", "selfLink", "uid", "resourceVersion")) {
      properties.put(name, Map.of("type", "string"));
    }
    for (var name : List.of("creationTimestamp", "deletionTimestamp")) {
      properties.put(name, Map.of("type", "string", "format", "date-time", "nullable", true));
    }
    for (var name : List.of("generation", "deletionGracePeriodSeconds")) {
      properties.put(name, Map.of("type", "integer", "format", "int64"));
    }
    for (var name : List.of("labels", "annotations")) {
      properties.put(
          name, Map.of("type", "object", "additionalProperties", Map.of("type", "string")));
    }
    properties.put("finalizers", list(Map.of("type", "string")));
    properties.put("ownerReferences", list(ownerReference()));
    // Written by the API server alone; a manifest taken from a cluster may carry it.
    properties.put("managedFields", true);
    return properties;
  }

  private static Map<String, Object> ownerReference() {
    var properties = new TreeMap<String, Object>();
    for (var name : List.of("apiVersion", "kind", "name", "uid")) {
      properties.put(name, Map.of("type", "string"));
    }
    for (var name : List.of("controller", "blockOwnerDeletion")) {
      properties.put(name, Map.of("type", "boolean"));
    }
    return object(properties);
  }

  private static Map<String, Object> list(Map<String, Object> items) {
    return new TreeMap<>(Map.of("type", "array", "items", items));
  }

  /** An object that has these fields and no other. */
  static Map<String, Object> object(Map<String, Object> properties) {
    return new TreeMap<>(
        Map.of("type", "object", "properties", properties, "additionalProperties", false));
  }
}
