package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.schemas.CrdImporter;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the CRDs of users may say, beyond what upstream's do. */
class ImportedSchemaTest {
  private static final String REFUSED = "";

  /** The schema of {@code spec}, a value, and what is wrong with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{type: string, minLength: 2, maxLength: 3} | a"
            + " | `spec` has `1` character, must have at least `2`",
        "{type: string, minLength: 2, maxLength: 3} | abcd"
            + " | `spec` has `4` characters, must have at most `3`",
        // Characters, not UTF-16 units.
        "{type: string, maxLength: 1} | 😀 | ",
        "{type: array, minItems: 1, items: {type: string}} | []"
            + " | `spec` has `0` items, must have at least `1`",
        "{type: array, maxItems: 1, items: {type: string}} | [a, b]"
            + " | `spec` has `2` items, must have at most `1`",
        "{type: object, minProperties: 1, additionalProperties: {type: string}} | {}"
            + " | `spec` has `0` members, must have at least `1`",
        "{type: object, maxProperties: 0, additionalProperties: {type: string}} | {a: b}"
            + " | `spec` has `1` member, must have at most `0`",
        "{type: array, uniqueItems: true, items: {type: string}} | [a, a]"
            + " | `spec[1]` repeats an item of `spec`",
        "{type: integer, minimum: 1, exclusiveMinimum: true} | 1"
            + " | `spec` is `1`, must be greater than `1`",
        "{type: number, maximum: 1.5, exclusiveMaximum: true} | 1.5"
            + " | `spec` is `1.5`, must be less than `1.5`",
        "{type: number, maximum: 1.5} | 1.5 | ",
        "{type: integer, multipleOf: 4} | 6 | `spec` is `6`, must be a multiple of `4`",
        "{type: integer, enum: [1, 2]} | 2.0 | ",
        "{type: integer, enum: [1, 2]} | 3 | `spec` is `3`, which is not an allowed value",
        "{type: boolean, enum: [true]} | false | `spec` is `false`, which is not an allowed value",
        // The API server compares null with no value of an enum, nullable or not.
        "{type: string, nullable: true} | null | ",
        "{type: string, nullable: true, enum: [a]} | null | `spec` is `null`, which is not an allowed value",
        "{type: object, properties: {a: {type: string, nullable: true}}, required: [a]}"
            + " | {a: null} | ",
        "{type: object, properties: {a: {type: string}}, required: [a]} | {a: null}"
            + " | `spec` has no `a`, which must be set",
        "{type: object, properties: {a: {type: string, default: x}}, required: [a]} | {a: null} | ",
        "{type: array, items: {type: string, nullable: true}} | [null] | ",
        // One message, whatever the alternatives say.
        "{type: string, anyOf: [{pattern: '^a'}, {minLength: 5}, {enum: [b]}]} | c"
            + " | `spec` meets none of the alternatives of its schema",
        "{type: string, anyOf: [{pattern: '^a'}, {minLength: 5}]} | abc | ",
        "{type: object, properties: {a: {type: string}, b: {type: string}},"
            + " oneOf: [{required: [a]}, {required: [b]}]} | {a: x, b: q}"
            + " | `spec` meets 2 alternatives of its schema, of which it must meet one",
        "{type: object, properties: {a: {type: string}, b: {type: string}},"
            + " oneOf: [{required: [a]}, {required: [b]}]} | {a: x} | ",
        "{type: string, not: {pattern: '^a'}} | abc | `spec` is what its schema forbids",
        "{type: string, not: {pattern: '^a'}} | '${A}' | ",
        "{type: string, allOf: [{pattern: '^a'}, {minLength: 2}]} | a"
            + " | `spec` has `1` character, must have at least `2`",
        // An expression that Java cannot read is not checked, nor is a format upstream never uses.
        "{type: string, pattern: '(?P<a>x)'} | q | ",
        "{type: string, format: ipv4} | q | ",
        "{type: string, format: unheard-of} | q | ",
        // A rule of one's own in CEL is not checked.
        "{type: string, x-kubernetes-validations: [{rule: self.matches('x')}]} | q | ",
        // Open objects.
        "{type: object, x-kubernetes-preserve-unknown-fields: true} | {a: {b: 1}} | ",
        "{x-kubernetes-preserve-unknown-fields: true} | 5 | ",
        "{type: object, additionalProperties: true} | {a: 1} | ",
        // Objects within objects.
        "{type: object, x-kubernetes-embedded-resource: true,"
            + " x-kubernetes-preserve-unknown-fields: true} | {kind: A, apiVersion: v1, x: 1} | ",
        "{type: object, x-kubernetes-embedded-resource: true,"
            + " x-kubernetes-preserve-unknown-fields: true} | {kind: A, metadata: {name: 1}}"
            + " | `spec` has no `apiVersion`, which must be set;"
            + " `name` is an integer, must be a string",
        // A map keyed by two fields; what lacks a key may have a default.
        "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b],"
            + " items: {type: object, properties: {a: {type: string}, b: {type: string}}}}"
            + " | [{a: x, b: q}, {a: x, b: z}, {a: x}, {a: x}, {a: x, b: z}]"
            + " | `spec[4]` has the `a`, `b` of an earlier item of `spec`",
        "{type: array, x-kubernetes-list-type: atomic, items: {type: string}} | [a, a] | ",
      })
  void the_schema_says(String schema, String value, String expected) {
    assertEquals(expected == null ? "" : expected, check(schema, value, false));
  }

  @Test
  void a_patch_need_not_be_complete() {
    assertEquals("", check("{type: array, minItems: 1, items: {type: string}}", "[]", true));
    assertEquals(
        "",
        check(
            "{type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}]}",
            "{}",
            true));
    assertEquals(
        "`spec` has `2` items, must have at most `1`",
        check("{type: array, maxItems: 1, items: {type: string}}", "[a, b]", true));
  }

  @Test
  void an_unknown_field_of_an_imported_crd_is_an_error() {
    assertEquals(
        List.of("error unknown field `b` in `spec`"),
        findings("{type: object, properties: {a: {type: string}}}", "{b: 1}", false));
  }

  /** The messages about a value, without what they have in common. */
  private static String check(String schema, String value, boolean partial) {
    var messages = findings(schema, value, partial).stream()
        .map(message -> message.substring("error ".length()))
        .map(message -> message.endsWith(REFUSED)
            ? message.substring(0, message.length() - REFUSED.length())
            : message)
        .toList();
    return String.join("; ", messages);
  }

  private static List<String> findings(String schema, String value, boolean partial) {
    var imported = CrdImporter.read("""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: example.org
          scope: Namespaced
          names: {kind: Thing}
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, properties: {spec: %s}}}
        """.formatted(schema));
    assertEquals(List.of(), imported.problems());
    var validator = new SchemaValidator(SchemaCatalogue.bundled().with(imported.documents()));
    var root =
        YamlText.read("thing.yaml", "apiVersion: example.org/v1\nkind: Thing\nspec: " + value);
    var subject = new SchemaSubject(root, Reading.KUBECTL, "example.org", "v1", "Thing", partial);
    return validator.validate(subject, VersionBounds.assuming(Version.of(1, 8))).stream()
        .map(diagnostic -> diagnostic.severity().word() + " " + diagnostic.message())
        .toList();
  }
}
