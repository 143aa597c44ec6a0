package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kustomize refuses of a file before it builds anything, and what it makes of generators and patches. */
class ReaderMistakesTest {
  private static final String VM = """
      === vm.yaml
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: vm, namespace: x}
      spec: {runStrategy: Always, list: [a, b, c], map: {a/b: 1}, "null": null}
      """;

  private static Composition compose(String kustomization, String more) {
    return Layout.of("", "=== kustomization.yaml\n" + kustomization + "\n" + VM + more)
        .composition();
  }

  private static String problems(String kustomization) {
    var layout = Layout.of("", "=== kustomization.yaml\n" + kustomization + "\n" + VM);
    var messages = new ArrayList<String>();
    for (var problem : Kustomizations.read(layout.documents()).problems()) {
      messages.add(problem.message());
    }
    return String.join("; ", messages);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resources: [vm.yaml] | ''",
        "Resources: [vm.yaml] | ''",
        "resource: [vm.yaml] | kustomize knows no field `resource`",
        "resources: vm.yaml | `resources` is a string, kustomize wants a list",
        "resources: {a: b} | `resources` is a mapping, kustomize wants a list",
        "resources: [5] | `an item of resources` is an integer, kustomize wants a string",
        "resources: [null, vm.yaml] | ''",
        "resources: [] | ''",
        "patches: [{patch: 5}] | `patch` is an integer, kustomize wants a string",
        "patches: [{path: [a]}] | `path` is a list, kustomize wants a string",
        "patches: [{patch: '[]', options: 5}] | `options` is an integer, kustomize wants a mapping",
        "patches: [{patch: '[]', target: a}] | `target` is a string, kustomize wants a mapping",
        "generatorOptions: 5 | `generatorOptions` is an integer, kustomize wants a mapping",
        "generatorOptions: {labels: {}} | ''",
        "namePrefix: 5 | `namePrefix` is an integer, kustomize wants a string",
        "namePrefix: a- | ''",
        "namePrefix: '' | the kustomization is empty",
        "namePrefix: null | the kustomization is empty",
        "kind: Kustomization | the kustomization is empty",
        "metadata: {} | ''",
        "metadata: a | `metadata` is a string, kustomize wants a mapping",
        "metadata: null | the kustomization is empty",
        "commonLabels: {a: b} | ''",
        "commonLabels: {a: true} | `commonLabels.a` is a boolean, kustomize wants a string",
        "commonLabels: [a] | `commonLabels` is a list, kustomize wants a mapping",
        "patches: {a: b} | `patches` is a mapping, kustomize wants a list",
        "patches: [a] | `an item of patches` is a string, kustomize wants a mapping",
        "patches: [{path: a.yaml, other: b}] | kustomize knows no field `other` of a patch",
        "patches: [{path: a.yaml, target: a}] | `target` is a string, kustomize wants a mapping",
        "patches: [{path: a.yaml, target: {kind: 5}}] | `kind` is an integer, kustomize wants a string",
        "patches: [{path: a.yaml, target: {kinds: a}}] | kustomize knows no field `kinds` of a target",
        "patches: [{path: a.yaml, options: {allowNameChange: true, allowKindChange: true}}] | ''",
        "patches: [{path: a.yaml, options: {other: true}}] | kustomize 5.8 refuses option `other`, 5.5 ignores it",
        "labels: [{pairs: {a: b}, include: true}] | kustomize knows no field `include` of a label",
        "labels: [{pairs: {a: 5}}] | `pairs.a` is an integer, kustomize wants a string",
        "labels: [{pairs: {a: b}, includeSelectors: 'yes'}] | `includeSelectors` is a string, kustomize wants a boolean",
        "labels: [{pairs: {a: b}, includeTemplates: 1}] | `includeTemplates` is an integer, kustomize wants a boolean",
        "labels: [{pairs: {a: b}, includeTemplates: null, fields: []}] | ''",
        "labels: [{pairs: {a: b}, fields: a}] | `fields` is a string, kustomize wants a list",
        "{kind: Other, resources: [vm.yaml]} | `Other` is no kind of a kustomization file",
        "{kind: Component, apiVersion: kustomize.config.k8s.io/v1alpha1, resources: [vm.yaml]} | ''",
        "{kind: Component, apiVersion: kustomize.config.k8s.io/v1beta1, resources: [vm.yaml]} | `kustomize.config.k8s.io/v1beta1` is no version of a Component, kustomize wants `kustomize.config.k8s.io/v1alpha1`",
        "{apiVersion: kustomize.config.k8s.io/v1alpha1, resources: [vm.yaml]} | `kustomize.config.k8s.io/v1alpha1` is no version of a Kustomization, kustomize wants `kustomize.config.k8s.io/v1beta1`",
        "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resources: [vm.yaml]} | ''",
      })
  void fields_are_read_as_strictly_as_kustomize_does(String kustomization, String problem) {
    assertEquals(problem, problems(kustomization));
  }

  private static Map<String, String> data(String generator, String... files) {
    var more = new StringBuilder();
    for (var i = 0; i + 1 < files.length; i += 2) {
      more.append("=== ").append(files[i]).append('\n').append(files[i + 1]);
    }
    var composition = compose(
        "generatorOptions: {disableNameSuffixHash: true}\nconfigMapGenerator: [{name: m, %s}]"
            .formatted(generator),
        more.toString());
    var data = new TreeMap<String, String>();
    if (composition.isBroken()) {
      data.put("broken", composition.problems().get(0).message());
      return data;
    }
    for (var object : composition.objects()) {
      object.root().mapping("data").ifPresent(mapping -> {
        for (var entry : mapping.entries()) {
          data.put(entry.name(), Nodes.text(mapping, entry.name()));
        }
      });
    }
    return data;
  }

  @Test
  void literals_have_a_key_and_lose_one_pair_of_quotes() {
    assertEquals(
        Map.of("a", "1", "b", "x y", "c", "'", "d", "\"x'", "e", "", "f", "g=h"),
        data("literals: [a=1, b='x y', \"c='\", 'd=\"x''', e=, f=g=h]"));
    assertEquals(Map.of("broken", "`a` is not `key=value`"), data("literals: [a]"));
    assertEquals(Map.of("broken", "`=a` is not `key=value`"), data("literals: ['=a']"));
    assertEquals(Map.of("broken", "key `a` is generated twice"), data("literals: [a=1, a=2]"));
    assertEquals(Map.of("a", "1"), data("literals: [null, a=1]"));
  }

  @Test
  void files_are_called_like_themselves_or_by_a_key() {
    assertEquals(Map.of("a.txt", "x\n"), data("files: [a.txt]", "a.txt", "x\n"));
    assertEquals(Map.of("k", "x\n"), data("files: [k=a.txt]", "a.txt", "x\n"));
    assertEquals(Map.of("a.txt", "x\n"), data("files: [sub/a.txt]", "sub/a.txt", "x\n"));
    assertEquals(
        Map.of("broken", "`k=a=b` is not `key=path`"), data("files: [k=a=b]", "a.txt", "x\n"));
    assertEquals(Map.of("broken", "`=a` is not `key=path`"), data("files: ['=a']"));
    assertEquals(Map.of("broken", "`a=` is not `key=path`"), data("files: ['a=']"));
  }

  @Test
  void lines_of_env_files_are_pairs_and_comments() {
    var lines = "# comment\n  # too\n\na=1\n b='2'\nc\nd=x=y\r\n=z\n";
    var pairs = Map.of("a", "1", "b", "'2'", "c", "", "d", "x=y");
    assertEquals(pairs, data("envs: [a.env]", "a.env", lines));
    assertEquals(pairs, data("env: a.env", "a.env", lines));
    assertEquals(
        Map.of("a", "1", "b", "2"), data("envs: [a.env], literals: [b=2]", "a.env", "a=1\n"));
  }

  private static String patched(String operations) {
    var composition = compose("""
        resources: [vm.yaml]
        patches:
        - target: {kind: VirtualMachine}
          patch: |
            %s
        """.formatted(operations), "");
    if (composition.isBroken()) {
      return composition.problems().get(0).message();
    }
    var spec = composition.objects().get(0).root().mapping("spec").orElseThrow();
    var words = new ArrayList<String>();
    for (var item : spec.items("list")) {
      words.add(item instanceof ScalarNode scalar ? scalar.text() : item.describe());
    }
    return String.join(" ", words) + " " + Nodes.text(spec, "runStrategy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{op: add, path: /spec/list/-, value: z} | a b c z Always",
        "{op: add, path: /spec/list/0, value: z} | z a b c Always",
        "{op: add, path: /spec/list/3, value: z} | a b c z Always",
        "{op: add, path: /spec/list/4, value: z} | the object has nothing at `/spec/list/4` to add",
        "{op: add, path: /spec/list/-1, value: z} | a b c z Always",
        "{op: add, path: /spec/list/x, value: z} | the object has nothing at `/spec/list/x` to add",
        "{op: add, path: /spec/runStrategy, value: Halted} | a b c Halted",
        "{op: add, path: /spec/runStrategy/x, value: z} | the object has nothing at `/spec/runStrategy/x` to add",
        "{op: add, path: /none/x, value: z} | the object has nothing at `/none/x` to add",
        "{op: replace, path: /spec/list/0, value: z} | z b c Always",
        "{op: replace, path: /spec/list/-1, value: z} | a b z Always",
        "{op: replace, path: /spec/list/3, value: z} | the object has nothing at `/spec/list/3` to replace",
        "{op: replace, path: /spec/none, value: z} | a b c Always",
        "{op: replace, path: /spec/runStrategy, value: Halted} | a b c Halted",
        "{op: remove, path: /spec/list/1} | a c Always",
        "{op: remove, path: /spec/list/-1} | a b Always",
        "{op: remove, path: /spec/list/3} | the object has nothing at `/spec/list/3` to remove",
        "{op: remove, path: /spec/none} | the object has nothing at `/spec/none` to remove",
        "{op: remove, path: /spec/runStrategy/x} | the object has nothing at `/spec/runStrategy/x` to remove",
        "{op: move, from: /spec/list/0, path: /spec/list/-} | b c a Always",
        "{op: copy, from: /spec/list/0, path: /spec/list/-} | a b c a Always",
        "{op: copy, from: /spec/list/0, path: /spec/runStrategy} | a b c a",
        "{op: copy, from: /spec/list/9, path: /spec/runStrategy} | the object has nothing at `/spec/list/9` to copy",
        "{op: test, path: /spec/list/0, value: a} | a b c Always",
        "{op: test, path: /spec/list/0, value: b} | the test of `/spec/list/0` fails",
        "{op: test, path: /spec/list, value: [a, b, c]} | a b c Always",
        "{op: test, path: /spec/list, value: [a, b]} | the test of `/spec/list` fails",
        "{op: test, path: /spec/map/a~1b, value: 1} | a b c Always",
        "{op: test, path: /spec/map/a~1b, value: '1'} | the test of `/spec/map/a~1b` fails",
        "{op: test, path: /spec/none, value: null} | a b c Always",
        "{op: test, path: /spec/none, value: 1} | the object has nothing at `/spec/none` to test",
        "{op: test, path: '', value: 1} | the test of the JSON patch fails",
        "{op: add, path: spec, value: 1} | `spec` is no JSON pointer",
        "{op: copy, from: spec, path: /spec/list/-} | `spec` is no JSON pointer",
        "{op: copy, from: /spec/none, path: /spec/runStrategy} | a b c",
        "{op: copy, from: /none/x, path: /spec/runStrategy} | the object has nothing at `/none/x` to copy",
        "{op: replace, path: '', value: 5} | the JSON patch leaves no object behind",
        "{op: replace, path: '', value: {apiVersion: v1, kind: A, metadata: {name: a}, spec: {list: [z]}}} | z ",
      })
  void operations_of_a_json_patch_do_what_the_library_does(String operation, String result) {
    assertEquals(result.strip(), patched("- " + operation).strip());
  }

  @Test
  void a_json_patch_may_test_the_whole_object() {
    var object = "{\"apiVersion\": \"v1\", \"kind\": \"A\", \"metadata\": {\"name\": \"a\"},"
        + " \"spec\": {\"runStrategy\": \"Manual\"}}";
    var replace = "{\"op\": \"replace\", \"path\": \"\", \"value\": " + object + "}";
    var test = "{\"op\": \"test\", \"path\": \"\", \"value\": " + object + "}";
    assertEquals(" Manual", patched("[" + replace + ", " + test + "]"));
    assertEquals("the test of the JSON patch fails", patched("[" + test + "]"));
    var fraction = "[{\"op\": \"add\", \"path\": \"/spec/f\", \"value\": 1.5},"
        + " {\"op\": \"test\", \"path\": \"/spec/f\", \"value\": %s}]";
    assertEquals("a b c Always", patched(fraction.formatted("1.50")));
    assertEquals("the test of `/spec/f` fails", patched(fraction.formatted("1.6")));
  }

  @Test
  void an_item_without_values_makes_a_secret_with_data_and_a_config_map_without() {
    var composition =
        compose("secretGenerator: [{name: s}]\nconfigMapGenerator: [{name: m, namespace: ''}]", "");
    assertEquals("{}", Look.at(Look.one(composition, "Secret"), "data"));
    assertEquals("absent", Look.at(Look.one(composition, "ConfigMap"), "data"));
    assertEquals("absent", Look.at(Look.one(composition, "ConfigMap"), "metadata.namespace"));
  }

  @Test
  void a_file_of_variables_without_a_name_is_none() {
    assertEquals(Map.of("a", "1"), data("env: '', literals: [a=1]"));
  }

  /** Kustomize knows objects by all the names they had. */
  @Test
  void a_generator_does_not_merge_into_several_objects() {
    var composition = Layout.of("", """
        === kustomization.yaml
        resources: [a, b]
        configMapGenerator: [{name: m, behavior: merge, literals: [c=d]}]
        === a/kustomization.yaml
        namePrefix: a-
        resources: [../m.yaml]
        === b/kustomization.yaml
        namePrefix: b-
        resources: [../m.yaml]
        === m.yaml
        {apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {a: b}}
        """).composition();
    assertTrue(
        Look.messages(composition).contains("several objects are called ConfigMap m"),
        Look.messages(composition).toString());
  }

  /** What kustomize calls a generated object may be taken. */
  @Test
  void a_name_with_a_hash_may_be_that_of_another_object() {
    var generator = "configMapGenerator: [{name: m, literals: [a=b]}]\n";
    var name = Look.at(Look.one(compose(generator, ""), "ConfigMap"), "metadata.name");
    var composition = compose(
        "resources: [other.yaml]\n" + generator,
        "=== other.yaml\n{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}}\n");
    assertEquals(
        List.of("there is another ConfigMap " + name.replace("\"", "") + " in this kustomization"),
        Look.messages(composition));
  }

  @Test
  void an_empty_list_of_variables_leaves_nothing_unknown() {
    var object = "=== o.yaml\n{apiVersion: v1, kind: A, metadata: {name: a, labels: {x: $(Y)}}}\n";
    assertEquals(
        0,
        Look.one(compose("resources: [o.yaml]\nvars: []", object), "A").gaps().size());
    assertEquals(
        1,
        Look.one(
                compose(
                    "resources: [o.yaml]\nvars: [{name: Y, objref: {kind: A, name: a, apiVersion: v1}}]",
                    object),
                "A")
            .gaps()
            .size());
  }
}
