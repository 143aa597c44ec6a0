package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingsTest {
  private final Checkout checkout;

  EncodingsTest(@TempDir Path folder) {
    this.checkout = new Checkout(folder);
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }

  private String read(byte[] bytes) {
    return checkout
        .file("a.yaml", bytes)
        .load("a.yaml")
        .value()
        .sources()
        .get(0)
        .text();
  }

  private List<String> problems(byte[] bytes) {
    return checkout.file("a.yaml", bytes).problems("a.yaml");
  }

  @Test
  void text_is_read_as_utf_8() {
    var text = Checkout.VM + "# größe 日本 😀 \r\n\uFFFD";
    assertEquals(text, read(bytes(text, StandardCharsets.UTF_8)));
  }

  @Test
  void a_byte_order_mark_is_no_text() {
    var text = Checkout.VM + "# ü";
    for (var charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertEquals(text, read(bytes("\uFEFF" + text, charset)), charset.name());
    }
  }

  @Test
  void a_second_mark_is_text() {
    assertEquals(
        "\uFEFF" + Checkout.VM, read(bytes("\uFEFF\uFEFF" + Checkout.VM, StandardCharsets.UTF_8)));
  }

  @Test
  void utf_16_is_kept_whatever_it_says() {
    assertEquals("x", read(bytes("\uFEFFx", StandardCharsets.UTF_16LE)));
    assertEquals("", read(bytes("\uFEFF", StandardCharsets.UTF_16BE)));
  }

  @Test
  void a_byte_that_is_not_utf_8_is_reported_where_it_is() {
    assertEquals(
        List.of("a.yaml:4:6 error unreadable-file: byte `E9` is not UTF-8"),
        problems(bytes(Checkout.VM + "# caf\u00e9\n", StandardCharsets.ISO_8859_1)));
    assertEquals(
        List.of("a.yaml:4:3 error unreadable-file: bytes `E2 82` are not UTF-8"),
        problems(truncated(bytes(Checkout.VM + "# €", StandardCharsets.UTF_8))));
    assertEquals(
        List.of("a.yaml:4:4 error unreadable-file: byte `C0` is not UTF-8"),
        problems(behind(Checkout.VM + "# \uFFFD", 0xC0)));
  }

  private static byte[] truncated(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 1);
  }

  private static byte[] behind(String text, int last) {
    var bytes = bytes(text + " ", StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) last;
    return bytes;
  }

  @Test
  void a_file_with_a_fault_is_not_handed_on() {
    var bytes = bytes(Checkout.VM + "# \u00e9", StandardCharsets.ISO_8859_1);
    var outcome = checkout.file("a.yaml", bytes).load("a.yaml");
    assertEquals(List.of(), outcome.value().sources());
    assertEquals(
        Optional.of("save the file in UTF-8"), outcome.problems().get(0).help());
    assertEquals(1, outcome.value().files());
  }

  @Test
  void a_fault_in_what_cannot_matter_is_nobodys_business() {
    var outcome = checkout.file("a.yaml", new byte[] {'#', (byte) 0xE9}).load(".");
    assertEquals(List.of(), outcome.problems());
    assertEquals(1, outcome.value().passedOver().size());
  }

  @Test
  void a_fault_in_utf_16_is_reported() {
    assertEquals(
        List.of("a.yaml:1:2 error unreadable-file: bytes `D8 00 00 62` are not UTF-16"),
        problems(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 'a', (byte) 0xD8, 0, 0, 'b'}));
    assertEquals(
        List.of("a.yaml:1:1 error unreadable-file: byte `61` is not UTF-16"),
        problems(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'}));
  }

  @Test
  void utf_32_is_reported() {
    var expected =
        List.of("a.yaml:1:1 error unreadable-file: file is in UTF-32, which no Kubernetes"
            + " client reads");
    for (var name : List.of("UTF-32LE", "UTF-32BE")) {
      assertEquals(expected, problems(bytes("\uFEFF" + Checkout.VM, Charset.forName(name))));
    }
  }

  @Test
  void line_ends_stay_as_they_are() {
    var text = Checkout.VM.replace("\n", "\r\n") + "#\r#\n";
    assertEquals(text, read(bytes(text, StandardCharsets.UTF_8)));
  }
}
