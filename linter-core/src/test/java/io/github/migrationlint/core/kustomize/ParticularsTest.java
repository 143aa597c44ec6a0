package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is particular to some kinds: their order, their namespace, who is bound, and what refers to generated objects. */
class ParticularsTest {
  private static Composition compose(String kustomization, String... objects) {
    return Layout.of(
            "",
            "=== kustomization.yaml\nresources: [all.yaml]\n" + kustomization + "\n=== all.yaml\n"
                + String.join("\n---\n", objects) + "\n")
        .composition();
  }

  private static String object(String apiVersion, String kind, String name) {
    return "{apiVersion: %s, kind: %s, metadata: {name: %s}}".formatted(apiVersion, kind, name);
  }

  /** Each as {@code Kind/name}. */
  private static String order(Composition composition) {
    var words = new ArrayList<String>();
    for (var object : composition.objects()) {
      var metadata = object.root().mapping("metadata").orElseThrow();
      words.add(Nodes.text(object.root(), "kind") + "/" + Nodes.text(metadata, "name"));
    }
    return String.join(" ", words);
  }

  private static final List<String> ORDER = List.of(
      "Namespace",
      "ResourceQuota",
      "StorageClass",
      "CustomResourceDefinition",
      "ServiceAccount",
      "PodSecurityPolicy",
      "Role",
      "ClusterRole",
      "RoleBinding",
      "ClusterRoleBinding",
      "ConfigMap",
      "Secret",
      "Endpoints",
      "Service",
      "LimitRange",
      "PriorityClass",
      "PersistentVolume",
      "PersistentVolumeClaim",
      "Deployment",
      "StatefulSet",
      "CronJob",
      "PodDisruptionBudget",
      "Aaa",
      "VirtualMachine",
      "MutatingWebhookConfiguration",
      "ValidatingWebhookConfiguration");

  @Test
  void some_kinds_come_first_and_some_last() {
    var objects = new ArrayList<String>();
    for (var kind : ORDER) {
      objects.add(0, object("x.io/v1", kind, "o"));
    }
    assertEquals(
        String.join("/o ", ORDER) + "/o", order(compose("", objects.toArray(String[]::new))));
    assertEquals(
        "ValidatingWebhookConfiguration/o",
        order(compose("sortOptions: {order: fifo}", objects.toArray(String[]::new)))
            .split(" ", 2)[0]);
  }

