package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code CATALOGUE.md} accounts for every mistake that was considered, and for every rule. */
class CatalogueTest {
  private static final int MISTAKES = 144;
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| ([^|]+) \\|");
  private static final Pattern NAME = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+|schema)`");

  /** The commands and values in backticks that look like rules. */
  private static final List<String> OTHERS = List.of("who-wins");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("CATALOGUE.md"));
  }

  @Test
  void every_mistake_is_accounted_for_once() throws IOException {
    var numbers = new ArrayList<Integer>();
    for (var line : lines()) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        numbers.add(Integer.parseInt(row.group(1)));
        var answer = row.group(2);
        var hasReason =
            answer.startsWith("none") || answer.startsWith("as ") || answer.contains(" ");
        assertTrue(hasReason || NAME.matcher(answer).find(), line);
      }
    }
    assertEquals(IntStream.rangeClosed(1, MISTAKES).boxed().toList(), numbers);
  }

  @Test
  void every_rule_is_in_the_table_and_every_name_is_a_rule() throws IOException {
    var told = new TreeSet<String>();
    for (var line : lines()) {
      if (line.startsWith("| ")) {
        NAME.matcher(line).results().forEach(name -> told.add(name.group(1)));
      }
    }
    OTHERS.forEach(told::remove);
    assertEquals(new TreeSet<>(Catalogue.names()), told);
  }

  @Test
  void the_readme_names_rules_that_exist() throws IOException {
    var readme = Files.readString(Path.of("../README.md"));
    var start = readme.indexOf("## What it finds");
    var section = readme.substring(start, readme.indexOf("\n## ", start));
    var named = NAME.matcher(section).results().map(name -> name.group(1)).toList();
    assertTrue(named.size() > 20, named.toString());
    assertTrue(Catalogue.names().containsAll(named), named.toString());
  }
}
