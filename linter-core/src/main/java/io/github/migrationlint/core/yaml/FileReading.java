package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file on its way, or a stretch of it. */
final class FileReading {
  private final SourceFile source;
  private final SharedTexts texts;
  private final List<Document> documents = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private boolean templated;

  /** Values that aliases have added, by the index of the document; most files have none. */
  private final Map<Integer, Long> unfolded = new HashMap<>();

  FileReading(SourceFile source, SharedTexts texts) {
    this.source = source;
    this.texts = texts;
  }

  /**
   * Hands on what was read. From the first document on whose aliases cost more than is left, those
   * with aliases are as if they could not be read, which is reported once.
   */
  void pay(Budget budget, List<Document> allDocuments, List<Diagnostic> allProblems) {
    allProblems.addAll(problems);
    if (unfolded.isEmpty()) {
      allDocuments.addAll(documents);
      return;
    }
    var values = budget.share().values();
    values.grant(source.text().length() / YamlLimits.CHARACTERS_PER_UNFOLDED);
    for (var i = 0; i < documents.size(); i++) {
      var document = documents.get(i);
      var wasSpent = values.isSpent();
      if (values.take(unfolded.getOrDefault(i, 0L))) {
        allDocuments.add(document);
        continue;
      }
      allDocuments.add(document.withoutRoot());
      if (!wasSpent) {
        allProblems.add(tooManyAliases(document));
      }
    }
  }

  /**
   * What is parsed at a time: a document, or an item of one that is a long list.
   *
   * @param number of the document, from 0
   */
  record Piece(Part part, boolean isItem, int number) {}

  /** What a file falls into. */
  static List<Piece> pieces(SourceFile source) {
    var pieces = new ArrayList<Piece>();
    var number = 0;
    for (var part : DocumentSplitter.split(source.text(), YamlLimits.MAX_DOCUMENTS + 1)) {
      var isLong = part.end() - part.start() > YamlLimits.MAX_WHOLE_LIST;
      var items = isLong && number < YamlLimits.MAX_DOCUMENTS
          ? ListItems.of(source.text(), part)
          : List.<Part>of();
      if (items.isEmpty()) {
        pieces.add(new Piece(part, false, number));
      }
      for (var item : items) {
        pieces.add(new Piece(item, true, number));
      }
      number++;
    }
    return pieces;
  }

  void run() {
    run(pieces(source));
  }

  /** Reads some of the pieces of the file. */
  void run(List<Piece> pieces) {
    for (var piece : pieces) {
      if (piece.number() >= YamlLimits.MAX_DOCUMENTS) {
        tooManyDocuments(piece.part());
        return;
      }
      read(piece.part(), piece.isItem());
    }
  }

  private void tooManyDocuments(Part part) {
    problems.add(YamlRules.YAML_SYNTAX.at(
        source.span(part.start(), part.start()),
        "this is document " + (YamlLimits.MAX_DOCUMENTS + 1) + " of the file, the limit is "
            + YamlLimits.MAX_DOCUMENTS));
  }

  /** Takes what another reading has found in what follows. */
  void append(FileReading other) {
    for (var some : other.unfolded.entrySet()) {
      unfolded.put(documents.size() + some.getKey(), some.getValue());
    }
    documents.addAll(other.documents);
    problems.addAll(other.problems);
    templated |= other.templated;
  }

  boolean isTemplated() {
    return templated;
  }

  /** Reads a document, or one that is the only item of a sequence. */
  private void read(Part part, boolean isItem) {
    var plain = part.end() - part.start() > YamlLimits.MAX_DOCUMENT_LENGTH
        ? Optional.<YamlNode>empty()
        : PlainReader.read(source, part, texts);
    if (plain.isPresent()) {
      add(part, isItem ? item(plain.get()) : plain, List.of());
      return;
    }
    var refusal = refusal(part);
    if (refusal.isPresent()) {
      add(part, Optional.empty(), List.of());
      problems.add(refusal.get());
      return;
    }
    var builder = AliasKeys.read(source, part, texts);
    if (builder.failure().isEmpty()) {
      if (builder.unfolded() > 0) {
        unfolded.put(documents.size(), builder.unfolded());
      }
      problems.addAll(builder.duplicates());
      var root = isItem ? builder.root().flatMap(FileReading::item) : builder.root();
      var packed =
          builder.hasAnchors() ? root : root.map(node -> PackedTree.pack(source, node, texts));
      add(part, packed, Comments.of(source, part, builder.scalars()));
    } else if (Template.explains(builder.failure().get(), part)) {
      templated = true;
    } else {
      problems.add(builder.failure().get());
      add(part, Optional.empty(), List.of());
    }
  }

  /** Reported once; the documents after it that have aliases are not read either. */
  private Diagnostic tooManyAliases(Document document) {
    var start = document.span().start();
    return YamlRules.YAML_SYNTAX
        .at(source.span(start, start), "aliases add more values than the file's size accounts for")
        .withHelp(
            "write out what they refer to; this and later documents with aliases are skipped");
  }

  private static Optional<YamlNode> item(YamlNode root) {
    return root instanceof SequenceNode list && list.items().size() == 1
        ? Optional.of(list.items().get(0))
        : Optional.of(root);
  }

  /** What keeps us from parsing it at all. */
  private Optional<Diagnostic> refusal(Part part) {
    var length = part.end() - part.start();
    if (length > YamlLimits.MAX_DOCUMENT_LENGTH) {
      return Optional.of(YamlRules.YAML_SYNTAX.at(
          source.span(part.start(), part.start()),
          "this document has " + length + " characters, the limit is "
              + YamlLimits.MAX_DOCUMENT_LENGTH));
    }
    return Unprintable.find(source, part.start(), part.end());
  }

  private void add(Part part, Optional<YamlNode> root, List<Document.Comment> comments) {
    documents.add(new Document(source, part.index(), span(part), root, comments));
  }

  /** Without the blanks around it and, if only blanks are before, without its marker. */
  private Span span(Part part) {
    var text = source.text();
    var start = part.content();
    var end = part.end();
    while (start < end && Lines.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Lines.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return source.span(start, end);
  }
}
