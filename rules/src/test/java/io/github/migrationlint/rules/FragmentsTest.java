package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D10: what has no name and asks for none is part of an object, and nothing is missing in it. */
class FragmentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | ''",
        "'metadata: {labels: {a: b}}' | ''",
        "'metadata: {name: db}' | schema",
        "'metadata: {generateName: db-}' | schema",
        "'metadata: {name: \"${NAME}\"}' | schema",
      })
  void only_an_object_lacks_what_is_required(String metadata, String found) {
    var yaml = """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        %s
        spec: {runStrategy: Always, template: {spec: {affinity: {nodeAffinity: null}}}}
        """.formatted(metadata);
    var loaded = new Loaded(List.of(new SourceFile(new SourceId("vm.yaml"), yaml)), 1);
    var codes = new Linter(BuiltInRules.all())
        .lint(loaded).findings().stream()
            .map(finding -> finding.code())
            .filter("schema"::equals)
            .toList();
    assertEquals(found, String.join(" ", codes));
  }
}
