package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about texts that are not YAML, and where. */
class SyntaxTest {
  private static void check(String yaml, String... expected) {
    var shown =
        Yaml.problems(yaml).stream().map(p -> p.replace("yaml-syntax: ", "")).toList();
    assertEquals(List.of(expected), shown, yaml);
  }

  /** The founding guide's policy, as a copy from the web page leaves it. */
  @Test
  void a_lost_line_leaves_a_key_under_a_value() {
    check(
        """
        apiVersion: migrations.kubevirt.io/v1beta1
        kind: MigrationPolicy
          name: my-awesome-policy
          # Migration Configuration
          allowAutoConverge: true
          bandwidthPerMigration: 217Ki
          # Matching to VMIs
            namespaceSelector: (1)
              hpc-workloads: "True"
        """,
        "3:3-7 `name` is indented under `kind`, which has a value already"
            + " | 2:7-22 the value of `kind`");
  }

  @Test
  void keys_and_items_under_a_value() {
    check(
        "a: 'b'\n  c: d\n",
        "2:3-4 `c` is indented under `a`, which has a value already | 1:4-7 the value of `a`");
    check(
        "a: b\n  c\n  d: e\n",
        "3:3-4 `d` is indented under `a`, which has a value already | 1:4-5 the value of `a`");
    check(
        "a: \"b\"\n  - c\n",
        "2:3-4 this list item is indented under `a`, which has a value already | 1:4-7 the value of `a`");
    check(
        "- a\n  b: c\n",
        "2:3-4 `b` is indented under `a`, which is a value already | 1:3-4 the value");
    check(
        "- x: a\n    b: c\n",
        "2:5-6 `b` is indented under `x`, which has a value already | 1:6-7 the value of `x`");
  }

  @Test
  void indentation_that_fits_nothing() {
    check(
        "a:\n    b: 1\n  c: 2\n",
        "3:3-4 `c` is indented by 2, which fits nothing around it | 1:1-2 the mapping around it is indented by 0");
    check(
        "a:\n  - b\n c: 1\n",
        "3:2-3 `c` is indented by 1, which fits nothing around it | 1:1-2 the mapping around it is indented by 0");
    check(
        "a:\n- b: 1\n   c: 2\n",
        "3:4-5 `c` is indented under `b`, which has a value already | 2:6-7 the value of `b`");
    check(
        "a:\n-  b:\n  c: 2\n",
        "3:3-4 `c` is indented by 2, which fits nothing around it | 1:1-2 the mapping around it is indented by 0");
    check("a: |\n  x\n y\n", "3:2-3 `y` is neither a key nor part of the value above");
    check("a: b # c\n  d\n", "2:3-4 `d` is neither a key nor part of the value above");
  }

  @Test
  void lists_and_mappings_mixed() {
    check(
        "a: 1\n- b\n",
        "2:1-2 a list item among the keys of a mapping | 1:1-2 the mapping starts here");
    check("- a\nb: 1\n", "2:1-2 the key `b` is among list items | 1:1-2 the list starts here");
    check("a: - b\n", "1:4-5 a list cannot start on the line of its key");
  }

  @Test
  void missing_colons_and_spaces() {
    check("a: 1\nb\nc: 2\n", "2:1-2 `b` is neither `key: value` nor a list item");
    check("-\n  a\n  b: 1\n", "2:3-4 `a` is neither `key: value` nor a list item");
    check("a\nb: 1\n", "1:1-2 `a` is neither `key: value` nor a list item");
    check("a: 1\nb:2\nc: 3\n", "2:2-3 there is no space after this `:`");
    check("spec:\n  replicas:1\n  selector: x\n", "2:11-12 there is no space after this `:`");
    check("- a\n-b\n", "2:1-2 there is no space after this `-`");
    check("a: 1\nhttp://x\n", "2:1-9 `http://x` is neither `key: value` nor a list item");
  }

  @Test
  void colons_too_many() {
    check("a: b: c\n", "1:5-6 this is the second `: ` of the line");
    check("- a: 'b: c': d\n", "1:12-13 this is the second `: ` of the line");
    check("--- a: 1\n", "1:6-7 a mapping cannot start on the line of `---`");
    check("'a\n b': c\n", "2:4-5 a key cannot span several lines");
  }

  @Test
  void quotes() {
    check("a: 'b\nc: d\n", "1:4-5 this quote is never closed");
    check("a: \"b\\", "1:4-5 this quote is never closed");
    check(
        "a: 'it's'\n",
        "1:8-10 the quoted text has ended before `s'` | 1:4-5 opened here | 1:7-8 closed here");
    check(
        "a: \"x\nb: \"y\"\n",
        "2:5-7 the quoted text has ended before `y\"` | 1:4-5 opened here | 2:4-5 closed here");
    check(
        "[\"a\"b]",
        "1:5-6 the quoted text has ended before `b` | 1:2-3 opened here | 1:4-5 closed here");
  }

