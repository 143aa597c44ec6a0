package io.github.migrationlint.core.edit;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.edit.NodePath.EntryStep;
import io.github.migrationlint.core.edit.NodePath.ItemStep;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Edits of YAML by structure. Places are those of findings: the key of an entry, or an item. Each text is
 * read once more when it is first asked about, as it is written and not as something composes it, so an
 * edit lands where a person wrote the value. What an alias repeats elsewhere is never edited, and an
 * answer is empty wherever it would not be certain what to do.
 *
 * <p>An editor is made for one run of a rule.
 */
public final class YamlEditor {
  /** What Kubernetes takes for the same whether it is empty or missing; others are not emptied. */
  private static final Set<String> MAY_VANISH =
      Set.of("annotations", "labels", "featureGates", "disabledFeatureGates", "matchLabels");

  private final IdentityHashMap<SourceFile, List<Document>> texts = new IdentityHashMap<>();

  /** A place in its document. */
  private record Located(Document document, NodePath path) {}

  private Optional<Located> locate(Span place) {
    for (var document : documents(place.source())) {
      var path = document.span().contains(place)
          ? NodePath.to(place, document)
          : Optional.<NodePath>empty();
      if (path.isPresent()) {
        return path.map(found -> new Located(document, found));
      }
    }
    return Optional.empty();
  }

  private List<Document> documents(SourceFile source) {
    return texts.computeIfAbsent(source, text -> new YamlReader().read(text).value());
  }

