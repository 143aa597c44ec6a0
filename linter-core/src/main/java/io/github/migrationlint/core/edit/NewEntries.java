package io.github.migrationlint.core.edit;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import java.util.List;
import java.util.Optional;

/** Writes entries at the end of a mapping, in its style. */
final class NewEntries {
  /** What Kubernetes' own tools indent by. */
  static final int STEP = 2;

  private final SourceFile source;
  private final BlockLines lines;

  NewEntries(SourceFile source) {
    this.source = source;
    this.lines = new BlockLines(source);
  }

  /** Empty where the entry is there already, or a key on the way has no mapping. */
  Optional<Edit> under(MappingNode root, List<String> path, String entry) {
    var mapping = root;
    for (var i = 0; i < path.size(); i++) {
      var next = YamlEditor.entryAt(mapping, List.of(path.get(i)));
      var rest = path.subList(i + 1, path.size());
      if (next.isEmpty()) {
        return mapping.get(path.get(i)).isPresent()
            ? Optional.empty()
            : atEnd(mapping, path.subList(i, path.size()), entry);
      }
      if (!(next.get().value() instanceof MappingNode found)) {
        return inNothing(next.get(), rest, entry);
      }
      mapping = found;
    }
    return mapping.get(nameOf(entry)).isPresent()
        ? Optional.empty()
        : atEnd(mapping, List.of(), entry);
  }

  private static String nameOf(String entry) {
    var name = entry.substring(0, entry.indexOf(": "));
    var isQuoted = name.length() > 1 && (name.charAt(0) == '"' || name.charAt(0) == '\'');
    return isQuoted ? name.substring(1, name.length() - 1) : name;
  }

  private Optional<Edit> atEnd(MappingNode mapping, List<String> keys, String entry) {
    var entries = NodePath.written(mapping);
    if (YamlEditor.isFlow(mapping)) {
      var end = mapping.span().end() - 1;
      var at = entries.isEmpty()
          ? mapping.span().start() + 1
          : entries.get(entries.size() - 1).value().span().end();
      var comma = entries.isEmpty() ? "" : ", ";
      return BlockLines.mayHaveComment(source.text().substring(at, end))
          ? Optional.empty()
          : Optional.of(new Edit(source.span(at, at), comma + flow(keys, entry)));
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    var last = entries.get(entries.size() - 1);
    return below(
        lines.endOf(last.key().span().to(last.value().span())),
        columnOf(entries.get(0)),
        keys,
        entry);
  }

  /** Below a key without a value. */
  private Optional<Edit> inNothing(Entry parent, List<String> keys, String entry) {
    var isNothing = parent.value() instanceof ScalarNode scalar && scalar.span().length() == 0;
    var key = parent.key().span();
    return isNothing && lines.before(key.start()).isBlank()
        ? below(lines.endOf(key.to(parent.value().span())), columnOf(parent) + STEP, keys, entry)
        : Optional.empty();
  }

  /** Empty where the list is not in a style that one item can be put behind. */
  Optional<Edit> item(SequenceNode list, String item) {
    var items = list.items();
    if (YamlEditor.isFlow(list)) {
      var at = items.isEmpty()
          ? list.span().start() + 1
          : items.get(items.size() - 1).span().end();
      var rest = source.text().substring(at, list.span().end());
      return BlockLines.mayHaveComment(rest)
          ? Optional.empty()
          : Optional.of(new Edit(source.span(at, at), (items.isEmpty() ? "" : ", ") + item));
    }
    if (items.isEmpty()) {
      return Optional.empty();
    }
    var first = lines.before(items.get(0).span().start());
    var dash = first.indexOf('-');
    return dash < 0 || !first.substring(0, dash).isBlank()
        ? Optional.empty()
        : below(lines.endOf(items.get(items.size() - 1).span()), dash, List.of(), "- " + item);
  }

  private int columnOf(Entry entry) {
    return lines.before(entry.key().span().start()).length();
  }

  private Optional<Edit> below(int end, int indentation, List<String> keys, String entry) {
    if (end < 0) {
      return Optional.empty();
    }
    var text = block(keys, entry, indentation, lines.lineEnd());
    var isOpen = end > 0 && source.text().charAt(end - 1) != '\n';
    // The last line may lack its end; then the new last line lacks it.
    var written = isOpen
        ? lines.lineEnd() + text.substring(0, text.length() - lines.lineEnd().length())
        : text;
    return Optional.of(new Edit(source.span(end, end), written));
  }

  static String block(List<String> keys, String entry, int indentation, String lineEnd) {
    var out = new StringBuilder();
    var column = indentation;
    for (var key : keys) {
      out.append(" ".repeat(column)).append(key).append(':').append(lineEnd);
      column += STEP;
    }
    return out.append(" ".repeat(column)).append(entry).append(lineEnd).toString();
  }

  private static String flow(List<String> keys, String entry) {
    var out = new StringBuilder();
    for (var key : keys) {
      out.append(key).append(": {");
    }
    return out.append(entry).append("}".repeat(keys.size())).toString();
  }
}
