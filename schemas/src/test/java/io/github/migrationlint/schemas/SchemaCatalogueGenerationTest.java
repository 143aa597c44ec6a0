package io.github.migrationlint.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The catalogue is what the generator makes of the upstream CRDs, byte by byte. */
class SchemaCatalogueGenerationTest {
  private static final Path CATALOGUE =
      Path.of("src/main/resources/io/github/migrationlint/schemas/catalogue");
  private static final Path PROVENANCE = Path.of("PROVENANCE.md");

  @Test
  void the_catalogue_is_what_upstream_says() throws IOException {
    var crds = Path.of(System.getProperty("shared", "../../shared"), "crds");
    assumeTrue(Files.exists(crds.resolve("index.json")), "no upstream CRDs at " + crds);
    var generated = SchemaCatalogueGenerator.generate(crds);
    if ("update".equals(System.getProperty("catalogue"))) {
      write(generated);
    }
    var written = written();
    assertEquals(generated.files().keySet(), written.keySet());
    for (var name : written.keySet()) {
      assertEquals(generated.files().get(name), written.get(name), name);
    }
    assertEquals(generated.provenance(), Files.readString(PROVENANCE));
  }

  private static void write(SchemaCatalogueGenerator.Generated generated) throws IOException {
    for (var name : written().keySet()) {
      Files.delete(CATALOGUE.resolve(name));
    }
    for (var file : generated.files().entrySet()) {
      var path = CATALOGUE.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Files.writeString(PROVENANCE, generated.provenance());
  }

  private static SortedMap<String, String> written() throws IOException {
    var files = new TreeMap<String, String>();
    if (!Files.exists(CATALOGUE)) {
      return files;
    }
    try (var paths = Files.walk(CATALOGUE)) {
      for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.put(CATALOGUE.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    return files;
  }
}
