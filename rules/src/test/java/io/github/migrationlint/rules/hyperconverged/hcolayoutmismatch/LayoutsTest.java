package io.github.migrationlint.rules.hyperconverged.hcolayoutmismatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutsTest {
  /** The CRDs of upstream, one folder for each version; not part of this repository. */
  private static final Path CRDS =
      Path.of(System.getProperty("shared", "../../shared"), "crds", "hyperconverged");

  @ParameterizedTest
  @ValueSource(strings = {"v1.18", "v1.19"})
  void every_path_is_one_of_its_api_version(String version) throws IOException {
    var v1beta1 = spec(version, "v1beta1");
    var v1 = spec(version, "v1");
    for (var move : Layouts.MOVES) {
      assertTrue(has(v1beta1, move.v1beta1()), move.v1beta1());
      assertTrue(has(v1, move.v1()), move.v1());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.18", "v1.19"})
  void every_field_of_v1beta1_is_accounted_for(String version) throws IOException {
    var accounted = new TreeSet<>(Layouts.DROPPED_IN_V1);
    accounted.add("featureGates");
    Layouts.MOVES.forEach(move -> accounted.add(move.keyInV1beta1()));
    assertEquals(accounted, keys(spec(version, "v1beta1")));
  }

  @Test
  void every_field_of_v1_is_accounted_for() throws IOException {
    var accounted = new TreeSet<>(Layouts.NEW_IN_V1);
    accounted.add("featureGates");
    Layouts.MOVES.forEach(move -> accounted.add(move.keyInV1()));
    assertEquals(accounted, keys(spec("v1.19", "v1")));
  }

  private static Set<String> keys(MappingNode schema) {
    var keys = new TreeSet<String>();
    schema.mapping("properties").orElseThrow().entries().forEach(entry -> keys.add(entry.name()));
    return keys;
  }

  private static boolean has(MappingNode schema, String path) {
    var place = Optional.of(schema);
    for (var step : path.split("\\.", -1)) {
      place = place
          .flatMap(found -> found.mapping("properties"))
          .flatMap(properties -> properties.mapping(step));
    }
    return place.isPresent();
  }

  private static MappingNode spec(String version, String apiVersion) throws IOException {
    var file = CRDS.resolve(version).resolve("hyperconverged.yaml");
    assumeTrue(Files.exists(file), () -> "no CRDs at " + CRDS);
    var source = new SourceFile(new SourceId("crd.yaml"), Files.readString(file));
    var crd = (MappingNode) new YamlReader().read(source).value().get(0).root().orElseThrow();
    for (var served : crd.mapping("spec").orElseThrow().mappings("versions")) {
      if (served.scalar("name").orElseThrow().text().equals(apiVersion)) {
        return served
            .mapping("schema")
            .flatMap(schema -> schema.mapping("openAPIV3Schema"))
            .flatMap(schema -> schema.mapping("properties"))
            .flatMap(properties -> properties.mapping("spec"))
            .orElseThrow();
      }
    }
    throw new AssertionError(version + " does not serve " + apiVersion);
  }
}