  @Test
  void an_open_quote_is_named_with_the_line_it_opens_on() {
    var problem = Yaml.read("a: \"x\nb: \"y\"\n").problems().get(0);
    assertEquals("close the quote on the line that opens it", problem.help().orElseThrow());
    problem = Yaml.read("a: 'it's'\n").problems().get(0);
    assertEquals("write a quote within the text as `''`", problem.help().orElseThrow());
  }

  @Test
  void escapes() {
    check("a: \"b\\qc\"\n", "1:6-8 `\\q` is no escape sequence");
    check("a: \"\\x4\"\n", "1:5-9 `\\x4\"` is no escape sequence");
    check("a: \"\\uZZZZ\"\n", "1:5-11 `\\uZZZZ` is no escape sequence");
    check("a: \"\\UFFFFFFFF\"\n", "1:5-15 `\\UFFFFFFFF` is no escape sequence");
    check("a: \"\\U00110000\"\n", "1:5-15 `\\U00110000` is no escape sequence");
    check("a: \"\\uD83D\"\n", "1:4-12 an escape sequence is half a character");
    check("a: \"\\😀\"\n", "1:5-8 `\\😀` is no escape sequence");
  }

  @Test
  void brackets() {
    check("[1, 2", "1:1-2 this `[` is never closed");
    check("{a: 1, b: ", "1:1-2 this `{` is never closed");
    check("[", "1:1-2 this `[` is never closed");
    check("a: [1,\n  2\nb: 3\n", "1:4-5 this `[` is never closed");
    check("a:\n  b: {c: 1\n  d: 2\n", "2:6-7 this `{` is never closed");
    check("[a}", "1:3-4 a `}` cannot close a `[` | 1:1-2 opened here");
    check("[a]]", "1:4-5 there is no bracket open at this `]`");
    check("a: }", "1:4-5 there is no bracket open at this `}`");
    check("[1,,2]", "1:4-5 there is no value before this `,`");
    check("{a: ]", "1:5-6 there is no value before this `]`");
    check(
        "{\"a\": 1\n \"b\": 2}",
        "2:5-6 there is no `,` before the key of this `:` | 1:1-2 the brackets open here");
    check("[\"a\" \"b\"]", "1:6-9 there is no `,` before `\"b\"` | 1:1-2 the brackets open here");
    check("{a\n: b}", "2:1-2 this `:` is not on the line of its key");
    check("[- a]", "1:2-3 a `-` is not allowed here in brackets");
    check("a: [|\n b]", "1:5-6 a text that starts with `|` is not allowed in brackets");
    check("a: [b] c\n", "1:8-9 the value has ended with `]`, before `c`");
  }

  @Test
  void characters_that_start_something_else() {
    check("a: @b\n", "1:4-5 a value cannot start with `@`");
    check("a: `b`\n", "1:4-5 a value cannot start with a backtick");
    check("a: %b\n", "1:4-5 a value cannot start with `%`");
    check("a: *.example.com\n", "1:4-17 a value cannot start with `*`");
    check("a: & b\n", "1:4-5 a value cannot start with `&`");
    check("a: , b\n", "1:4-5 a value cannot start with `,`");
    check("a: ? b\n", "1:4-5 `?` is not allowed here");
    check("a: |b\n", "1:5-6 text cannot follow `|` on its line");
    check("a: >0\n  b\n", "1:5-6 text cannot follow `>` on its line");
    check(
        "a: |\n    \n  b\n",
        "3:1-3 the blank lines above are indented deeper than this first line of text");
  }

  @Test
  void tags_and_directives() {
    check("a: !%f b\n", "1:4-7 `!%f` is no tag");
    check("a: !<b\n", "1:4-7 `!<b` is no tag");
    check("a: !b!c d\n", "1:4-8 the tag handle of `!b!c` is not declared");
    check("a: !!str !!int b\n", "1:10-15 `!!int` cannot follow an anchor or a tag");
    check("%YAML 2.0\n---\na\n", "1:1-10 `%YAML 2.0` names an unknown YAML version");
    check("%YAML 1.1\n%YAML 1.1\n---\na\n", "2:1-10 a `%` directive is not allowed here");
    check("%YAML 1.1\na\n", "2:1-2 there is no `---` between the directives and the document");
    check("a: 1\n%b: 2\n", "2:1-6 a `%` directive is not allowed here");
    check("%TAG ! tag:x,\n---\na: !b c\n");
  }

  @Test
  void tabs() {
    check("a:\n\tb: 1\n", "2:1-2 a tab cannot indent");
    check("a:\n\t\t- b\n", "2:1-3 a tab cannot indent");
    check("a:\n  b: 1\n  \tc: 2\n", "3:3-4 a tab cannot indent");
    check("\ta: 1\n", "1:1-2 a tab cannot indent");
    check("a:\tb\t# c\nd:\t[\t1,\n\t2\t]\t\ne: 'f\n\tg'\nh: |\n  \ti\n");
  }

