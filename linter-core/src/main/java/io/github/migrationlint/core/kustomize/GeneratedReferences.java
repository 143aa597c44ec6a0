package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds what an object of KubeVirt calls by a name that a generated ConfigMap or Secret no longer has:
 * kustomize gives it a hash, and follows names only in kinds it knows
 * (api/internal/konfig/builtinpluginconsts/namereference.go).
 */
final class GeneratedReferences {
  /** Fields of KubeVirt's API that hold a reference, by the kind they refer to. */
  private static final Map<String, String> FIELDS = Map.of(
      "secretRef", "Secret",
      "userDataSecretRef", "Secret",
      "networkDataSecretRef", "Secret",
      "secret", "Secret",
      "configMap", "ConfigMap",
      "configMapRef", "ConfigMap");

  private final Layer layer;
  private final BuildProblems findings;

  /** Generated objects whose name got a hash, by kind, namespace and each name they had. */
  private final Map<String, Draft> renamed = new HashMap<>();

  GeneratedReferences(Layer layer, BuildProblems findings) {
    this.layer = layer;
    this.findings = findings;
  }

  void run() {
    for (var draft : layer.drafts) {
      if (draft.needsHash()) {
        for (var id : draft.previousIds()) {
          renamed.put(key(id.kind(), draft.id().effectiveNamespace(), id.name()), draft);
        }
      }
    }
    if (renamed.isEmpty()) {
      return;
    }
    for (var draft : layer.drafts) {
      // Another object may have kept the name.
      renamed.remove(
          key(draft.id().kind(), draft.id().effectiveNamespace(), draft.id().name()));
    }
    for (var draft : layer.drafts) {
      if (draft.id().group().endsWith("kubevirt.io") && draft.isCertain()) {
        check(draft.root(), draft);
      }
    }
  }

  private static String key(String kind, String namespace, String name) {
    return kind + " " + namespace + " " + name;
  }

  private void check(YamlNode node, Draft draft) {
    if (node instanceof SequenceNode list) {
      for (var item : list.items()) {
        check(item, draft);
      }
    } else if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        var kind = FIELDS.get(entry.name());
        if (kind != null && entry.value() instanceof MappingNode reference) {
          reference.scalar("name").ifPresent(name -> check(kind, name, draft));
          reference.scalar("secretName").ifPresent(name -> check(kind, name, draft));
        }
        check(entry.value(), draft);
      }
    }
  }

  private void check(String kind, ScalarNode name, Draft draft) {
    var generated = renamed.get(key(kind, draft.id().effectiveNamespace(), name.text()));
    if (generated != null) {
      findings.add(KustomizeRules.REFERENCE_WITHOUT_HASH
          .at(
              name.span(),
              kind + " `" + Nodes.quoted(name.text()) + "` is generated under another name")
          .withRelated(
              generated.root().span(), "becomes `" + Nodes.quoted(generated.id().name()) + "`")
          .withHelp("set `options: {disableNameSuffixHash: true}` in the generator"));
    }
  }
}
