package io.github.migrationlint.core.policytest;

import io.github.migrationlint.core.config.NodeReader;
import io.github.migrationlint.core.diagnostic.ParameterForm;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.policytest.PolicyTest.Existing;
import io.github.migrationlint.core.policytest.PolicyTest.Expected;
import io.github.migrationlint.core.policytest.PolicyTest.Imagined;
import io.github.migrationlint.core.policytest.PolicyTest.Subject;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.NamePattern;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code *.migration-test.yaml}, and refuses what no one would understand the same way. */
public final class PolicyTestReader {
  private static final List<String> KEYS = List.of("version", "tests");
  private static final List<String> TEST_KEYS =
      List.of("name", "cluster", "vms", "at-least", "vm", "expect");
  private static final List<String> VMS_KEYS = List.of("namespace", "name", "kind", "labels");
  private static final List<String> VM_KEYS =
      List.of("namespace", "name", "labels", "namespace-labels", "memory");
  private static final List<String> EXPECT_KEYS =
      List.of("policy", "settings", "drain", "completes-within");
  private static final String WHAT = "a test";

  /** What a drain does to a VM that it never meets. */
  static final String NOT_MET = "does not meet it";

  private final NodeReader reader;

  private PolicyTestReader(NodeReader reader) {
    this.reader = reader;
  }

  /**
   * The tests in a file; what is wrong with them is complained of.
   *
   * @param reader takes the complaints
   */
  public static List<PolicyTest> read(SourceFile source, NodeReader reader) {
    var outcome = new YamlReader().read(source);
    for (var problem : outcome.problems()) {
      reader.complain(problem.primary(), problem.message());
    }
    var tests = new ArrayList<PolicyTest>();
    for (var document : outcome.value()) {
      var root = document.root().flatMap(node -> reader.mapping(node, "a file of tests", KEYS));
      if (root.isPresent()) {
        checkVersion(root.get(), reader);
        tests.addAll(read(reader.items(root.get(), "tests"), reader));
      }
    }
    if (outcome.value().isEmpty() && outcome.problems().isEmpty()) {
      reader.complain(source.start(), "a file of tests must have `version` and `tests`");
    }
    return tests;
  }

  private static void checkVersion(MappingNode root, NodeReader reader) {
    var version = reader.required(root, "a file of tests", "version");
    if (version.isPresent()
        && (!(version.get() instanceof ScalarNode scalar) || !scalar.text().equals("1"))) {
      reader.complain(version.get().span(), "`version` must be 1");
    }
    reader.required(root, "a file of tests", "tests");
  }

  /** Tests that are elsewhere, one by one. */
  public static List<PolicyTest> read(List<YamlNode> items, NodeReader reader) {
    var tests = new ArrayList<PolicyTest>();
    for (var item : items) {
      reader
          .mapping(item, WHAT, TEST_KEYS)
          .flatMap(new PolicyTestReader(reader)::test)
          .ifPresent(tests::add);
    }
    return tests;
  }

  private Optional<PolicyTest> test(MappingNode mapping) {
    var name = reader.required(mapping, WHAT, "name").flatMap(node -> reader.text(node, "`name`"));
    var subject = subject(mapping);
    var expect = reader
        .required(mapping, WHAT, "expect")
        .flatMap(node -> reader.mapping(node, "`expect`", EXPECT_KEYS));
    var expected = expect.map(this::expected).orElse(List.of());
    if (expect.isPresent() && expect.get().entries().isEmpty()) {
      reader.complain(
          expect.get().span(),
          "`expect` must have one of `policy`, `settings`, `drain`" + ", `completes-within`");
    }
    if (name.isEmpty() || subject.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new PolicyTest(
        name.get().text(),
        name.get().span(),
        reader.text(mapping, "cluster"),
        subject.get(),
        expected));
  }

  private Optional<Subject> subject(MappingNode mapping) {
    var vms = mapping.get("vms");
    var vm = mapping.get("vm");
    if (vms.isPresent() == vm.isPresent()) {
      reader.complain(mapping.span(), WHAT + " must have either `vms` or `vm`");
      return Optional.empty();
    }
    if (vm.isPresent() && mapping.entry("at-least").isPresent()) {
      reader.complain(
          mapping.entry("at-least").get().key().span(), "`at-least` must be beside `vms`");
    }
    return vms.isPresent()
        ? reader.mapping(vms.get(), "`vms`", VMS_KEYS).map(found -> existing(found, mapping))
        : reader.mapping(vm.orElseThrow(), "`vm`", VM_KEYS).map(this::imagined);
  }