  @Test
  void the_rest_is_sorted_by_group_version_kind_namespace_and_name() {
    assertEquals(
        "B/z A/a A/b A/c C/a A/a",
        order(compose(
            "",
            object("y.io/v1", "A", "a"),
            object("x.io/v2", "C", "a"),
            "{apiVersion: x.io/v2, kind: A, metadata: {name: c, namespace: z}}",
            "{apiVersion: x.io/v2, kind: A, metadata: {name: b, namespace: b}}",
            "{apiVersion: x.io/v2, kind: A, metadata: {name: a, namespace: b}}",
            object("x.io/v1", "B", "z"))));
    assertEquals(
        "Namespace/b Namespace/a",
        order(compose("", object("x.io/v1", "Namespace", "a"), object("v1", "Namespace", "b"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{order: legacy} | ConfigMap/o A/o B/o | []",
        "{order: fifo} | B/o A/o ConfigMap/o | []",
        "{order: legacy, legacySortOptions: {orderFirst: [B]}} | B/o A/o ConfigMap/o | []",
        "{order: legacy, legacySortOptions: {orderLast: [A, ConfigMap]}} | B/o A/o ConfigMap/o | []",
        "{order: legacy, legacySortOptions: {orderLast: [ConfigMap, A], orderFirst: [A, B]}} | B/o ConfigMap/o A/o | []",
        "{order: other} | B/o A/o ConfigMap/o | [`other` is no order, kustomize knows `legacy` and `fifo`]",
      })
  void an_order_can_be_asked_for(String options, String order, String problems) {
    var composition = compose(
        "sortOptions: " + options,
        object("x.io/v1", "B", "o"),
        object("x.io/v1", "A", "o"),
        object("y.io/v1", "ConfigMap", "o"));
    assertEquals(order, order(composition));
    assertEquals(problems, Look.messages(composition).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1 | Node",
        "v1 | PersistentVolume",
        "v1 | ComponentStatus",
        "v1 | NodeProxyOptions",
        "storage.k8s.io/v1 | StorageClass",
        "storage.k8s.io/v1 | CSIDriver",
        "storage.k8s.io/v1 | CSINode",
        "storage.k8s.io/v1 | VolumeAttachment",
        "rbac.authorization.k8s.io/v1 | ClusterRole",
        "rbac.authorization.k8s.io/v1 | ClusterRoleBinding",
        "scheduling.k8s.io/v1 | PriorityClass",
        "networking.k8s.io/v1 | IngressClass",
        "node.k8s.io/v1 | RuntimeClass",
        "certificates.k8s.io/v1 | CertificateSigningRequest",
        "admissionregistration.k8s.io/v1 | MutatingWebhookConfiguration",
        "admissionregistration.k8s.io/v1 | ValidatingWebhookConfiguration",
      })
  void a_cluster_scoped_kind_gets_no_namespace(String apiVersion, String kind) {
    var object = Look.one(compose("namespace: shop", object(apiVersion, kind, "o")), kind);
    assertEquals("absent", Look.at(object, "metadata.namespace"));
    var other = Look.one(compose("namespace: shop", object("x.io/v1", kind, "o")), kind);
    assertEquals("\"shop\"", Look.at(other, "metadata.namespace"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RoleBinding | '' | shop old other",
        "ClusterRoleBinding | '' | shop old other",
        "RoleBinding | 'setRoleBindingSubjects: defaultOnly' | shop old other",
        "RoleBinding | 'setRoleBindingSubjects: allServiceAccounts' | shop shop other",
        "RoleBinding | 'setRoleBindingSubjects: none' | old old other",
        "RoleBinding | 'unsetOnly: true' | old old other",
        "Binding | '' | old old other",
      })
  void a_namespace_reaches_the_accounts_that_are_bound(
      String kind, String option, String namespaces) {
    var composition = compose("""
        transformers:
        - |
          apiVersion: builtin
          kind: NamespaceTransformer
          metadata: {name: t, namespace: shop}
          fieldSpecs: [{path: metadata/namespace, create: true}]
          %s
        """.formatted(option), """
        {apiVersion: rbac.authorization.k8s.io/v1, kind: %s, metadata: {name: b},
         subjects: [{kind: ServiceAccount, name: default, namespace: old},
           {kind: ServiceAccount, name: a, namespace: old}, {kind: User, name: u, namespace: other}]}
        """.formatted(kind));
    assertEquals(List.of(), Look.messages(composition));
    var found = new ArrayList<String>();
    for (var subject : Look.one(composition, kind).root().mappings("subjects")) {
      found.add(Nodes.text(subject, "namespace"));
    }
    assertEquals(namespaces, String.join(" ", found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubevirt.io/v1 | VirtualMachine | userDataSecretRef: {name: s} | Secret `s`",
        "kubevirt.io/v1 | VirtualMachine | networkDataSecretRef: {name: s} | Secret `s`",
        "kubevirt.io/v1 | VirtualMachine | secretRef: {name: s} | Secret `s`",
        "kubevirt.io/v1 | VirtualMachine | secret: {secretName: s} | Secret `s`",
        "cdi.kubevirt.io/v1beta1 | DataVolume | a: [{configMap: {name: m}}] | ConfigMap `m`",
        "kubevirt.io/v1 | VirtualMachine | configMapRef: {name: m} | ConfigMap `m`",
        "kubevirt.io/v1 | VirtualMachine | configMapRef: {name: s} | ''",
        "kubevirt.io/v1 | VirtualMachine | secretRef: {name: m} | ''",
        "kubevirt.io/v1 | VirtualMachine | secretRef: {name: other} | ''",
        "kubevirt.io/v1 | VirtualMachine | secretRef: s | ''",
        "kubevirt.io/v1 | VirtualMachine | other: {name: s} | ''",
        "example.com/v1 | VirtualMachine | secretRef: {name: s} | ''",
        "kubevirt.io/v1 | VirtualMachine | secretRef: {name: plain} | ''",
        "kubevirt.io/v1 | VirtualMachine | secretRef: {name: kept} | ''",
      })
  void a_reference_to_a_generated_object_misses_its_hash(
      String apiVersion, String kind, String reference, String what) {
    var composition = compose(
        """
        secretGenerator:
        - {name: s, literals: [a=b]}
        - {name: plain, literals: [a=b], options: {disableNameSuffixHash: true}}
        - {name: elsewhere, namespace: other, literals: [a=b]}
        configMapGenerator: [{name: m, literals: [a=b]}]
        """,
        object("v1", "Secret", "kept"),
        "{apiVersion: %s, kind: %s, metadata: {name: o}, spec: {%s}}"
            .formatted(apiVersion, kind, reference));
    assertEquals(
        what.isEmpty() ? List.of() : List.of(what + " is generated under another name"),
        Look.messages(composition));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1 | Namespace | o",
        "x.io/v1 | Namespace | o",
        "apiextensions.k8s.io/v1 | CustomResourceDefinition | o",
        "apiregistration.k8s.io/v1 | APIService | o",
        "x.io/v1 | APIService | x-o",
        "apiregistration.k8s.io/v1 | Other | x-o",
      })
  void some_kinds_keep_their_names(String apiVersion, String kind, String name) {
    var object = Look.one(compose("namePrefix: x-", object(apiVersion, kind, "o")), kind);
    assertEquals("\"" + name + "\"", Look.at(object, "metadata.name"));
  }

  @Test
  void a_namespace_may_make_two_objects_one() {
    var objects = new String[] {
      "{apiVersion: x.io/v1, kind: A, metadata: {name: a, namespace: one}}",
      "{apiVersion: x.io/v1, kind: A, metadata: {name: a, namespace: two}}"
    };
    assertEquals(
        List.of("there is another A shop/a in this kustomization"),
        Look.messages(compose("namespace: shop", objects)));
    assertEquals(List.of(), Look.messages(compose("", objects)));
  }

  /** The hash is that of {"binaryData":{"b":"AAE="},"data":{"a":"c"},"kind":"ConfigMap","name":""}. */
  @Test
  void binary_data_counts_in_the_hash_of_a_name() {
    var object = Look.one(compose("""
            configMapGenerator: [{name: m, literals: [a=c]}]
            patches:
            - patch: |
                {apiVersion: v1, kind: ConfigMap, metadata: {name: m}, binaryData: {b: AAE=}}
            """), "ConfigMap");
    assertEquals("\"m-22869m8mb8\"", Look.at(object, "metadata.name"));
  }

  private static final String TWO = """
      === kustomization.yaml
      resources: [a, b, user.yaml]
      configurations: [references.yaml]
      === references.yaml
      nameReference: [{kind: ConfigMap, fieldSpecs: [{kind: Pod, path: spec/map}]}]
      === a/kustomization.yaml
      namePrefix: a-
      resources: [map.yaml]
      === a/map.yaml
      {apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: n}}
      === b/kustomization.yaml
      namePrefix: b-
      resources: [map.yaml]
      === b/map.yaml
      {apiVersion: v1, kind: ConfigMap, metadata: {name: OTHER, namespace: n}}
      === user.yaml
      apiVersion: v1
      kind: Pod
      metadata: {name: p, namespace: n}
      spec: {map: m}
      """;

  @Test
  void a_name_that_several_objects_had_is_unknown() {
    var both = Look.one(Layout.of("", TWO.replace("OTHER", "m")).composition(), "Pod");
    assertEquals(
        "several renamed objects were called so: [m]", both.doubts().get(0).message());
    var one = Look.one(Layout.of("", TWO.replace("OTHER", "o")).composition(), "Pod");
    assertEquals(List.of(), one.doubts());
    assertEquals("\"a-m\"", Look.at(one, "spec.map"));
  }

  @Test
  void what_is_cluster_scoped_refers_to_any_namespace() {
    for (var kind : List.of("ClusterRole", "Role")) {
      var text = """
          === kustomization.yaml
          resources: [all.yaml]
          namePrefix: p-
          configurations: [references.yaml]
          === references.yaml
          nameReference: [{kind: ConfigMap, fieldSpecs: [{kind: KIND, path: map}]}]
          === all.yaml
          {apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: n}}
          ---
          {apiVersion: rbac.authorization.k8s.io/v1, kind: KIND, metadata: {name: r}, map: m}
          """.replace("KIND", kind);
      assertEquals(
          kind.equals("Role") ? "\"m\"" : "\"p-m\"",
          Look.at(Look.one(Layout.of("", text).composition(), kind), "map"));
    }
  }

  /** Kustomize compares the present names. */
  @Test
  void an_object_may_have_the_name_that_another_had() {
    assertEquals(
        List.of(),
        Look.messages(
            Layout.of("", TWO.replace("user.yaml]", "again.yaml]") + """
            === again.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: n}}
            """).composition()));
  }

  /** What it would match may be in the base that is not here. */
  @Test
  void a_patch_for_what_a_base_may_have_is_no_mistake() {
    var text = """
        === kustomization.yaml
        resources: [base, map.yaml]
        patches: [{path: patch.yaml}]
        === base/kustomization.yaml
        resources: [RESOURCE]
        === base/map.yaml
        {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
        === map.yaml
        {apiVersion: v1, kind: ConfigMap, metadata: {name: m}}
        === patch.yaml
        {apiVersion: v1, kind: ConfigMap, metadata: {name: other}, data: {a: b}}
        """;
    var fetched =
        Layout.of("", text.replace("RESOURCE", "https://example.com/x.git")).composition();
    assertEquals(
        List.of("`https://example.com/x.git` is not in the files"), Look.messages(fetched));
    assertEquals(
        List.of("the patch for ConfigMap other matches no object of this kustomization"),
        Look.messages(Layout.of("", text.replace("RESOURCE", "map.yaml")).composition()));
  }

  @Test
  void a_patch_may_be_written_in_one_line() {
    var object = Look.one(
        compose(
            "patchesStrategicMerge: ['{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {a: c}}']",
            object("v1", "ConfigMap", "m")),
        "ConfigMap");
    assertEquals("\"c\"", Look.at(object, "data.a"));
  }

  /** Wherever it is. */
  @Test
  void what_json_cannot_express_is_reported() {
    assertEquals(
        List.of("this cannot be written as JSON: JSON has no .inf"),
        Look.messages(
            compose("", "{apiVersion: v1, kind: A, metadata: {name: a}, list: [[.inf]]}")));
    assertEquals(
        List.of("the key `1` is not a string to kustomize: quote it"),
        Look.messages(
            compose("", "{apiVersion: v1, kind: A, metadata: {name: a}, list: [{1: a}]}")));
  }

  @Test
  void nothing_in_braces_is_an_empty_text() {
    var object = Look.one(
        compose("", "{apiVersion: v1, kind: A, metadata: {name: a}, x: {a:   , b: }, c: [a, ]}"),
        "A");
    assertEquals("{ a: \"\" b: \"\" }", Look.at(object, "x"));
    var block = Look.one(compose("", "apiVersion: v1\nkind: A\nmetadata: {name: a}\nx:\n"), "A");
    assertEquals("null", Look.at(block, "x"));
  }
}
