package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;

/** Any text: documents with places inside of it, the same each time. */
public final class ReaderFuzz {
  private ReaderFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    var source = new SourceFile(new SourceId("a.yaml"), FuzzInput.text(data));
    var outcome = new YamlReader().read(source);
    var again = new YamlReader().read(source);
    if (!outcome.problems().equals(again.problems())
        || outcome.value().size() != again.value().size()) {
      throw new AssertionError("not the same twice");
    }
    for (var document : outcome.value()) {
      document.root().ifPresent(root -> check(root, source.text().length()));
    }
  }

  private static void check(YamlNode node, int length) {
    if (node.span().start() < 0
        || node.span().start() > node.span().end()
        || node.span().end() > length) {
      throw new AssertionError("no such place: " + node.span());
    }
    if (node instanceof SequenceNode list) {
      list.items().forEach(item -> check(item, length));
    } else if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> check(entry.value(), length));
    }
  }
}
