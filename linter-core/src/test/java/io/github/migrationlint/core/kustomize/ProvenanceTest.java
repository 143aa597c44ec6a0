package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every value of a composition is where a person wrote it. */
class ProvenanceTest {
  /** Layouts with values put together from parts, or read from text with escapes. */
  private static final Set<String> COMPUTED =
      Set.of("a replacement of parts", "all ways to write an inline patch");

  @TestFactory
  Stream<DynamicTest> a_value_is_what_its_place_says() {
    return ComposerTest.layouts()
        .filter(layout -> !layout.fails() && !COMPUTED.contains(layout.title()))
        .map(layout -> dynamicTest(layout.title(), () -> check(layout)));
  }

  private static void check(Layout layout) {
    for (var object : layout.composition().objects()) {
      if (KustomizationFile.isOne(object.source().id())) {
        // A generated object is nowhere; its data is.
        continue;
      }
      var scalars = new ArrayList<ScalarNode>();
      collect(object.root(), scalars);
      for (var scalar : scalars) {
        assertEquals(
            layout.files().get(scalar.span().source().id().path()),
            scalar.span().source().text(),
            "the place is in a file of the layout");
        assertTrue(
            says(scalar),
            () -> "`" + scalar.text() + "` is not at " + scalar.span() + ": "
                + scalar.span().text());
      }
    }
  }

