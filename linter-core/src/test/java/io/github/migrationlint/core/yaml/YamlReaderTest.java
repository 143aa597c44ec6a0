package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Documents of a file: each is shown as its number, its place and its value. */
class YamlReaderTest {
  private static List<String> documents(String text) {
    var shown = new ArrayList<String>();
    for (var document : Yaml.read(text).value().documents()) {
      var root = document.root();
      shown.add(document.index() + " " + Yaml.place(document.span()) + " "
          + (root.isPresent() ? Yaml.json(root.get(), Reading.KUBECTL) : "nothing"));
    }
    return shown;
  }

  /** One value, repeated by aliases: as many as wanted from few characters. */
  private static SourceFile bomb(String name, int documents) {
    var text = """
        ---
        a: &a [l,l,l,l,l,l,l,l,l,l]
        b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]
        c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]
        d: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]
        """;
    return new SourceFile(new SourceId(name), text.repeat(documents) + "---\ne: 1\n");
  }

  @Test
  void aliases_of_one_file_are_cut_and_those_of_the_next_are_not() {
    var budget = new Budget();
    var read = new YamlReader()
        .read(List.of(bomb("a.yaml", 20), bomb("b.yaml", 2)), budget, Failures.fatal());
    var shown = new ArrayList<String>();
    for (var document : read.value().documents()) {
      if (document.root().isEmpty()) {
        shown.add(document.source().id() + " " + document.index());
      }
    }
    assertEquals(12, shown.size(), shown::toString);
    assertEquals("a.yaml 8", shown.get(0));
    assertEquals("a.yaml 19", shown.get(11));
    assertEquals(1, read.problems().size());
    assertEquals(
        "aliases add more values than the file's size accounts for",
        read.problems().get(0).message());
  }

  @Test
  void aliases_that_a_file_is_long_enough_for_are_read_whatever_others_have_spent() {
    var budget = new Budget();
    for (var i = 0; i < 11; i++) {
      new YamlReader().read(List.of(bomb(i + ".yaml", 20)), budget, Failures.fatal());
    }
    var honest = "a: &a [" + "some text of an item, ".repeat(20) + "]\nb: *a\n";
    var read = new YamlReader().read(new SourceFile(new SourceId("h.yaml"), honest), budget);
    assertEquals(List.of(), read.problems());
    assertEquals(1, new YamlReader().read(bomb("z.yaml", 1), budget).problems().size());
  }

  @Test
  void a_reader_that_remembers_parses_each_text_once() {
    var plain = new SourceFile(new SourceId("a.yaml"), "a: 1\n---\nb: [\n");
    var aliases = new SourceFile(new SourceId("b.yaml"), "a: &x [1]\nb: *x\n");
    var reader = YamlReader.remembering();

    var first = reader.read(List.of(plain, aliases));
    var again = reader.read(List.of(plain, aliases));

    assertSame(first.value().documents().get(0), again.value().documents().get(0));
    assertEquals(first.problems(), again.problems());
    assertSame(first.value().documents().get(2), again.value().documents().get(2));
    assertNotSame(
        first.value().documents().get(0),
        reader
            .read(List.of(new SourceFile(plain.id(), plain.text())))
            .value()
            .documents()
            .get(0));
  }

  @Test
  void an_empty_file_has_no_documents() {
    for (var text : List.of("", "\n", " \t\r\n\n", "---\n", "---\n---\n...\n", "...\n")) {
      assertEquals(List.of(), documents(text), text);
      assertEquals(List.of(), Yaml.problems(text), text);
    }
  }

  @Test
  void a_document_of_comments_has_no_value() {
    assertEquals(List.of("0 1:1-4 nothing"), documents("# a\n"));
    assertEquals(List.of("0 2:1-4 nothing"), documents("---\n# a\n"));
    assertEquals(List.of("0 1:5-8 nothing"), documents("--- # a\n"));
    assertEquals(List.of("0 1:1-2 \"a\"", "1 2:5-8 nothing"), documents("a\n... # b\n"));
  }

  @Test
  void blank_documents_are_counted_but_not_handed_on() {
    assertEquals(List.of("0 1:1-2 1", "2 4:1-2 2"), documents("1\n---\n---\n2\n---\n"));
    assertEquals(List.of("1 3:1-2 1"), documents("---\n---\n1\n"));
    assertEquals(List.of("0 2:1-2 1"), documents("---\n1\n"));
  }

  @Test
  void comments_and_directives_before_the_marker_belong_to_the_document() {
    assertEquals(List.of("0 1:1-3:2 1", "1 5:1-2 2"), documents("# a\n---\n1\n---\n2\n"));
    assertEquals(List.of("0 1:1-3:2 1"), documents("%YAML 1.2\n---\n1\n"));
    assertEquals(List.of("0 1:1-2 1", "1 3:1-5:2 2"), documents("1\n...\n%YAML 1.1\n---\n2\n"));
  }

