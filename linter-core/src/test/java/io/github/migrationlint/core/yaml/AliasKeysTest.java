package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aliases that are keys, and names of anchors, measured with sigs.k8s.io/yaml 1.4.0 (go-yaml). */
class AliasKeysTest {
  private static String shown(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      return mapping.entries().stream()
          .map(entry -> entry.name() + ":" + shown(entry.value()))
          .toList()
          .toString();
    }
    return node instanceof SequenceNode list
        ? list.items().stream().map(AliasKeysTest::shown).toList().toString()
        : ((ScalarNode) node).text();
  }

  private static String read(String yaml) {
    var read = new YamlReader().read(new SourceFile(new SourceId("a.yaml"), yaml));
    assertEquals(List.of(), read.problems());
    return shown(read.value().get(0).root().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: &k name\\nm:\\n  *k : v\\n' | '[a:name, m:[name:v]]'",
        "'a: &k name\\nm:\\n  *k: v\\n' | '[a:name, m:[name:v]]'",
        "'a: &k name\\nm:\\n  z: 1\\n  *k: v\\n  q: 2\\n' | '[a:name, m:[z:1, name:v, q:2]]'",
        "'a: &k name\\nm: {*k : v}\\n' | '[a:name, m:[name:v]]'",
        "'a: &k name\\nm: {z: 1, *k: v}\\n' | '[a:name, m:[z:1, name:v]]'",
        "'a: &k name\\nm: [*k: v]\\n' | '[a:name, m:[[name:v]]]'",
        "'a: &k name\\nm: [*k, b]\\n' | '[a:name, m:[name, b]]'",
        "'a: &k 1\\nm:\\n- *k: v\\n' | '[a:1, m:[[1:v]]]'",
        "'a: &k name\\n? *k\\n: v\\n' | '[a:name, name:v]'",
        "'a: &long-name x\\nb: &k q\\n*long-name:\\n  *k: v\\n  *long-name: w\\n' | '[a:x, b:q, x:[q:v, x:w]]'",
      })
  void an_alias_may_be_a_key_with_or_without_a_blank(String yaml, String tree) {
    assertEquals(tree, read(yaml.replace("\\n", "\n")));
  }

  /** Nothing in a text is taken for a key, whatever it looks like. */
  @Test
  void a_text_stays_as_it_is() {
    assertEquals("[a:name, s:  *k: v\n, name:w]", read("a: &k name\ns: |2\n    *k: v\n*k: w\n"));
    assertEquals("[a:name, s:*k: v, name:w]", read("a: &k name\ns: '*k: v'\n*k: w\n"));
  }

  @Test
  void the_place_of_a_key_is_that_of_the_alias() {
    var yaml = "a: &key name\nm:\n  *key: v\n";
    var read = new YamlReader().read(new SourceFile(new SourceId("a.yaml"), yaml));
    var root = (MappingNode) read.value().get(0).root().orElseThrow();
    var entry = root.mapping("m").orElseThrow().entries().get(0);
    assertEquals("*key", entry.key().span().text());
    assertEquals("v", entry.value().span().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &k: name\n",
        "a: &k: name\nb: *k:\n",
        "a: &k name\nb: *k:\n",
        "a: &é name\nb: *é\n",
        "a: &k.b name\nb: *k.b\n",
        "a: &k/b name\nb: *k/b\n",
        "a: &k!b name\nb: *k!b\n",
        "a: &x {b: 1}\nm:\n  *x : v\n",
        "a: 1\nm:\n  *x: v\n",
      })
  void what_go_yaml_does_not_take_is_reported(String yaml) {
    var problems =
        new YamlReader().read(new SourceFile(new SourceId("a.yaml"), yaml)).problems();
    assertEquals(1, problems.size(), problems.toString());
    assertEquals("yaml-syntax", problems.get(0).code());
  }

  @Test
  void many_aliases_as_keys_are_read_at_once() {
    var yaml = "a: &k name\n" + aliases(5_000);
    var root = new YamlReader()
        .read(new SourceFile(new SourceId("a.yaml"), yaml))
        .value()
        .get(0)
        .root();
    assertEquals(5_001, ((MappingNode) root.orElseThrow()).entries().size());
  }

  /** Where some are in a text, readings are bounded: a document with more of them is broken for us. */
  @Test
  void many_aliases_as_keys_end_in_time() {
    var yaml = "a: &k name\ns: |\n  *k: v\n" + aliases(5_000);
    var read = new YamlReader().read(new SourceFile(new SourceId("a.yaml"), yaml));
    assertEquals(1, read.problems().size());
  }

  private static String aliases(int count) {
    var yaml = new StringBuilder();
    for (var i = 0; i < count; i++) {
      yaml.append("m").append(i).append(":\n  *k: v\n");
    }
    return yaml.toString();
  }
}
