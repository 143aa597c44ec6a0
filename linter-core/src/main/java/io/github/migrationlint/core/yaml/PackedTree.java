package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a document in a tenth of the space of its nodes, which are made when they are asked for:
 * a cluster of 100,000 VMs is kept until each rule has seen it.
 *
 * <p>Nodes are written parents first, as numbers of seven bits a byte: the start from the start of the
 * node around it, the length with the form, and for a collection how many bytes and texts it holds.
 *
 * <p>What {@link PlainReader} has read can be let go of, and is read again when someone asks. Like the
 * nodes, a tree is for one thread at a time.
 */
final class PackedTree {
  static final int MAPPING = 5;
  static final int SEQUENCE = 6;
  private static final int FORM_BITS = 3;
  private static final int MORE = 0x80;
  private static final int DIGIT_BITS = 7;
  private static final ScalarNode.Style[] STYLES = ScalarNode.Style.values();

  private final SourceFile source;

  /** What to read again, and with which texts; null where that is not possible. */
  private final @Nullable SharedTexts shared;

  private final int contentStart;
  private final int end;
  private final boolean hasMarker;

  /** Null while they are not needed. */
  private byte @Nullable [] nodes;

  private String @Nullable [] texts;

  private PackedTree(
      SourceFile source, @Nullable SharedTexts shared, int contentStart, int end, boolean marker) {
    this.source = source;
    this.shared = shared;
    this.contentStart = contentStart;
    this.end = end;
    this.hasMarker = marker;
  }

  /** A tree that can be read again from the part of the text. */
  static YamlNode of(SourceFile source, Part part, Packer packer) {
    return new PackedTree(
            source, packer.shared, part.content(), part.end(), part.content() > part.start())
        .root(packer);
  }

  private YamlNode root(Packer packer) {
    fill(packer);
    return new Cursor(this, 0, 0).next(0);
  }

  private void fill(Packer packer) {
    nodes = Arrays.copyOf(packer.nodes, packer.size);
    texts = packer.texts.toArray(new String[0]);
  }

  /** Lets go of what can be read again. */
  void release() {
    if (shared != null) {
      nodes = null;
      texts = null;
    }
  }

  /** Whether that text may be in it; only a tree that would have to be read again is not asked. */
  boolean mayHold(String text) {
    if (nodes != null) {
      return true;
    }
    for (var at = contentStart; at <= end - text.length(); at++) {
      if (source.text().startsWith(text, at)) {
        return true;
      }
    }
    return false;
  }

  private void readAgain(SharedTexts texts) {
    var start = hasMarker ? contentStart - 1 : contentStart;
    fill(PlainReader.pack(source, new Part(0, start, contentStart, end), texts));
  }

  SourceFile source() {
    return source;
  }

  /**
   * The same tree, packed; the tree itself where that would lose something.
   *
   * @param root of a document without aliases
   */
  static YamlNode pack(SourceFile source, YamlNode root, SharedTexts texts) {
    var packer = new Packer(texts);
    return root instanceof ScalarNode || !packer.add(root, 0)
        ? root
        : new PackedTree(source, null, 0, 0, false).root(packer);
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
    private final byte[] nodes;
    private final String[] texts;
    private int at;
    private int text;

    Cursor(PackedTree tree, int at, int text) {
      if (tree.nodes == null && tree.shared != null) {
        tree.readAgain(tree.shared);
      }
      this.tree = tree;
      this.nodes = Objects.requireNonNull(tree.nodes);
      this.texts = Objects.requireNonNull(tree.texts);
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
        var value = texts[text++];
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
        var digit = nodes[at++];
        value |= (digit & (MORE - 1)) << shift;
        if (digit >= 0) {
          return value;
        }
        shift += DIGIT_BITS;
      }
    }
  }

  /** Writes node after node. */
  static final class Packer {
    private final SharedTexts shared;
    private byte[] nodes = new byte[512];
    private int size;
    private int values;
    private final List<String> texts = new ArrayList<>();

    Packer(SharedTexts shared) {
      this.shared = shared;
    }

    /** How many nodes were written. */
    int values() {
      return values;
    }

    /**
     * Adds a scalar and returns its text.
     *
     * @param around where the node around it starts
     * @param inset how many characters at either end are quotes
     */
    String scalar(
        char[] source, int start, int end, int inset, int around, ScalarNode.Style style) {
      var text = shared.share(source, start + inset, end - inset);
      scalar(start - around, end - start, style, text);
      return text;
    }

    private void scalar(int start, int length, ScalarNode.Style style, String text) {
      number(start);
      number((length << FORM_BITS) | styleNumber(style));
      texts.add(text);
      values++;
    }

    private static int styleNumber(ScalarNode.Style style) {
      var number = 0;
      while (STYLES[number] != style) {
        number++;
      }
      return number;
    }

    /** Begins a collection; what is added up to {@link #close} is in it. */
    long open(int start, int around) {
      number(start - around);
      values++;
      return ((long) size << Integer.SIZE) | texts.size();
    }

    /** Ends a collection: how long it is and holds is written in front of what is in it. */
    void close(long opened, int length, int form) {
      var place = (int) (opened >>> Integer.SIZE);
      var end = size;
      number((length << FORM_BITS) | form);
      number(end - place);
      number(texts.size() - (int) opened);
      var head = Arrays.copyOfRange(nodes, end, size);
      System.arraycopy(nodes, place, nodes, place + head.length, end - place);
      System.arraycopy(head, 0, nodes, place, head.length);
    }

    /** Adds a node and what is in it; false where it has more to say than fits. */
    boolean add(YamlNode node, int around) {
      var span = node.span();
      if (span.start() < around) {
        return false;
      }
      if (node instanceof ScalarNode scalar) {
        scalar(span.start() - around, span.length(), scalar.style(), scalar.text());
        return scalar.tag().isEmpty();
      }
      var opened = open(span.start(), around);
      if (!addAll(node, span.start())) {
        return false;
      }
      close(opened, span.length(), node instanceof MappingNode ? MAPPING : SEQUENCE);
      return true;
    }

    private boolean addAll(YamlNode node, int start) {
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
