package io.github.migrationlint.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the catalogue, and its PROVENANCE.md, from a folder of CRDs taken from upstream. The folder's
 * {@code index.json} names, per kind and version of its component, the file, the tag or branch with
 * its commit, and the API versions.
 *
 * <p>{@code mvn test -pl schemas -Dtest=SchemaCatalogueGenerationTest -Dcatalogue=update -Dshared=FOLDER}
 * writes both anew.
 */
final class SchemaCatalogueGenerator {
  private final Path crds;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Row, String> texts = new HashMap<>();

  /** By their text, each once. */
  private final Map<String, SchemaTree> schemas = new LinkedHashMap<>();

  private SchemaCatalogueGenerator(Path crds) {
    this.crds = crds;
  }

  /**
   * What was made.
   *
   * @param files the catalogue, by path below its folder
   */
  record Generated(SortedMap<String, String> files, String provenance) {}

  /** A kind at one API version and one version of its component, and where that was read. */
  private record Row(
      Component component,
      Version componentVersion,
      String group,
      String kind,
      String scope,
      String version,
      String flags,
      String source,
      String revision,
      String commit) {}

  static Generated generate(Path crds) throws IOException {
    var generator = new SchemaCatalogueGenerator(crds);
    generator.read();
    return generator.write();
  }

  private void read() throws IOException {
    for (var kind : tree(crds.resolve("index.json")).get("kinds").members().values()) {
      var component = Component.ofWord(kind.get("component").text());
      for (var version : kind.get("versions").members().entrySet()) {
        read(component, Version.parse(version.getKey()).orElseThrow(), version.getValue());
      }
    }
    rows.sort(Comparator.comparing(Row::component)
        .thenComparing(Row::kind)
        .thenComparing(Row::componentVersion)
        .thenComparing(Row::version));
  }

  private void read(Component component, Version componentVersion, SchemaTree source)
      throws IOException {
    var file = source.get("file").text();
    var spec = tree(crds.resolve(file)).get("spec");
    for (var apiVersion : source.get("apiVersions").items()) {
      var name = apiVersion.get("name").text();
      var upstream = version(spec, name);
      var row = new Row(
          component,
          componentVersion,
          spec.get("group").text(),
          spec.get("names").get("kind").text(),
          spec.get("scope").text(),
          name,
          flags(apiVersion, upstream.get("deprecated").isTrue()),
          file,
          source.get("tag").text() + source.get("branch").text(),
          source.get("commit").text());
      rows.add(row);
      // Upstream gives several API versions one schema; the data file says whose it is.
      var same = upstream.get("x-schema-same-as").text();
      var openApi = same.isEmpty() ? upstream : version(spec, same);
      var schema = CrdImporter.root(openApi.get("schema").get("openAPIV3Schema"));
      var text = JsonText.of(schema);
      texts.put(row, text);
      schemas.putIfAbsent(text, new SchemaTree(schema));
    }
  }

  private static SchemaTree version(SchemaTree spec, String name) {
    for (var version : spec.get("versions").items()) {
      if (version.get("name").is(name)) {
        return version;
      }
    }
    throw new IllegalStateException("no version " + name);
  }

  private static String flags(SchemaTree apiVersion, boolean isDeprecated) {
    var flags = new ArrayList<String>();
    for (var flag : List.of("served", "storage")) {
      if (apiVersion.get(flag).isTrue()) {
        flags.add(flag);
      }
    }
    if (isDeprecated) {
      flags.add("deprecated");
    }
    return String.join(",", flags);
  }

  private Generated write() throws IOException {
    var parts = new SharedParts();
    schemas.values().forEach(parts::count);
    var files = new TreeMap<String, String>();
    var fileNames = new HashMap<String, String>();
    var index = new StringBuilder(
        "# component, its version, group, kind, scope, API version, flags, file\n");
    for (var row : rows) {
      var text = texts.getOrDefault(row, "");
      var file = fileNames.computeIfAbsent(text, unused -> fileName(row));
      files.computeIfAbsent(
          file, unused -> parts.document(schemas.getOrDefault(text, SchemaTree.NOTHING)) + "\n");
      index
          .append(String.join(
              "\t",
              row.component().word(),
              row.componentVersion().toString(),
              row.group(),
              row.kind(),
              row.scope(),
              row.version(),
              row.flags(),
              file))
          .append('\n');
    }
    parts.files().forEach((name, text) -> files.put("parts/" + name, text + "\n"));
    files.put("index.tsv", index.toString());
    return new Generated(files, provenance());
  }

  /** A schema is named after the first version it is found at. */
  private static String fileName(Row row) {
    return row.kind().toLowerCase(Locale.ROOT) + "/" + row.version() + "-" + row.componentVersion()
        + ".json";
  }

  private String provenance() throws IOException {
    var text = new StringBuilder();
    text.append("""
        # Where the schemas come from

        Written by `SchemaCatalogueGenerator`; do not edit. Facts only were taken from upstream: names,
        types, limits, patterns, enums, what is required, defaults, `x-kubernetes-` markers and CEL rules.
        No descriptions were. Both projects are under the Apache License 2.0.

        | component | repository | upstream path |
        |---|---|---|
        | HCO | kubevirt/hyperconverged-cluster-operator | `deploy/crds/hco00.crd.yaml` |
        | KubeVirt | kubevirt/kubevirt | schemas: `pkg/virt-operator/resource/generate/components/validations_generated.go`; names, scope, API versions: `pkg/virt-operator/resource/generate/components/crds.go`, `staging/src/kubevirt.io/api/core/v1/register.go` |

        The imported file holds what the upstream path says about the kind, without prose; kinds and versions
        that say the same share one. Its sha256 is given for reference.

        | component | version | tag or branch | commit | kind | imported file | sha256 |
        |---|---|---|---|---|---|---|
        """);
    var last = "";
    for (var row : rows) {
      var line = "| %s | %s | %s | %s | %s | %s | `%s` |\n"
          .formatted(
              row.component().title(),
              row.componentVersion(),
              row.revision(),
              row.commit(),
              row.kind(),
              row.source(),
              SharedParts.sha256(Files.readAllBytes(crds.resolve(row.source()))));
      if (!line.equals(last)) {
        text.append(line);
      }
      last = line;
    }
    return text.toString();
  }

  private static SchemaTree tree(Path file) throws IOException {
    var problems = new ArrayList<String>();
    var trees = YamlTrees.read(Files.readString(file), problems);
    if (trees.size() != 1 || !problems.isEmpty()) {
      throw new IllegalStateException(file + ": " + problems);
    }
    return trees.get(0);
  }
}
