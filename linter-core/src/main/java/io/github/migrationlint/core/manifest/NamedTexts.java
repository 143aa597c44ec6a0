package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The texts that the user names, rather than the folder they are in: one that holds nothing is a mistake
 * of whoever names it, such as the output of a command that failed.
 */
public final class NamedTexts {
  private NamedTexts() {}

  /**
   * Looks at those that were passed over, as no object can be in them.
   *
   * @throws NoSuchPath if one is no YAML or JSON, or standard input is empty
   */
  public static void verify(LoadRequest request, Loaded loaded) {
    for (var path : request.paths()) {
      if (path.equals(LoadRequest.STDIN) && request.more().isPresent()) {
        continue;
      }
      if (path.equals(LoadRequest.STDIN)) {
        var text = new String(request.stdin().orElseThrow(), StandardCharsets.UTF_8);
        verifyInput(new SourceFile(new SourceId(request.stdinName()), text), loaded);
      } else {
        var name = path.startsWith("./") ? path.substring(2) : path;
        var isPassedOver = loaded.passedOver().contains(new SourceId(name));
        if (isPassedOver && loaded.later().at(name) instanceof LaterFiles.Text text) {
          verify(text.source(), path);
        }
      }
    }
  }

  private static void verifyInput(SourceFile source, Loaded loaded) {
    if (source.text().isBlank() || isComment(source, loaded)) {
      throw NoSuchPath.emptyInput();
    }
    if (loaded.passedOver().contains(source.id())) {
      verify(source, source.id().path());
    }
  }

  private static boolean isComment(SourceFile source, Loaded loaded) {
    if (source.text().contains("{{") || !loaded.passedOver().contains(source.id())) {
      return false;
    }
    var read = new YamlReader().read(source);
    return read.problems().isEmpty() && !hasRoot(read.value());
  }

  private static boolean hasRoot(List<Document> documents) {
    for (var document : documents) {
      if (document.root().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void verify(SourceFile source, String name) {
    if (source.text().isBlank() || source.text().contains("{{")) {
      return;
    }
    var read = new YamlReader().read(source);
    for (var document : read.value()) {
      var root = document.root();
      if (root.isPresent()
          && (root.get() instanceof MappingNode || root.get() instanceof SequenceNode)) {
        return;
      }
    }
    if (!read.problems().isEmpty() || hasRoot(read.value())) {
      throw NoSuchPath.notYaml(name);
    }
  }
}