  @Test
  void tabs_that_yaml_allows_and_no_client() {
    check("a: 1\n\t\nb: 2\n", "2:1-2 no client reads a line that starts with a tab");
    check("a:\n  - b\n\t\t# c\n", "3:1-3 no client reads a line that starts with a tab");
    check("a: [\n\t1]\n\t", "3:1-2 no client reads a line that starts with a tab");
    check("- \ta\n", "1:3-4 no client reads a list item with a tab behind its `-`");
    check("a:\n-\t'b'\n", "2:2-3 no client reads a list item with a tab behind its `-`");
    check("[a,\t-1]\n");
  }

  @Test
  void unprintable_characters() {
    check("a: b\u0000\n", "1:5-6 the control character U+0000 is not allowed in YAML");
    check("# \u0007\n", "1:3-4 the control character U+0007 is not allowed in YAML");
    check("'\u007F'", "1:2-3 the control character U+007F is not allowed in YAML");
    check("😀 \u009B", "1:4-5 the control character U+009B is not allowed in YAML");
    check("a: \uD83D b", "1:4-5 U+D83D is half a character");
    check("a: \uDE00", "1:4-5 U+DE00 is half a character");
    check("a: \uFFFF", "1:4-5 U+FFFF is no character");
    check("a: \u0085 b \u00A0 \uFEFF \uFFFD 😀");
  }

  @Test
  void keys_that_are_none() {
    check("[a]: 1\n", "1:1-4 a list cannot be a key");
    check("? {a: 1}\n: 2\n", "1:3-9 a mapping cannot be a key");
    check(": 1\n", "1:1-2 there is no key before this `:`");
    check("? \n: 1\n", "1:2-2 there is no key before this `:`");
    check("{: 1}\n", "1:2-3 there is no key before this `:`");
    check("~: 1\n", "1:1-2 `~` cannot be a key");
    check("18446744073709551615: 1\n", "1:1-21 `18446744073709551615` cannot be a key");
    check("x: &x [1]\n*x : 2\n", "2:1-3 a list cannot be a key");
    check("k".repeat(1025) + ": 1\n", "1:1-1026 a key is longer than 1024 characters");
    check("{" + "k".repeat(1025) + ": 1}\n", "1:1027-1028 a key is longer than 1024 characters");
    check("a: 1\n" + "k".repeat(1025) + ": 1\n", "2:1-1026 a key is longer than 1024 characters");
  }

  @Test
  void aliases() {
    check("a: *b\n", "1:4-6 there is no anchor `&b` above this alias");
    check("a: *b\nc: &b 1\n", "1:4-6 there is no anchor `&b` above this alias");
    check("a: &a [*a]\n", "1:8-10 `*a` is part of what it names");
    check("a: &a {b: {c: *a}}\n", "1:15-17 `*a` is part of what it names");
    check("a: &a 1\nb: &a [*a]\n", "2:8-10 `*a` is part of what it names");
    check("a: &a *a\n", "1:7-9 `*a` cannot follow an anchor or a tag");
  }

  @Test
  void merges_of_what_is_no_mapping() {
    check("<<: 1\n", "1:5-6 `<<` cannot merge an integer");
    check("<<:\n", "1:4-4 `<<` cannot merge null");
    check("<<: [{a: 1}, b]\n", "1:14-15 `<<` cannot merge a string");
    check("<<: [[{a: 1}]]\n", "1:6-14 `<<` cannot merge a list");
    check("x: &x [{a: 1}]\ny: {<<: *x}\n", "2:9-11 `<<` cannot merge a list");
    check("x: &x {a: 1}\ny: {<<: [*x, {b: 2}]}\n");
    check("'<<': 1\n");
  }

  @Test
  void a_text_after_the_end() {
    check("{a: 1}\n{b: 2}\n", "2:1-2 the document goes on after its value has ended");
    check("'a'\nb\n", "2:1-2 the document goes on after its value has ended");
    check(
        "# a\n  b: 1\n  c: 2\nd: 3\n",
        "4:1-2 `d` is indented less than the first line of the document | 2:3-4 the first line");
    check(
        "---\n  - b\n- d\n",
        "3:1-2 `-` is indented less than the first line of the document | 2:3-4 the first line");
  }

  @Test
  void a_long_line_is_quoted_in_part() {
    check(
        "a: 1\n" + "long ".repeat(20) + "\nb: 2\n",
        "2:1-100 `" + "long ".repeat(8) + "…` is neither `key: value` nor a list item");
  }

  @Test
  void every_document_has_one_syntax_finding_at_most() {
    check("a: [\n  @\n  @\n", "2:3-4 a value cannot start with `@`");
  }
}
