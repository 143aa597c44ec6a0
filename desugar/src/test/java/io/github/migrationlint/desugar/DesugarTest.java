package io.github.migrationlint.desugar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
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
    words.addAll(List.of("-d", classes.toString(), "-nowarn", "-Xlint:-options"));
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
}
