package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.rules.Documentation;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a terminal is given that a file or a pipe is not. */
class TerminalTest {
  private static final String LINK = "\u001b]8;;";

  private final Path folder;

  TerminalTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Program program() {
    return new Program(folder).with("a b/größe.yaml", Program.NEVER_STARTS).onTerminal();
  }

  @Test
  void places_can_be_clicked_on() {
    var out = program().withEnvironment("TERM_PROGRAM", "WezTerm").run().out();
    var uri = folder.toUri() + "a%20b/gr%C3%B6%C3%9Fe.yaml";
    var link = LINK + uri + "\u001b\\a b/größe.yaml:9:42" + LINK + "\u001b\\\n";
    assertTrue(out.contains(link), out);
  }

  @Test
  void a_rule_can_be_clicked_on() {
    var out = program().withEnvironment("TERM_PROGRAM", "WezTerm").run().out();
    var page = Documentation.ofRule("zero-parallel-migrations").orElseThrow();
    assertTrue(out.startsWith(LINK + page + "\u001b\\\u001b[1;31merror["), out);
  }

  @Test
  void terminals_that_are_known_to_have_links_get_them() {
    assertTrue(hasLinks(Map.of("VTE_VERSION", "7200")));
    assertTrue(hasLinks(Map.of("TERM", "xterm-kitty")));
    assertTrue(hasLinks(Map.of("FORCE_HYPERLINK", "1")));
    assertFalse(hasLinks(Map.of("VTE_VERSION", "4999")));
    assertFalse(hasLinks(Map.of("VTE_VERSION", "new")));
    assertFalse(hasLinks(Map.of("TERM", "xterm-256color")));
    assertFalse(hasLinks(Map.of("TERM_PROGRAM", "Apple_Terminal")));
    assertFalse(hasLinks(Map.of("TERM", "xterm-kitty", "FORCE_HYPERLINK", "0")));
  }

  /** A link names a file of this machine, and the terminal may belong to another. */
  @Test
  void what_is_between_us_and_the_terminal_gets_no_links() {
    assertFalse(hasLinks(Map.of("TERM", "xterm-kitty", "SSH_CONNECTION", "1")));
    assertFalse(hasLinks(Map.of("TERM", "xterm-kitty", "TMUX", "1")));
  }

  private boolean hasLinks(Map<String, String> environment) {
    var program = program();
    environment.forEach(program::withEnvironment);
    return program.run().out().contains(LINK);
  }

  /** The path of the folder is no one's business but the terminal's. */
  @Test
  void only_a_colored_report_on_a_terminal_has_links() {
    var known = program().withEnvironment("TERM", "xterm-kitty");
    assertFalse(known.run("--color", "never").out().contains(LINK));
    assertFalse(known.run("-f", "json").out().contains(folder.toString()));
    known.run("-f", "text=report.txt", "a b");
    assertFalse(known.read("report.txt").contains(LINK));
    var piped = new Program(folder).withEnvironment("TERM", "xterm-kitty");
    assertFalse(piped.run("--color", "always").out().contains(LINK));
  }

  @Test
  void standard_input_is_no_file_to_open() {
    var out = program()
        .withEnvironment("TERM", "xterm-kitty")
        .withInput(Program.NEVER_STARTS)
        .run("-")
        .out();
    assertTrue(out.contains("<stdin>:9:42\n"), out);
  }

  @Test
  void the_locale_says_what_a_terminal_reads() {
    assertEquals(StandardCharsets.UTF_8, TerminalCharset.of(Map.of()));
    assertEquals(StandardCharsets.UTF_8, TerminalCharset.of(Map.of("LANG", "C")));
    assertEquals(StandardCharsets.UTF_8, TerminalCharset.of(Map.of("LANG", "de_DE.utf8")));
    assertEquals(StandardCharsets.UTF_8, TerminalCharset.of(Map.of("LANG", "de_DE.Martian")));
    assertEquals(StandardCharsets.UTF_8, TerminalCharset.of(Map.of("LANG", "de_DE. ")));
    var latin = Map.of("LC_ALL", "", "LC_CTYPE", "de_DE.ISO-8859-15@euro", "LANG", "C.UTF-8");
    assertEquals(Charset.forName("ISO-8859-15"), TerminalCharset.of(latin));
  }

  @Test
  void a_terminal_without_unicode_gets_its_own_letters_and_plain_lines() {
    var shown = bytes("…größe ← 東", "ISO-8859-1");
    assertEquals("~größe < ?", new String(shown, StandardCharsets.ISO_8859_1));
  }

  private static byte[] bytes(String text, String charset) {
    return TerminalCharset.bytes(text, Charset.forName(charset));
  }

  @Test
  void only_a_terminal_gets_the_letters_of_its_locale() {
    assertEquals("no such file or folder: `größe`", complaint(true, "ISO-8859-1"));
    assertEquals("no such file or folder: `größe`", complaint(false, "UTF-8"));
  }

  private String complaint(boolean isTerminal, String charset) {
    var err = new ByteArrayOutputStream();
    var around = new Environment(
        InputStream.nullInputStream(),
        new ByteArrayOutputStream(),
        err,
        Map.of("LANG", "de_DE.ISO-8859-1"),
        () -> isTerminal,
        () -> isTerminal,
        folder.toAbsolutePath());
    new Main(around).run(List.of("größe"));
    return err.toString(Charset.forName(charset)).strip().replace("migration-lint: ", "");
  }
}
