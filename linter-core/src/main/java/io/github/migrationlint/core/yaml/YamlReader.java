package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

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
    var ahead = known.isEmpty() ? ReadAhead.of(sources) : ReadAhead.NOTHING;
    for (var source : sources) {
      var file = known.get(source);
      if (file == null) {
        var read = ahead.of(source);
        file = read.orElseGet(() -> new FileReading(source, texts));
        try {
          if (read.isEmpty()) {
            file.run();
          }
          if (remembers) {
            known.put(source, file);
          }
        } catch (RuntimeException | Error bug) {
          failures.add("reading `" + source.id() + "`", bug);
        }
      }
      file.pay(budget, documents, problems);
      if (file.isTemplated()) {
        templated.add(source.id());
      }
    }
    return new Outcome<>(new YamlFiles(documents, templated), problems);
  }

  /**
   * Lets go of trees that can be read again, as hardly a rule asks for them: they are a good part of what a
   * VM takes. A reader that hands out the same documents again keeps them.
   */
  public void release(YamlFiles files) {
    if (!remembers) {
      files.documents().forEach(Document::release);
    }
  }

  /** Whether each text is read anew, so that what was read of it need not be kept. */
  public boolean forgets() {
    return !remembers;
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
}
