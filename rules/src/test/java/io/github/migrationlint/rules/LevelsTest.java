package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A rule says the same at every level at which a thing can be written: of a VM in a pool or of a VMI as of a
 * VirtualMachine, and of a HyperConverged in its newer API version, or in its JSON patch on KubeVirt, as of the
 * older one and of a KubeVirt object. Every reported example of a page is rewritten, and the rule must report it
 * again.
 */
class LevelsTest {
  /** How an object of one kind is written otherwise; empty where that is not possible. */
  private interface Level {
    Optional<String> rewritten(MappingNode object);
  }

  /** What a VMI of its own does not have: a run strategy, a template, claims and hotplug of its own. */
  private static final Set<String> NOT_OF_A_VMI = Set.of(
      "down-after-drain",
      "hotplug-without-migration",
      "ineffective-bridge-annotation",
      "invalid-run-strategy",
      "missing-workload-updates",
      "selector-on-vm-metadata",
      "unknown-volumes-strategy",
      "unmigratable-volume-update");

  /** Fields have other paths there. */
  private static final Set<String> NOT_OF_V1 = Set.of("ignored-difference");

  /**
   * What comments and broken texts say, what two KubeVirt objects say, a gate that HyperConverged lists itself,
   * and what follows from defaults of KubeVirt that HyperConverged replaces: the bridge, no eviction strategy, a
   * complete list of gates. It also registers binding plugins of its own.
   */
  private static final Set<String> NOT_OF_A_PATCH = Set.of(
      "blocked-drain",
      "expired-suppression",
      "invalid-interface-binding",
      "invalid-migration-request",
      "invalid-run-strategy",
      "kubevirt-owned-by-hyperconverged",
      "malformed-suppression",
      "missing-live-migration-gate",
      "second-kubevirt",
      "shut-down-on-drain",
      "suppression-of-unknown-rule",
      "suppression-without-reason",
      "unregistered-binding-plugin",
      "unused-suppression",
      "yaml-syntax");

  /**
   * Rules some of whose examples rest on what is not so there: claims and instancetypes of a VM, names that
   * the console makes, an absent list that HyperConverged fills. At least one example is reported.
   */
  private static final Map<String, Set<String>> IN_PART = Map.of(
      "pool", Set.of("long-vm-name"),
      "vmi", Set.of("blocked-drain", "infeasible-vm-timeout", "long-vm-name"),
      "patch", Set.of("missing-workload-updates"));

  @Test
  void of_a_vm_in_a_pool() {
    check("pool", Set.of(), LevelsTest::pool);
  }

  @Test
  void of_a_vmi() {
    check("vmi", NOT_OF_A_VMI, LevelsTest::instance);
  }

  @Test
  void of_the_newer_hyperconverged() {
    check("v1", NOT_OF_V1, LevelsTest::v1);
  }

  @Test
  void of_a_json_patch() {
    check("patch", NOT_OF_A_PATCH, LevelsTest::patch);
  }

  private static void check(String name, Set<String> exempt, Level level) {
    var silent = new TreeMap<String, List<String>>();
    var tried = new TreeMap<String, Integer>();
    for (var card : Catalogue.cards()) {
      examples(card).forEach(example -> {
        var files = rewritten(example.files(), level);
        if (files.isPresent()
            && reports(card.name(), example.files())
            && !isRejected(card.name(), files.get())) {
          tried.merge(card.name(), 1, Integer::sum);
          if (!reports(card.name(), files.get())) {
            silent
                .computeIfAbsent(card.name(), unused -> new ArrayList<>())
                .add(example.section() + ":" + example.line());
          }
        }
      });
    }
    assertTrue(tried.size() >= 40, tried::toString);
    for (var rule : exempt) {
      assertTrue(silent.containsKey(rule), () -> rule + " needs no exemption at " + name);
    }
    silent.keySet().removeAll(exempt);
    for (var rule : IN_PART.getOrDefault(name, Set.of())) {
      var missing = silent.getOrDefault(rule, List.of()).size();
      assertTrue(missing > 0, () -> rule + " needs no exemption at " + name);
      if (missing < tried.getOrDefault(rule, 0)) {
        silent.remove(rule);
      }
    }
    assertEquals(Map.of(), silent, name);
  }

