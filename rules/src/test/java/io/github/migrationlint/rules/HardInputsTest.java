package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every kind of input in {@code hard-inputs.tsv} has the tests that the table names. */
class HardInputsTest {
  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final Path RESOURCES = TOP.resolve("linter-core/src/test/resources");
  private static final Path REPOSITORIES = RESOURCES.resolve("repos");
  private static final List<String> MODULES = List.of("linter-core", "rules", "cli");

  private static final Pattern REFERENCE =
      Pattern.compile("(repos|page|schema|recorded)/.+|[A-Z][A-Za-z]+Test(#[a-z_0-9]+)?");

  private record Row(String kind, List<String> examples, List<String> properties) {}

  private static List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    for (var line : Files.readAllLines(RESOURCES.resolve("hard-inputs.tsv"))) {
      if (!line.startsWith("#")) {
        var columns = List.of(line.split("\t", -1));
        assertEquals(3, columns.size(), line);
        rows.add(new Row(columns.get(0), references(columns.get(1)), references(columns.get(2))));
      }
    }
    return rows;
  }

  /** A title may have blanks in it: what does not look like a reference belongs to the one before. */
  private static List<String> references(String column) {
    var found = new ArrayList<String>();
    for (var word : column.split(" ", -1)) {
      var isReference = REFERENCE.matcher(word).matches();
      if (isReference || found.isEmpty()) {
        found.add(word);
      } else {
        found.add(found.remove(found.size() - 1) + " " + word);
      }
    }
    return found;
  }

  private static Map<String, String> tests() throws IOException {
    var tests = new HashMap<String, String>();
    for (var module : MODULES) {
      try (var files = Files.walk(TOP.resolve(module).resolve("src/test/java"))) {
        for (var file :
            files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
          var name = file.getFileName().toString();
          tests.merge(name.substring(0, name.length() - 5), Files.readString(file), String::concat);
        }
      }
    }
    return tests;
  }

  private static Set<String> pages() {
    var pages = new HashSet<String>();
    for (var card : Catalogue.cards()) {
      pages.add(card.name());
    }
    return pages;
  }

  private static boolean exists(String reference, Map<String, String> tests) throws IOException {
    var slash = reference.indexOf('/');
    var hash = reference.indexOf('#');
    if (slash > 0 && (hash < 0 || slash < hash)) {
      var name = reference.substring(slash + 1);
      return switch (reference.substring(0, slash)) {
        case "repos" -> Files.exists(REPOSITORIES.resolve(name).resolve("expected.txt"));
        case "page" -> pages().contains(name);
        case "schema" ->
          Files.readString(RESOURCES.resolve("io/github/migrationlint/core/schema/cases.md"))
              .contains("\n## " + name + "\n");
        case "recorded" -> {
          var title = name.indexOf('#');
          var file = RESOURCES.resolve("kustomize").resolve(name.substring(0, title) + ".txt");
          var text = Files.readString(file) + "\n";
          var heading = "### " + name.substring(title + 1);
          yield text.contains(heading + " |") || text.contains(heading + "\n");
        }
        default -> false;
      };
    }
    var text = tests.get(hash < 0 ? reference : reference.substring(0, hash));
    return text != null && (hash < 0 || text.contains(" " + reference.substring(hash + 1) + "("));
  }

  @Test
  void every_test_that_the_table_names_is_there() throws IOException {
    var tests = tests();
    var missing = new ArrayList<String>();
    for (var row : rows()) {
      assertTrue(!row.examples().isEmpty() && !row.properties().isEmpty(), row.kind());
      for (var references : List.of(row.examples(), row.properties())) {
        for (var reference : references) {
          if (!exists(reference, tests)) {
            missing.add(row.kind() + ": " + reference);
          }
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void no_kind_is_there_twice() throws IOException {
    var kinds = new HashSet<String>();
    for (var row : rows()) {
      assertTrue(kinds.add(row.kind()), row.kind());
    }
  }
}
