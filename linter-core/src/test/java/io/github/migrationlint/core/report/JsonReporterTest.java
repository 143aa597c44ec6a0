package io.github.migrationlint.core.report;

import static io.github.migrationlint.core.report.Sources.at;
import static io.github.migrationlint.core.report.Sources.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReporterTest {
  private static final Summary SUMMARY =
      ExampleReport.summary(3, 7, 5, 1, 1, 1, 0, 2, List.of("templates/vm.yaml"));

  @Test
  void findings_are_written_as_the_contract_says() throws IOException {
    var a = source("policies/a.yaml", """
        kind: MigrationPolicy
        spec:
          selectors:
            app: shop
        """);
    var b = source("policies/b.yaml", """
        kind: MigrationPolicy
        spec:
          selectors:
            app: shop # 🚀 🚀
          allowPostCopy: yes
        """);
    var full = Diagnostic.of(
            "identical-selectors",
            Severity.ERROR,
            "policy `b` never applies: `a` has the same selectors and a smaller name",
            b.span(at(b, "app").start(), at(b, "shop").end()))
        .withObject(new ObjectRef(
            "migrations.kubevirt.io/v1alpha1",
            "MigrationPolicy",
            Optional.empty(),
            Optional.of("b")))
        .withClusters(List.of("default"))
        .withAssumption(Assumption.OPEN)
        .withRelated(at(a, "app: shop"), "selected here too")
        .withHelp("merge the two");
    var severalLines = b.span(at(b, "shop").end(), at(b, "yes").end());
    var fixed = Diagnostic.of("ambiguous-boolean", Severity.WARNING, "`yes` is text", severalLines)
        .withFix(
            new Fix("write `true`", Applicability.SAFE, List.of(new Edit(at(b, "yes"), "true\n"))));
    var report = ExampleReport.of(SUMMARY, List.of(full, fixed), List.of());

    Golden.assertMatches("findings.json", written(report));
  }

  @Test
  void every_key_is_there_even_for_a_whole_file() {
    var lost = SourceFile.unreadable(new SourceId("secret.yaml"));
    var finding = Diagnostic.of("unreadable-file", Severity.ERROR, "cannot be read", lost.start());
    var json = parsed(ExampleReport.of(SUMMARY, List.of(finding), List.of("rule x failed")));

    assertEquals(
        List.of(
            "version",
            "tool",
            "configuration",
            "summary",
            "findings",
            "configurationChanges",
            "internalErrors"),
        keys(json));
    assertEquals(
        List.of(
            "files",
            "documents",
            "objects",
            "clusters",
            "errors",
            "warnings",
            "notes",
            "suppressed",
            "baselined",
            "known",
            "leftOut",
            "rulesOff",
            "rulesLowered",
            "targets"),
        keys(json.get("summary")));
    assertEquals(
        List.of(
            "rule",
            "severity",
            "message",
            "path",
            "line",
            "column",
            "endLine",
            "endColumn",
            "object",
            "clusters",
            "world",
            "related",
            "help",
            "fix",
            "url"),
        keys(json.at("/findings/0")));
    for (var key : List.of("object", "world", "help", "fix")) {
      assertTrue(json.at("/findings/0").get(key).isNull(), key);
    }
  }

  @Test
  void columns_count_utf16_units_from_one() {
    var source = source("a.yaml", "🚀: 1\r\n🚀🚀: {a: b}\r\n");
    var finding = Diagnostic.of("r", Severity.NOTE, "m", at(source, "{a: b}"));
    var json = parsed(ExampleReport.of(SUMMARY, List.of(finding), List.of())).at("/findings/0");

    assertEquals(2, json.get("line").intValue());
    assertEquals(7, json.get("column").intValue());
    assertEquals(2, json.get("endLine").intValue());
    assertEquals(13, json.get("endColumn").intValue());
  }

  @Test
  void what_hides_or_acts_is_escaped_and_reads_back_the_same() {
    var source = source("a\u001b.yaml", "kind: VM\n");
    var message = "a\u001b[2J\u009b\u007f\u202e\u200b\u2028 \"\\ ü🚀";
    var finding = Diagnostic.of("r", Severity.NOTE, message, at(source, "VM"));
    var report = ExampleReport.of(SUMMARY, List.of(finding), List.of());
    var text = written(report);

    assertFalse(text.codePoints().anyMatch(c -> c != '\n' && TerminalText.isHidden(c)), text);
    assertTrue(text.contains("ü🚀"), text);
    assertEquals(message, parsed(report).at("/findings/0/message").stringValue());
    assertEquals("a\u001b.yaml", parsed(report).at("/findings/0/path").stringValue());
  }

  @Test
  void half_a_character_becomes_a_replacement() {
    var source = source("a.yaml", "kind: VM\n");
    var finding = Diagnostic.of("r", Severity.NOTE, "a\ud83d b\ude80", at(source, "VM"));
    var json = parsed(ExampleReport.of(SUMMARY, List.of(finding), List.of()));

    assertEquals("a\ufffd b\ufffd", json.at("/findings/0/message").stringValue());
  }

  @Test
  void lines_end_with_lf_and_the_writer_stays_open() {
    var text = written(ExampleReport.of(SUMMARY, List.of(), List.of()));

    assertFalse(text.contains("\r"), text);
    assertTrue(text.endsWith("\n  \"internalErrors\": []\n}\n"), text);
  }

  @Test
  void a_failing_writer_is_reported_without_words_of_the_library() {
    var broken = new Writer() {
      @Override
      public void write(char[] buffer, int offset, int length) throws IOException {
        throw new IOException("disk full");
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    var report = ExampleReport.of(SUMMARY, List.of(), List.of());

    var thrown = assertThrows(UncheckedIOException.class, () -> new JsonReporter(
            new Tool("1.0", List::of, name -> Optional.empty(), name -> Optional.empty()))
        .write(report, broken));

    assertEquals("java.io.IOException: disk full", thrown.getMessage());
    assertThrows(UncheckedIOException.class, () -> new TextReporter(false).write(report, broken));
  }

  private static List<String> keys(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }

  private static JsonNode parsed(LintReport report) {
    return JsonMapper.shared().readTree(written(report));
  }

  private static String written(LintReport report) {
    var closed = new boolean[1];
    var out = new StringWriter() {
      @Override
      public void close() {
        closed[0] = true;
      }
    };
    new JsonReporter(new Tool("1.0", List::of, name -> Optional.empty(), name -> Optional.empty()))
        .write(report, out);
    assertFalse(closed[0], "the writer belongs to the caller");
    return out.toString();
  }
}
