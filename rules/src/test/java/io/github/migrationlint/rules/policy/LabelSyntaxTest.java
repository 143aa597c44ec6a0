package io.github.migrationlint.rules.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSyntaxTest {
  /** The cases of apimachinery {@code pkg/api/validate/content/kube_test.go}. */
  @Nested
  class UpstreamTable {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "simple",
          "now-with-dashes",
          "1-starts-with-num",
          "1234",
          "simple/simple",
          "now-with-dashes/simple",
          "now-with-dashes/now-with-dashes",
          "now.with.dots/simple",
          "now-with.dashes-and.dots/simple",
          "1-num.2-num/3-num",
          "1234/5678",
          "1.2.3.4/5678",
          "Uppercase_Is_OK_123",
          "example.com/Uppercase_Is_OK_123",
          "requests.storage-foo",
        })
    void keys_that_are_allowed(String key) {
      assertEquals(Optional.empty(), LabelSyntax.flawOfKey(key));
    }

    @ParameterizedTest
    @CsvSource({
      "nospecialchars%^=@, contains `%`",
      "cantendwithadash-, ends with `-`",
      "-cantstartwithadash-, starts with `-`",
      "only/one/slash, has more than one `/`",
      "Example.com/abc, contains `E` before `/`",
      "example_com/abc, contains `_` before `/`",
      "example.com/, has no name",
      "/simple, has nothing before `/`",
    })
    void keys_that_are_not(String key, String flaw) {
      assertEquals(Optional.of(flaw), LabelSyntax.flawOfKey(key));
    }

    @Test
    void keys_have_63_characters_behind_253() {
      var name = "a".repeat(63);
      var prefix = "a".repeat(253);

      assertEquals(Optional.empty(), LabelSyntax.flawOfKey(name));
      assertEquals(Optional.empty(), LabelSyntax.flawOfKey(prefix + "/" + name));
      assertEquals(
          Optional.of("has 64 characters, of 63 allowed"), LabelSyntax.flawOfKey(name + "a"));
      assertEquals(
          Optional.of("has 254 characters before `/`, of 253 allowed"),
          LabelSyntax.flawOfKey(prefix + "a/abc"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"simple", "now-with-dashes", "1-starts-with-num", "end-with-num-1", "1234", ""})
    void values_that_are_allowed(String value) {
      assertEquals(Optional.empty(), LabelSyntax.flawOfValue(value));
    }

    @ParameterizedTest
    @CsvSource({
      "nospecialchars%^=@, contains `%`",
      "Tama-nui-te-rā.is.Māori.sun, contains `ā`",
      "\\backslashes\\are\\bad, contains `\\`",
      "-starts-with-dash, starts with `-`",
      "ends-with-dash-, ends with `-`",
      ".starts.with.dot, starts with `.`",
      "ends.with.dot., ends with `.`",
    })
    void values_that_are_not(String value, String flaw) {
      assertEquals(Optional.of(flaw), LabelSyntax.flawOfValue(value));
    }

    @Test
    void values_have_63_characters() {
      assertEquals(Optional.empty(), LabelSyntax.flawOfValue("a".repeat(63)));
      assertEquals(
          Optional.of("has 64 characters, of 63 allowed"), LabelSyntax.flawOfValue("a".repeat(64)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', has no name",
    "'a b', contains a space",
    "'a/', has no name",
    "a..b/c, has an empty part before `/`",
    ".a/c, has an empty part before `/`",
    "a-/c, has a part before `/` that ends with `-`",
    "a.-b/c, has a part before `/` that starts with `-`",
    "a/b/c, has more than one `/`",
    "a/_b, starts with `_`",
    "😀, contains `😀`",
  })
  void the_flaw_of_a_key_is_named(String key, String flaw) {
    assertEquals(Optional.of(flaw), LabelSyntax.flawOfKey(key));
  }

  @Test
  void a_value_may_not_have_a_prefix() {
    assertEquals(Optional.of("contains `/`"), LabelSyntax.flawOfValue("example.com/db"));
  }

  /** {@code labelKeyFmt}, {@code labelValueFmt} and {@code dns1123SubdomainFmt}, as upstream writes them. */
  @Test
  void random_texts_are_allowed_where_upstreams_patterns_allow_them() {
    var word = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    var label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    var value = Pattern.compile("(" + word + ")?");
    var key = Pattern.compile("(" + label + "(\\." + label + ")*/)?" + word);
    var letters = "aB0-_./ é";
    var random = new Random(63);
    for (var i = 0; i < 50_000; i++) {
      var text = new StringBuilder();
      for (var length = random.nextInt(7); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertEquals(
          key.matcher(text).matches(),
          LabelSyntax.flawOfKey(text.toString()).isEmpty(),
          () -> "key " + text);
      assertEquals(
          value.matcher(text).matches(),
          LabelSyntax.flawOfValue(text.toString()).isEmpty(),
          () -> "value " + text);
    }
  }
}
