package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The addresses of the documentation are those of the build. */
class DocumentationTest {
  private static final Pattern NAME = Pattern.compile("<repository.name>(.*)</repository.name>");
  private static final Pattern ADDRESS =
      Pattern.compile("github(?:usercontent)?\\.com/([\\w-]+/migration-lint)\\b");

  private static String repository() throws IOException {
    var pom = NAME.matcher(Files.readString(Path.of("../pom.xml")));
    assertTrue(pom.find());
    return pom.group(1);
  }

  @Test
  void a_rule_has_the_address_of_its_page() throws IOException {
    var address = Documentation.ofRule("tied-policies").orElseThrow();
    assertTrue(address.startsWith("https://github.com/" + repository() + "/blob/"), address);
    assertTrue(address.endsWith("/docs/rules/tied-policies.md"), address);
    assertEquals(Optional.empty(), Documentation.ofRule("rule-of-the-user"));
  }

  @Test
  void a_version_is_read_at_its_tag_once_it_is_released() {
    assertEquals("main", Documentation.tag("0.1.0-SNAPSHOT"));
    assertEquals("v0.1.0", Documentation.tag("0.1.0"));
  }

  @Test
  void a_page_shown_elsewhere_links_to_what_is_published() throws IOException {
    var page = Documentation.page("host-cpu-on-mixed-nodes").orElseThrow();
    var home = "https://github.com/" + repository() + "/blob/";
    assertTrue(page.matches("(?s).*\\(" + home + "[^/]+/docs/configuration.md\\).*"), page);
  }

  @Test
  void every_document_names_the_same_repository() throws IOException {
    var others = new ArrayList<String>();
    var expected = repository();
    for (var file : documents()) {
      ADDRESS.matcher(Files.readString(file)).results().forEach(address -> {
        if (!address.group(1).equals(expected)) {
          others.add(file + ": " + address.group());
        }
      });
    }
    assertEquals(List.of(), others);
  }

  private static List<Path> documents() throws IOException {
    var files = new ArrayList<Path>();
    for (var folder : List.of("../docs", "../integrations", "../.github")) {
      if (Files.exists(Path.of(folder))) {
        try (var found = Files.walk(Path.of(folder))) {
          files.addAll(found.filter(Files::isRegularFile).sorted().toList());
        }
      }
    }
    files.addAll(List.of(Path.of("../README.md"), Path.of("../action.yml")));
    return files;
  }
}