  /** What the release does not serve, or the operator cannot apply, counts for no rule. */
  private static boolean isRejected(String rule, List<SourceFile> files) {
    return (!rule.equals("unserved-api-version") && reports("unserved-api-version", files))
        || (!rule.equals("refused-json-patch") && reports("refused-json-patch", files));
  }

  private static boolean reports(String rule, List<SourceFile> files) {
    for (var finding : PageExample.lint(files).findings()) {
      if (finding.code().equals(rule)) {
        return true;
      }
    }
    return false;
  }

  private static Stream<PageExample> examples(RuleCard card) {
    return Stream.of(card.name() + ".md", "cases.md")
        .flatMap(file -> Catalogue.page(card.name(), file).stream())
        .flatMap(page -> PageExample.of(page).stream())
        .filter(example -> example.section().equals("Reported"));
  }

  /** Empty where no object can be rewritten, or files are more than lists of objects. */
  private static Optional<List<SourceFile>> rewritten(List<SourceFile> files, Level level) {
    var all = new ArrayList<SourceFile>();
    var isChanged = false;
    for (var file : files) {
      if (file.id().path().equals(ConfigurationFile.NAME)) {
        all.add(file);
        continue;
      }
      if (file.id().path().contains("kustomization")) {
        return Optional.empty();
      }
      var texts = new ArrayList<String>();
      for (var document : new YamlReader().read(file).value()) {
        if (document.root().isPresent() && document.root().get() instanceof MappingNode object) {
          var other = level.rewritten(object);
          isChanged |= other.isPresent();
          texts.add(other.orElseGet(() -> json(object)));
        }
      }
      all.add(new SourceFile(new SourceId(file.id().path()), String.join("\n---\n", texts) + "\n"));
    }
    return isChanged ? Optional.of(all) : Optional.empty();
  }

  private static boolean is(MappingNode object, String apiVersion, String kind) {
    return text(object, "apiVersion").equals(apiVersion) && text(object, "kind").equals(kind);
  }

  private static String text(MappingNode object, String name) {
    return object.scalar(name).map(ScalarNode::text).orElse("");
  }

  private static Optional<String> pool(MappingNode object) {
    var spec = object.mapping("spec");
    var metadata = object.mapping("metadata");
    if (!is(object, "kubevirt.io/v1", "VirtualMachine") || spec.isEmpty() || metadata.isEmpty()) {
      return Optional.empty();
    }
    var template = new ArrayList<String>();
    for (var entry : metadata.get().entries()) {
      if (entry.name().equals("labels") || entry.name().equals("annotations")) {
        template.add(quoted(entry.name()) + ": " + json(entry.value()));
      }
    }
    if (metadata.get().get("labels").isEmpty()) {
      template.add("\"labels\": {\"of\": \"pool\"}");
    }
    var labels = metadata.get().get("labels").map(LevelsTest::json).orElse("{\"of\": \"pool\"}");
    return Optional.of(
        "{\"apiVersion\": \"pool.kubevirt.io/v1alpha1\", \"kind\": \"VirtualMachinePool\","
            + " \"metadata\": " + named(metadata.get())
            + ", \"spec\": {\"replicas\": 1, \"selector\":"
            + " {\"matchLabels\": " + labels + "}, \"virtualMachineTemplate\": {\"metadata\": {"
            + String.join(", ", template) + "}, \"spec\": " + json(spec.get()) + "}}}");
  }

