package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole documents become the JSON that the recording says kubectl sends. */
class DocumentsTest {
  private static final String DOCUMENT = "=====\n";
  private static final String SEPARATOR = "-----\n";

  @Test
  void trees_are_what_kubectl_sends() {
    var wrong = new ArrayList<String>();
    var recording = Yaml.resource("documents.txt");
    var documents = recording.substring(recording.indexOf(DOCUMENT) + DOCUMENT.length());
    for (var document : documents.split(DOCUMENT, -1)) {
      var separator = document.indexOf(SEPARATOR);
      var yaml = document.substring(0, separator);
      var expected = document.substring(separator + SEPARATOR.length()).strip();
      var actual = json(yaml);
      if (!actual.equals(expected)) {
        wrong.add(yaml + "is " + expected + "\nnot " + actual);
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static String json(String yaml) {
    var outcome = Yaml.read(yaml);
    for (var problem : outcome.problems()) {
      if (problem.code().equals("yaml-syntax") && problem.severity() == Severity.ERROR) {
        return "refused";
      }
    }
    var documents = outcome.value().documents();
    if (documents.isEmpty() || documents.get(0).root().isEmpty()) {
      return "null";
    }
    // One value that JSON cannot tell, and kubectl refuses the document.
    var json = Yaml.json(documents.get(0).root().get(), Reading.KUBECTL);
    return json.contains(":refused") ? "refused" : json;
  }
}
