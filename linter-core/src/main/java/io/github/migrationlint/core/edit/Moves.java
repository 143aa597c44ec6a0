package io.github.migrationlint.core.edit;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.edit.YamlEditor.Move;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves whole entries in block style, with their comments and with another indentation. What goes to a
 * mapping that exists is put behind its last entry; a new mapping is written where the first entry that
 * goes there was.
 */
final class Moves {
  private final SourceFile source;
  private final MappingNode root;
  private final List<Move> moves;
  private final BlockLines lines;

  /** An entry on its way. */
  private record Moving(Span lines, Span removed, String text, List<String> to) {}

  Moves(SourceFile source, MappingNode root, List<Move> moves) {
    this.source = source;
    this.root = root;
    this.moves = moves;
    this.lines = new BlockLines(source);
  }

  /** Empty where one of the moves is not certain; no edits where none of the fields is there. */
  Optional<List<Edit>> edits() {
    var moving = new ArrayList<Moving>();
    for (var move : moves) {
      if (YamlEditor.entryAt(root, move.from()).isPresent()) {
        var found = moving(move);
        if (found.isEmpty() || YamlEditor.entryAt(root, move.to()).isPresent()) {
          return Optional.empty();
        }
        moving.add(found.get());
      }
    }
    return edits(withoutEmptied(moving));
  }

  private Optional<Moving> moving(Move move) {
    var entry = YamlEditor.entryAt(root, move.from()).orElseThrow();
    var key = entry.key().span();
    var name = move.to().get(move.to().size() - 1);
    return lines.linesOf(key.start(), key.to(entry.value().span())).map(span -> {
      var text = span.text();
      var at = key.start() - span.start();
      var renamed = entry.name().equals(name)
          ? text
          : text.substring(0, at) + name + text.substring(at + key.length());
      return new Moving(span, span, renamed, move.to());
    });
  }

  /** An entry that is all its mapping has takes the mapping along. */
  private List<Moving> withoutEmptied(List<Moving> moving) {
    var all = new ArrayList<Moving>();
    for (var one : moving) {
      all.add(new Moving(
          one.lines, emptied(one.lines, root, moving).orElse(one.lines), one.text, one.to));
    }
    return all;
  }

  private Optional<Span> emptied(Span moved, MappingNode mapping, List<Moving> moving) {
    for (var entry : NodePath.written(mapping)) {
      var extent = entry.key().span().to(entry.value().span());
      if (entry.value() instanceof MappingNode inner
          && inner.span().touches(moved)
          && extent.start() < moved.start()) {
        if (isEmptiedBy(moving, inner) && !isOnTheWay(moving, inner)) {
          return lines.linesOf(extent.start(), extent);
        }
        return emptied(moved, inner, moving);
      }
    }
    return Optional.empty();
  }

  private static boolean isEmptiedBy(List<Moving> moving, MappingNode mapping) {
    for (var entry : NodePath.written(mapping)) {
      var isMoved = false;
      for (var one : moving) {
        isMoved |= one.lines.contains(entry.key().span());
      }
      if (!isMoved) {
        return false;
      }
    }
    return true;
  }

  /** Whether something moves into a mapping, or into one inside of it. */
  private boolean isOnTheWay(List<Moving> moving, MappingNode mapping) {
    for (var one : moving) {
      if (mapping.span().contains(target(one.to).existing.span())) {
        return true;
      }
    }
    return false;
  }

  private Optional<List<Edit>> edits(List<Moving> moving) {
    var edits = new LinkedHashMap<Span, StringBuilder>();
    for (var one : moving) {
      edits.computeIfAbsent(one.removed, span -> new StringBuilder());
    }
    for (var group : innerFirst(byNewParent(moving))) {
      var target = group.getKey();
      var existing = target.existing;
      var first = group.getValue().get(0).removed;
      var anchor = !target.missing.isEmpty() && isDirectlyIn(existing, first)
          ? Optional.of(first)
          : endOf(existing);
      if (anchor.isEmpty() || YamlEditor.isFlow(existing)) {
        return Optional.empty();
      }
      edits
          .computeIfAbsent(unlessRemoved(anchor.get(), moving), span -> new StringBuilder())
          .append(written(target, group.getValue()));
    }
    var all = new ArrayList<Edit>();
    edits.forEach((span, text) ->
        all.add(new Edit(text.isEmpty() ? lines.deleted(span) : span, text.toString())));
    return Optional.of(all);
  }

