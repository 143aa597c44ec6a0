package io.github.migrationlint.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Small repositories that ask for more work or memory than any machine has, or that try to be
 * something else than they look like. Each is written to a folder of its own.
 */
final class Attacks {
  static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: %s, namespace: x, annotations: {a: "x-y"}}
      spec: {runStrategy: Always, template: {spec: {domain: {devices: {}}}}}
      """;

  private static final String FLUX = """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: k, namespace: f}
      spec: {path: ./apps, sourceRef: {kind: GitRepository, name: g}, postBuild: {substitute: {V: '%s'}}}
      """;

  /**
   * An attack.
   *
   * @param answer the rule whose finding or the complaint that ends it; empty for none
   * @param args what the user runs
   */
  record Attack(Consumer<Attacks> files, String answer, List<String> args) {
    Attack(Consumer<Attacks> files, String answer) {
      this(files, answer, List.of("check", "-f", "json", "."));
    }

    /** A mistake in our own files, or a revision that cannot be read, ends the run with 2. */
    boolean isRefused() {
      var compares = args.contains("--since") || args.get(0).equals("diff");
      return compares
          ? answer.equals("cannot read") || answer.startsWith("this clone")
          : answer.contains(" ") || answer.endsWith(".json");
    }
  }

  private final Path folder;

  private Attacks(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** Writes the files of an attack to a folder. */
  static void write(Attack attack, Path folder) {
    var files = new Attacks(folder);
    files.file(".git/HEAD", "ref: refs/heads/main\n");
    // Whatever happens to the rest, this is judged.
    files.file("honest/kubevirt.yaml", Program.NEVER_STARTS);
    attack.files.accept(files);
  }

  private void file(String name, String text) {
    try {
      var path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String each(int count, String between, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(between));
  }

  private static String vms(int count) {
    return each(count, "---\n", i -> VM.formatted("vm" + i));
  }

  /** All of them, by name: those that were found first, then those found by reading the code. */
  static Map<String, Attack> all() {
    var all = new LinkedHashMap<String, Attack>();
    all.put("a1 clique of cycles", new Attack(Attacks::cycles, ""));
    all.put("a2 components in components", new Attack(Attacks::components, "composition-limit"));
    all.put("a3 value that doubles", new Attack(Attacks::doubling, "composition-limit"));
    all.put("a4 aliases through kustomize", new Attack(Attacks::aliases, "yaml-syntax"));
    all.put("a5 depth by JSON patch", new Attack(Attacks::depth, "composition-limit"));
    all.put("a6 targets times objects", new Attack(Attacks::targets, "broken-kustomization"));
    all.put("a7 braces", new Attack(Attacks::braces, "unreadable-file"));
    all.put("a8 labels times objects", new Attack(Attacks::labels, ""));
    all.put("a9 bases that double", new Attack(Attacks::bases, "composition-limit"));
    all.put("a10 patterns of stars", new Attack(Attacks::stars, "unreadable-file"));
    all.put("b1 long value of Flux, often", new Attack(Attacks::longValue, "composition-limit"));
    all.put("b2 value of Flux in itself", new Attack(Attacks::square, "composition-limit"));
    all.put("b3 aliases in a value of Flux", new Attack(Attacks::fluxAliases, "composition-limit"));
    all.put("b4 schema that multiplies", new Attack(Attacks::schema, "too many steps"));
    all.put(
        "b5 schema that follows itself down", new Attack(Attacks::deepSchema, "too many steps"));
    all.put("b6 names that act", new Attack(Attacks::names, ""));
    all.put("b7 names of one hash", new Attack(Attacks::hashes, "yaml-syntax"));
    all.put("b8 deep baseline", new Attack(Attacks::deepBaseline, "migration-lint-baseline.json"));
    all.put("b9 suppressions without end", new Attack(Attacks::suppressions, "unused-suppression"));
    all.put("b10 index that claims millions", new Attack(Attacks::index, "unreadable-file"));
    all.put("b11 products of generators", new Attack(Attacks::generators, ""));
    all.put("b12 generated files, often", new Attack(Attacks::generatedFiles, "composition-limit"));
    all.put("b13 merge keys of merge keys", new Attack(Attacks::mergeKeys, ""));
    all.put("b14 keys of a kilobyte", new Attack(Attacks::longKeys, "unknown-field"));
    addLater(all);
    GitAttacks.addTo(all);
    return all;
  }

  /** What came with generators, fleets, fixes, baselines and the new commands. */
  private static void addLater(Map<String, Attack> all) {
    all.put("c1 many products of generators", new Attack(Attacks::sets, "composition-limit"));
    all.put("c2 stars on every folder", new Attack(Attacks::folders, "composition-limit"));
    all.put("c3 a thousand namespaces", new Attack(Attacks::namespaces, "composition-limit"));
    all.put("c4 a thousand clusters", new Attack(Attacks::clusters, ""));
    all.put("c5 parameters of Templates", new Attack(Attacks::parameters, ""));
    all.put("c6 extends that lead back", new Attack(Attacks::extending, "must not lead back"));
    all.put(
        "c7 a line of .gitignore, often", new Attack(Attacks::plainPatterns, "unreadable-file"));
    all.put(
        "c8 as many fixes as fit",
        new Attack(
            Attacks::fixes, "", List.of("check", "--fix", "--unsafe-fixes", "-f", "json", ".")));
    all.put("c9 baseline without end", new Attack(Attacks::longBaseline, ""));
    all.put(
        "c10 a component with problems, often",
        new Attack(Attacks::problems, "broken-kustomization"));
    all.put("c11 patterns of directories", new Attack(Attacks::directories, "composition-limit"));
    all.put("c12 patterns of Flux", new Attack(Attacks::sourceIgnore, ""));
    all.put(
        "c13 patterns of generators on every folder",
        new Attack(Attacks::generatorPatterns, "composition-limit"));
    all.put("c14 an object in each of many folders", new Attack(Attacks::nested, ""));
    all.put(
        "c16 expression that repeats repetitions",
        new Attack(
            attacks -> attacks.expression("((((a{1,1000}){1,1000}){1,1000}){1,1000})"), "of RE2"));
    all.put(
        "c17 expression on a long text",
        new Attack(attacks -> attacks.expression("[ab]{1,1000}[ab]{1,1000}x"), "too many steps"));
    all.put("c19 values of a chart", new Attack(Attacks::chartValues, ""));
    all.put("c18 expression on every object", new Attack(Attacks::targetNames, ""));
    all.put("c15 folders without end", new Attack(Attacks::deepFolders, "unreadable-file"));
  }

  private static String set(int number, String generator, String path, String cluster) {
    return "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s" + number
        + ", namespace: n}\nspec: {generators: [" + generator
        + "], template: {metadata: {name: a}, spec: {source: {repoURL: x, path: '" + path
        + "'}, destination: {name: '" + cluster + "'}}}}\n";
  }

  private static String list(String key, int count) {
    return "{list: {elements: [" + each(count, ",", i -> "{" + key + ": x" + i + "}") + "]}}";
  }

  private void sets() {
    var matrix = "{matrix: {generators: [" + list("a", 500) + ", " + list("b", 500) + "]}}";
    file("s.yaml", each(30, "---\n", i -> set(i, matrix, "apps", "{{a}}-{{b}}-" + i)));
    file("apps/vm.yaml", VM.formatted("vm"));
  }

  private void folders() {
    var patterns = each(500, ",", i -> "{path: 'f/" + "*a".repeat(45) + "b" + i + "'}");
    var git = "{git: {repoURL: x, directories: [" + patterns + "]}}";
    file("s.yaml", set(0, git, "{{path}}", "c"));
    for (var i = 0; i < 1000; i++) {
      file("f/" + "a".repeat(100) + i + "/vm.yaml", VM.formatted("vm" + i));
    }
  }

  private void generatorPatterns() {
    for (var i = 0; i < 2000; i++) {
      file("f/" + "a".repeat(80) + i + "/vm.yaml", VM.formatted("vm" + i));
    }
    file("s.yaml", each(200, "---\n", i -> {
      var patterns = each(100, ",", j -> "{path: '*/" + "a".repeat(60) + "*" + i + "*" + j + "'}");
      return set(i, "{git: {repoURL: x, directories: [" + patterns + "]}}", "{{path}}", "c" + i);
    }));
  }

  /** Each may be that of another cluster. */
  private void nested() {
    for (var i = 0; i < 199; i++) {
      file("d/".repeat(i) + "vm.yaml", VM.formatted("vm"));
    }
    for (var i = 0; i < 2000; i++) {
      file("n" + i % 2 + "/" + i / 2 + "/vm.yaml", VM.formatted("vm" + i / 2));
    }
  }

  private void expression(String pattern) {
    customRule("{properties: {metadata: {properties: {annotations: {properties: {a: {pattern: '"
        + pattern + "'}}}}}}}");
    file("vm.yaml", VM.formatted("vm").replace("x-y", "a".repeat(900_000)));
  }

  /** Aliases make many values of few. */
  private void chartValues() {
    file("apps/vm.yaml", VM.formatted("vm"));
    file("chart/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n");
    file(
        "a.yaml",
        each(
            2000,
            "---\n",
            i -> "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a" + i
                + ", namespace: n}\nspec: {destination: {name: c}, source: {repoURL: x, path: chart,"
                + " helm: {valuesObject: {a: &a [" + "{path: apps},".repeat(30)
                + "], b: [*a,*a,*a,*a,"
                + "*a,*a,*a,*a,*a,*a]}}}}\n"));
  }

  private void targetNames() {
    var patches = each(
        300,
        "",
        i -> "- {target: {kind: VirtualMachine, name: '(a|b|[ab]){1,1000}" + i
            + "((((a{1,1000}){1,1000}){1,1000}){1,1000})?'}, patch: '[{\"op\": \"add\", \"path\":"
            + " \"/spec/x\", \"value\": 1}]'}\n"
            + "- {target: {kind: VirtualMachine, name: '(a|b|[ab]){1,1000}" + i
            + "'}, patch: '[{\"op\": \"add\", \"path\": \"/spec/x\", \"value\": 1}]'}\n");
    file("kustomization.yaml", "resources: [vm.yaml]\npatches:\n" + patches);
    file("vm.yaml", each(500, "---\n", i -> VM.formatted("a".repeat(200) + i)));
  }

  private void deepFolders() {
    file("d/".repeat(1000) + "vm.yaml", VM.formatted("vm"));
  }

  private static String application(int number, String source, String destination) {
    return "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a" + number
        + ", namespace: argocd}\nspec: {source: {repoURL: x, path: vms" + source
        + "}, destination: {" + destination + "}}\n";
  }

  private void namespaces() {
    file("vms/vms.yaml", vms(1000).replace(", namespace: x", ""));
    file("apps.yaml", each(1000, "---\n", i -> application(i, "", "name: c, namespace: n" + i)));
  }

  private void clusters() {
    file("vms/vms.yaml", vms(1000));
    file("apps.yaml", each(1000, "---\n", i -> application(i, "", "name: c" + i)));
  }

  private void directories() {
    var include = "{" + each(12, ",", i -> "*a".repeat(20) + "b" + i) + "}{a,b}{a,b}{a,b}";
    file(
        "apps.yaml",
        each(
            300,
            "---\n",
            i -> application(
                i, ", directory: {recurse: true, include: '" + include + i + "'}", "name: c" + i)));
    for (var i = 0; i < 300; i++) {
      file("vms/" + "a".repeat(100) + i + ".yaml", VM.formatted("vm" + i));
    }
  }

  private void sourceIgnore() {
    file(".sourceignore", each(1900, "", i -> "*a".repeat(40) + "b" + i + "\n"));
    file(
        "flux.yaml",
        "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\n"
            + "metadata: {name: g, namespace: f}\nspec: {url: x}\n---\n"
            + FLUX.formatted("v"));
    for (var i = 0; i < 300; i++) {
      file("apps/" + "a".repeat(100) + i + ".yaml", VM.formatted("vm" + i));
    }
  }

  private void parameters() {
    file(
        "t.yaml",
        "apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {name: t}\nparameters:\n- {name: P, value: '"
            + "v".repeat(1_000_000) + "'}\n- {name: Q, value: '${P}${P}'}\nobjects:\n"
            + each(
                500,
                "",
                i -> "- apiVersion: kubevirt.io/v1\n  kind: VirtualMachine\n  metadata: {name: vm"
                    + i
                    + ", annotations: {" + each(20, ", ", j -> "a" + j + ": '${Q}${P}${Q}'")
                    + "}}\n  spec: {runStrategy: Always, template: {spec: {domain: {devices: {}}}}}\n"));
  }

  private void extending() {
    file(".migration-lint.yaml", "version: 1\nextends: [a.yaml]\n");
    file("a.yaml", "version: 1\nextends: [b.yaml, b.yaml]\n");
    file("b.yaml", "version: 1\nextends: [a.yaml, .migration-lint.yaml]\n");
  }

  private void plainPatterns() {
    file(".gitignore", "x\n".repeat(1 << 19));
    for (var i = 0; i < 300; i++) {
      file("d/" + i + ".yaml", VM.formatted("vm" + i));
    }
  }

  private void fixes() {
    file("vms.yaml", vms(2000).replace("runStrategy: Always", "runStrategy: always"));
  }

  private void longBaseline() {
    file(
        ".migration-lint-baseline.json",
        "{\"version\": 1, \"findings\": ["
            + each(
                40_000,
                ",",
                i ->
                    "{\"rule\": \"unknown-field\", \"severity\": \"note\", \"path\": \"a.yaml\", \"object\": \"o"
                        + i + "\"}")
            + "]}");
  }

  private void problems() {
    file(
        "k/kustomization.yaml",
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nreplacements:\n- source: {kind: VirtualMachine, fieldPath: metadata.name}\n  targets:\n"
            + each(
                700,
                "",
                i -> "  - {select: {kind: VirtualMachine}, fieldPaths: [spec.x" + i + "]}\n"));
    file("base/vm.yaml", VM.formatted("vm"));
    for (var i = 0; i < 200; i++) {
      file("o" + i + "/vm.yaml", VM.formatted("vm"));
      file("o" + i + "/kustomization.yaml", "resources: [vm.yaml]\ncomponents: [../k]\n");
    }
  }

  private void cycles() {
    for (var i = 0; i < 14; i++) {
      var self = i;
      file(
          "k" + i + "/kustomization.yaml",
          "resources:\n" + each(14, "", j -> j == self ? "" : "- ../k" + j + "\n"));
    }
    file("vm.yaml", VM.formatted("a"));
  }

  private void components() {
    for (var i = 0; i < 30; i++) {
      var first = i + 1;
      file(
          "k" + i + "/kustomization.yaml",
          "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: a-\ncomponents:\n"
              + each(30 - first, "", j -> "- ../k" + (first + j) + "\n"));
    }
    file("top/vm.yaml", VM.formatted("vm"));
    file("top/kustomization.yaml", "resources: [vm.yaml]\ncomponents: [../k0]\n");
  }

  private void doubling() {
    file("vm.yaml", VM.formatted("vm"));
    file(
        "kustomization.yaml",
        "resources: [vm.yaml]\nreplacements:\n"
            + "- {source: {kind: VirtualMachine, name: vm, fieldPath: metadata.annotations.a}, targets: [{select: {kind: VirtualMachine}, fieldPaths: [metadata.annotations.a], options: {delimiter: \"-\", index: 1}}]}\n"
                .repeat(40));
  }

  private void aliases() {
    var bomb = "[&a [l,l,l,l,l,l,l,l,l],&b [*a,*a,*a,*a,*a,*a,*a,*a,*a],&c"
        + " [*b,*b,*b,*b,*b,*b,*b,*b,*b],&d [*c,*c,*c,*c,*c,*c,*c,*c,*c],&e"
        + " [*d,*d,*d,*d,*d,*d,*d,*d,*d],[*e,*e,*e,*e,*e]]";
    file("kustomization.yaml", "resources: [v.yaml]\nnamePrefix: p-\n");
    file(
        "v.yaml",
        each(
            200,
            "---\n",
            i -> "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: vm"
                + i
                + ", namespace: x}\nspec: {runStrategy: Always, template: {spec: {domain: {devices:"
                + " {}}, b: " + bomb + "}}}\n"));
  }

  private void depth() {
    file("vm.yaml", VM.formatted("vm"));
    file(
        "kustomization.yaml",
        "resources: [vm.yaml]\npatches:\n- target: {kind: VirtualMachine}\n  patch: |\n"
            + each(
                40,
                "",
                i -> "    - {op: add, path: /spec" + "/a".repeat(80 * i) + "/a, value: "
                    + "{a: ".repeat(80) + "1" + "}".repeat(80) + "}\n"));
  }

  private void targets() {
    file("vm.yaml", vms(600));
    file(
        "kustomization.yaml",
        "resources: [vm.yaml]\nreplacements:\n- source: {kind: VirtualMachine, name: vm1, fieldPath: metadata.name}\n  targets:\n"
            + "  - {select: {kind: VirtualMachine}, fieldPaths: [spec.x]}\n".repeat(600));
  }

  private void braces() {
    file(
        ".migration-lint.yaml",
        "version: 1\nexclude:\n"
            + ("- \"" + "{a,b}".repeat(12) + "x".repeat(3900) + "\"\n").repeat(200));
  }

  private void labels() {
    file("vm.yaml", vms(50));
    file(
        "kustomization.yaml",
        "resources: [vm.yaml]\ncommonLabels:\n" + each(4000, "", i -> "  k" + i + ": v\n"));
  }

  private void bases() {
    file("k0/vm.yaml", VM.formatted("vm"));
    file("k0/kustomization.yaml", "resources: [vm.yaml]\n");
    for (var i = 1; i <= 20; i++) {
      for (var side : new String[] {"a", "b"}) {
        file(
            side + i + "/kustomization.yaml",
            "resources: [../k" + (i - 1) + "]\nnamePrefix: " + side + "-\n");
      }
      file("k" + i + "/kustomization.yaml", "resources: [../a" + i + ", ../b" + i + "]\n");
    }
  }

  private void stars() {
    file(".gitignore", ("**/" + "*a".repeat(40) + "b*/**/*c*d\n").repeat(1 << 13));
    for (var i = 0; i < 100; i++) {
      file("d/" + "a".repeat(200) + i + ".yaml", VM.formatted("vm" + i));
    }
  }

  private void longValue() {
    flux(
        "v".repeat(1_000_000),
        "metadata: {name: vm, namespace: x, annotations: {"
            + each(2000, ", ", i -> "a" + i + ": \"${V}x\"") + "}}\nspec: {runStrategy: Always}\n");
  }

  private void square() {
    flux(
        "a".repeat(100_000),
        "metadata: {name: vm, annotations: {b: \"${V//a/${V}}\"}}\nspec: {}\n");
  }

  private void fluxAliases() {
    var bomb = "[&a [l,l,l,l,l,l,l,l,l],&b [*a,*a,*a,*a,*a,*a,*a,*a,*a],&c"
        + " [*b,*b,*b,*b,*b,*b,*b,*b,*b],&d [*c,*c,*c,*c,*c,*c,*c,*c,*c],&e"
        + " [*d,*d,*d,*d,*d,*d,*d,*d,*d]]";
    flux(
        bomb,
        "metadata: {name: vm}\nspec:\n  template:\n"
            + each(300, "", i -> "    a" + i + ": ${V}\n"));
  }

  private void flux(String value, String rest) {
    file("flux.yaml", FLUX.formatted(value));
    file("apps/kustomization.yaml", "resources: [vm.yaml]\n");
    file("apps/vm.yaml", "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\n" + rest);
  }

  private void schema() {
    customRule("{$ref: '#/$defs/d0', $defs: {d40: {}"
        + each(40, "", i -> {
          var next = "{$ref: '#/$defs/d" + (i + 1) + "'}";
          return ", d" + i + ": {allOf: [" + next + ", " + next + "]}";
        })
        + "}}");
    file("vm.yaml", VM.formatted("vm"));
  }

  private void deepSchema() {
    customRule("{allOf: [" + each(6, ", ", i -> "{additionalProperties: {$ref: '#'}}") + "]}");
    file(
        "vm.yaml",
        "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: vm}\nspec: "
            + "{a: ".repeat(150) + "1" + "}".repeat(150) + "\n");
  }

  private void customRule(String schema) {
    file(
        ".migration-lint.yaml",
        "version: 1\ncustom-rules:\n- {name: a, level: note, kinds: [VirtualMachine], message: m, schema: "
            + schema + "}\n");
  }

  private void names() {
    file("a\u001b[2J\u001b]8;;http:x\u0007.yaml", VM.formatted("\"a\\u001b[31m\\u202e\""));
    file("b](http:x).yaml", VM.formatted("b") + "x: ]]>\n");
    file("d\n::error::e.yaml", VM.formatted("\"\\n::error::pwn\""));
    file("<img src=x>.yaml", VM.formatted("\"|](javascript:x)\""));
  }

  /** Aa and BB have one hash, and so has every row of them. */
  private void hashes() {
    var names = each(1 << 14, ", ", i -> {
      var name = new StringBuilder();
      for (var bit = 0; bit < 14; bit++) {
        name.append(((i >> bit) & 1) == 0 ? "Aa" : "BB");
      }
      return name + ": v";
    });
    file(
        "vm.yaml",
        "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: vm, labels: {" + names
            + "}}\nspec: {runStrategy: Always}\n");
  }

  private void deepBaseline() {
    file(".migration-lint-baseline.json", "[".repeat(100_000) + "]".repeat(100_000));
  }

  private void suppressions() {
    file(
        "vm.yaml",
        each(4_000, "", i -> "# migration-lint: allow unknown-field, a" + i + " -- x\n")
            + VM.formatted("vm"));
  }

  private void index() {
    file(".git/index", "DIRC\0\0\0\u0004\u007f\u007f\u007f\u007f" + "\0".repeat(1 << 20));
    file(".gitignore", "ignored.yaml\n");
    file("ignored.yaml", VM.formatted("vm"));
  }

  private void generators() {
    file(
        "s.yaml",
        each(
            20,
            "---\n",
            k -> "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\n"
                + "metadata: {name: s" + k
                + ", namespace: n}\nspec: {generators: [{matrix: {generators:"
                + " [{list: {elements: [" + each(100, ",", i -> "{a: x" + i + "}")
                + "]}}, {list: {elements: [" + each(100, ",", i -> "{b: y" + i + "}")
                + "]}}]}}], template: {metadata: {name: \"{{a}}{{b}}\"}, spec: {source: {path: apps},"
                + " destination: {name: \"{{a}}{{b}}\"}}}}\n"));
    file("apps/vm.yaml", VM.formatted("vm"));
  }

  private void generatedFiles() {
    file(
        "kustomization.yaml",
        "resources: [vm.yaml]\nconfigMapGenerator:\n"
            + each(1000, "", i -> "- {name: c" + i + ", envs: [big.env]}\n"));
    file("big.env", each(50_000, "", i -> "k" + i + "=v\n"));
    file("vm.yaml", VM.formatted("vm"));
  }

  private void mergeKeys() {
    file(
        "vm.yaml",
        "x:\n"
            + each(
                200,
                "",
                i -> "- &a" + i + " {"
                    + each(100, ", ", j -> "k" + i + "_" + j + ": 1")
                    + (i == 0
                        ? ""
                        : ", <<: [" + each(Math.min(i, 50), ", ", k -> "*a" + (i - 1 - k)) + "]")
                    + "}\n")
            + "---\n" + VM.formatted("vm"));
  }

  private void longKeys() {
    file(
        "vm.yaml",
        "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: vm}\nspec: {"
            + each(1500, ", ", i -> "\"" + "k".repeat(1000) + i + "\": 1") + "}\n");
  }
}