  @Test
  void a_document_may_start_on_the_line_of_its_marker() {
    assertEquals(
        List.of("0 1:5-11 {\"a\":1}", "1 2:5-3:3 \"b\\n\"", "2 4:5-6 \"c\""),
        documents("--- {a: 1}\n--- |\n b\n---\tc\n"));
  }

  @Test
  void only_a_marker_of_its_own_separates() {
    assertEquals(List.of("0 1:1-2:5 {\"---a\":1,\"b\":2}"), documents("---a: 1\nb: 2\n"));
    assertEquals(List.of("0 1:1-2:8 \"a ....b\""), documents("a\n  ....b\n"));
    assertEquals(List.of("0 1:1-2:6 \"---\\n\""), documents("|\n  ---\n"));
  }

  @Test
  void a_marker_ends_whatever_is_before_it() {
    assertEquals(
        List.of("0 1:1-2:4 {\"a\":\"b\\n\"}", "1 4:1-5 {\"c\":1}"),
        documents("a: |\n  b\n---\nc: 1\n"));
    assertEquals(List.of("0 1:1-5 nothing", "1 3:1-5 {\"b\":1}"), documents("a: '\n---\nb: 1\n"));
    assertEquals(
        List.of("1:4-5 yaml-syntax: this quote is never closed"),
        Yaml.problems("a: '\n---\nb: 1\n"));
  }

  @Test
  void markers_work_with_every_line_end() {
    for (var lineEnd : List.of("\n", "\r\n", "\r")) {
      var text = "a: 1\n---\nb: 2\n...\n---\nc: 3".replace("\n", lineEnd);
      assertEquals(
          List.of("0 1:1-5 {\"a\":1}", "1 3:1-5 {\"b\":2}", "2 6:1-5 {\"c\":3}"), documents(text));
    }
  }

  @Test
  void a_broken_document_does_not_silence_its_neighbors() {
    var text = "a: 1\n---\nb: [\n---\nc: 3\nc: 4\n---\n@\n---\ne: 5\n";
    assertEquals(
        List.of(
            "0 1:1-5 {\"a\":1}",
            "1 3:1-5 nothing",
            "2 5:1-6:5 {\"c\":4}",
            "3 8:1-2 nothing",
            "4 10:1-5 {\"e\":5}"),
        documents(text));
    assertEquals(
        List.of(
            "3:4-5 yaml-syntax: this `[` is never closed",
            "6:1-2 duplicate-key: duplicate key `c` | 5:1-2 first written here",
            "8:1-2 yaml-syntax: a value cannot start with `@`"),
        Yaml.problems(text));
  }

  @Test
  void anchors_do_not_reach_another_document() {
    assertEquals(
        List.of("3:4-6 yaml-syntax: there is no anchor `&x` above this alias"),
        Yaml.problems("a: &x 1\n---\nb: *x\n"));
  }

  @Test
  void files_come_in_the_order_they_are_given() {
    var b = new SourceFile(new SourceId("b.yaml"), "b: 1\n---\nb: {{ x }}-\n");
    var a = new SourceFile(new SourceId("a.yaml"), "a: 1\na: 2\n");
    var outcome = new YamlReader().read(List.of(b, a));
    var sources = new ArrayList<SourceFile>();
    outcome.value().documents().forEach(document -> sources.add(document.source()));
    assertEquals(List.of(b, a), sources);
    assertEquals(List.of(b.id()), outcome.value().templated());
    assertEquals(1, outcome.problems().size());
    assertEquals(a.id(), outcome.problems().get(0).primary().source().id());
  }

  @Test
  void one_file_gives_the_same_documents_and_problems() {
    var source = new SourceFile(new SourceId("a.yaml"), "a: 1\n---\nb: 1\nb: 2\n---\n[\n");
    var all = new YamlReader().read(List.of(source));
    var one = new YamlReader().read(source);
    assertEquals(all.value().documents(), one.value());
    assertEquals(all.problems(), one.problems());
    assertEquals(3, one.value().size());
  }

  @Test
  void one_reader_serves_several_threads() throws InterruptedException {
    var reader = new YamlReader();
    var source = new SourceFile(new SourceId("a.yaml"), "a: &x {b: [1, 'c']}\nd: {<<: *x}\n");
    var expected = reader.read(source);
    var differing = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 4; i++) {
      threads.add(new Thread(() -> {
        for (var j = 0; j < 100; j++) {
          if (!reader.read(source).equals(expected)) {
            differing.incrementAndGet();
          }
        }
      }));
    }
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
    assertEquals(0, differing.get());
    assertTrue(expected.problems().isEmpty());
  }
}
