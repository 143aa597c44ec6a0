package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.kustomize.Variables;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of a Flux Kustomization ({@code spec.postBuild}), from its own fields and from the
 * ConfigMaps and Secrets it names: in order, the later one wins, and {@code substitute} wins over all
 * (fluxcd/pkg kustomize/kustomize_varsub.go {@code LoadVariables}).
 */
public final class PostBuild {
  /** Finds what a Kustomization names: the data of the object, empty if it is not in the files. */
  public interface Objects {
    /**
     * The ConfigMap or Secret of that name; empty if there is none, or if several may be meant.
     *
     * @param namespace of the Kustomization; empty if it is not known
     */
    Optional<MappingNode> find(String kind, String namespace, String name);
  }

  private final Map<String, ScalarNode> values = new HashMap<>();
  private final Set<String> unknown = new HashSet<>();
  private boolean isOpen;

  private PostBuild() {}

  /** The variables; empty if the Kustomization substitutes nothing. */
  public static Optional<Variables> of(Manifest kustomization, Objects objects) {
    var spec = kustomization.root().mapping("spec");
    var postBuild = spec.flatMap(fields -> fields.entry("postBuild"));
    if (postBuild.isEmpty() || !(postBuild.get().value() instanceof MappingNode fields)) {
      return Optional.empty();
    }
    var namespace = kustomization
        .root()
        .mapping("metadata")
        .flatMap(metadata -> metadata.scalar("namespace"))
        .map(ScalarNode::text)
        .orElse("");
    var found = new PostBuild();
    for (var reference : fields.mappings("substituteFrom")) {
      found.addFrom(reference, namespace, objects);
    }
    fields.mapping("substitute").ifPresent(found::addOwn);
    Span place = postBuild.get().key().span();
    return Optional.of(new Variables(
        place,
        found.values,
        found.unknown,
        found.isOpen,
        fields
            .scalar("substituteStrategy")
            .filter(strategy -> strategy.text().equals("Always"))
            .isPresent()));
  }

  private void addOwn(MappingNode substitute) {
    for (var entry : substitute.entries()) {
      put(
          entry.name(),
          entry.value() instanceof ScalarNode scalar ? Optional.of(scalar) : Optional.empty());
    }
  }

  private void put(String name, Optional<ScalarNode> value) {
    var isKnown = value.isPresent() && !isPlaceholder(value.get().text());
    if (isKnown) {
      var node = value.get();
      var text = node.text().replace("\n", "");
      values.put(
          name, new ScalarNode(node.span(), text, ScalarNode.Style.DOUBLE_QUOTED, node.tag()));
      unknown.remove(name);
    } else {
      values.remove(name);
      unknown.add(name);
    }
  }

  /** A value that a parent substitutes first, or that SOPS has encrypted. */
  private static boolean isPlaceholder(String text) {
    return text.contains("${") || text.startsWith("ENC[");
  }

  private void addFrom(MappingNode reference, String namespace, Objects objects) {
    var kind = reference.scalar("kind").map(ScalarNode::text).orElse("");
    var name = reference.scalar("name").map(ScalarNode::text).orElse("");
    var object =
        name.contains("${") ? Optional.<MappingNode>empty() : objects.find(kind, namespace, name);
    if (object.isEmpty()) {
      isOpen = true;
      unknown.addAll(values.keySet());
      values.clear();
      return;
    }
    for (var field : List.of("data", "stringData")) {
      var isEncoded = kind.equals("Secret") && field.equals("data");
      for (var entry : object.get().mapping(field).map(MappingNode::entries).orElse(List.of())) {
        if (entry.value() instanceof ScalarNode scalar) {
          put(entry.name(), isEncoded ? decoded(scalar) : Optional.of(scalar));
        }
      }
    }
  }

  private static Optional<ScalarNode> decoded(ScalarNode scalar) {
    if (isPlaceholder(scalar.text())) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(scalar.text().strip().replace("\n", ""));
      var text = new String(bytes, StandardCharsets.UTF_8);
      return Optional.of(
          new ScalarNode(scalar.span(), text, ScalarNode.Style.DOUBLE_QUOTED, scalar.tag()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
