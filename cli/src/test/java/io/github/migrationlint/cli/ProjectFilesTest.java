package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files that a hosting service and pre-commit read from the top of the repository. */
class ProjectFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static Object yaml(Path file) throws IOException {
    return new Load(LoadSettings.builder().setLabel(file.toString()).build())
        .loadFromString(Files.readString(file));
  }

  @Test
  void every_one_of_them_is_yaml() throws IOException {
    var files = new ArrayList<>(List.of(
        ROOT.resolve("action.yml"),
        ROOT.resolve(".pre-commit-config.yaml"),
        ROOT.resolve(".pre-commit-hooks.yaml")));
    try (var found = Files.walk(ROOT.resolve(".github"))) {
      files.addAll(
          found.filter(file -> file.toString().endsWith(".yml")).sorted().toList());
    }
    assertTrue(files.size() > 8, files::toString);
    for (var file : files) {
      var read = yaml(file);
      assertTrue(read instanceof Map || read instanceof List, file::toString);
    }
  }

  /** What no one can judge a rule without. */
  @Test
  void a_new_rule_is_asked_for_its_source_examples_and_finding() throws IOException {
    var form =
        assertInstanceOf(Map.class, yaml(ROOT.resolve(".github/ISSUE_TEMPLATE/new-rule.yml")));
    var required = new ArrayList<String>();
    for (var field : assertInstanceOf(List.class, form.get("body"))) {
      if (((Map<?, ?>) field).get("validations") instanceof Map<?, ?> validations
          && Boolean.TRUE.equals(validations.get("required"))) {
        required.add(String.valueOf(((Map<?, ?>) field).get("id")));
      }
    }
    assertEquals(List.of("upstream", "yaml", "silent", "finding", "doubt"), required);
  }
}
