package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes what {@code configMapGenerator} and {@code secretGenerator} ask for, so that replacements find
 * it (api/internal/generators, api/resmap/reswrangler.go {@code appendReplaceOrMerge}). Their names get
 * a hash only when the whole is finished; until then everybody knows them by the name written.
 */
final class Generators {
  /** kyaml/yaml/datamap.go {@code encodeBase64}. */
  private static final int BASE64_LINE = 70;

  private final Kustomization kustomization;
  private final Layer layer;
  private final PatchReader reader;
  private final BuildProblems findings;

  Generators(Kustomization kustomization, Layer layer, PatchReader reader, BuildProblems findings) {
    this.kustomization = kustomization;
    this.layer = layer;
    this.reader = reader;
    this.findings = findings;
  }

  void run() {
    for (var kind : List.of("ConfigMap", "Secret")) {
      var field = kind.equals("Secret") ? "secretGenerator" : "configMapGenerator";
      for (var item : kustomization.root().mappings(field)) {
        generate(kind, item);
      }
    }
  }

  private void generate(String kind, MappingNode item) {
    var name = item.scalar("name");
    if (name.isEmpty() || name.get().text().isEmpty()) {
      findings.broken(item.span(), "a generated " + kind + " needs a name");
      return;
    }
    var data = new KeyValues(kustomization.folder(), reader, findings, layer.budget());
    data.read(item);
    var draft = Draft.of(object(kind, item, name.get(), data), kustomization.source())
        .hashed(!isSet(item, "disableNameSuffixHash"));
    if (!data.isComplete()) {
      draft = draft.doubted(item.span(), "a file it is generated from was not read");
    }
    absorb(draft, Nodes.text(item, "behavior"), item.span());
  }

  private boolean isSet(MappingNode item, String option) {
    for (var options : options(item)) {
      if (TransformerConfiguration.isTrue(options, option)) {
        return true;
      }
    }
    return false;
  }

  /** Those of the item, then those of the whole kustomization. */
  private List<MappingNode> options(MappingNode item) {
    var options = new ArrayList<MappingNode>();
    item.mapping("options").ifPresent(options::add);
    kustomization.root().mapping("generatorOptions").ifPresent(options::add);
    return options;
  }

  private MappingNode object(String kind, MappingNode item, ScalarNode name, KeyValues data) {
    var place = item.span();
    var metadata = new ArrayList<MappingNode.Entry>();
    metadata.add(entry(place, "name", Nodes.string(name.span(), name.text())));
    item.scalar("namespace")
        .filter(namespace -> !namespace.text().isEmpty())
        .ifPresent(namespace -> metadata.add(
            entry(place, "namespace", Nodes.string(namespace.span(), namespace.text()))));
    addTexts(item, "labels", metadata);
    addTexts(item, "annotations", metadata);
    var entries = new ArrayList<MappingNode.Entry>();
    entries.add(entry(place, "apiVersion", Nodes.string(place, "v1")));
    entries.add(entry(place, "kind", Nodes.string(place, kind)));
    entries.add(entry(place, "metadata", new MappingNode(place, metadata)));
    if (kind.equals("Secret")) {
      var type = Nodes.text(item, "type");
      entries.add(entry(place, "type", Nodes.string(place, type.isEmpty() ? "Opaque" : type)));
    }
    if (!data.values().isEmpty() || kind.equals("Secret")) {
      entries.add(entry(place, "data", data(place, data.values(), kind.equals("Secret"))));
    }
    if (isSet(item, "immutable")) {
      entries.add(entry(place, "immutable", Nodes.plain(place, "true")));
    }
    return new MappingNode(place, entries);
  }

  private static MappingNode.Entry entry(Span place, String name, YamlNode value) {
    return new MappingNode.Entry(name, Nodes.string(place, name), value);
  }

  private static MappingNode data(Span place, Map<String, ScalarNode> values, boolean isEncoded) {
    var entries = new ArrayList<MappingNode.Entry>();
    values.forEach((key, value) -> entries.add(entry(
        value.span(), key, isEncoded ? Nodes.string(value.span(), base64(value.text())) : value)));
    return new MappingNode(place, entries);
  }

