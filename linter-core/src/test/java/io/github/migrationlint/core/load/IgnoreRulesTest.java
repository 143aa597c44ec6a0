package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.budget.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Our reading of {@code .gitignore} against tables recorded from git; see src/test/gitignore. */
class IgnoreRulesTest {
  private final Path folder;

  IgnoreRulesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  Stream<DynamicTest> git_agrees() throws IOException {
    return table("cases.txt");
  }

  @TestFactory
  Stream<DynamicTest> git_agrees_on_random_patterns() throws IOException {
    return table("random.txt");
  }

  private Stream<DynamicTest> table(String name) throws IOException {
    var table = Path.of(System.getProperty("basedir", ""), "src/test/gitignore", name);
    var cases = new ArrayList<List<String>>();
    for (var line : Files.readAllLines(table)) {
      if (line.startsWith("== ")) {
        cases.add(new ArrayList<>());
      }
      cases.get(cases.size() - 1).add(line);
    }
    assertFalse(cases.isEmpty());
    return cases.stream().map(lines -> dynamicTest(lines.get(0).substring(3), () -> agree(lines)));
  }

  private void agree(List<String> lines) throws IOException {
    var top = Files.createTempDirectory(folder, "case");
    Files.createDirectory(top.resolve(".git"));
    var patterns = top;
    var ours = new ArrayList<String>();
    for (var line : lines) {
      var text = plain(line.substring(2));
      switch (line.charAt(0)) {
        case '>' -> patterns = create(top.resolve(text));
        case '|' -> Files.writeString(patterns, text + "\n", StandardOpenOption.APPEND);
        default -> {
          // A title, or a path: those follow once all patterns are written.
        }
      }
    }
    for (var line : lines) {
      var isPath = line.startsWith("+ ") || line.startsWith("- ");
      ours.add(
          isPath
              ? (isIgnored(top, plain(line.substring(2))) ? "- " : "+ ") + line.substring(2)
              : line);
    }
    assertEquals(String.join("\n", lines), String.join("\n", ours));
  }

  private static Path create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private static String plain(String shown) {
    return shown.replace('␣', ' ').replace('␉', '\t').replace('␍', '\r');
  }

  /** Goes down as the walk does: nothing below an ignored folder is looked at. */
  private static boolean isIgnored(Path top, String path) {
    var trees = new WorkTrees(Disk.LOCAL, new Budget().share());
    var rules = IgnoreRules.top(trees, top).reading(trees, top);
    var at = 0;
    var folder = top;
    while (true) {
      var slash = path.indexOf('/', at);
      var name = slash < 0 ? path.substring(at) : path.substring(at, slash);
      if (name.isEmpty()) {
        return false;
      }
      if (rules.ignores(name, slash >= 0)) {
        return true;
      }
      if (slash < 0) {
        return false;
      }
      folder = folder.resolve(name);
      rules = rules.enter(name).reading(trees, folder);
      at = slash + 1;
    }
  }

  @Test
  void hostile_patterns_end() {
    var pattern = Wildcard.of("*a".repeat(200) + "/**/" + "a*".repeat(200) + "b");
    assertFalse(pattern.matches("a".repeat(4000) + "/" + "a".repeat(4000)));
  }
}
