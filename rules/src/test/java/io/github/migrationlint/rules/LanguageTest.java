package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds what people read to the language of the project: short messages, help that starts with what
 * to do, and no word that a reader has to look up.
 */
class LanguageTest {
  /** What fits into a line of a log beside the place. */
  private static final int MAX_MESSAGE = 90;

  private static final Pattern BANNED = Pattern.compile(
      "(?i)\\b(stands?|stood|told|for ever|forever|nobody|somebody|shall|lest|for want of|grave"
          + "|gravest|mildest|the very|none that|merely|but for|needless|whosoever|thereof"
          + "|colou?red?ing|colour\\w*|behaviour\\w*|labelled|recognise\\w*|misspelt"
          + "|capitalise\\w*|favour\\w*|honour\\w*|normalise\\w*|neighbour\\w*|serialise\\w*"
          + "|judgement|catalogues|cancelled|travelled)\\b");

  private static final Set<String> VERBS = Set.of(
      "add", "apply", "check", "choose", "compare", "declare", "define", "delete", "fix", "give",
      "install", "keep", "leave", "let", "list", "lower", "make", "merge", "move", "name", "put",
      "quote", "raise", "remove", "rename", "replace", "review", "run", "see", "select", "set",
      "shorten", "split", "upgrade", "use", "wait", "write");

  /** Rules and documents whose texts are still to be rewritten; one name in each line. */
  private static final Path EXEMPT = Path.of("src/test/resources/language-exemptions.txt");

  /** {@code -Dgolden=update} takes off the list what is good. */
  @Test
  void what_people_read_follows_the_language_of_the_project() throws IOException {
    var exempt = new TreeSet<>(Files.readAllLines(EXEMPT));
    var wrong = wrong();
    if ("update".equals(System.getProperty("golden"))) {
      exempt.retainAll(wrong.keySet());
      Files.write(EXEMPT, exempt);
    }
    var open = new TreeSet<>(exempt);
    open.removeAll(wrong.keySet());
    assertEquals(Set.of(), open, "no exemption needed");
    wrong.keySet().removeAll(exempt);
    assertEquals(Map.of(), wrong);
  }

  private static Map<String, List<String>> wrong() throws IOException {
    var wrong = new TreeMap<String, List<String>>();
    for (var card : Catalogue.cards()) {
      checkWords(card.name(), "summary", card.summary(), wrong);
      Catalogue.page(card.name())
          .ifPresent(page -> checkWords(card.name(), "page", prose(page), wrong));
    }
    Catalogue.cards().stream().flatMap(LanguageTest::examples).forEach(example -> {
      for (var finding : PageExample.lint(example.files()).findings()) {
        check(finding, wrong);
      }
    });
    for (var file : documents()) {
      var name = Path.of("..").relativize(file).toString();
      checkWords(name, "text", prose(Files.readString(file)), wrong);
    }
    return wrong;
  }

  private static Stream<PageExample> examples(RuleCard card) {
    return Stream.of(card.name() + ".md", "cases.md")
        .flatMap(file -> Catalogue.page(card.name(), file).stream())
        .flatMap(page -> PageExample.of(page).stream());
  }

  private static void check(Diagnostic finding, Map<String, List<String>> wrong) {
    var rule = finding.code();
    if (finding.message().length() > MAX_MESSAGE) {
      add(rule, finding.message().length() + " characters: " + finding.message(), wrong);
    }
    checkWords(rule, "message", finding.message(), wrong);
    for (var label : finding.related()) {
      checkWords(rule, "label", label.message(), wrong);
    }
    finding.help().ifPresent(help -> {
      checkWords(rule, "help", help, wrong);
      var verb = help.split("[ ,:]", 2)[0].toLowerCase(Locale.ROOT);
      if (!VERBS.contains(verb)) {
        add(rule, "help starts with `" + verb + "`: " + help, wrong);
      }
    });
  }

  private static void checkWords(
      String rule, String what, String text, Map<String, List<String>> wrong) {
    var found = BANNED.matcher(text);
    if (found.find()) {
      add(rule, what + " says `" + found.group() + "`: " + text, wrong);
    }
  }

  private static void add(String rule, String fault, Map<String, List<String>> wrong) {
    var faults = wrong.computeIfAbsent(rule, unused -> new ArrayList<>());
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  /** A page without its examples and without what it quotes as code. */
  private static String prose(String page) {
    return page.replaceAll("(?s)```.*?```", "").replaceAll("`[^`]*`", "");
  }

  /** Without {@code docs/rules}, which is made from the pages. */
  private static List<Path> documents() throws IOException {
    var files = new ArrayList<Path>();
    for (var name : List.of(
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "rules/CATALOGUE.md")) {
      files.add(Path.of("..").resolve(name));
    }
    for (var folder : List.of("docs", "cli/src/main/resources", "integrations")) {
      try (var found = Files.walk(Path.of("..").resolve(folder))) {
        files.addAll(found
            .filter(file -> file.toString().endsWith(".md") || file.toString().endsWith(".txt"))
            .filter(file -> !file.startsWith(Path.of("..", "docs", "rules")))
            .sorted()
            .toList());
      }
    }
    return files;
  }
}
