package io.github.migrationlint.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.text.TerminalText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
  @ParameterizedTest
  @EnumSource
  void the_example_is_shown_as_reviewed(ReportFormat format) throws IOException {
    assertGolden("example", format, ExampleReport.report());
  }

  @ParameterizedTest
  @EnumSource
  void a_clean_run_is_shown_as_reviewed(ReportFormat format) throws IOException {
    assertGolden("clean", format, ExampleReport.clean());
  }

  @ParameterizedTest
  @EnumSource
  void an_internal_error_is_shown_as_reviewed(ReportFormat format) throws IOException {
    assertGolden("failed", format, ExampleReport.failed());
  }

  @ParameterizedTest
  @EnumSource
  void no_character_acts_or_hides(ReportFormat format) {
    var text = written(format, ExampleReport.report());

    assertFalse(text.codePoints().anyMatch(c -> c != '\n' && TerminalText.isHidden(c)), text);
    assertFalse(text.contains("\n::error::"), text);
    assertFalse(text.contains("\n::warning::"), text);
  }

  @ParameterizedTest
  @EnumSource
  void bytes_are_the_same_as_characters(ReportFormat format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new OutputStreamWriter(bytes, UTF_8)) {
      format.reporter(ExampleReport.TOOL, FailOn.ERROR, false).write(ExampleReport.report(), out);
    }

    assertEquals(written(format, ExampleReport.report()), bytes.toString(UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void a_failing_writer_is_reported(ReportFormat format) {
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
    var reporter = format.reporter(ExampleReport.TOOL, FailOn.ERROR, false);

    var thrown = assertThrows(
        UncheckedIOException.class, () -> reporter.write(ExampleReport.report(), broken));

    assertEquals("java.io.IOException: disk full", thrown.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void a_format_is_found_by_its_word(ReportFormat format) {
    assertEquals(Optional.of(format), ReportFormat.of(format.word()));
    assertEquals(format.word().toLowerCase(Locale.ROOT), format.word());
  }

  @Test
  void files_of_two_formats_can_lie_side_by_side() {
    var extensions = new TreeSet<String>();
    for (var format : ReportFormat.values()) {
      assertTrue(extensions.add(format.extension()), format.word());
    }
  }

  @Test
  void other_words_are_no_format() {
    assertEquals(Optional.empty(), ReportFormat.of("xml"));
    assertEquals(Optional.empty(), ReportFormat.of("SARIF"));
  }

  @ParameterizedTest
  @EnumSource
  void making_a_reporter_loads_no_other_one(ReportFormat format) throws Exception {
    var loaded = new ArrayList<String>();
    var classes = ReportFormat.class.getProtectionDomain().getCodeSource().getLocation();
    try (var loader = new Loader(classes, loaded)) {
      var formats = loader.loadClass(ReportFormat.class.getName());
      var tool = loader.loadClass(Tool.class.getName());
      var failOn = loader.loadClass(FailOn.class.getName());
      var reporter = formats.getMethod("reporter", tool, failOn, boolean.class);
      var constant = formats.getField(format.name()).get(null);
      var tools = tool.getConstructors()[0].newInstance(
          "1",
          (Supplier<List<?>>) List::of,
          (Function<String, Optional<String>>) r -> Optional.empty(),
          (Function<String, Optional<String>>) r -> Optional.empty());
      reporter.invoke(constant, tools, failOn.getField("ERROR").get(null), false);
    }

    // The JUnit report has the excerpts of the text report in it.
    loaded.remove(Reporter.class.getName());
    loaded.remove(TextReporter.class.getName());

    assertTrue(
        loaded.stream().filter(name -> name.endsWith("Reporter")).count() <= 1, loaded::toString);
    assertTrue(loaded.stream().noneMatch(name -> name.endsWith("Output")), loaded::toString);
  }

  /** Loads the classes of the package itself and keeps a list. */
  private static final class Loader extends URLClassLoader {
    private final List<String> loaded;

    Loader(URL classes, List<String> loaded) {
      super(new URL[] {classes}, ReportFormat.class.getClassLoader());
      this.loaded = loaded;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.github.migrationlint.core.report.")) {
        return super.loadClass(name, resolve);
      }
      var known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      loaded.add(name);
      return findClass(name);
    }
  }

  private static void assertGolden(String name, ReportFormat format, LintReport report)
      throws IOException {
    Golden.assertMatches(name + "." + extension(format), written(format, report));
  }

  private static String extension(ReportFormat format) {
    return switch (format) {
      case TEXT -> "txt";
      case JSON -> "json";
      case SARIF -> "sarif.json";
      case JUNIT -> "junit.xml";
      case GITHUB -> "github.txt";
      case GITLAB -> "gitlab.json";
      case CHECKSTYLE -> "checkstyle.xml";
      case MARKDOWN -> "md";
      case CONCISE -> "concise.txt";
      case RDJSONL -> "rdjsonl";
    };
  }

  private static String written(ReportFormat format, LintReport report) {
    var out = new StringWriter();
    format.reporter(ExampleReport.TOOL, FailOn.ERROR, false).write(report, out);
    return out.toString();
  }
}