  private static void collect(YamlNode node, List<ScalarNode> scalars) {
    if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> collect(entry.value(), scalars));
    } else if (node instanceof SequenceNode sequence) {
      sequence.items().forEach(item -> collect(item, scalars));
    } else {
      scalars.add((ScalarNode) node);
    }
  }

  /**
   * By one of the two readings, or as raw text; a name may have a part before and behind, and an
   * annotation that was no scalar is empty.
   */
  private static boolean says(ScalarNode scalar) {
    var meant = Json.of(scalar.value(Reading.KUSTOMIZE));
    if (scalar.span().length() == 0) {
      return meant.equals("null") || meant.equals("\"\"");
    }
    for (var written : written(scalar.span())) {
      if (!(written instanceof ScalarNode) && scalar.text().isEmpty()) {
        return true;
      }
      if (written instanceof ScalarNode there) {
        var isAffixed = scalar.value(Reading.KUSTOMIZE) instanceof ScalarValue.Text text
            && text.value().contains(there.text());
        if (isAffixed
            || scalar.text().equals(there.text())
            || meant.equals(Json.of(there.value(Reading.KUBECTL)))
            || meant.equals(Json.of(there.value(Reading.KUSTOMIZE)))) {
          return true;
        }
      }
    }
    return isAlias(scalar.span());
  }

  private static boolean isAlias(Span span) {
    return span.text().startsWith("*");
  }

  /** The text of a place read on its own, within the lines it may need around it. */
  private static List<YamlNode> written(Span span) {
    var found = new ArrayList<YamlNode>();
    for (var text : List.of(span.text(), "[" + span.text() + "]")) {
      var source = new SourceFile(span.source().id(), text);
      for (var document : new YamlReader().read(source).value()) {
        var root = document.root().orElse(null);
        if (root instanceof SequenceNode list && list.items().size() == 1) {
          found.add(list.items().get(0));
        } else if (root != null) {
          found.add(root);
        }
      }
    }
    return found;
  }

  private static final Layout OVERLAY = Layout.of("prod", """
          === base/kustomization.yaml
          resources: [hco.yaml]
          === base/hco.yaml
          apiVersion: hco.kubevirt.io/v1beta1
          kind: HyperConverged
          metadata: {name: kubevirt-hyperconverged}
          spec:
            liveMigrationConfig:
              parallelMigrationsPerCluster: 5
              completionTimeoutPerGiB: 150
          === prod/kustomization.yaml
          resources: [../base]
          namePrefix: prod-
          patches:
          - target: {kind: HyperConverged}
            patch: |-
              # a comment
              apiVersion: hco.kubevirt.io/v1beta1
              kind: HyperConverged
              metadata:
                name: any
              spec:
                liveMigrationConfig:
                  parallelMigrationsPerCluster: 20
          """);

  private static ComposedObject only(Layout layout) {
    var objects = layout.composition().objects();
    assertEquals(1, objects.size());
    return objects.get(0);
  }

  private static Span place(MappingNode root, String... path) {
    YamlNode node = root;
    for (var name : path) {
      node = ((MappingNode) node).get(name).orElseThrow();
    }
    return node.span();
  }

  @Test
  void a_patched_value_is_in_the_patch() {
    var place =
        place(only(OVERLAY).root(), "spec", "liveMigrationConfig", "parallelMigrationsPerCluster");
    assertEquals("prod/kustomization.yaml:13:39", place.toString());
    assertEquals("20", place.text());
  }

  @Test
  void the_key_of_a_patched_value_is_in_the_patch_too() {
    var migrations = only(OVERLAY)
        .root()
        .mapping("spec")
        .orElseThrow()
        .mapping("liveMigrationConfig")
        .orElseThrow();
    var key = migrations.entry("parallelMigrationsPerCluster").orElseThrow().key();
    assertEquals("prod/kustomization.yaml:13:9", key.span().toString());
  }

  @Test
  void an_untouched_value_is_in_the_base() {
    var place =
        place(only(OVERLAY).root(), "spec", "liveMigrationConfig", "completionTimeoutPerGiB");
    assertEquals("base/hco.yaml:7:30", place.toString());
  }

  @Test
  void a_prefixed_name_is_in_the_base() {
    var root = only(OVERLAY).root();
    assertEquals("base/hco.yaml:3:18", place(root, "metadata", "name").toString());
    assertEquals(
        "prod-kubevirt-hyperconverged",
        root.mapping("metadata").orElseThrow().scalar("name").orElseThrow().text());
  }

  @Test
  void the_chain_of_changes_is_kept() {
    var touches = only(OVERLAY).touches().stream()
        .map(touch -> touch.span() + " " + touch.message())
        .toList();
    assertEquals(
        List.of(
            "prod/kustomization.yaml:7:5 patched here",
            "prod/kustomization.yaml:2:13 prefixed here"),
        touches);
  }

  @Test
  void a_label_is_in_the_kustomization() {
    var layout = Layout.of("", """
        === kustomization.yaml
        resources: [p.yaml]
        commonLabels:
          team: blue
        === p.yaml
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: p}
        """);
    assertEquals(
        "kustomization.yaml:3:9",
        place(only(layout).root(), "metadata", "labels", "team").toString());
  }

  @Test
  void a_value_of_an_operation_is_in_it() {
    var layout = Layout.of("", """
        === kustomization.yaml
        resources: [p.yaml]
        patches:
        - target: {kind: MigrationPolicy}
          patch: '[{"op": "add", "path": "/spec/allowPostCopy", "value": true}]'
        === p.yaml
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: p}
        spec: {}
        """);
    var place = place(only(layout).root(), "spec", "allowPostCopy");
    assertEquals("kustomization.yaml:4:66", place.toString());
    assertEquals("true", place.text());
  }

  @Test
  void a_value_written_with_escapes_is_at_the_whole_text() {
    var layout = Layout.of("", """
        === kustomization.yaml
        resources: [p.yaml]
        patches:
        - target: {kind: MigrationPolicy}
          patch: "[{\\"op\\": \\"add\\", \\"path\\": \\"/spec/a\\", \\"value\\": 1}]"
        === p.yaml
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: p}
        spec: {}
        """);
    assertEquals(
        "kustomization.yaml:4:10", place(only(layout).root(), "spec", "a").toString());
  }

  @Test
  void doubts_say_why() {
    var layout = Layout.of("", """
        === kustomization.yaml
        resources: [p.yaml]
        transformers: [t.yaml]
        === p.yaml
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: p}
        === t.yaml
        apiVersion: example.com/v1
        kind: Plugin
        metadata: {name: t}
        """);
    assertEquals(
        List.of("a transformer may change it"),
        only(layout).doubts().stream().map(Label::message).toList());
  }
}
