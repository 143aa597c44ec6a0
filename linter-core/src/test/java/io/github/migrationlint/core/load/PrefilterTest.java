package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefilterTest {
  /** The objects that later stages read, by group and kind. */
  private static final List<List<String>> RELEVANT = List.of(
      List.of("kubevirt.io/v1", "KubeVirt"),
      List.of("kubevirt.io/v1", "VirtualMachine"),
      List.of("kubevirt.io/v1alpha3", "VirtualMachineInstance"),
      List.of("kubevirt.io/v1", "VirtualMachineInstanceMigration"),
      List.of("kubevirt.io/v1", "VirtualMachineInstanceReplicaSet"),
      List.of("kubevirt.io/v1", "VirtualMachineInstancePreset"),
      List.of("pool.kubevirt.io/v1beta1", "VirtualMachinePool"),
      List.of("instancetype.kubevirt.io/v1beta1", "VirtualMachineClusterInstancetype"),
      List.of("instancetype.kubevirt.io/v1beta1", "VirtualMachinePreference"),
      List.of("migrations.kubevirt.io/v1alpha1", "MigrationPolicy"),
      List.of("hco.kubevirt.io/v1beta1", "HyperConverged"),
      List.of("cdi.kubevirt.io/v1beta1", "DataVolume"),
      List.of("cdi.kubevirt.io/v1beta1", "StorageProfile"),
      List.of("aaq.kubevirt.io/v1alpha1", "ApplicationAwareResourceQuota"),
      List.of("v1", "Namespace"),
      List.of("v1", "PersistentVolume"),
      List.of("v1", "PersistentVolumeClaim"),
      List.of("v1", "ResourceQuota"),
      List.of("storage.k8s.io/v1", "StorageClass"),
      List.of("k8s.cni.cncf.io/v1", "NetworkAttachmentDefinition"),
      List.of("operators.coreos.com/v1alpha1", "Subscription"),
      List.of("operators.coreos.com/v1alpha1", "CatalogSource"),
      List.of("operator.openshift.io/v1", "KubeDescheduler"),
      List.of("argoproj.io/v1alpha1", "Application"),
      List.of("argoproj.io/v1alpha1", "ApplicationSet"),
      List.of("kustomize.toolkit.fluxcd.io/v1", "Kustomization"),
      List.of("helm.toolkit.fluxcd.io/v2", "HelmRelease"),
      List.of("policy.open-cluster-management.io/v1", "ConfigurationPolicy"),
      List.of("work.open-cluster-management.io/v1", "ManifestWork"),
      List.of("cluster.open-cluster-management.io/v1beta1", "Placement"),
      List.of("builtin", "LabelTransformer"));

  private final Prefilter prefilter = new Prefilter();

  private boolean passes(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var longer = Arrays.copyOf(bytes, bytes.length + 100);
    var stale = "kubevirt.io".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(stale, 0, longer, bytes.length, stale.length);
    return prefilter.mayMatter(longer, bytes.length);
  }

  @Test
  void whatever_is_read_passes() {
    for (var object : RELEVANT) {
      var text = "apiVersion: %s\nkind: %s\nmetadata: {name: a}\n";
      assertTrue(passes(text.formatted(object.get(0), object.get(1))), object.toString());
    }
  }

  /** Random spellings of the same two names, as YAML and JSON allow them. */
  @Test
  void no_spelling_hides_an_object() {
    var random = new Random(20261101);
    for (var round = 0; round < 20_000; round++) {
      var object = RELEVANT.get(random.nextInt(RELEVANT.size()));
      var text = document(random, object);
      assertTrue(passes(text), text);
    }
  }

  private static String document(Random random, List<String> object) {
    var version = scalar(random, object.get(0));
    var kind = scalar(random, object.get(1));
    var filler = filler(random);
    return switch (random.nextInt(5)) {
      case 0 -> "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: {}\n" + filler;
      case 1 -> filler + "---\nkind:    " + kind + " # a\n" + "apiVersion: " + version;
      case 2 -> "{apiVersion: " + version + ", kind: " + kind + ", data: {}}\n" + filler;
      case 3 -> "- ? kind\n  : " + kind + "\n  ? apiVersion\n  : " + version + "\n" + filler;
      default -> json(random, object);
    };
  }

  private static String json(Random random, List<String> object) {
    return "{\"kind\":\"" + escaped(random, object.get(1), true) + "\",\n\t\"apiVersion\" : \""
        + escaped(random, object.get(0), true) + "\"}";
  }

  private static String scalar(Random random, String name) {
    var tag = random.nextInt(4) == 0 ? "!!str " : random.nextInt(4) == 0 ? "&anchor " : "";
    return tag
        + switch (random.nextInt(4)) {
          case 0 -> name;
          case 1 -> "'" + name + "'";
          case 2 -> "\"" + name + "\"";
          default -> "\"" + escaped(random, name, false) + "\"";
        };
  }

  private static String escaped(Random random, String name, boolean json) {
    var rarity = 1 + random.nextInt(8);
    var text = new StringBuilder();
    for (var i = 0; i < name.length(); i++) {
      var c = name.charAt(i);
      if (!json && random.nextInt(12) == 0) {
        var ends = List.of("\n", "\r\n", "\r", "\u0085", "\u2028", "\n\n", "\n \t\n");
        text.append('\\').append(ends.get(random.nextInt(ends.size())));
        text.append(" ".repeat(random.nextInt(5)));
      }
      text.append(
          random.nextInt(rarity) > 0
              ? c == '/' && random.nextBoolean() ? "\\/" : String.valueOf(c)
              : json ? unicode(random, c) : escape(random, c));
    }
    return text.toString();
  }

  private static String escape(Random random, char c) {
    return switch (random.nextInt(3)) {
      case 0 -> "\\x" + cased(random, Integer.toHexString(c));
      case 1 -> "\\U0000" + unicode(random, c).substring(2);
      default -> unicode(random, c);
    };
  }

  private static String unicode(Random random, char c) {
    return "\\u00" + cased(random, Integer.toHexString(c));
  }

  private static String cased(Random random, String hex) {
    return random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT);
  }

  private static String filler(Random random) {
    var pieces =
        List.of("# \\", "# \\\\", "a: 'b\\'\n", "ü: \"\\\"\"\n", "x: y\n", "\n", "# kube\n");
    var text = new StringBuilder();
    for (var i = random.nextInt(6); i > 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size()))).append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: kubevirt.io/v1\nkind: VirtaulMachine",
        "apiVersion: kubevirtio/v1\nkind: VM",
        "apiVersion: kubevirt/v1",
        "apiVersion: Kubevirt.IO/v1",
        "apiVersion: kube-virt.io/v1",
        "apiVersion: kubvirt.io/v1\nkind: VirtualMachin",
        "kind: Kubevirt",
        "kind: virtualmachine",
        "kind: VIRTUALMACHINEINSTANCE",
        "apiVersion: migrations.kubvirt.io/v1\nkind: Migrationpolicy",
        "apiVersion: migration.io/v1\nkind: migrationPolicies",
        "kind: Hyperconverged",
        "spec: {liveMigrationConfig: {}}",
        "spec: {evictionStrategy: LiveMigrateIfPossible}",
        "spec: {selectors: {virtualMachineInstanceSelector: {}}}",
      })
  void plausible_mistakes_pass(String text) {
    assertTrue(passes(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- op: replace\n  path: /spec/runStrategy\n  value: Halted",
        "[{\"op\":\"add\",\"path\":\"\\/metadata\\/labels\\/a\",\"value\":\"b\"}]",
        "- {op: remove, path: '/objects/0'}",
        "- source: {kind: ConfigMap}\n  targets: [{fieldPaths: [spec.a]}]",
      })
  void patches_in_files_of_their_own_pass(String text) {
    assertTrue(passes(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k",
        "\\",
        "\\x",
        "\\u00",
        "kubevir",
        "ubevirt.io",
        "kube virt",
        "\"kube\n virt.io\"",
        "\"kub\\x65\\\"virt.io\"",
        "\"\\u0000kube\\U11111111virt\"",
        "apiVersion: v1\nkind: Service\nmetadata: {namespace: a, labels: {}}\nspec: {type: x}",
        "spec: {volumes: [{persistentVolumeClaim: {claimName: a}}]}",
        "spec: {storageClassName: fast, namespaceSelector: {}}",
        "kind: VirtualService",
        "kind: Job\nspec: {command: [migrate, --migration=1]}",
        "command: |\n  kubectl \\\n    get pods",
      })
  void what_cannot_matter_is_passed_over(String text) {
    assertEquals(false, passes(text));
  }

  @Test
  void a_needle_is_found_at_either_end() {
    for (var length = 0; length < 50; length++) {
      var noise = "v".repeat(length);
      assertTrue(passes(noise + "kubevirt"), "behind " + length);
      assertTrue(passes("kubevirt" + noise), "before " + length);
    }
  }
}
