package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds that a name is one type: a type of its own file shares its simple name with no other type of
 * any module. Nested types may share theirs, for they are read together with the type around them.
 */
class TypeNamesTest {
  private static final Pattern DECLARATION = Pattern.compile(
      "(?m)^( *)(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed) )*"
          + "(?:class|record|interface|@interface|enum) ([A-Z]\\w*)");

  @Test
  void a_simple_name_is_one_type() throws IOException {
    var types = new TreeMap<String, List<String>>();
    var files = sources();
    assertTrue(files.size() > 700, "all modules are read");
    for (var file : files) {
      collect(file.toString(), Files.readString(file), types);
    }
    assertEquals(Map.of(), shared(types));
  }

  @Test
  void a_nested_type_may_not_be_called_as_a_file_is() {
    var types = new TreeMap<String, List<String>>();
    collect("A.java", "public final class A {\n  private record B(int i) {}\n", types);
    collect("B.java", "enum B {\n", types);
    collect("C.java", "class C {\n  interface D {}\n}", types);
    collect("E.java", "class E {\n  interface D {}\n}", types);
    assertEquals(Map.of("B", List.of("A.java, nested", "B.java")), shared(types));
  }

  private static void collect(String file, String source, Map<String, List<String>> types) {
    var found = DECLARATION.matcher(source);
    while (found.find()) {
      types
          .computeIfAbsent(found.group(2), unused -> new ArrayList<>())
          .add(found.group(1).isEmpty() ? file : file + ", nested");
    }
  }

  private static Map<String, List<String>> shared(Map<String, List<String>> types) {
    var shared = new TreeMap<>(types);
    shared
        .values()
        .removeIf(places ->
            places.size() == 1 || places.stream().allMatch(place -> place.endsWith(", nested")));
    return shared;
  }

  private static List<Path> sources() throws IOException {
    try (var found = Files.find(Path.of(".."), 20, (path, attributes) -> {
      var name = path.toString().replace('\\', '/');
      return name.contains("/src/main/java/") && name.endsWith(".java");
    })) {
      return found.filter(file -> !file.endsWith("package-info.java")).sorted().toList();
    }
  }
}
