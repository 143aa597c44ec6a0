package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Copies a value from one object into others (api/filters/replacement). Where the source is not among
 * the objects for certain, the targets' fields become unknown, and nothing else is said.
 */
final class Replacements {
  static final String NAME = "metadata.name";

  private final MappingNode replacement;
  private final Layer layer;
  private final BuildProblems findings;
  private final BudgetShare budget;

  Replacements(MappingNode replacement, Layer layer, BuildProblems findings, BudgetShare budget) {
    this.replacement = replacement;
    this.layer = layer;
    this.findings = findings;
    this.budget = budget;
  }

  void run() {
    var source = replacement.mapping("source");
    var written = replacement.scalar("sourceValue");
    var targets = replacement.get("targets");
    if ((source.isEmpty() && written.isEmpty())
        || targets.isEmpty()
        || Nodes.isNull(targets.get())) {
      findings.broken(replacement.span(), "a replacement needs a source and targets");
      return;
    }
    if (source.isPresent() && written.isPresent()) {
      findings.broken(
          replacement.span(), "a replacement has a source or a `sourceValue`, not both");
      return;
    }
    var value = source.isPresent() ? source(source.get()) : writtenValue(written.get());
    if (value.isPresent()) {
      for (var target : replacement.mappings("targets")) {
        into(target, value.get());
      }
    }
  }

  private Optional<YamlNode> writtenValue(ScalarNode written) {
    findings.differs(
        written.span(), "`sourceValue` needs kustomize 5.7 or newer, kubectl 1.34 or newer");
    return Optional.of(Nodes.plain(written.span(), written.text()));
  }

  private Optional<YamlNode> source(MappingNode source) {
    var wanted = ReplacementTarget.selector(source);
    var found = new ArrayList<Draft>();
    for (var draft : layer.drafts) {
      budget.spend(1, source.span());
      if (ReplacementTarget.isSelected(draft, wanted)) {
        found.add(draft);
      }
    }
    if (found.size() == 1) {
      return value(source, found.get(0));
    }
    if (found.isEmpty() && !layer.isComplete) {
      return Optional.of(Nodes.unknown(source.span()));
    }
    findings.broken(
        source.span(),
        found.isEmpty()
            ? "the source of the replacement selects no object"
            : "the source of the replacement selects " + found.size() + " objects");
    return Optional.empty();
  }

  private Optional<YamlNode> value(MappingNode source, Draft draft) {
    if (!draft.isCertain()) {
      return Optional.of(Nodes.unknown(source.span()));
    }
    var written = Nodes.text(source, "fieldPath");
    var path = written.isEmpty() ? NAME : written;
    YamlNode value = draft.root();
    for (var part : FieldPath.split(path)) {
      var next = FieldPath.lookUp(value, part);
      if (next.isEmpty()) {
        return noSource(source, path);
      }
      value = next.get();
    }
    return isEmpty(value) ? noSource(source, path) : refined(source, value);
  }

  private Optional<YamlNode> noSource(MappingNode source, String path) {
    findings.broken(
        source.get("fieldPath").orElse(source).span(),
        "the source of the replacement has no `" + Nodes.quoted(path) + "`");
    return Optional.empty();
  }

  private static boolean isEmpty(YamlNode value) {
    if (value instanceof MappingNode mapping) {
      return mapping.entries().isEmpty();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.items().isEmpty();
    }
    return Nodes.isNull(value) || ((ScalarNode) value).text().isEmpty();
  }

  private Optional<YamlNode> refined(MappingNode source, YamlNode value) {
    var options = source.mapping("options").orElse(Nodes.emptyMapping(source.span()));
    var delimiter = Nodes.text(options, "delimiter");
    if (delimiter.isEmpty() || Nodes.isUnknown(value)) {
      return Optional.of(value);
    }
    if (!(value instanceof ScalarNode scalar)) {
      findings.broken(options.span(), "a delimiter splits a text, not " + value.describe());
      return Optional.empty();
    }
    var parts = FieldPath.splitAt(scalar.text(), delimiter);
    var index = ReplacementTarget.index(options);
    if (index < 0 || index >= parts.size()) {
      findings.broken(
          options.span(), "`" + Nodes.quoted(scalar.text()) + "` has no part number " + index);
      return Optional.empty();
    }
    var part = parts.get(index);
    return Optional.of(
        scalar.value(Reading.KUSTOMIZE) instanceof ScalarValue.Text
            ? Nodes.string(scalar.span(), part)
            : Nodes.plain(scalar.span(), part));
  }