  /** Broken into lines when it is long. */
  static String base64(String text) {
    var encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    if (encoded.length() / BASE64_LINE == 0) {
      return encoded;
    }
    var lines = new StringBuilder();
    for (var start = 0; start < encoded.length(); start += BASE64_LINE) {
      lines
          .append(encoded, start, Math.min(start + BASE64_LINE, encoded.length()))
          .append('\n');
    }
    return lines.toString();
  }

  private void addTexts(MappingNode item, String field, List<MappingNode.Entry> metadata) {
    var texts = new TreeMap<String, MappingNode.Entry>();
    for (var options : options(item)) {
      for (var entry : KustomizationReader.pairs(options, field)) {
        texts.putIfAbsent(entry.name(), entry);
      }
    }
    if (!texts.isEmpty()) {
      metadata.add(
          entry(item.span(), field, new MappingNode(item.span(), List.copyOf(texts.values()))));
    }
  }

  private void absorb(Draft draft, String behavior, Span place) {
    var mergesOrReplaces = behavior.equals("merge") || behavior.equals("replace");
    var matches = layer.withAnyId(draft.id());
    if (matches.size() > 1) {
      findings.broken(place, "several objects are called " + draft.id());
    } else if (matches.isEmpty() && !mergesOrReplaces) {
      layer.append(draft, findings);
    } else if (matches.isEmpty()) {
      if (layer.isComplete) {
        findings.broken(place, "there is no " + draft.id() + " to " + behavior);
      }
    } else if (mergesOrReplaces) {
      var index = matches.get(0);
      layer.set(index, over(layer.drafts.get(index), draft, behavior.equals("merge")));
    } else {
      findings.add(KustomizeRules.BROKEN_KUSTOMIZATION
          .at(place, draft.id() + " exists: set `behavior: merge` or `replace`")
          .withRelated(layer.drafts.get(matches.get(0)).root().span(), "the other one"));
    }
  }

  /** The new object with the name, labels and annotations, and when merging the data, of the old. */
  private static Draft over(Draft old, Draft made, boolean merges) {
    var root = made.root();
    var oldMetadata = old.root().mapping("metadata").orElse(Nodes.emptyMapping(root.span()));
    var metadata = root.mapping("metadata").orElseThrow();
    for (var field : List.of("name", "namespace")) {
      var entry = oldMetadata.entry(field);
      metadata =
          entry.isPresent() ? Nodes.with(metadata, entry.get()) : Nodes.without(metadata, field);
    }
    for (var field : List.of("labels", "annotations")) {
      metadata = joined(metadata, oldMetadata, field);
    }
    root = Nodes.with(root, "metadata", metadata);
    if (merges) {
      root = joined(joined(root, old.root(), "data"), old.root(), "binaryData");
    }
    var result = new Draft(
        root,
        ObjectId.of(root),
        made.source(),
        old.previousIds(),
        old.needsHash() && made.needsHash(),
        Sharing.NONE,
        old.touches(),
        old.doubts(),
        old.gaps());
    for (var doubt : made.doubts()) {
      result = result.doubted(doubt.span(), doubt.message());
    }
    return result;
  }

  /** The entries of both mappings of that name, the first ones winning. */
  private static MappingNode joined(MappingNode winner, MappingNode other, String field) {
    var below = other.entry(field);
    if (below.isEmpty() || !(below.get().value() instanceof MappingNode texts)) {
      return winner;
    }
    var joined = new TreeMap<String, MappingNode.Entry>();
    for (var entry : texts.entries()) {
      joined.put(entry.name(), entry);
    }
    for (var entry :
        winner.mapping(field).orElse(Nodes.emptyMapping(texts.span())).entries()) {
      joined.put(entry.name(), entry);
    }
    var value = new MappingNode(texts.span(), List.copyOf(joined.values()));
    return Nodes.with(winner, Nodes.withValue(below.get(), value));
  }
}
