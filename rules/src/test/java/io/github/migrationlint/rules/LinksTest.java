package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A link between documents of the repository leads to a file, and to a heading in it. */
class LinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)\\s]*)?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern CODE = Pattern.compile("(?s)(?m)^```.*?^```$|`[^`\n]*`");

  @Test
  void every_link_leads_somewhere() throws IOException {
    var broken = new ArrayList<String>();
    var links = 0;
    for (var file : documents()) {
      var text = CODE.matcher(Files.readString(file)).replaceAll("`code`");
      for (var link : LINK.matcher(text).results().toList()) {
        links++;
        if (!leads(file, link.group(1), link.group(2))) {
          broken.add(ROOT.relativize(file) + ": " + link.group());
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(links > 500, links + " links");
  }

  private static List<Path> documents() throws IOException {
    var documents = new ArrayList<Path>();
    try (var top = Files.list(ROOT)) {
      documents.addAll(
          top.filter(file -> file.toString().endsWith(".md")).sorted().toList());
    }
    documents.add(ROOT.resolve("rules/CATALOGUE.md"));
    for (var folder : List.of("docs", "integrations", "schemas", "benchmarks", ".github")) {
      if (Files.exists(ROOT.resolve(folder))) {
        try (var found = Files.walk(ROOT.resolve(folder))) {
          documents.addAll(found.filter(LinksTest::isDocument).sorted().toList());
        }
      }
    }
    return documents;
  }

  private static boolean isDocument(Path file) {
    var path = ROOT.relativize(file).toString();
    return path.endsWith(".md") && !path.contains("src") && !path.contains("target");
  }

  private static boolean leads(Path from, String target, String anchor) throws IOException {
    if (target.contains(":")) {
      return true;
    }
    var file = target.isEmpty() ? from : from.resolveSibling(target).normalize();
    return Files.exists(file) && (anchor == null || headings(file).contains(anchor.substring(1)));
  }

  /** The anchors that are made of the headings of a document. */
  private static Set<String> headings(Path file) throws IOException {
    var anchors = new HashSet<String>();
    var text = Files.readString(file).replaceAll("(?s)(?m)^```.*?^```$", "");
    HEADING
        .matcher(text)
        .results()
        .forEach(heading -> anchors.add(heading
            .group(1)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9 _-]", "")
            .replace(' ', '-')));
    return anchors;
  }
}