  private void into(MappingNode written, YamlNode value) {
    var target = ReplacementTarget.read(written, findings);
    if (target.isEmpty()) {
      return;
    }
    var selected = new TreeMap<Integer, Certainty>();
    for (var i = 0; i < layer.drafts.size(); i++) {
      budget.spend(target.get().cost(), written.span());
      var selects = target.get().selects(layer.drafts.get(i));
      if (selects != Certainty.NO) {
        selected.put(i, selects);
      }
    }
    if (selected.containsValue(Certainty.UNKNOWN)) {
      findings.differs(
          written.get("select").orElse(written).span(),
          "kustomize 5.8 takes names in this target for patterns, 5.7 and older do not");
    }
    for (var path : target.get().paths()) {
      into(target.get(), path, value, selected);
    }
  }

  /** One path in all objects that a target selects; where it is missing is said once. */
  private void into(
      ReplacementTarget target, ScalarNode path, YamlNode value, Map<Integer, Certainty> selected) {
    var missing = new ArrayList<ObjectId>();
    if (selected.containsValue(Certainty.YES) && isMalformed(path)) {
      findings.broken(path.span(), "brackets in this path need `name=value` inside");
      return;
    }
    for (var entry : selected.entrySet()) {
      var draft = layer.drafts.get(entry.getKey());
      var isSure = entry.getValue() == Certainty.YES;
      if (set(entry.getKey(), target, path, isSure ? value : Nodes.unknown(path.span()))
          && isSure
          && draft.isCertain()) {
        missing.add(draft.id());
      }
    }
    report(target, path, missing);
  }

  private static boolean isMalformed(ScalarNode path) {
    for (var part : FieldPath.split(path.text())) {
      if (FieldPath.isMalformed(part)) {
        return true;
      }
    }
    return false;
  }

  /** Sets one path in one object; returns whether there is no way to it. */
  private boolean set(int index, ReplacementTarget target, ScalarNode path, YamlNode value) {
    var draft = layer.drafts.get(index);
    var parts = FieldPath.split(path.text());
    var walk = new ReplacementWalk(value, target.options(), path, findings, budget);
    var root = walk.at(draft.root(), parts, 0);
    if (walk.hits() == 0) {
      var inside = ReplacementWalk.insideText(draft.root(), parts);
      return inside.isEmpty() || setInside(index, target, path, inside.get());
    }
    if (root instanceof MappingNode mapping) {
      var changed = draft.withRoot(mapping).touched(replacement.span(), "replaced here");
      layer.set(
          index,
          Nodes.isUnknown(value)
              ? changed.withGap(path.span(), "what this replacement puts here is not known")
              : changed);
    }
    return false;
  }

  /** From kustomize 5.8 on a path may go on inside a text that is YAML or JSON: the text is unknown. */
  private boolean setInside(
      int index, ReplacementTarget target, ScalarNode path, List<String> parts) {
    findings.differs(
        path.span(), "this path goes on inside a text, which needs kustomize 5.8 or newer");
    var unknown = Nodes.unknown(path.span());
    var walk = new ReplacementWalk(unknown, target.options(), path, findings, budget);
    if (walk.at(layer.drafts.get(index).root(), parts, 0) instanceof MappingNode root) {
      layer.set(
          index,
          layer
              .drafts
              .get(index)
              .withRoot(root)
              .withGap(path.span(), "what this replacement puts here is not known"));
    }
    return false;
  }

  private void report(ReplacementTarget target, ScalarNode path, List<ObjectId> missing) {
    if (!missing.isEmpty()) {
      var others = missing.size() - 1;
      findings.broken(
          path.span(),
          missing.get(0) + (others == 0 ? " has" : " and " + others + " more have") + " no `"
              + Nodes.quoted(path.text()) + "` to replace"
              + (target.creates() ? " or create" : ""));
    }
  }
}
