package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a kustomization file as strictly as kustomize does: it is decoded to JSON by kubectl's
 * library and then into Go structures that refuse an unknown field and a wrong type
 * (api/types/kustomization.go {@code Unmarshal}). Names of fields match without regard to case.
 */
final class KustomizationReader {
  private enum Expected {
    STRING,
    STRINGS,
    STRING_MAP,
    OBJECT,
    OBJECTS
  }

  private static final Map<String, Expected> FIELDS = Map.ofEntries(
      Map.entry("apiVersion", Expected.STRING),
      Map.entry("kind", Expected.STRING),
      Map.entry("metadata", Expected.OBJECT),
      Map.entry("openapi", Expected.STRING_MAP),
      Map.entry("namePrefix", Expected.STRING),
      Map.entry("nameSuffix", Expected.STRING),
      Map.entry("namespace", Expected.STRING),
      Map.entry("commonLabels", Expected.STRING_MAP),
      Map.entry("labels", Expected.OBJECTS),
      Map.entry("commonAnnotations", Expected.STRING_MAP),
      Map.entry("patchesStrategicMerge", Expected.STRINGS),
      Map.entry("patchesJson6902", Expected.OBJECTS),
      Map.entry("patches", Expected.OBJECTS),
      Map.entry("images", Expected.OBJECTS),
      Map.entry("imageTags", Expected.OBJECTS),
      Map.entry("replacements", Expected.OBJECTS),
      Map.entry("replicas", Expected.OBJECTS),
      Map.entry("vars", Expected.OBJECTS),
      Map.entry("sortOptions", Expected.OBJECT),
      Map.entry("resources", Expected.STRINGS),
      Map.entry("components", Expected.STRINGS),
      Map.entry("crds", Expected.STRINGS),
      Map.entry("bases", Expected.STRINGS),
      Map.entry("configMapGenerator", Expected.OBJECTS),
      Map.entry("secretGenerator", Expected.OBJECTS),
      Map.entry("helmGlobals", Expected.OBJECT),
      Map.entry("helmCharts", Expected.OBJECTS),
      Map.entry("helmChartInflationGenerator", Expected.OBJECTS),
      Map.entry("generatorOptions", Expected.OBJECT),
      Map.entry("configurations", Expected.STRINGS),
      Map.entry("generators", Expected.STRINGS),
      Map.entry("transformers", Expected.STRINGS),
      Map.entry("validators", Expected.STRINGS),
      Map.entry("buildMetadata", Expected.STRINGS));

  private static final Set<String> PATCH_FIELDS = Set.of("path", "patch", "target", "options");
  private static final Set<String> LABEL_FIELDS =
      Set.of("pairs", "includeSelectors", "includeTemplates", "fields");
  private static final Set<String> SELECTOR_FIELDS = Set.of(
      "group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector");

  private final SourceFile source;
  private final BuildProblems findings = new BuildProblems();
  private final boolean takesTrees;
  private MappingNode root;

  private KustomizationReader(SourceFile source, MappingNode root, boolean takesTrees) {
    this.source = source;
    this.root = root;
    this.takesTrees = takesTrees;
  }

  static Outcome<Kustomization> read(SourceFile source, MappingNode root) {
    var reader = new KustomizationReader(source, root, false);
    var kustomization = reader.read();
    return new Outcome<>(kustomization, reader.findings.all());
  }

  /**
   * Reads what a controller makes of a file: a patch may be in it as a tree, where a file holds its
   * text. What is wrong with the file itself is reported for the file.
   */
  static Kustomization edited(SourceFile source, MappingNode root) {
    return new KustomizationReader(source, root, true).read();
  }

  private Kustomization read() {
    root = checked(root);
    var isComponent = Nodes.text(root, "kind").equals("Component");
    checkType(isComponent);
    checkLabels();
    var resources = new ArrayList<>(strings(root, "resources"));
    resources.addAll(strings(root, "bases"));
    return new Kustomization(
        source.id().folder(),
        source,
        root,
        isComponent,
        resources,
        strings(root, "components"),
        text(root, "namespace"),
        text(root, "namePrefix"),
        text(root, "nameSuffix"),
        strategicPatches(),
        patches("patches"),
        patches("patchesJson6902"),
        labels(),
        pairs(root, "commonLabels"),
        pairs(root, "commonAnnotations"),
        root.mappings("replacements"),
        strings(root, "configurations"),
        root.mapping("sortOptions"));
  }