  /** Whether what goes is an entry of that very mapping, so that a new one can take its place. */
  private static boolean isDirectlyIn(MappingNode mapping, Span removed) {
    for (var entry : NodePath.written(mapping)) {
      if (removed.contains(entry.key().span())) {
        return true;
      }
    }
    return false;
  }

  /** Where an inner and an outer mapping end at one place, the entries of the inner one come first. */
  private List<Map.Entry<Landing, List<Moving>>> innerFirst(Map<Landing, List<Moving>> groups) {
    var ordered = new ArrayList<>(groups.entrySet());
    ordered.sort(
        Comparator.comparingInt((Map.Entry<Landing, List<Moving>> group) -> depthOf(group.getKey()))
            .reversed());
    return ordered;
  }

  /** Two edits must not begin at one place: what is inserted replaces what goes from there. */
  private static Span unlessRemoved(Span anchor, List<Moving> moving) {
    for (var one : moving) {
      if (one.removed.start() == anchor.start()) {
        return one.removed;
      }
    }
    return anchor;
  }

  /**
   * Where entries go.
   *
   * @param existing the innermost mapping on the way that is there
   * @param missing the first key below it that is not; none where the mapping itself is the target
   */
  private record Landing(MappingNode existing, List<String> missing) {}

  private Map<Landing, List<Moving>> byNewParent(List<Moving> moving) {
    var groups = new LinkedHashMap<Landing, List<Moving>>();
    for (var one : moving) {
      groups.computeIfAbsent(target(one.to), target -> new ArrayList<>()).add(one);
    }
    return groups;
  }

  private Landing target(List<String> to) {
    var mapping = root;
    for (var i = 0; i + 1 < to.size(); i++) {
      var next = YamlEditor.entryAt(mapping, List.of(to.get(i)));
      if (next.isEmpty() || !(next.get().value() instanceof MappingNode found)) {
        return new Landing(mapping, List.of(to.get(i)));
      }
      mapping = found;
    }
    return new Landing(mapping, List.of());
  }

  private Optional<Span> endOf(MappingNode mapping) {
    var entries = NodePath.written(mapping);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    var last = entries.get(entries.size() - 1);
    var end = lines.endOf(last.key().span().to(last.value().span()));
    return end < 0 || !endsLine(end) ? Optional.empty() : Optional.of(source.span(end, end));
  }

  private boolean endsLine(int end) {
    return source.text().charAt(end - 1) == '\n';
  }

  private String written(Landing target, List<Moving> moving) {
    var column = columnOf(NodePath.written(target.existing).get(0));
    var out = new StringBuilder();
    if (target.missing.isEmpty()) {
      for (var one : moving) {
        out.append(indented(one, column));
      }
      return out.toString();
    }
    var tree = new NewMapping();
    for (var one : moving) {
      tree.add(one.to.subList(depthOf(target), one.to.size()), one);
    }
    tree.write(out, column);
    return out.toString();
  }

  /** How many keys lead to the mapping that exists. */
  private int depthOf(Landing target) {
    var depth = 0;
    var mapping = root;
    while (!mapping.span().equals(target.existing.span())) {
      mapping = next(mapping, target.existing);
      depth++;
    }
    return depth;
  }

  private static MappingNode next(MappingNode mapping, MappingNode inner) {
    for (var entry : NodePath.written(mapping)) {
      if (entry.value() instanceof MappingNode found && found.span().contains(inner.span())) {
        return found;
      }
    }
    return inner;
  }

  private int columnOf(Entry entry) {
    return lines.before(entry.key().span().start()).length();
  }

  private String indented(Moving one, int column) {
    var first = one.text.length() - one.text.stripLeading().length();
    var text = BlockLines.reindented(one.text, first, column);
    return text.endsWith("\n") ? text : text + lines.lineEnd();
  }

  /** A mapping that is to be written, with mappings in it. */
  private final class NewMapping {
    private final Map<String, NewMapping> inner = new LinkedHashMap<>();
    private final List<Moving> entries = new ArrayList<>();

    void add(List<String> path, Moving one) {
      if (path.size() == 1) {
        entries.add(one);
      } else {
        inner
            .computeIfAbsent(path.get(0), key -> new NewMapping())
            .add(path.subList(1, path.size()), one);
      }
    }

    void write(StringBuilder out, int column) {
      for (var one : entries) {
        out.append(indented(one, column));
      }
      inner.forEach((key, mapping) -> {
        out.append(" ".repeat(column)).append(key).append(':').append(lines.lineEnd());
        mapping.write(out, column + NewEntries.STEP);
      });
    }
  }
}
