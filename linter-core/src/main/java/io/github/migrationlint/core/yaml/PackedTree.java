package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The tree of a document in a tenth of the space of its nodes, which are made when they are asked for:
 * a cluster of 100,000 VMs is kept until each rule has seen it.
 *
 * <p>Nodes are written parents first, as numbers of seven bits a byte: the start from the start of the
 * node around it, the length with the form, and for a collection how many bytes and texts it holds.
 */
final class PackedTree {
  private static final int MAPPING = 5;
  private static final int SEQUENCE = 6;
  private static final int FORM_BITS = 3;
  private static final int MORE = 0x80;
  private static final int DIGIT_BITS = 7;
  private static final ScalarNode.Style[] STYLES = ScalarNode.Style.values();

  private final SourceFile source;
  private final byte[] nodes;
  private final String[] texts;

  private PackedTree(SourceFile source, byte[] nodes, String[] texts) {
    this.source = source;
    this.nodes = nodes;
    this.texts = texts;
  }

  SourceFile source() {
    return source;
  }

  /**
   * The same tree, packed; the tree itself where that would lose something.
   *
   * @param root of a document without aliases
   */
  static YamlNode pack(SourceFile source, YamlNode root) {
    var packer = new Packer();
    if (root instanceof ScalarNode || !packer.add(root, 0)) {
      return root;
    }
    var tree = new PackedTree(
        source, Arrays.copyOf(packer.nodes, packer.size), packer.texts.toArray(new String[0]));
    return new Cursor(tree, 0, 0).next(0);
  }

  /** What is in a mapping. */
  List<Entry> entries(int from, int text, int start) {
    var cursor = new Cursor(this, from, text);
    var end = cursor.enter();
    var entries = new ArrayList<Entry>();
    while (cursor.at < end) {
      var key = (ScalarNode) cursor.next(start);
      entries.add(new Entry(key.text(), key, cursor.next(start)));
    }
    return List.copyOf(entries);
  }

  /** What is in a list. */
  List<YamlNode> items(int from, int text, int start) {
    var cursor = new Cursor(this, from, text);
    var end = cursor.enter();
    var items = new ArrayList<YamlNode>();
    while (cursor.at < end) {
      items.add(cursor.next(start));
    }
    return List.copyOf(items);
  }

  /** Reads node after node. */
  private static final class Cursor {
    private final PackedTree tree;
    private int at;
    private int text;

    Cursor(PackedTree tree, int at, int text) {
      this.tree = tree;
      this.at = at;
      this.text = text;
    }

    /** Steps over the size of a collection; returns where it ends. */
    int enter() {
      var bytes = number();
      number();
      return at + bytes;
    }

    /** The next node; what is in it is passed over. */
    YamlNode next(int around) {
      var start = around + number();
      var shape = number();
      var length = shape >>> FORM_BITS;
      var form = shape & ((1 << FORM_BITS) - 1);
      if (form < MAPPING) {
        var value = tree.texts[text++];
        return new ScalarNode(
            tree.source.span(start, start + length), value, STYLES[form], Optional.empty());
      }
      var inside = at;
      var firstText = text;
      var bytes = number();
      text += number();
      at += bytes;
      return form == MAPPING
          ? new MappingNode(tree, inside, firstText, start, length)
          : new SequenceNode(tree, inside, firstText, start, length);
    }

    private int number() {
      var value = 0;
      var shift = 0;
      while (true) {
        var digit = tree.nodes[at++];
        value |= (digit & (MORE - 1)) << shift;
        if (digit >= 0) {
          return value;
        }
        shift += DIGIT_BITS;
      }
    }
  }

  /** Writes node after node. */
  private static final class Packer {
    private byte[] nodes = new byte[256];
    private int size;
    private final List<String> texts = new ArrayList<>();

    /** Adds a node and what is in it; false where it has more to say than fits. */
    boolean add(YamlNode node, int around) {
      var start = node.span().start() - around;
      if (start < 0) {
        return false;
      }
      number(start);
      if (node instanceof ScalarNode scalar) {
        number((scalar.span().length() << FORM_BITS) | styleNumber(scalar));
        texts.add(scalar.text());
        return scalar.tag().isEmpty();
      }
      number(
          (node.span().length() << FORM_BITS) | (node instanceof MappingNode ? MAPPING : SEQUENCE));
      var inside = size;
      var firstText = texts.size();
      if (!addAll(node)) {
        return false;
      }
      insert(inside, size - inside, texts.size() - firstText);
      return true;
    }

    private static int styleNumber(ScalarNode scalar) {
      var number = 0;
      while (STYLES[number] != scalar.style()) {
        number++;
      }
      return number;
    }

    private boolean addAll(YamlNode node) {
      var start = node.span().start();
      if (node instanceof MappingNode mapping) {
        for (var entry : mapping.entries()) {
          if (!entry.name().equals(entry.key().text())
              || !add(entry.key(), start)
              || !add(entry.value(), start)) {
            return false;
          }
        }
      } else if (node instanceof SequenceNode sequence) {
        for (var item : sequence.items()) {
          if (!add(item, start)) {
            return false;
          }
        }
      }
      return true;
    }

    /** Writes the size of a collection in front of what is in it. */
    private void insert(int place, int bytes, int count) {
      var end = size;
      number(bytes);
      number(count);
      var head = Arrays.copyOfRange(nodes, end, size);
      System.arraycopy(nodes, place, nodes, place + head.length, end - place);
      System.arraycopy(head, 0, nodes, place, head.length);
    }

    private void number(int value) {
      if (size + 5 > nodes.length) {
        nodes = Arrays.copyOf(nodes, nodes.length * 2);
      }
      var rest = value;
      while (rest >= MORE) {
        nodes[size++] = (byte) ((rest & (MORE - 1)) | MORE);
        rest >>>= DIGIT_BITS;
      }
      nodes[size++] = (byte) rest;
    }
  }
}