  /** The file with known fields in their usual spelling, and without those of a wrong type. */
  private MappingNode checked(MappingNode file) {
    var entries = new ArrayList<MappingNode.Entry>();
    var says = false;
    for (var entry : file.entries()) {
      var name = spelling(entry.name());
      var shape = FIELDS.get(name);
      if (shape == null) {
        findings.broken(entry.key().span(), "kustomize knows no field `" + entry.name() + "`");
        entries.add(entry);
        says = true;
        continue;
      }
      var isNull = Nodes.isNull(entry.value());
      if (!isNull && fits(entry.value(), shape, name)) {
        entries.add(new MappingNode.Entry(name, entry.key(), entry.value()));
        says |= !name.equals("kind") && !name.equals("apiVersion") && !isEmpty(entry.value());
      }
      says |= !isNull && shape == Expected.OBJECT;
    }
    if (!says && findings.count() == 0) {
      findings.broken(file.span(), "the kustomization is empty");
    }
    return new MappingNode(file.span(), entries);
  }

  private static boolean isEmpty(YamlNode value) {
    return value instanceof ScalarNode scalar && scalar.text().isEmpty();
  }

  private static String spelling(String name) {
    if (FIELDS.containsKey(name)) {
      return name;
    }
    for (var known : FIELDS.keySet()) {
      if (known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return known;
      }
    }
    return name;
  }

  private boolean fits(YamlNode value, Expected shape, String name) {
    return switch (shape) {
      case STRING -> fitsString(value, name);
      case OBJECT -> value instanceof MappingNode || unfit(value, name, "a mapping");
      case STRING_MAP ->
        value instanceof MappingNode mapping
            ? fitsStrings(mapping, name)
            : unfit(value, name, "a mapping");
      case STRINGS ->
        value instanceof SequenceNode sequence
            ? fitsStrings(sequence, name)
            : unfit(value, name, "a list");
      case OBJECTS ->
        value instanceof SequenceNode sequence
            ? fitsObjects(sequence, name)
            : unfit(value, name, "a list");
    };
  }

  private boolean unfit(YamlNode value, String name, String wanted) {
    findings.broken(
        value.span(), "`" + name + "` is " + value.describe() + ", kustomize wants " + wanted);
    return false;
  }

  private boolean fitsString(YamlNode value, String name) {
    return isString(value) || Nodes.isNull(value) || unfit(value, name, "a string");
  }

  private static boolean isString(YamlNode value) {
    return value instanceof ScalarNode scalar
        && scalar.value(Reading.KUBECTL) instanceof ScalarValue.Text;
  }

  private boolean fitsStrings(MappingNode mapping, String name) {
    var fits = true;
    for (var entry : mapping.entries()) {
      fits &= fitsString(entry.value(), name + "." + entry.name());
    }
    return fits;
  }

  private boolean fitsStrings(SequenceNode sequence, String name) {
    var fits = true;
    for (var item : sequence.items()) {
      fits &= isTree(item, name) || fitsString(item, "an item of " + name);
    }
    return fits;
  }

  private boolean isTree(YamlNode item, String name) {
    return takesTrees && name.equals("patchesStrategicMerge") && item instanceof MappingNode;
  }

  private boolean fitsObjects(SequenceNode sequence, String name) {
    var fits = true;
    for (var item : sequence.items()) {
      fits &= item instanceof MappingNode
          || Nodes.isNull(item)
          || unfit(item, "an item of " + name, "a mapping");
    }
    return fits;
  }

  /** api/types/kustomization.go {@code EnforceFields}. */
  private void checkType(boolean isComponent) {
    var kind = Nodes.text(root, "kind");
    if (!kind.isEmpty() && !kind.equals("Kustomization") && !isComponent) {
      findings.broken(
          root.get("kind").orElse(root).span(),
          "`" + kind + "` is no kind of a kustomization file");
      return;
    }
    var version = Nodes.text(root, "apiVersion");
    var wanted = "kustomize.config.k8s.io/" + (isComponent ? "v1alpha1" : "v1beta1");
    if (!version.isEmpty() && !version.equals(wanted)) {
      findings.broken(
          root.get("apiVersion").orElse(root).span(),
          "`" + version + "` is no version of a " + (isComponent ? "Component" : "Kustomization")
              + ", kustomize wants `" + wanted + "`");
    }
  }

  private void checkFields(MappingNode node, Set<String> known, String what) {
    for (var entry : node.entries()) {
      if (!known.contains(entry.name())) {
        findings.broken(
            entry.key().span(), "kustomize knows no field `" + entry.name() + "` of " + what);
      }
    }
  }

  private void checkLabels() {
    for (var item : root.mappings("labels")) {
      checkFields(item, LABEL_FIELDS, "a label");
      checkShape(item, "pairs", Expected.STRING_MAP);
      checkShape(item, "fields", Expected.OBJECTS);
      checkFlag(item, "includeSelectors");
      checkFlag(item, "includeTemplates");
    }
  }

