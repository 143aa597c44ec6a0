package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.Document.Comment;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells which node of a document a comment speaks of: a mapping entry, a list item, or the document.
 *
 * <p>A comment on a line of its own covers what begins next below it, the outermost of the nodes that
 * begin there: above {@code - name: disk} it covers the item, above the first key of a document the
 * document. A comment behind something covers the outermost entry or item that begins on its line;
 * where none does, as behind a closing bracket, the innermost one around the text before it.
 */
final class CommentNodes {
  /** A node that comments can cover; the document as a whole is one. */
  private record Node(Span span, boolean isDocument) {
    int start() {
      return span.start();
    }

    int end() {
      return span.end();
    }
  }

  /** By start, outer nodes first. */
  private static final Comparator<Node> OUTER_FIRST = Comparator.comparingInt(Node::start)
      .thenComparing(Comparator.comparingInt(Node::end).reversed())
      .thenComparing(node -> !node.isDocument);

  private final Document document;
  private final List<Node> nodes = new ArrayList<>();

  CommentNodes(Document document) {
    this.document = document;
    document.root().ifPresent(root -> {
      nodes.add(new Node(root.span(), true));
      addBelow(root);
    });
    nodes.sort(OUTER_FIRST);
  }

  private void addBelow(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        // What an alias or a merge key brings is elsewhere, and is covered there.
        if (mapping.span().contains(entry.key().span())) {
          add(extent(entry.key(), entry.value()), entry.value());
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        if (sequence.span().contains(item.span())) {
          add(item.span(), item);
        }
      }
    }
  }

  private void add(Span span, YamlNode value) {
    nodes.add(new Node(span, false));
    addBelow(value);
  }

  /** From the key to the end of the value. */
  private static Span extent(ScalarNode key, YamlNode value) {
    var isBehind = value.span().start() >= key.span().end();
    return isBehind ? key.span().to(value.span()) : key.span();
  }

  /** The node that a comment covers; empty where there is none below it. */
  Optional<Span> coveredBy(Comment comment) {
    return comment.ownLine() ? below(comment.span().end()) : behind(comment);
  }

  private Optional<Span> below(int offset) {
    for (var node : nodes) {
      if (node.start() >= offset) {
        return Optional.of(node.span());
      }
    }
    return Optional.empty();
  }

  private Optional<Span> behind(Comment comment) {
    var lineStart = startOfLine(comment.span().start());
    for (var node : nodes) {
      var isBefore = node.start() >= lineStart && node.start() < comment.span().start();
      if (isBefore && (!node.isDocument || node.end() <= comment.span().start())) {
        return Optional.of(node.span());
      }
    }
    var last = lastCharacter(lineStart, comment.span().start());
    return isDashes(lineStart, comment.span().start())
        ? below(comment.span().end())
        : innermostAround(last);
  }

  /** The innermost entry or item around a place, never the document. */
  Optional<Span> innermostAround(Span place) {
    var innermost = Optional.<Span>empty();
    for (var node : nodes) {
      if (!node.isDocument && node.span.contains(place)) {
        innermost = Optional.of(node.span());
      }
    }
    return innermost;
  }

  /** What a node says, wherever it is: equal for equal values. */
  static Object meaning(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      var entries = new ArrayList<Object>();
      for (var entry : mapping.entries()) {
        entries.add(List.of(entry.name(), meaning(entry.value())));
      }
      return entries;
    }
    if (node instanceof SequenceNode sequence) {
      var items = new ArrayList<Object>();
      items.add("a list");
      for (var item : sequence.items()) {
        items.add(meaning(item));
      }
      return items;
    }
    var scalar = (ScalarNode) node;
    return scalar.style() + " " + scalar.tag().orElse("") + " " + scalar.text();
  }

  private Optional<Span> innermostAround(int offset) {
    var innermost = Optional.<Span>empty();
    for (var node : nodes) {
      // Nodes nest, and outer ones come first.
      if (node.start() <= offset && offset < node.end()) {
        innermost = Optional.of(node.span());
      }
    }
    return innermost;
  }

  private int startOfLine(int offset) {
    var lines = document.source().lines();
    var position = lines.position(offset);
    return offset - (position.column() - 1);
  }

  private int lastCharacter(int from, int to) {
    var text = document.source().text();
    var last = to - 1;
    while (last > from && text.charAt(last) <= ' ') {
      last--;
    }
    return last;
  }

  /** Whether only the dash of an item, or of a document, is there. */
  private boolean isDashes(int from, int to) {
    var text = document.source().text();
    for (var i = from; i < to; i++) {
      if (text.charAt(i) > ' ' && text.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }
}
