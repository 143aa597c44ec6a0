package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read the short way is what the parser reads, to the last place. */
class PlainReaderTest {
  private static final String MANIFEST = """
      # A machine.
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata:
        name: "a b"
        annotations: {}
        labels:
          app.kubernetes.io/name: web
          tier: 'x-1'
      spec:
        runStrategy: Always

        empty:
        template:
          spec:
            domain:
              devices:
                disks:
                - name: root
                  disk:
                    bus: virtio
                - disk: {}
                  name: data
                  sizes:
                    - 10Gi
                    - 1.5e3
                interfaces: []
            url: https://example.org:443/a?b=c
            text: several words, (with) more
            volumes:
              -   name: root
                  containerDisk:
                    image: registry/image@sha256
      """;

  /** How many documents of a text were read the short way. */
  private static int compare(String text) {
    var source = new SourceFile(new SourceId("a.yaml"), text);
    var count = 0;
    for (var part : DocumentSplitter.split(text, 1000)) {
      var plain = PlainReader.read(source, part, new SharedTexts());
      if (plain.isEmpty()) {
        continue;
      }
      count++;
      assertEquals(Optional.empty(), Unprintable.find(source, part.start(), part.end()), text);
      var builder = AliasKeys.read(source, part, new SharedTexts());
      assertEquals(Optional.empty(), builder.failure(), text);
      assertEquals(List.of(), builder.duplicates(), text);
      assertEquals(builder.root(), plain, text);
      assertEquals(plain, released(plain.get()), text);
      assertEquals(List.of(), Comments.of(source, part, builder.scalars()), text);
    }
    return count;
  }

  /** The same tree, read again from where the first had everything. */
  private static Optional<YamlNode> released(YamlNode root) {
    root.release();
    return Optional.of(root.fresh());
  }

  @Test
  void a_tree_that_is_released_says_what_it_may_hold() {
    var source = new SourceFile(new SourceId("a.yaml"), "a: b\n---\nkey: value\n");
    var part = DocumentSplitter.split(source.text(), 2).get(1);
    var root = PlainReader.read(source, part, new SharedTexts()).orElseThrow();
    assertTrue(root.mayHold("a: b"));
    root.release();
    assertFalse(root.mayHold("a: b"));
    assertFalse(root.mayHold("alue\n---"));
    assertTrue(root.mayHold("key"));
    assertTrue(root.mayHold("value"));
    assertEquals("value", ((MappingNode) root).scalar("key").orElseThrow().text());
    assertTrue(root.mayHold("a: b"));
  }

  @Test
  void a_manifest_is_read() {
    assertEquals(1, compare(MANIFEST));
    assertEquals(2, compare(MANIFEST + "---\n" + MANIFEST));
    assertEquals(2, compare("---\n" + MANIFEST + "...\n---  \n" + MANIFEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\na: c\n",
        "a: b\n  c\n",
        "- a\n b\n",
        "a: b # c\n",
        "a: &x b\n",
        "a: *x\n",
        "a: |\n  b\n",
        "a: 'it''s'\n",
        "a: \"\\n\"\n",
        "a: {b: c}\n",
        "a:\tb\n",
        "a: ü\n",
        "a: b\r\n",
        "yes: a\n",
        "1: a\n",
        "<<: a\n",
        "- - a\n",
        "-\n  a: b\n",
        "? a\n: b\n",
        "a: - b\n",
        "# migration-lint: allow x -- y\na: b\n",
        "a: b\n- c\n",
        "  a: b\nc: d\n",
        "--- a: b\n",
        "%YAML 1.2\n---\na: b\n",
        "just text\n",
        ""
      })
  void what_is_not_plain_is_left_to_the_parser(String text) {
    assertEquals(0, compare(text));
  }

  @Test
  void changed_manifests_are_read_alike_or_not_at_all() {
    var dice = new Random(11);
    var bits = " \n:-#'\"{}[]\t&*!|>%@`,.ab0~/_\\?=";
    var count = 0;
    for (var round = 0; round < 20_000; round++) {
      var text = new StringBuilder(MANIFEST);
      for (var i = dice.nextInt(3); i >= 0; i--) {
        change(text, dice, bits);
      }
      count += compare(text.toString());
    }
    assertTrue(count > 4_000, "read: " + count);
  }

  private static void change(StringBuilder text, Random dice, String bits) {
    var at = dice.nextInt(text.length());
    switch (dice.nextInt(5)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, bits.charAt(dice.nextInt(bits.length())));
      case 2 -> text.setCharAt(at, bits.charAt(dice.nextInt(bits.length())));
      case 3 -> text.insert(text.lastIndexOf("\n", at) + 1, " ".repeat(1 + dice.nextInt(3)));
      default -> {
        var start = text.lastIndexOf("\n", at) + 1;
        var newline = text.indexOf("\n", start);
        text.delete(start, newline < 0 ? text.length() : newline + 1);
      }
    }
  }

  @Test
  void random_documents_are_read_alike_or_not_at_all() {
    for (var seed = 0; seed < 2_000; seed++) {
      compare(new RandomYaml(seed).text());
    }
  }

  @Test
  void real_manifests_are_read_alike_or_not_at_all() throws IOException {
    var shared = Path.of(System.getProperty("shared", "../../shared"));
    var count = 0;
    var files = files(shared.resolve("corpus"));
    for (var file : files) {
      try {
        count += compare(Files.readString(file, StandardCharsets.UTF_8));
      } catch (MalformedInputException e) {
        // Not a text.
      }
    }
    assertTrue(count > 0 || files.isEmpty(), "none of " + files.size());
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var files = new ArrayList<Path>();
    try (var walk = Files.walk(folder)) {
      walk.filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .filter(Files::isRegularFile)
          .forEach(files::add);
    }
    return files;
  }
}
