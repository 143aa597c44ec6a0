package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.RuleCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code CATALOGUE.md} lists every rule by topic, and says why other mistakes have none. */
class CatalogueTest {
  private static final Path FILE = Path.of("CATALOGUE.md");
  private static final String NO_RULE = "## No rule, because\n";
  private static final Pattern NAME = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+|schema)`");

  /** The commands and values in backticks that look like rules. */
  private static final List<String> OTHERS = List.of("who-wins");

  /** The title of each topic, by the package its rooms are in. */
  private static final Map<String, String> TOPICS = new LinkedHashMap<>();

  static {
    TOPICS.put("policy", "Migration policies");
    TOPICS.put("bandwidth", "Bandwidth");
    TOPICS.put("timeouts", "Timeouts");
    TOPICS.put("limits", "Parallel migrations");
    TOPICS.put("postcopy", "Post-copy");
    TOPICS.put("autoconverge", "Auto-converge");
    TOPICS.put("cpu", "Processors");
    TOPICS.put("experimental", "Experimental settings");
    TOPICS.put("network", "Networks");
    TOPICS.put("eviction", "Eviction strategies and drains");
    TOPICS.put("drain", "Single-node clusters");
    TOPICS.put("descheduler", "Descheduler");
    TOPICS.put("updates", "Workload updates");
    TOPICS.put("migrations", "Migration objects and safety");
    TOPICS.put("guest", "Guests and their labels");
    TOPICS.put("hyperconverged", "HyperConverged");
    TOPICS.put("jsonpatch", "JSON patches of HyperConverged");
    TOPICS.put("kubevirt", "KubeVirt objects");
    TOPICS.put("gates", "Feature gates");
    TOPICS.put("objects", "Kinds and API versions");
    TOPICS.put("yaml", "YAML values");
    TOPICS.put("reading", "Files, kustomizations and clusters");
  }

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
    var topics = new TreeMap<String, List<RuleCard>>();
    var known = new ArrayList<>(TOPICS.keySet());
    for (var card : Catalogue.cards()) {
      topics.computeIfAbsent(topicOf(card), unused -> new ArrayList<>()).add(card);
    }
    for (var topic : topics.keySet()) {
      if (!known.contains(topic)) {
        known.add(topic);
      }
    }
    var out = new StringBuilder("""
        # What the rules cover

        Every rule by topic, made from the cards of the rules. `migration-lint explain RULE` prints the page of a rule.

        """);
    for (var topic : known) {
      out.append("## ").append(TOPICS.getOrDefault(topic, topic)).append("\n\n");
      out.append("| rule | severity | reports |\n|---|---|---|\n");
      for (var card : topics.getOrDefault(topic, List.of())) {
        out.append("| `").append(card.name()).append("` | ").append(card.severityWords());
        out.append(" | ").append(card.summary().replace("|", "\\|")).append(" |\n");
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String topicOf(RuleCard card) {
    for (var rule : BuiltInRules.all()) {
      if (rule.card().equals(card)) {
        var steps = rule.getClass().getPackageName().split("\\.", -1);
        return steps[steps.length - 2];
      }
    }
    return "reading";
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
