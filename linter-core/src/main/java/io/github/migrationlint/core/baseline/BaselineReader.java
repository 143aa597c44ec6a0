package io.github.migrationlint.core.baseline;

import io.github.migrationlint.core.baseline.Baseline.Entry;
import io.github.migrationlint.core.config.NodeReader;
import io.github.migrationlint.core.diagnostic.ParameterForm;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a baseline, and refuses one that no one would understand the same way. */
public final class BaselineReader {
  private static final List<String> KEYS = List.of("version", "findings");
  private static final List<String> ENTRY_KEYS =
      List.of("rule", "severity", "object", "field", "path", "clusters", "count");

  private final NodeReader reader = new NodeReader();

  private BaselineReader() {}

  /**
   * The baseline in a file.
   *
   * @throws io.github.migrationlint.core.config.ConfigurationException if it is none
   */
  public static Baseline read(SourceFile source, PathNames names) {
    var reading = new BaselineReader();
    var entries = reading.entries(source);
    reading.reader.refuse();
    return new Baseline(entries, names);
  }

  private List<Entry> entries(SourceFile source) {
    var outcome = new YamlReader().read(source);
    for (var problem : outcome.problems()) {
      reader.complain(problem.primary(), problem.message());
    }
    var root = Optional.<YamlNode>empty();
    for (var document : outcome.value()) {
      root = document.root();
    }
    if (root.isEmpty()) {
      reader.complain(source.start(), "a baseline must be a mapping with `version` and `findings`");
      return List.of();
    }
    return reader.mapping(root.get(), "a baseline", KEYS).map(this::entries).orElse(List.of());
  }

  private List<Entry> entries(MappingNode root) {
    var version = reader.required(root, "a baseline", "version");
    if (version.isPresent()
        && (!(version.get() instanceof ScalarNode scalar) || !scalar.text().equals("1"))) {
      reader.complain(version.get().span(), "`version` must be 1");
    }
    var entries = new ArrayList<Entry>();
    for (var item : reader.items(root, "findings")) {
      reader
          .mapping(item, "an item of `findings`", ENTRY_KEYS)
          .flatMap(this::entry)
          .ifPresent(entries::add);
    }
    return entries;
  }

  private Optional<Entry> entry(MappingNode mapping) {
    var what = "an item of `findings`";
    var rule = reader.required(mapping, what, "rule").flatMap(node -> reader.text(node, "`rule`"));
    var path = reader.required(mapping, what, "path").flatMap(node -> reader.text(node, "`path`"));
    var severity = reader
        .required(mapping, what, "severity")
        .flatMap(node -> reader.text(node, "`severity`"))
        .flatMap(this::severity);
    var count = mapping
        .get("count")
        .flatMap(node -> reader.value(node, "`count`", ParameterForm.COUNT))
        .orElse(1);
    var clusters = reader.strings(mapping, "clusters");
    if (rule.isEmpty() || path.isEmpty() || severity.isEmpty()) {
      return Optional.empty();
    }
    var identity = new FindingIdentity(
        rule.get().text(),
        mapping.scalar("object").map(ScalarNode::text).orElse(path.get().text()),
        mapping.scalar("field").map(ScalarNode::text).orElse(""));
    var finding = new FrozenFinding(identity, severity.get(), path.get().text(), clusters, count);
    return Optional.of(new Entry(finding, rule.get().span()));
  }

  private Optional<Severity> severity(ScalarNode scalar) {
    var words = new ArrayList<String>();
    for (var severity : Severity.values()) {
      if (severity.word().equals(scalar.text())) {
        return Optional.of(severity);
      }
      words.add(severity.word());
    }
    reader.unknown(scalar.span(), "severity", scalar.text(), words);
    return Optional.empty();
  }
}