  private Existing existing(MappingNode vms, MappingNode test) {
    var kind = reader.text(vms, "kind");
    var kinds = new ArrayList<String>();
    for (var known : Workload.Kind.values()) {
      kinds.add(known.word());
    }
    if (kind.isPresent() && !kinds.contains(kind.get().text())) {
      reader.unknown(kind.get().span(), "kind of VM", kind.get().text(), kinds);
    }
    return new Existing(
        reader.text(vms, "namespace").map(text -> new NamePattern(text.text())),
        reader.text(vms, "name").map(text -> new NamePattern(text.text())),
        kind.map(ScalarNode::text),
        labels(vms, "labels").orElse(Map.of()),
        test.get("at-least")
            .flatMap(node -> reader.value(node, "`at-least`", ParameterForm.COUNT))
            .orElse(1),
        test.entry("vms").orElseThrow().key().span());
  }

  private Imagined imagined(MappingNode vm) {
    var namespace =
        reader.required(vm, "`vm`", "namespace").flatMap(node -> reader.text(node, "`namespace`"));
    var memory = reader.text(vm, "memory");
    if (memory.isPresent() && Quantity.parse(memory.get().text()).isEmpty()) {
      reader.complain(
          memory.get().span(),
          "`memory` must be a quantity such as `4Gi`, not `" + memory.get().text() + "`");
    }
    return new Imagined(
        namespace.map(ScalarNode::text).orElse(""),
        reader.text(vm, "name").map(ScalarNode::text).orElse("a-new-vm"),
        labels(vm, "labels").orElse(Map.of()),
        labels(vm, "namespace-labels"),
        memory.map(ScalarNode::text));
  }

  private Optional<Map<String, String>> labels(MappingNode mapping, String key) {
    var written = mapping.get(key).flatMap(node -> reader.anyMapping(node, "`" + key + "`"));
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var labels = new LinkedHashMap<String, String>();
    for (var entry : written.get().entries()) {
      if (entry.value() instanceof ScalarNode scalar) {
        labels.put(entry.name(), scalar.text());
      } else {
        reader.complain(entry.value().span(), "`" + entry.name() + "` must be a text");
      }
    }
    return Optional.of(labels);
  }

  private List<Expected> expected(MappingNode expect) {
    var expected = new ArrayList<Expected>();
    for (var entry : expect.entries()) {
      if (entry.name().equals("settings")) {
        addSettings(entry.value(), expected);
      } else if (EXPECT_KEYS.contains(entry.name())) {
        reader
            .text(entry.value(), "`" + entry.name() + "`")
            .filter(text -> isFine(entry.name(), text))
            .ifPresent(text -> expected.add(new Expected(entry.name(), text)));
      }
    }
    return expected;
  }

  private boolean isFine(String key, ScalarNode text) {
    if (key.equals("drain")) {
      var words = new ArrayList<String>();
      for (var effect : DrainOutcome.Effect.values()) {
        words.add(effect.description());
      }
      words.add(NOT_MET);
      if (!words.contains(text.text())) {
        reader.unknown(text.span(), "outcome of a drain", text.text(), words);
        return false;
      }
    }
    return !key.equals("completes-within")
        || reader.value(text, "`completes-within`", ParameterForm.DURATION).isPresent();
  }

  private void addSettings(YamlNode node, List<Expected> expected) {
    var names = new ArrayList<String>();
    for (var field : MigrationField.ALL) {
      names.add(field.name());
    }
    var mapping = reader.anyMapping(node, "`settings`");
    for (var entry : mapping.map(MappingNode::entries).orElse(List.of())) {
      if (!names.contains(entry.name())) {
        reader.unknown(entry.key().span(), "setting", entry.name(), names);
      } else {
        reader
            .text(entry.value(), "`" + entry.name() + "`")
            .ifPresent(text -> expected.add(new Expected("settings." + entry.name(), text)));
      }
    }
  }
}
