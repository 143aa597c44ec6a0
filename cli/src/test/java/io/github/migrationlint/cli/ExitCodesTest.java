package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.report.ReportFormat;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A script can rely on the exit code, whatever the format, and wherever that goes. */
class ExitCodesTest {
  /** What happens, how to make it happen, and the code that says so. */
  private record Case(String what, int exitCode, List<String> words) {
    Case(String what, int exitCode, String... words) {
      this(what, exitCode, List.of(words));
    }
  }

  private static final List<Case> CASES = List.of(
      new Case("clean", ExitCode.CLEAN, "clean.yaml"),
      new Case("nothing to check", ExitCode.CLEAN, "other.yaml"),
      new Case("below the threshold", ExitCode.CLEAN, "warning.yaml"),
      new Case("nothing may fail", ExitCode.CLEAN, "error.yaml", "--fail-on", "never"),
      new Case("at the threshold", ExitCode.FINDINGS, "warning.yaml", "--fail-on", "warning"),
      new Case("above the threshold", ExitCode.FINDINGS, "error.yaml", "--fail-on", "note"),
      new Case("cannot be parsed", ExitCode.FINDINGS, "broken.yaml"),
      new Case("wrong option", ExitCode.WRONG_USAGE, "clean.yaml", "--fail-fast"),
      new Case("wrong rule", ExitCode.WRONG_USAGE, "clean.yaml", "--select", "style"),
      new Case("missing path", ExitCode.WRONG_USAGE, "clean.yaml", "missing.yaml"),
      new Case(
          "folder is a file",
          ExitCode.WRONG_USAGE,
          "clean.yaml",
          "-f",
          "text=other.yaml/where.txt"),
      new Case("internal error", ExitCode.INTERNAL_ERROR, "-"));

  private final Program program;

  ExitCodesTest(@TempDir Path folder) {
    program = new Program(folder)
        .with("clean.yaml", Program.CLEAN)
        .with("error.yaml", Program.NEVER_STARTS)
        .with("warning.yaml", """
            apiVersion: migrations.kubevirt.io/v1alpha1
            kind: MigrationPolicy
            metadata: {name: everywhere}
            spec:
              allowPostCopy: false
              selectors: {}
            """)
        .with("broken.yaml", "apiVersion: kubevirt.io/v1\nkind: {KubeVirt\n")
        .with("other.yaml", "a: 1\n")
        .withInput(new Broken());
  }

  /** Represents any mistake of ours. */
  private static final class Broken extends InputStream {
    @Override
    public int read() {
      throw new IllegalStateException("no good");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return read();
    }
  }

  @TestFactory
  Stream<DynamicTest> every_format_exits_the_same() {
    return Stream.of(ReportFormat.values())
        .flatMap(format -> Stream.of(format.word(), format.word() + "=report"))
        .flatMap(format -> CASES.stream()
            .map(expected -> dynamicTest(format + ": " + expected.what, () -> {
              var words = new ArrayList<>(List.of("check", "--format", format));
              words.addAll(expected.words);
              var ended = program.run(words.toArray(String[]::new));
              assertEquals(expected.exitCode, ended.exitCode(), ended::toString);
            })));
  }
}
