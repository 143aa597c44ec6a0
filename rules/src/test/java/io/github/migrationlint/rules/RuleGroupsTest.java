package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.load.LoadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run loads the rules that can find something; {@link PagesTest} runs each of them so, too. */
class RuleGroupsTest {
  private static final Path REPOSITORIES =
      Path.of("..", "linter-core", "src", "test", "resources", "repos");

  private static LoadRequest all(Path repository) {
    return new LoadRequest(
        repository.toAbsolutePath().normalize(),
        List.of("."),
        Optional.empty(),
        "<stdin>",
        List.of());
  }

  private static List<String> said(List<Diagnostic> findings) {
    var said = new ArrayList<String>();
    for (var finding : findings) {
      said.add(finding.primary() + " " + finding.code() + " " + finding.message());
    }
    return said;
  }

  private static int compare(Path repositories) throws IOException {
    var every = new Linter(BuiltInRules.all());
    var loaded = RuleSelection.ALL.linter(Configuration.NONE, Acceptance.OF_SUPPRESSIONS);
    var findings = 0;
    try (var folders = Files.list(repositories)) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
        var expected = said(every.lint(all(folder)).findings());
        assertEquals(expected, said(loaded.lint(all(folder)).findings()), folder.toString());
        findings += expected.size();
      }
    }
    return findings;
  }

  @Test
  void rules_that_are_not_loaded_would_find_nothing() throws IOException {
    assertTrue(compare(REPOSITORIES) > 0);
  }

  @Test
  void nor_would_they_in_public_manifests() throws IOException {
    assertTrue(compare(Shared.folder("corpus")) > 0);
  }

  @Test
  void each_rule_is_in_one_group() {
    var all = BuiltInRules.all();
    assertEquals(all.size(), new HashSet<>(all).size());
    assertEquals(all.size(), all.stream().map(Object::getClass).distinct().count());
  }

  /** Else there is no point in groups. */
  @Test
  void where_there_is_nothing_few_are_loaded() {
    var few = BuiltInRules.about(List.of());
    assertFalse(few.isEmpty());
    assertTrue(few.size() < BuiltInRules.all().size() / 10, () -> few.size() + " rules");
  }
}