  private void checkSelector(MappingNode selector) {
    checkFields(selector, SELECTOR_FIELDS, "a target");
    for (var entry : selector.entries()) {
      if (SELECTOR_FIELDS.contains(entry.name())) {
        checkShape(selector, entry.name(), Expected.STRING);
      }
    }
  }

  private void checkShape(MappingNode in, String name, Expected shape) {
    var value = in.get(name);
    if (value.isPresent() && !Nodes.isNull(value.get())) {
      fits(value.get(), shape, name);
    }
  }

  private void checkFlag(MappingNode in, String name) {
    var value = in.get(name);
    if (value.isPresent()
        && !Nodes.isNull(value.get())
        && !(value.get() instanceof ScalarNode scalar
            && scalar.value(Reading.KUBECTL) instanceof ScalarValue.Bool)) {
      unfit(value.get(), name, "a boolean");
    }
  }

  private List<Kustomization.LabelsEntry> labels() {
    var labels = new ArrayList<Kustomization.LabelsEntry>();
    for (var item : root.mappings("labels")) {
      labels.add(new Kustomization.LabelsEntry(
          item,
          pairs(item, "pairs"),
          TransformerConfiguration.isTrue(item, "includeSelectors"),
          TransformerConfiguration.isTrue(item, "includeTemplates")));
    }
    return labels;
  }

  /** The pairs of strings, sorted by key as kustomize sets them, readable by either reading. */
  static List<MappingNode.Entry> pairs(MappingNode in, String name) {
    var mapping = in.mapping(name);
    if (mapping.isEmpty()) {
      return List.of();
    }
    var pairs = new ArrayList<MappingNode.Entry>();
    for (var entry : mapping.get().entries()) {
      if (isString(entry.value())) {
        // The key is written anew without quotes, so that one like "12" is no string any more.
        var key = Nodes.plain(entry.key().span(), entry.name());
        pairs.add(new MappingNode.Entry(entry.name(), key, Nodes.asKubectlReads(entry.value())));
      }
    }
    pairs.sort((a, b) -> a.name().compareTo(b.name()));
    return pairs;
  }

  private List<Kustomization.Patch> patches(String name) {
    var patches = new ArrayList<Kustomization.Patch>();
    for (var item : root.mappings(name)) {
      checkFields(item, PATCH_FIELDS, "a patch");
      checkShape(item, "path", Expected.STRING);
      checkShape(item, "patch", Expected.STRING);
      checkShape(item, "target", Expected.OBJECT);
      checkShape(item, "options", Expected.OBJECT);
      var target = item.mapping("target");
      target.ifPresent(this::checkSelector);
      var options = item.mapping("options").orElse(Nodes.emptyMapping(item.span()));
      checkOptions(options);
      patches.add(new Kustomization.Patch(
          item,
          text(item, "path"),
          inline(item),
          target,
          TransformerConfiguration.isTrue(options, "allowNameChange"),
          TransformerConfiguration.isTrue(options, "allowKindChange")));
    }
    return patches;
  }

  private void checkOptions(MappingNode options) {
    for (var option : options.entries()) {
      if (!option.name().equals("allowNameChange") && !option.name().equals("allowKindChange")) {
        findings.differs(
            option.key().span(),
            "kustomize 5.8 refuses option `" + Nodes.quoted(option.name()) + "`, 5.5 ignores it");
      }
    }
  }

  private Optional<YamlNode> inline(MappingNode item) {
    var tree = item.get("patch").filter(SequenceNode.class::isInstance);
    return takesTrees && tree.isPresent()
        ? tree.map(Nodes::asKubectlReads)
        : text(item, "patch").map(YamlNode.class::cast);
  }

  private List<YamlNode> strategicPatches() {
    var patches = new ArrayList<YamlNode>();
    for (var item : root.items("patchesStrategicMerge")) {
      if (isTree(item, "patchesStrategicMerge")) {
        patches.add(Nodes.asKubectlReads(item));
      } else if (isString(item)) {
        patches.add(item);
      }
    }
    return patches;
  }

  /** The text of that name, unless it is absent or empty. */
  private static Optional<ScalarNode> text(MappingNode in, String name) {
    var scalar = in.scalar(name);
    return scalar.isPresent() && isString(scalar.get()) && !scalar.get().text().isEmpty()
        ? scalar
        : Optional.empty();
  }

  private static List<ScalarNode> strings(MappingNode in, String name) {
    var strings = new ArrayList<ScalarNode>();
    for (var item : in.items(name)) {
      if (item instanceof ScalarNode scalar && isString(scalar)) {
        strings.add(scalar);
      }
    }
    return strings;
  }
}
