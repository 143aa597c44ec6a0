package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One document of a file. A document with only blanks is not handed on.
 *
 * @param index its number in the file, from 0, counting empty documents
 * @param span all of its text from the first character to the last that is no blank, without the
 *     markers around it; comments and directives before its {@code ---} belong to it
 * @param root its value; empty for a document that holds only comments, or cannot be read
 * @param comments its comments in source order, those before its {@code ---} included; only looked
 *     for in a document that can be read and holds the text {@code migration-lint:}
 */
public record Document(
    SourceFile source, int index, Span span, Optional<YamlNode> root, List<Comment> comments) {
  /**
   * A comment.
   *
   * @param span from {@code #} to the end of the line
   * @param ownLine whether only spaces are before it on its line
   */
  public record Comment(Span span, boolean ownLine) {
    public Comment {
      Objects.requireNonNull(span);
    }

    /** What is behind the {@code #}, trimmed. */
    public String text() {
      return span.text().substring(1).strip();
    }
  }

  public Document {
    Objects.requireNonNull(source);
    Objects.requireNonNull(span);
    root = root.map(YamlNode::fresh);
    comments = List.copyOf(comments);
  }

  /** Its value: nodes that are made at each call, and are gone with who asked for them. */
  @Override
  public Optional<YamlNode> root() {
    return root.map(YamlNode::fresh);
  }

  /** The same node to keep for long: the root is kept already. */
  public MappingNode kept(MappingNode node) {
    return root.orElse(null) instanceof MappingNode own && own.isCopyOf(node) ? own : node.fresh();
  }

  /** Lets go of what it holds, if that node is all of it. */
  public void release(MappingNode node) {
    if (root.orElse(null) instanceof MappingNode own && own.isCopyOf(node)) {
      own.release();
    }
  }

  /** Lets go of what it holds; who asks for it again gets the same, which is read again. */
  void release() {
    root.ifPresent(YamlNode::release);
  }

  /** The same, as one that cannot be read. */
  Document withoutRoot() {
    return new Document(source, index, span, Optional.empty(), List.of());
  }
}
