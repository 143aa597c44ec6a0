package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that users get, run as they run it. */
class StandaloneJarIT {
  private static final String JAR = System.getProperty("standalone.jar", "");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Path folder;

  StandaloneJarIT(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    new Program(folder).with("kubevirt.yaml", Program.NEVER_STARTS);
  }

  @BeforeEach
  void is_there_a_jar() {
    assumeFalse(JAR.isEmpty(), "the jar is tested in the phase after it is built");
  }

  private Ended run(Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    var out = folder.resolve("stdout");
    var err = folder.resolve("stderr");
    var process = new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    process.environment().clear();
    process.environment().putAll(environment);
    var exitCode = process.start().waitFor();
    return new Ended(exitCode, Files.readString(out), Files.readString(err));
  }

  private Ended runJar(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(JAVA, "-jar", JAR));
    command.addAll(List.of(words));
    return run(Map.of(), command);
  }

  @Test
  void a_process_ends_as_the_program_does() throws Exception {
    var expected = new Program(folder).run("check", "kubevirt.yaml");
    assertEquals(1, expected.exitCode());
    assertEquals(expected, runJar("check", "kubevirt.yaml"));
    assertEquals(new Program(folder).run("-f", "json"), runJar("-f", "json"));
    assertEquals(new Program(folder).run("nowhere"), runJar("nowhere"));
  }

  /** A run takes them from there, so they must be the classes of the jar. */
  @Test
  void classes_of_a_short_run_are_in_one_entry() throws Exception {
    try (var jar = new JarFile(JAR)) {
      var entry = jar.getEntry(JarStart.START);
      var in = new DataInputStream(jar.getInputStream(entry));
      var lengths = new LinkedHashMap<String, Integer>();
      for (var left = in.readInt(); left > 0; left--) {
        lengths.put(in.readUTF(), in.readInt());
      }
      assertTrue(lengths.size() > 500, lengths.size() + " classes");
      assertTrue(lengths.containsKey("io.github.migrationlint.core.Linter"));
      for (var one : lengths.entrySet()) {
        var file = jar.getEntry(one.getKey().replace('.', '/') + ".class");
        assertArrayEquals(
            jar.getInputStream(file).readAllBytes(), in.readNBytes(one.getValue()), one.getKey());
      }
    }
  }

  /** The user can do something about it, so it is no bug of ours. */
  @Test
  void too_little_memory_is_reported_with_what_to_do() throws Exception {
    var vms = new StringBuilder();
    for (var i = 0; i < 20_000; i++) {
      vms.append("---\napiVersion: kubevirt.io/v1\nkind: VirtualMachine\n")
          .append("metadata: {name: vm-" + i + ", namespace: a, labels: {app: app-" + i + "}}\n");
    }
    new Program(folder).with("vms.yaml", vms.toString());
    var ended = run(
        Map.of(), List.of(JAVA, "-Xmx24m", "-XX:+UseSerialGC", "-jar", JAR, "check", "vms.yaml"));
    assertEquals(3, ended.exitCode());
    assertTrue(
        ended.err().contains("out of memory: Java may use ")
            || ended.out().contains("it needs more memory than Java may use"),
        ended::toString);
    assertFalse((ended.out() + ended.err()).contains("a bug in"), ended::toString);
    assertTrue(ended.err().contains("set JAVA_TOOL_OPTIONS=-Xmx4g"), ended.err());
  }

  /** The validator brings a logger that would speak up on standard error. */
  @Test
  void no_library_speaks_on_standard_error() throws Exception {
    new Program(folder).with("hco.yaml", """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          namespace: openshift-cnv
        spec:
          liveMigrationConfig:
            parallelMigrationsPerCluster: 5
        """);
    assertEquals(
        new Ended(0, "no problems in 1 file (1 HyperConverged)\n" + Program.ASSUMED, ""),
        runJar("check", "hco.yaml"));
  }

  @Test
  void every_page_and_help_is_in_the_jar() throws Exception {
    for (var words : List.of("help", "help check", "explain identical-selectors", "rules")) {
      assertEquals(
          new Program(folder).run(words.split(" ", -1)), runJar(words.split(" ", -1)), words);
    }
  }

  @Test
  void output_is_utf_8_in_a_locale_that_knows_ascii_only() throws Exception {
    new Program(folder).with("a.yaml", Program.NEVER_STARTS.replace("Node: 0", "Node: 0 # größer"));
    var command = List.of(JAVA, "-Dfile.encoding=US-ASCII", "-jar", JAR, "a.yaml");
    var ended = run(Map.of("LC_ALL", "C"), command);
    assertTrue(ended.out().contains("0 # größer\n"), ended.out());
  }

  /** More than a pipe holds, so that the reader is gone while we still write. */
  @Test
  void a_reader_who_leaves_early_changes_nothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no POSIX shell");
    for (var i = 0; i < 500; i++) {
      new Program(folder).with("many/" + i + ".yaml", Program.NEVER_STARTS);
    }
    var piped = "{ \"$0\" -jar \"$1\" check many; echo $? >code; } | head -n 1";
    var ended = run(Map.of("PATH", "/usr/bin:/bin"), List.of("/bin/sh", "-c", piped, JAVA, JAR));
    assertEquals(new Ended(0, Program.ERROR_TITLE, ""), ended);
    assertEquals("1\n", Files.readString(folder.resolve("code")));
  }

  @Test
  void a_hook_loads_neither_the_option_parser_nor_jacksons_mapper() throws Exception {
    new Program(folder).with("kubevirt.yaml", Program.CLEAN);
    var loaded = run(
            Map.of(), List.of(JAVA, "-Xlog:class+load:stdout", "-jar", JAR, "kubevirt.yaml"))
        .out();
    assertTrue(loaded.contains(" io.github.migrationlint.cli.CheckCommand "), "the log is there");
    for (var late : List.of(
        "org.apache.commons.cli.",
        "tools.jackson.databind.ObjectMapper ",
        "io.github.migrationlint.cli.HelpOutline ",
        "io.github.migrationlint.cli.Hyperlinks ",
        "io.github.migrationlint.core.report.JsonReporter ",
        "io.github.migrationlint.rules.Catalogue ")) {
      assertFalse(loaded.contains(" " + late), late);
    }
  }

  @Test
  void the_jar_holds_nothing_that_is_of_no_use_in_it() throws Exception {
    var names = entries();
    assertFalse(names.stream().anyMatch(name -> name.endsWith("module-info.class")));
    assertFalse(names.stream().anyMatch(name -> name.startsWith("META-INF/maven/")));
    assertFalse(names.stream().anyMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)")));
    assertFalse(names.stream().anyMatch(name -> name.startsWith("org/jspecify/")));
  }

  @Test
  void the_licences_of_all_libraries_are_in_the_jar() throws Exception {
    try (var jar = new JarFile(JAR)) {
      var licences = text(jar, "META-INF/LICENSE.txt") + text(jar, "META-INF/LICENSE");
      assertTrue(licences.contains("Apache License"));
      assertTrue(licences.contains("QOS.ch"));
      assertFalse(text(jar, "META-INF/FastDoubleParser-LICENSE").isEmpty());
      var notices = text(jar, "META-INF/NOTICE") + text(jar, "META-INF/NOTICE.txt");
      for (var library :
          List.of("Jackson", "Commons CLI", "snakeyaml-engine", "json-schema-validator", "SLF4J")) {
        assertTrue(notices.contains(library), library);
      }
    }
  }

  /** Whoever adds a library comes by here and sees to its licence. */
  @Test
  void the_jar_holds_these_libraries() throws Exception {
    var packages = new TreeSet<String>();
    for (var name : entries()) {
      var parts = name.split("/", -1);
      if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
        packages.add(parts[0] + "." + parts[1] + "." + parts[2].replaceAll("[A-Z].*", ""));
      }
    }
    assertEquals(
        new TreeSet<>(List.of(
            "com.fasterxml.jackson",
            "com.google.re2j",
            "com.googlecode.javaewah",
            "com.networknt.org",
            "com.networknt.schema",
            "io.github.migrationlint",
            "org.apache.commons",
            "org.eclipse.jgit",
            "org.slf4j.",
            "org.slf4j.event",
            "org.slf4j.helpers",
            "org.slf4j.spi",
            "org.snakeyaml.engine",
            "tools.jackson.core",
            "tools.jackson.databind")),
        packages);
  }

  @Test
  void the_manifest_says_how_to_start() throws Exception {
    try (var jar = new JarFile(JAR)) {
      var manifest = jar.getManifest().getMainAttributes();
      assertEquals("io.github.migrationlint.cli.JarStart", manifest.getValue("Main-Class"));
      assertEquals("true", manifest.getValue("Multi-Release"));
    }
  }

  private static List<String> entries() throws IOException {
    try (var jar = new JarFile(JAR)) {
      return jar.stream().map(entry -> entry.getName()).toList();
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (var stream = jar.getInputStream(jar.getEntry(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
