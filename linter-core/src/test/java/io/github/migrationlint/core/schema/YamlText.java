package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the YAML of tests. */
final class YamlText {
  private final SourceFile source;

  private YamlText(SourceFile source) {
    this.source = source;
  }

  static YamlNode read(String name, String text) {
    var reader = new YamlText(new SourceFile(new SourceId(name), text));
    return reader.node(
        new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow());
  }

  private YamlNode node(Node node) {
    if (node instanceof org.snakeyaml.engine.v2.nodes.MappingNode mapping) {
      var entries = new ArrayList<MappingNode.Entry>();
      for (var tuple : mapping.getValue()) {
        var key = (ScalarNode) node(tuple.getKeyNode());
        entries.add(new MappingNode.Entry(key.text(), key, node(tuple.getValueNode())));
      }
      return new MappingNode(span(node), entries);
    }
    if (node instanceof org.snakeyaml.engine.v2.nodes.SequenceNode sequence) {
      return new SequenceNode(
          span(node), sequence.getValue().stream().map(this::node).toList());
    }
    var scalar = (org.snakeyaml.engine.v2.nodes.ScalarNode) node;
    var style =
        switch (scalar.getScalarStyle()) {
          case DOUBLE_QUOTED -> ScalarNode.Style.DOUBLE_QUOTED;
          case SINGLE_QUOTED -> ScalarNode.Style.SINGLE_QUOTED;
          default -> ScalarNode.Style.PLAIN;
        };
    return new ScalarNode(span(node), scalar.getValue(), style, Optional.empty());
  }

  private Span span(Node node) {
    var start = node.getStartMark().orElseThrow().getIndex();
    var end = node.getEndMark().orElseThrow().getIndex();
    while (end > start && source.text().charAt(end - 1) <= ' ') {
      end--;
    }
    return source.span(start, end);
  }
}
