package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every document, tried on thousands; a failure names its seed. */
class RandomYamlTest {
  private static final int DOCUMENTS = 2_500;
  private static final int MUTATIONS = 25_000;

  @Test
  void what_is_read_is_what_was_written() {
    for (var seed = 0; seed < DOCUMENTS; seed++) {
      var yaml = new RandomYaml(seed);
      assertValue(yaml.value(), Yaml.tree(yaml.text()), "seed " + seed + "\n" + yaml.text());
    }
  }

  private static void assertValue(Object expected, YamlNode node, String message) {
    if (expected instanceof Map<?, ?> mapping) {
      var entries = ((MappingNode) node).entries();
      var names = new ArrayList<String>();
      var i = 0;
      for (var entry : mapping.entrySet()) {
        names.add((String) entry.getKey());
        assertValue(entry.getValue(), entries.get(i++).value(), message);
      }
      assertEquals(names, entries.stream().map(MappingNode.Entry::name).toList(), message);
    } else if (expected instanceof List<?> list) {
      var items = ((SequenceNode) node).items();
      assertEquals(list.size(), items.size(), message);
      for (var i = 0; i < list.size(); i++) {
        assertValue(list.get(i), items.get(i), message);
      }
    } else {
      assertEquals(meaning(expected), ((ScalarNode) node).value(Reading.KUBECTL), message);
    }
  }

  private static ScalarValue meaning(Object value) {
    if (value instanceof Boolean bool) {
      return new ScalarValue.Bool(bool);
    }
    if (value instanceof Integer integer) {
      return new ScalarValue.Int(BigInteger.valueOf(integer));
    }
    return value instanceof String string ? new ScalarValue.Text(string) : new ScalarValue.Null();
  }

  @Test
  void places_nest_and_follow_each_other() {
    for (var seed = 0; seed < DOCUMENTS; seed++) {
      var text = new RandomYaml(seed).text();
      assertOrdered(Yaml.tree(text), "seed " + seed + "\n" + text);
    }
  }

  private static void assertOrdered(YamlNode node, String message) {
    var children = children(node);
    Span before = node.span().source().span(node.span().start(), node.span().start());
    for (var child : children) {
      assertTrue(node.span().contains(child.span()), message);
      assertTrue(before.end() <= child.span().start(), message);
      before = child.span();
      assertOrdered(child, message);
    }
  }

  private static List<YamlNode> children(YamlNode node) {
    var children = new ArrayList<YamlNode>();
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        children.add(entry.key());
        children.add(entry.value());
      }
    } else if (node instanceof SequenceNode list) {
      children.addAll(list.items());
    }
    return children;
  }

  @Test
  void the_text_of_a_scalar_read_alone_is_that_scalar() {
    for (var seed = 0; seed < DOCUMENTS; seed++) {
      var text = new RandomYaml(seed).text();
      assertReadsAlone(Yaml.tree(text), "seed " + seed + "\n" + text);
    }
  }

  private static void assertReadsAlone(YamlNode node, String message) {
    if (node instanceof ScalarNode scalar && scalar.span().length() > 0) {
      var alone = (ScalarNode) Yaml.tree(scalar.span().text());
      assertEquals(scalar.text(), alone.text(), message);
      assertEquals(scalar.style(), alone.style(), message);
      assertEquals(scalar.span().text(), alone.span().text(), message);
    }
    for (var child : children(node)) {
      assertReadsAlone(child, message);
    }
  }

  @Test
  void line_ends_change_nothing_but_offsets() {
    for (var seed = 0; seed < DOCUMENTS; seed++) {
      var text = new RandomYaml(seed).text();
      var unix = shown(text);
      assertEquals(unix, shown(text.replace("\n", "\r\n")), "seed " + seed + "\n" + text);
      assertEquals(unix, shown(text.replace("\n", "\r")), "seed " + seed + "\n" + text);
    }
  }

  private static String shown(String text) {
    var shown = new StringBuilder();
    show(Yaml.tree(text), shown);
    return shown.toString();
  }

  private static void show(YamlNode node, StringBuilder shown) {
    shown.append(Yaml.place(node.span())).append(' ');
    shown
        .append(node instanceof ScalarNode scalar ? scalar.text() : node.describe())
        .append('\n');
    for (var child : children(node)) {
      show(child, shown);
    }
  }

  @Test
  void a_broken_document_is_reported_and_never_thrown() {
    var broken = 0;
    for (var seed = 0; seed < MUTATIONS; seed++) {
      var random = new Random(seed);
      var text = mutated(new RandomYaml(seed % DOCUMENTS).text(), random);
      try {
        var outcome = Yaml.read(text);
        var syntax = outcome.problems().stream()
            .filter(problem -> problem.code().equals("yaml-syntax"))
            .toList();
        var rootless = outcome.value().documents().stream()
            .filter(document -> document.root().isEmpty())
            .count();
        assertTrue(syntax.size() <= rootless, syntax.toString());
        syntax.forEach(RandomYamlTest::assertSound);
        broken += syntax.size();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + "\n" + text, e);
      }
    }
    assertTrue(broken > MUTATIONS / 4, "broken: " + broken);
  }

  private static void assertSound(Diagnostic problem) {
    assertTrue(problem.message().matches("(?s)[a-z`U%].*[^.]"), problem.message());
    assertTrue(problem.message().length() < 200, problem.message());
  }

  private static final String SIGNS =
      " \t\n:-[]{},#&*!|>'\"%@`?~<=\\.\r0a\u0000😀\uFEFF\u0085\u2028";

  private static String mutated(String text, Random random) {
    var mutated = new StringBuilder(text);
    for (var i = random.nextInt(4); i >= 0; i--) {
      var place = random.nextInt(mutated.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> mutated.delete(place, Math.min(mutated.length(), place + 1 + random.nextInt(5)));
        case 1 -> mutated.insert(place, SIGNS.charAt(random.nextInt(SIGNS.length())));
        case 2 -> {
          var other = random.nextInt(mutated.length() + 1);
          mutated.insert(place, mutated.substring(Math.min(place, other), Math.max(place, other)));
        }
        case 3 -> reindent(mutated, random);
        default -> {
          if (place < mutated.length()) {
            mutated.setCharAt(place, SIGNS.charAt(random.nextInt(SIGNS.length())));
          }
        }
      }
    }
    return mutated.toString();
  }

  /** Moves a line in or out, or a new one in before it. */
  private static void reindent(StringBuilder text, Random random) {
    var line = text.indexOf("\n", random.nextInt(text.length() + 1)) + 1;
    switch (random.nextInt(3)) {
      case 0 -> text.insert(line, " ".repeat(1 + random.nextInt(3)));
      case 1 -> text.insert(line, " ".repeat(random.nextInt(4)) + "- x: 'y'\n");
      default -> {
        if (line < text.length() && text.charAt(line) == ' ') {
          text.deleteCharAt(line);
        }
      }
    }
  }

  @Test
  void garbage_is_never_thrown() {
    for (var seed = 0; seed < MUTATIONS / 5; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (var i = random.nextInt(40); i >= 0; i--) {
        text.append(
            random.nextInt(20) == 0
                ? (char) random.nextInt(0x10000)
                : SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      try {
        Yaml.read(text.toString()).problems().forEach(RandomYamlTest::assertSound);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + "\n" + text, e);
      }
    }
  }
}
