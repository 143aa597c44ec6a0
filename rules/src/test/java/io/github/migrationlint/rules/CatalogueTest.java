package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code CATALOGUE.md} lists every rule by topic, and says why other mistakes have none. */
class CatalogueTest {
  private static final Path FILE = Path.of("CATALOGUE.md");
  private static final String NO_RULE = "## No rule, because\n";
  private static final Pattern NAME = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+|schema)`");

  /** The commands and values in backticks that look like rules. */
  private static final List<String> OTHERS = List.of("who-wins");

  /** {@code -Dgolden=update} writes the tables anew and leaves what follows them. */
  @Test
  void every_rule_is_listed_by_topic() throws IOException {
    var written = Files.readString(FILE);
    var reasons = written.substring(written.indexOf(NO_RULE));
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(FILE, tables() + reasons);
    }
    assertEquals(tables() + reasons, Files.readString(FILE));
  }

  private static String tables() {
    var out = new StringBuilder("""
        # What the rules cover

        Every rule by topic, made from the cards of the rules. `migration-lint explain RULE` prints the page of a rule.

        """);
    for (var topic : Topics.all().entrySet()) {
      out.append("## ").append(topic.getKey()).append("\n\n");
      out.append("| rule | severity | reports |\n|---|---|---|\n");
      for (var card : topic.getValue()) {
        out.append("| `").append(card.name()).append("` | ").append(card.severityWords());
        out.append(" | ").append(card.summary().replace("|", "\\|")).append(" |\n");
      }
      out.append('\n');
    }
    return out.toString();
  }

  @Test
  void a_reason_names_rules_that_exist() throws IOException {
    var written = Files.readString(FILE);
    var named = NAME.matcher(written.substring(written.indexOf(NO_RULE)))
        .results()
        .map(name -> name.group(1))
        .filter(name -> !OTHERS.contains(name))
        .toList();
    assertTrue(named.size() > 5, named.toString());
    assertTrue(Catalogue.names().containsAll(named), named.toString());
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