  private static Optional<String> instance(MappingNode object) {
    var template = object.mapping("spec").flatMap(spec -> spec.mapping("template"));
    var spec = template.flatMap(found -> found.mapping("spec"));
    var metadata = object.mapping("metadata");
    if (!is(object, "kubevirt.io/v1", "VirtualMachine") || spec.isEmpty() || metadata.isEmpty()) {
      return Optional.empty();
    }
    var fields = new ArrayList<String>();
    for (var entry : metadata.get().entries()) {
      if (entry.name().equals("name") || entry.name().equals("namespace")) {
        fields.add(quoted(entry.name()) + ": " + json(entry.value()));
      }
    }
    template.flatMap(found -> found.mapping("metadata")).ifPresent(inner -> {
      for (var entry : inner.entries()) {
        fields.add(quoted(entry.name()) + ": " + json(entry.value()));
      }
    });
    return Optional.of("{\"apiVersion\": \"kubevirt.io/v1\", \"kind\": \"VirtualMachineInstance\","
        + " \"metadata\": {" + String.join(", ", fields) + "}, \"spec\": " + json(spec.get())
        + "}");
  }

  private static final Set<String> MOVED = Set.of(
      "liveMigrationConfig",
      "evictionStrategy",
      "workloadUpdateStrategy",
      "permittedHostDevices",
      "liveUpdateConfiguration");

  private static Optional<String> v1(MappingNode object) {
    var spec = object.mapping("spec");
    if (!is(object, "hco.kubevirt.io/v1beta1", "HyperConverged") || spec.isEmpty()) {
      return Optional.empty();
    }
    var moved = new ArrayList<String>();
    for (var entry : spec.get().entries()) {
      if (!MOVED.contains(entry.name())) {
        return Optional.empty();
      }
      moved.add(quoted(entry.name()) + ": " + json(entry.value()));
    }
    return Optional.of(
        "{\"apiVersion\": \"hco.kubevirt.io/v1\", \"kind\": \"HyperConverged\", \"metadata\": "
            + json(object.get("metadata").orElseThrow()) + ", \"spec\": {\"virtualization\": {"
            + String.join(", ", moved) + "}}}");
  }

  private static Optional<String> patch(MappingNode object) {
    var spec = object.mapping("spec");
    if (!is(object, "kubevirt.io/v1", "KubeVirt") || spec.isEmpty()) {
      return Optional.empty();
    }
    var operations = new ArrayList<String>();
    for (var entry : spec.get().entries()) {
      if (entry.name().equals("configuration") && entry.value() instanceof MappingNode inner) {
        for (var field : inner.entries()) {
          operations.add(operation("configuration/" + field.name(), field.value()));
        }
      } else if (entry.name().equals("workloadUpdateStrategy")) {
        operations.add(operation(entry.name(), entry.value()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of("{\"apiVersion\": \"hco.kubevirt.io/v1beta1\", \"kind\": \"HyperConverged\","
        + " \"metadata\": {\"name\": \"kubevirt-hyperconverged\", \"namespace\": "
        + quoted(
            object.mapping("metadata").map(found -> text(found, "namespace")).orElse("")) + ","
        + " \"annotations\": {\"kubevirt.kubevirt.io/jsonpatch\": "
        + quoted("[" + String.join(", ", operations) + "]") + "}}, \"spec\": {}}");
  }

  private static String operation(String path, YamlNode value) {
    return "{\"op\": \"add\", \"path\": \"/spec/" + path + "\", \"value\": " + json(value) + "}";
  }

  private static String named(MappingNode metadata) {
    var fields = new ArrayList<String>();
    for (var entry : metadata.entries()) {
      if (entry.name().equals("name") || entry.name().equals("namespace")) {
        fields.add(quoted(entry.name()) + ": " + json(entry.value()));
      }
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private static String json(YamlNode node) {
    var parts = new ArrayList<String>();
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        parts.add(quoted(entry.name()) + ": " + json(entry.value()));
      }
      return "{" + String.join(", ", parts) + "}";
    }
    if (node instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        parts.add(json(item));
      }
      return "[" + String.join(", ", parts) + "]";
    }
    var scalar = (ScalarNode) node;
    if (scalar.value(Reading.KUBECTL) instanceof ScalarValue.Text text) {
      return quoted(text.value());
    }
    return scalar.text().isEmpty() ? "null" : scalar.text();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
