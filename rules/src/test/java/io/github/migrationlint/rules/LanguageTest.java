package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
      "add", "apply", "check", "choose", "compare", "declare", "define", "delete", "enable", "fix",
      "give", "install", "keep", "leave", "let", "list", "lower", "make", "merge", "move", "name",
      "put", "quote", "raise", "remove", "rename", "replace", "review", "run", "see", "select",
      "set", "shorten", "split", "upgrade", "use", "wait", "write");

  private static final Pattern CODE = Pattern.compile(
      "\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|\\{@code[^}]*\\}");

  @Test
  void what_people_read_follows_the_language_of_the_project() throws IOException {
    assertEquals(Map.of(), wrong());
  }

  /** Comments and names; texts of tests may quote what people write. */
  @Test
  void so_does_the_code() throws IOException {
    var wrong = new TreeMap<String, List<String>>();
    var files = sources();
    assertTrue(files.size() > 1000, "all modules are read");
    for (var file : files) {
      var code = CODE.matcher(Files.readString(file)).replaceAll("").replace('_', ' ');
      code.lines()
          .filter(line -> BANNED.matcher(line).find())
          .forEach(line -> add(file.getFileName().toString(), line.strip(), wrong));
    }
    assertEquals(Map.of(), wrong);
  }

  private static List<Path> sources() throws IOException {
    var itself = Path.of("LanguageTest.java");
    try (var found = Files.find(Path.of(".."), 30, (path, attributes) -> {
      var name = path.toString().replace('\\', '/');
      return name.contains("/src/") && name.contains("/java/") && name.endsWith(".java");
    })) {
      return found.filter(file -> !file.endsWith(itself)).sorted().toList();
    }
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