  private static boolean isAliased(Document document, Span edited) {
    for (var place : AliasedPlaces.in(document)) {
      if (place.touches(edited)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Edit> unlessAliased(Document document, Optional<Edit> edit) {
    return edit.filter(found -> !isAliased(document, found.span()));
  }

  /** Deletes the entry of a key, or an item, with its comments. */
  public Optional<Edit> deletion(Span place) {
    return locate(place).flatMap(found -> unlessAliased(found.document, deletion(found.path)));
  }

  /** Deletes the innermost item of a list around a place, with its comments. */
  public Optional<Edit> itemDeletion(Span inside) {
    for (var document : documents(inside.source())) {
      var path = document.span().contains(inside)
          ? NodePath.toItemAround(inside, document)
          : Optional.<NodePath>empty();
      if (path.isPresent()) {
        return unlessAliased(document, deletion(path.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Edit> deletion(NodePath path) {
    return path.last() instanceof EntryStep entry
        ? deletionOf(entry, path)
        : deletionOf((ItemStep) path.last(), path);
  }

  private static Optional<Edit> deletionOf(EntryStep step, NodePath path) {
    var entries = NodePath.written(step.parent());
    if (entries.size() < step.parent().entries().size()) {
      // A merge key is not among the entries: no one can tell what would be left.
      return Optional.empty();
    }
    if (entries.size() == 1) {
      return path.parent().flatMap(YamlEditor::withoutContent);
    }
    var places = new ArrayList<Span>();
    for (var entry : entries) {
      places.add(entry.key().span().to(entry.value().span()));
    }
    var index = entries.indexOf(step.entry());
    if (isFlow(step.parent())) {
      return flowDeletion(places, index);
    }
    var start = step.entry().key().span().start();
    var lines = new BlockLines(step.extent().source());
    if (lines.before(start).isBlank()) {
      return lines.linesOf(start, step.extent()).map(span -> new Edit(lines.deleted(span), ""));
    }
    return index == 0 ? firstBehindDash(places, lines) : Optional.empty();
  }

  /** {@code - a: 1} with {@code b: 2} below becomes {@code - b: 2}. */
  private static Optional<Edit> firstBehindDash(List<Span> places, BlockLines lines) {
    var first = places.get(0);
    var next = places.get(1).start();
    var end = lines.endOf(first);
    var between = end < 0 || end > next ? "#" : first.source().text().substring(first.end(), next);
    return BlockLines.mayHaveComment(between)
        ? Optional.empty()
        : Optional.of(new Edit(first.source().span(first.start(), next), ""));
  }

  /** An entry without all that is in its mapping: it goes as well, or its value becomes {@code {}}. */
  private static Optional<Edit> withoutContent(NodePath path) {
    if (mayVanish(path)) {
      return deletion(path);
    }
    if (!(path.last() instanceof EntryStep step)) {
      return Optional.empty();
    }
    var key = step.entry().key().span();
    var source = key.source();
    var value = step.value().span();
    var end = isFlow(step.value()) ? value.end() : new BlockLines(source).endOf(step.extent());
    if (end < 0) {
      return Optional.empty();
    }
    var emptied = source.text().substring(key.end(), end);
    var lineEnd =
        isFlow(step.value()) ? "" : emptied.substring(emptied.stripTrailing().length());
    return source.text().substring(key.end(), value.start()).contains("#")
        ? Optional.empty()
        : Optional.of(new Edit(source.span(key.end(), end), ": {}" + lineEnd));
  }

  private static boolean mayVanish(NodePath parent) {
    return parent.last() instanceof EntryStep entry
        && MAY_VANISH.contains(entry.entry().name());
  }

  private static Optional<Edit> deletionOf(ItemStep step, NodePath path) {
    var items = step.parent().items();
    if (items.size() == 1) {
      return path.parent().filter(YamlEditor::mayVanish).flatMap(YamlEditor::deletion);
    }
    var places = new ArrayList<Span>();
    for (var item : items) {
      places.add(item.span());
    }
    if (isFlow(step.parent())) {
      return flowDeletion(places, places.indexOf(step.extent()));
    }
    var lines = new BlockLines(step.extent().source());
    var before = lines.before(step.extent().start());
    var dash = before.indexOf('-');
    if (dash < 0 || !before.substring(dash + 1).isBlank()) {
      return Optional.empty();
    }
    var first = lines.startOfLine(step.extent().start()) + dash;
    return lines.linesOf(first, step.extent()).map(span -> new Edit(lines.deleted(span), ""));
  }

  /** With the comma behind it, or before it where it is the last. */
  private static Optional<Edit> flowDeletion(List<Span> places, int index) {
    var place = places.get(index);
    var source = place.source();
    var span = index + 1 < places.size()
        ? source.span(place.start(), places.get(index + 1).start())
        : source.span(places.get(index - 1).end(), place.end());
    return BlockLines.mayHaveComment(span.text())
        ? Optional.empty()
        : Optional.of(new Edit(span, ""));
  }

  static boolean isFlow(YamlNode collection) {
    var span = collection.span();
    var first = span.length() == 0 ? ' ' : span.text().charAt(0);
    return first == '{' || first == '[';
  }

  /**
   * Lifts what is under a key to where the key is: {@code a: {b: 1}} becomes {@code b: 1}.
   *
   * @param key of a mapping that has entries
   */
  public Optional<Edit> flattening(Span key) {
    return locate(key)
        .flatMap(found -> found.path.last() instanceof EntryStep step
                && step.value() instanceof MappingNode inner
                && !NodePath.written(inner).isEmpty()
                && NodePath.written(inner).size() == inner.entries().size()
            ? unlessAliased(found.document, flattening(step, inner))
            : Optional.empty());
  }

  private static Optional<Edit> flattening(EntryStep step, MappingNode inner) {
    var source = step.extent().source();
    if (isFlow(step.parent())) {
      var text = inner.span().text();
      return Optional.of(
          new Edit(step.extent(), text.substring(1, text.length() - 1).strip()));
    }
    var key = step.entry().key().span();
    var lines = new BlockLines(source);
    var whole = lines.linesOf(key.start(), step.extent());
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    var indentation = lines.before(key.start());
    if (isFlow(inner)) {
      return BlockLines.mayHaveComment(step.extent().text())
          ? Optional.empty()
          : Optional.of(new Edit(step.extent(), inLines(inner, indentation, lines)));
    }
    var first = lines.endOfLine(key.start());
    var end = whole.get().end();
    var body = source.text().substring(first, end);
    var deeper = lines.before(NodePath.written(inner).get(0).key().span().start());
    return deeper.isBlank() && first <= inner.span().start()
        ? Optional.of(new Edit(
            source.span(lines.startOfLine(key.start()), end),
            BlockLines.reindented(body, deeper.length(), indentation.length())))
        : Optional.empty();
  }

  private static String inLines(MappingNode inner, String indentation, BlockLines lines) {
    var out = new StringBuilder();
    for (var entry : NodePath.written(inner)) {
      out.append(out.isEmpty() ? "" : lines.lineEnd() + indentation);
      out.append(entry.key().span().to(entry.value().span()).text());
    }
    return out.toString();
  }

  /**
   * Writes an entry that is not there yet.
   *
   * @param object a place in the object: its root, or the key of one of its entries
   * @param path the keys from the root of the object to the mapping; those that are missing are written too
   * @param entry as it is to be written, {@code key: value}
   */
  public Optional<Edit> insertion(Span object, List<String> path, String entry) {
    return rootAt(object).flatMap(root -> {
      var edit = new NewEntries(root.source()).under(root.mapping(), path, entry);
      return unlessAliased(root.document, edit);
    });
  }

  /**
   * Writes an entry that is not there yet beside another.
   *
   * @param value of the other one
   * @param entry as it is to be written, {@code key: value}
   */
  public Optional<Edit> insertionBeside(Span value, String entry) {
    for (var document : documents(value.source())) {
      if (document.span().contains(value) && document.root().isPresent()) {
        var mapping = NodePath.mappingAround(value, document.root().get());
        return mapping.flatMap(found -> unlessAliased(
            document, new NewEntries(document.source()).under(found, List.of(), entry)));
      }
    }
    return Optional.empty();
  }

  /** Writes a scalar at the end of the list of a key. */
  public Optional<Edit> itemInsertion(Span key, String item) {
    return locate(key)
        .flatMap(found ->
            found.path.last() instanceof EntryStep step && step.value() instanceof SequenceNode list
                ? unlessAliased(
                    found.document, new NewEntries(found.document.source()).item(list, item))
                : Optional.empty());
  }

  /**
   * Writes the switches under a key in the other shape: {@code name: true} as {@code - name: name}, or
   * the other way round.
   */
  public Optional<Edit> turnedSwitches(Span key) {
    return locate(key)
        .flatMap(found -> found.path.last() instanceof EntryStep step && !isFlow(step.parent())
            ? unlessAliased(
                found.document, new SwitchLists(new BlockLines(key.source())).turned(step))
            : Optional.empty());
  }

  /** The root of an object as it is written. */
  private record Root(Document document, MappingNode mapping) {
    SourceFile source() {
      return document.source();
    }
  }

  /** The innermost mapping around a place that is an object, else the document. */
  private Optional<Root> rootAt(Span place) {
    for (var document : documents(place.source())) {
      var root = document.span().contains(place) ? document.root() : Optional.<YamlNode>empty();
      if (root.isPresent() && !NodePath.isInText(place, root.get())) {
        return innermost(root.get(), place).map(found -> new Root(document, found));
      }
    }
    return Optional.empty();
  }

  private static Optional<MappingNode> innermost(YamlNode node, Span place) {
    var found = node instanceof MappingNode mapping
            && mapping.get("kind").isPresent()
            && mapping.get("apiVersion").isPresent()
        ? Optional.of(mapping)
        : Optional.<MappingNode>empty();
    for (var child : children(node)) {
      if (child.span().contains(place)) {
        return innermost(child, place).or(() -> found);
      }
    }
    return found;
  }

  private static List<YamlNode> children(YamlNode node) {
    var children = new ArrayList<YamlNode>();
    if (node instanceof MappingNode mapping) {
      for (var entry : NodePath.written(mapping)) {
        children.add(entry.value());
      }
    } else if (node instanceof SequenceNode sequence) {
      children.addAll(sequence.items());
    }
    return children;
  }

  /** A field that is to be elsewhere; both paths from the root of the object. */
  public record Move(List<String> from, List<String> to) {
    public Move {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /**
   * Moves fields of an object with their comments, each if it is there; all or none.
   *
   * @param object a place in the object
   */
  public Optional<List<Edit>> moves(Span object, List<Move> moves) {
    return rootAt(object).flatMap(root -> {
      var edits = new Moves(root.source(), root.mapping(), moves).edits();
      for (var edit : edits.orElse(List.of())) {
        if (isAliased(root.document, edit.span())) {
          return Optional.empty();
        }
      }
      return edits.filter(found -> !found.isEmpty());
    });
  }

  /** The written entry at a path of keys. */
  static Optional<Entry> entryAt(MappingNode root, List<String> path) {
    var mapping = root;
    for (var i = 0; i < path.size(); i++) {
      var entry = Optional.<Entry>empty();
      for (var written : NodePath.written(mapping)) {
        if (written.name().equals(path.get(i))) {
          entry = Optional.of(written);
        }
      }
      if (entry.isEmpty() || i + 1 == path.size()) {
        return entry;
      }
      if (!(entry.get().value() instanceof MappingNode next)) {
        return Optional.empty();
      }
      mapping = next;
    }
    return Optional.empty();
  }
}
