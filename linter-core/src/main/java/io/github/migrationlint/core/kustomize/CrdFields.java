package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file of {@code crds} adds to the fields that transformers change: an OpenAPI definition with
 * kustomize's own marks (api/internal/accumulator/loadconfigfromcrds.go).
 */
final class CrdFields {
  /** Definitions may refer to each other in a circle. */
  private static final int MAX_DEPTH = 16;

  private final MappingNode definitions;
  private final List<FieldSpec> prefixes = new ArrayList<>();
  private final List<FieldSpec> labels = new ArrayList<>();
  private final List<FieldSpec> annotations = new ArrayList<>();
  private final List<TransformerConfiguration.NameReference> references = new ArrayList<>();

  private CrdFields(MappingNode definitions) {
    this.definitions = definitions;
  }

  static TransformerConfiguration in(YamlNode file) {
    if (!(file instanceof MappingNode definitions)) {
      return TransformerConfiguration.EMPTY;
    }
    var fields = new CrdFields(definitions);
    for (var definition : definitions.entries()) {
      var properties = properties(definition.value());
      if (properties.isPresent()
          && properties.get().get("kind").isPresent()
          && properties.get().get("apiVersion").isPresent()
          && properties.get().get("metadata").isPresent()) {
        var name = definition.name();
        fields.read(name.substring(name.lastIndexOf('.') + 1), properties.get(), "", 0);
      }
    }
    return new TransformerConfiguration(
        fields.prefixes,
        List.of(),
        List.of(),
        fields.labels,
        List.of(),
        List.of(),
        fields.annotations,
        List.of(),
        fields.references);
  }

  private static Optional<MappingNode> properties(YamlNode definition) {
    return definition instanceof MappingNode mapping
        ? mapping
            .mapping("Schema")
            .or(() -> mapping.mapping("schema"))
            .flatMap(schema -> schema.mapping("properties"))
        : Optional.empty();
  }

  private void read(String kind, MappingNode properties, String path, int depth) {
    for (var entry : properties.entries()) {
      if (entry.value() instanceof MappingNode property) {
        var field = path + entry.name();
        if (property.get("x-kubernetes-annotation").isPresent()) {
          annotations.add(spec(kind, field));
        }
        if (property.get("x-kubernetes-label-selector").isPresent()) {
          labels.add(spec(kind, field));
        }
        if (property.get("x-kubernetes-identity").isPresent()) {
          prefixes.add(spec(kind, field));
        }
        readReference(kind, property, field);
        var next = definitions.get(Nodes.text(property, "$ref")).flatMap(CrdFields::properties);
        if (next.isPresent() && depth < MAX_DEPTH) {
          read(kind, next.get(), field + "/", depth + 1);
        }
      }
    }
  }

  private void readReference(String kind, MappingNode property, String field) {
    var version = Nodes.text(property, "x-kubernetes-object-ref-api-version");
    var referred = Nodes.text(property, "x-kubernetes-object-ref-kind");
    if (!version.isEmpty() && !referred.isEmpty()) {
      var key = Nodes.text(property, "x-kubernetes-object-ref-name-key");
      references.add(new TransformerConfiguration.NameReference(
          new ObjectId("", version, referred, "", ""),
          List.of(spec(kind, field + "/" + (key.isEmpty() ? "name" : key)))));
    }
  }

  private static FieldSpec spec(String kind, String path) {
    return new FieldSpec("", "", kind, path, false);
  }
}
