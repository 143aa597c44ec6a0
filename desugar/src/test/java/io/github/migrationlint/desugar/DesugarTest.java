package io.github.migrationlint.desugar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Samples do the same before and after. */
class DesugarTest {
  private final Path folder;
  private final Path classes;

  DesugarTest(@TempDir Path folder) {
    this.folder = folder;
    this.classes = folder.resolve("classes");
  }

  @BeforeEach
  void make_the_folder() throws IOException {
    Files.createDirectories(classes);
  }

  private void compile(String release, String... samples) {
    var words = new ArrayList<String>();
    words.addAll(List.of("-d", classes.toString(), "-nowarn", "-Xlint:-options", "-g"));
    words.addAll(List.of("--release", release));
    for (var sample : samples) {
      words.add(Path.of("src/test/samples", sample + ".java").toString());
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, words.toArray(String[]::new)));
  }

  private static void desugar(Path... paths) throws IOException {
    for (var path : paths) {
      var task = new Desugar();
      task.setPath(path.toString());
      task.execute();
    }
  }

  private static Object run(String sample, Path... places) throws Exception {
    var urls = new URL[places.length];
    for (var i = 0; i < places.length; i++) {
      urls[i] = places[i].toUri().toURL();
    }
    try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      return String.valueOf(loader.loadClass(sample).getMethod("run").invoke(null));
    }
  }

  private Map<String, byte[]> contents() throws IOException {
    var contents = new TreeMap<String, byte[]>();
    try (var files = Files.walk(classes)) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        contents.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static int size(Map<String, byte[]> contents) {
    return Objects.requireNonNull(contents.get("Old.class")).length;
  }

  private void assertNothingIsDynamic() throws IOException {
    for (var one : contents().entrySet()) {
      var node = new ClassNode();
      new ClassReader(one.getValue()).accept(node, 0);
      for (var method : node.methods) {
        for (var instruction : method.instructions) {
          assertFalse(
              instruction instanceof InvokeDynamicInsnNode, one.getKey() + ", " + method.name);
          assertFalse(
              instruction instanceof MethodInsnNode call
                  && call.owner.equals("java/util/Comparator")
                  && call.name.contains("omparing"),
              one.getKey() + ", " + method.name);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"Old, 8", "Old, 11", "Old, 17", "New, 17"})
  void samples_do_the_same_without_anything_dynamic(String sample, String release)
      throws Exception {
    compile(release, sample);
    var before = run(sample, classes);
    desugar(classes);
    assertNothingIsDynamic();
    assertEquals(before, run(sample, classes));
  }

  @Test
  void what_is_rewritten_stays_as_it_is() throws Exception {
    compile("17", "Old", "New");
    desugar(classes);
    var once = contents();
    desugar(classes);
    assertSame(once, contents());
    compile("17", "Old", "New");
    assertNotEquals(size(once), size(contents()));
    desugar(classes);
    assertSame(once, contents());
  }

  private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
  }

  @Test
  void classes_of_calls_that_are_gone_go_as_well() throws Exception {
    compile("17", "Old");
    desugar(classes);
    Files.delete(classes.resolve("Old$Greeting.class"));
    Files.copy(classes.resolve("Old$$L1.class"), classes.resolve("Old$$L99.class"));
    desugar(classes);
    var left = contents().keySet().stream()
        .filter(name -> name.startsWith("Old$Greeting") || name.equals("Old$$L99.class"))
        .toList();
    assertEquals(List.of(), left);
  }

  @Test
  void a_folder_that_is_not_there_is_left_out() throws Exception {
    desugar(folder.resolve("missing"));
  }

  private Path jar(String name) throws IOException {
    var jar = folder.resolve(name);
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var one : contents().entrySet()) {
        for (var root : List.of("", "META-INF/versions/17/")) {
          var entry = new JarEntry(root + one.getKey());
          entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
          out.putNextEntry(entry);
          out.write(one.getValue());
        }
      }
    }
    return jar;
  }

  @Test
  void a_jar_is_rewritten_and_always_to_the_same_bytes() throws Exception {
    compile("17", "New");
    var before = run("New", classes);
    var jar = jar("some.jar");
    var other = jar("other.jar");
    desugar(jar, other);
    assertEquals(before, run("New", jar));
    assertArrayEquals(Files.readAllBytes(jar), Files.readAllBytes(other));
    desugar(jar);
    assertArrayEquals(Files.readAllBytes(other), Files.readAllBytes(jar));
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("classes", "other.jar", "some.jar"),
          files
              .map(file -> file.getFileName().toString())
              .sorted(Comparator.naturalOrder())
              .toList());
    }
  }

  private static byte[] entry(Path jar, String name) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.getInputStream(file.getEntry(name)).readAllBytes();
    }
  }

  @Test
  void classes_of_a_jar_keep_lines_and_no_names_of_locals() throws Exception {
    compile("17", "New");
    var jar = jar("some.jar");
    desugar(jar);
    var lines = new ArrayList<Integer>();
    new ClassReader(entry(jar, "New.class"))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String generic, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitLineNumber(int line, Label start) {
                    lines.add(line);
                  }

                  @Override
                  public void visitLocalVariable(
                      String local,
                      String what,
                      String signature,
                      Label start,
                      Label end,
                      int index) {
                    fail(local);
                  }
                };
              }
            },
            0);
    assertFalse(lines.isEmpty());
  }

  private static void startClasses(Path jar, Path log) throws IOException {
    var task = new StartClasses();
    task.setJar(jar.toString());
    task.setLog(log.toString());
    task.execute();
  }

  @Test
  void classes_that_a_run_loads_are_in_one_entry() throws Exception {
    compile("17", "Old", "New");
    var jar = jar("some.jar");
    var unchanged = Files.readAllBytes(jar);
    startClasses(jar, folder.resolve("missing.log"));
    assertArrayEquals(unchanged, Files.readAllBytes(jar));

    var log = folder.resolve("start.log");
    Files.writeString(log, """
        [0.01s][info][class,load] java.lang.Object source: shared objects file
        [0.02s][info][class,load] Old source: jar:file
        [0.03s][info][class,load] New source: __ClassLoader::defineClass__
        [0.04s][info][class,load] Old source: twice
        """);
    startClasses(jar, log);
    startClasses(jar, log);
    var in = new DataInputStream(new ByteArrayInputStream(entry(jar, StartClasses.ENTRY)));
    assertEquals(2, in.readInt());
    var lengths = new TreeMap<String, Integer>();
    for (var i = 0; i < 2; i++) {
      lengths.put(in.readUTF(), in.readInt());
    }
    for (var one : lengths.entrySet()) {
      assertArrayEquals(entry(jar, one.getKey() + ".class"), in.readNBytes(one.getValue()));
    }
    assertEquals(0, in.available());
  }
}
