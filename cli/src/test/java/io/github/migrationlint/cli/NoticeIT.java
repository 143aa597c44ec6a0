package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The notice in the standalone jar names every library whose classes are in it, and no other. */
class NoticeIT {
  /** Our own packages need none. */
  private static final String OURS = "io/github/migrationlint/";

  /** What the notice calls the libraries, by the folder of their classes. */
  private static final Map<String, String> LIBRARIES = Map.of(
      "org/snakeyaml/", "snakeyaml-engine ",
      "com/google/re2j/", "RE2/J ",
      "com/networknt/", "json-schema-validator ",
      "tools/jackson/", "Jackson ",
      "com/fasterxml/jackson/", "Jackson ",
      "org/eclipse/jgit/", "JGit ",
      "com/googlecode/javaewah/", "JavaEWAH ",
      "org/slf4j/", "SLF4J API ",
      "org/apache/commons/cli/", "Apache Commons CLI ",
      "org/apache/commons/codec/", "Apache Commons Codec ");

  @Test
  void every_library_is_named() throws IOException {
    try (var jar = new JarFile(System.getProperty("standalone.jar"))) {
      var notice = text(jar, "META-INF/NOTICE");
      var found = new TreeSet<String>();
      var unknown = new TreeSet<String>();
      for (var entry : jar.stream().toList()) {
        var name = entry.getName().replaceFirst("^META-INF/versions/[0-9]+/", "");
        if (name.endsWith(".class") && !name.startsWith(OURS)) {
          LIBRARIES.keySet().stream()
              .filter(name::startsWith)
              .findFirst()
              .ifPresentOrElse(found::add, () -> unknown.add(name));
        }
      }
      assertEquals(new TreeSet<String>(), unknown);
      for (var library : LIBRARIES.entrySet()) {
        assertTrue(found.contains(library.getKey()), () -> library + " is not in the jar");
        assertTrue(notice.contains("  " + library.getValue()), () -> library + " is not named");
      }
    }
  }

  @Test
  void every_license_is_there() throws IOException {
    try (var jar = new JarFile(System.getProperty("standalone.jar"))) {
      assertTrue(text(jar, "META-INF/LICENSE").contains("Apache License"));
      assertTrue(text(jar, "META-INF/LICENSE-re2j").contains("The Go Authors"));
      assertTrue(text(jar, "META-INF/FastDoubleParser-LICENSE").contains("MIT License"));
      assertTrue(text(jar, "META-INF/Schubfach-LICENSE").contains("Raffaello Giulietti"));
      assertTrue(text(jar, "META-INF/LICENSE.txt").contains("QOS.ch"));
      assertTrue(text(jar, "about.html").contains("Eclipse Distribution License"));
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    var entry = jar.getEntry(name);
    assertTrue(entry != null, name);
    try (var in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
