package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.fix.FixOutcome.ChangedFile;
import io.github.migrationlint.core.fix.Fixer;
import io.github.migrationlint.core.git.LineDiff;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.Loader;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What all fixes together make of texts: nothing is worse, doing it again changes nothing, lines end as
 * before, and what was not edited says what it said.
 */
class FixedTextsTest {
  @TestFactory
  Stream<DynamicTest> of_public_repositories() throws IOException {
    try (var repositories = Files.list(Shared.folder("corpus"))) {
      return repositories.filter(Files::isDirectory).sorted().toList().stream()
          .map(repository -> dynamicTest(repository.getFileName().toString(), () -> {
            var request =
                new LoadRequest(repository, List.of("."), Optional.empty(), "<stdin>", List.of());
            check(new Loader().load(request).value());
          }));
    }
  }

  @TestFactory
  Stream<DynamicTest> of_all_pages() {
    return Catalogue.cards().stream().flatMap(card -> Stream.of(card.name() + ".md", "cases.md")
        .flatMap(file -> Catalogue.page(card.name(), file).stream())
        .flatMap(page -> PageExample.of(page).stream())
        .map(example -> dynamicTest(card.name() + " " + example.line(), () -> {
          var files = example.files();
          check(new Loaded(files, files.size()));
          check(new Loaded(withCarriageReturns(files), files.size()));
        })));
  }

  private static List<SourceFile> withCarriageReturns(List<SourceFile> files) {
    return files.stream()
        .map(file -> new SourceFile(file.id(), file.text().replace("\n", "\r\n")))
        .toList();
  }

  private static void check(Loaded loaded) {
    var linter = new Linter(BuiltInRules.all());
    var before = linter.lint(loaded);
    if (before.findings().stream().noneMatch(finding -> finding.fix().isPresent())) {
      return;
    }
    var fixed = new Fixer(Applicability.NEEDS_REVIEW, linter::lint).fix(loaded);
    assertEquals(List.of(), fixed.report().internalErrors());
    var had = counts(before.findings());
    counts(fixed.report().findings())
        .forEach((finding, count) ->
            assertTrue(count <= had.getOrDefault(finding, 0), () -> "new: " + finding));
    var after = new Loaded(fixedSources(loaded, fixed.files()), loaded.files());
    assertEquals(
        List.of(),
        new Fixer(Applicability.NEEDS_REVIEW, linter::lint).fix(after).files());
    for (var file : fixed.files()) {
      assertSameElsewhere(file);
    }
  }

  private static List<SourceFile> fixedSources(Loaded loaded, List<ChangedFile> changed) {
    return loaded.sources().stream()
        .map(source -> changed.stream()
            .filter(file -> file.before() == source)
            .map(ChangedFile::after)
            .findFirst()
            .orElse(source))
        .toList();
  }

  private static Map<String, Integer> counts(List<Diagnostic> findings) {
    var counts = new HashMap<String, Integer>();
    for (var finding : findings) {
      var place = finding.primary().source().id() + " " + finding.object();
      counts.merge(finding.code() + " " + finding.severity() + " " + place, 1, Integer::sum);
    }
    return counts;
  }

  /** Each value on a line that has not changed is still there, under the same keys. */
  private static void assertSameElsewhere(ChangedFile file) {
    var changed = LineDiff.between(
        new Loaded(List.of(file.after()), 1), new Loaded(List.of(file.before()), 1));
    var left = new HashMap<String, Integer>();
    walk(file.after(), scalar -> left.merge(scalar.says, 1, Integer::sum));
    walk(file.before(), scalar -> {
      if (!changed.touch(scalar.node.span())) {
        var count = left.merge(scalar.says, -1, Integer::sum);
        assertTrue(count >= 0, () -> file.before() + " lost " + scalar.says);
      }
    });
    var isWindows = !file.before().text().replace("\r\n", "").contains("\n");
    assertTrue(
        !isWindows || !file.after().text().replace("\r\n", "").contains("\n"),
        () -> file.before() + " has two kinds of line ends");
    assertEquals(
        file.before().text().endsWith("\n"), file.after().text().endsWith("\n"), "last line end");
  }

  private record Scalar(ScalarNode node, String says) {}

  private static void walk(SourceFile source, Consumer<Scalar> visitor) {
    for (var document : new YamlReader().read(source).value()) {
      document.root().ifPresent(root -> walk(root, document.index() + ":", visitor));
    }
  }

  private static void walk(YamlNode node, String path, Consumer<Scalar> visitor) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        walk(entry.value(), path + "." + entry.name(), visitor);
      }
    } else if (node instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        walk(item, path + "[]", visitor);
      }
    } else if (node instanceof ScalarNode scalar) {
      visitor.accept(new Scalar(scalar, path + " = " + scalar.text()));
    }
  }
}
