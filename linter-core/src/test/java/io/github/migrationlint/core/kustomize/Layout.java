package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small tree of files, written as one text, and what kustomize was recorded to make of it.
 *
 * @param recorded what was written, empty when the build failed or was not recorded
 * @param isOlderDifferent whether kustomize 5.5 was recorded to make something else than 5.8
 * @param olderFails whether the build failed in 5.5, where that differs
 */
public record Layout(
    String title,
    String build,
    Map<String, String> files,
    boolean fails,
    String recorded,
    boolean isOlderDifferent,
    boolean olderFails) {

  /** The layouts of a file of {@code src/test/resources/kustomize}. */
  public static List<Layout> load(String name) {
    try (var in = Layout.class.getResourceAsStream("/kustomize/" + name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files only: {@code === path} before the text of each. */
  static Layout of(String build, String text) {
    return parse("### test | " + build + "\n" + text).get(0);
  }

  private static List<Layout> parse(String text) {
    var layouts = new ArrayList<Layout>();
    for (var part : text.split("(?m)^### ", -1)) {
      if (!part.isEmpty()) {
        layouts.add(one(part));
      }
    }
    return layouts;
  }

  private static Layout one(String part) {
    var newline = part.indexOf('\n');
    var head = part.substring(0, newline).split(" \\| ", 2);
    var files = new LinkedHashMap<String, String>();
    var fails = false;
    var isOlderDifferent = false;
    var olderFails = false;
    var recorded = new StringBuilder();
    var current = new StringBuilder();
    var path = "";
    for (var line : part.substring(newline + 1).split("(?<=\n)", -1)) {
      if (line.startsWith("=== ") || line.startsWith(">>> ")) {
        if (!path.isEmpty()) {
          files.put(path, current.toString());
        }
      }
      if (line.startsWith("=== ")) {
        path = line.substring(4).strip();
        current = new StringBuilder();
      } else if (line.startsWith(">>> 5.5 ")) {
        isOlderDifferent = true;
        olderFails = line.startsWith(">>> 5.5 fails");
        current = new StringBuilder();
        path = "";
      } else if (line.startsWith(">>> ")) {
        fails = line.startsWith(">>> fails");
        current = recorded;
        path = "";
      } else {
        current.append(line);
      }
    }
    if (!path.isEmpty()) {
      files.put(path, current.toString());
    }
    return new Layout(
        head[0].strip(),
        head.length > 1 ? head[1].strip() : "",
        files,
        fails,
        recorded.toString(),
        isOlderDifferent,
        olderFails);
  }

  public List<Document> documents() {
    var documents = new ArrayList<Document>();
    for (var file : files.entrySet()) {
      if (!isYaml(file.getKey())) {
        continue;
      }
      var source = new SourceFile(new SourceId(file.getKey()), file.getValue());
      documents.addAll(new YamlReader().read(source).value());
    }
    return documents;
  }

  private static boolean isYaml(String path) {
    return path.endsWith(".yaml")
        || path.endsWith(".yml")
        || path.endsWith(".json")
        || path.endsWith("Kustomization");
  }

  /** What is beside the documents. */
  LaterFiles later() {
    return path -> {
      var text = files.get(path);
      return text == null
          ? new LaterFiles.Absent()
          : new LaterFiles.Text(new SourceFile(new SourceId(path), text));
    };
  }

  /** Whether a document of it cannot be read, so that the YAML reader has reported it. */
  boolean isUnreadable() {
    for (var file : files.entrySet()) {
      var source = new SourceFile(new SourceId(file.getKey()), file.getValue());
      if (isYaml(file.getKey()) && !new YamlReader().read(source).problems().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  Composition composition() {
    var documents = documents();
    var tree = new DocumentTree(documents, new YamlReader()::read, later());
    return new Composer(Kustomizations.read(documents).value(), tree, new Budget()).compose(build);
  }

  @Override
  public String toString() {
    return title;
  }
}
