package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads texts as YAML, JSON included. Each document is read on its own: a broken one is reported and
 * left without a tree, a templated one is left out, and the others are as if it were not there.
 *
 * <p>Without a memory it is stateless and may be used by several threads.
 */
public final class YamlReader {
  private final boolean remembers;
  private final IdentityHashMap<SourceFile, FileReading> known = new IdentityHashMap<>();

  public YamlReader() {
    this(false);
  }

  private YamlReader(boolean remembers) {
    this.remembers = remembers;
  }

  /**
   * A reader that parses each text once, however often it reads it: the two trees of a comparison and
   * the rounds of fixing share most of their texts. It goes by the {@link SourceFile} itself, not by
   * its name, and is for one thread.
   */
  public static YamlReader remembering() {
    return new YamlReader(true);
  }

  /** The documents of all files, in the order of the files, and what is wrong with them. */
  public Outcome<YamlFiles> read(List<SourceFile> sources) {
    return read(sources, new Budget(), Failures.fatal());
  }

  /**
   * The same; a file that fails to be read is left out.
   *
   * @param budget pays for the values that aliases add, in the order of the files
   */
  public Outcome<YamlFiles> read(List<SourceFile> sources, Budget budget, Failures failures) {
    var documents = new ArrayList<Document>();
    var templated = new ArrayList<SourceId>();
    var problems = new ArrayList<Diagnostic>();
    var texts = new SharedTexts();
    for (var source : sources) {
      var file = known.get(source);
      if (file == null) {
        file = new FileReading(source, texts);
        try {
          file.run();
          if (remembers) {
            known.put(source, file);
          }
        } catch (RuntimeException | Error bug) {
          failures.add("reading `" + source.id() + "`", bug);
        }
      }
      file.pay(budget, documents, problems);
      if (file.templated) {
        templated.add(source.id());
      }
    }
    return new Outcome<>(new YamlFiles(documents, templated), problems);
  }

  /** The documents of one file; those that are templates are missing without a word. */
  public Outcome<List<Document>> read(SourceFile source) {
    return read(source, new Budget());
  }

  /** The same, paid for by the run it belongs to. */
  public Outcome<List<Document>> read(SourceFile source, Budget budget) {
    var outcome = read(List.of(source), budget, Failures.fatal());
    return new Outcome<>(outcome.value().documents(), outcome.problems());
  }

  /** One file on its way. */
  private static final class FileReading {
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

    void run() {
      var parts = DocumentSplitter.split(source.text(), YamlLimits.MAX_DOCUMENTS + 1);
      for (var i = 0; i < Math.min(parts.size(), YamlLimits.MAX_DOCUMENTS); i++) {
        var items = parts.get(i).end() - parts.get(i).start() > YamlLimits.MAX_DOCUMENT_LENGTH
            ? ListItems.of(source.text(), parts.get(i))
            : List.<Part>of();
        if (items.isEmpty()) {
          read(parts.get(i), false);
        }
        for (var item : items) {
          read(item, true);
        }
      }
      if (parts.size() > YamlLimits.MAX_DOCUMENTS) {
        var start = parts.get(YamlLimits.MAX_DOCUMENTS).start();
        problems.add(YamlRules.YAML_SYNTAX.at(
            source.span(start, start),
            "this is document " + parts.size() + " of the file, the limit is "
                + YamlLimits.MAX_DOCUMENTS));
      }
    }

    /** Reads a document, or one that is the only item of a sequence. */
    private void read(Part part, boolean isItem) {
      var refusal = refusal(part);
      if (refusal.isPresent()) {
        add(part, Optional.empty(), List.of());
        problems.add(refusal.get());
        return;
      }
      var builder = new TreeBuilder(source, part, texts);
      builder.run();
      if (builder.failure().isEmpty()) {
        if (builder.unfolded() > 0) {
          unfolded.put(documents.size(), builder.unfolded());
        }
        problems.addAll(builder.duplicates());
        var root = isItem ? builder.root().flatMap(FileReading::item) : builder.root();
        var packed = builder.hasAnchors() ? root : root.map(node -> PackedTree.pack(source, node));
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
          .at(
              source.span(start, start),
              "aliases add more values than the file's size accounts for")
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
}
