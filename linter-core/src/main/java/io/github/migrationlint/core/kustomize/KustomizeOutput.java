package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What happens to an object when kustomize writes it. */
final class KustomizeOutput {
  private final BuildProblems findings;
  private final BudgetShare budget;

  /** The content of collections that was looked at: aliases share it. */
  private final Set<Object> checked = Collections.newSetFromMap(new IdentityHashMap<>());

  private KustomizeOutput(BuildProblems findings, BudgetShare budget) {
    this.findings = findings;
    this.budget = budget;
  }

  /** A null written as nothing in braces is written as an empty text: {@code {a: , b: c}}. */
  private static Rewriting flowTexts() {
    return new Rewriting() {
      @Override
      YamlNode scalar(ScalarNode scalar) {
        return scalar.span().length() == 0 && scalar.text().isEmpty() && isBeforeFlowEnd(scalar)
            ? Nodes.string(scalar.span(), "")
            : scalar;
      }
    };
  }

  private static boolean isBeforeFlowEnd(ScalarNode scalar) {
    var text = scalar.span().source().text();
    var at = scalar.span().end();
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return scalar.isPlain()
        && at < text.length()
        && (text.charAt(at) == ',' || text.charAt(at) == '}');
  }

  /** The object as it is written; what JSON cannot express is reported. */
  static MappingNode written(MappingNode object, BuildProblems findings, BudgetShare budget) {
    var written = flowTexts().mapping(withTextAnnotations(object));
    new KustomizeOutput(findings, budget).check(written, 0);
    return written;
  }

  /**
   * kustomize keeps its notes among the annotations and takes them out at the end (resource.go
   * {@code RemoveBuildAnnotations}): it writes what is left as strings, and nothing if none is.
   */
  private static MappingNode withTextAnnotations(MappingNode object) {
    var metadata = object.mapping("metadata");
    if (metadata.isEmpty() || metadata.get().entry("annotations").isEmpty()) {
      return object;
    }
    var entries = new ArrayList<MappingNode.Entry>();
    var annotations =
        metadata.get().mapping("annotations").orElse(Nodes.emptyMapping(object.span()));
    var isChanged = annotations.entries().isEmpty();
    for (var entry : annotations.entries()) {
      isChanged |= !isText(entry.value());
      var text = entry.value() instanceof ScalarNode scalar ? scalar.text() : "";
      entries.add(Nodes.withValue(entry, asText(entry.value(), text)));
    }
    if (!isChanged) {
      return object;
    }
    var kept = entries.isEmpty()
        ? Nodes.without(metadata.get(), "annotations")
        : Nodes.with(metadata.get(), "annotations", new MappingNode(annotations.span(), entries));
    return Nodes.with(object, "metadata", kept);
  }

  private static boolean isText(YamlNode value) {
    return value instanceof ScalarNode scalar
        && scalar.value(Reading.KUSTOMIZE).equals(new ScalarValue.Text(scalar.text()));
  }

  private static YamlNode asText(YamlNode value, String text) {
    return isText(value) ? value : Nodes.string(value.span(), text);
  }

  private void check(YamlNode node, int depth) {
    budget.spend(1, node.span());
    budget.checkDepth(depth, node.span());
    if (node instanceof MappingNode mapping) {
      if (checked.add(mapping.entries())) {
        for (var entry : mapping.entries()) {
          checkKey(entry.key());
          check(entry.value(), depth + 1);
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      if (checked.add(sequence.items())) {
        for (var item : sequence.items()) {
          check(item, depth + 1);
        }
      }
    } else if (node instanceof ScalarNode scalar
        && scalar.value(Reading.KUSTOMIZE) instanceof ScalarValue.Unusable unusable) {
      findings.broken(scalar.span(), "this cannot be written as JSON: " + unusable.why());
    }
  }

  /** A date is no string here, though its value would be written as one. */
  private void checkKey(ScalarNode key) {
    if (!key.value(Reading.KUSTOMIZE).equals(new ScalarValue.Text(key.text()))) {
      findings.broken(
          key.span(), "the key `" + key.text() + "` is not a string to kustomize: quote it");
    }
  }
}
