package io.github.migrationlint.desugar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;

/** The classes below a folder, as a compiler leaves them. */
final class ClassFolder {
  private ClassFolder() {}

  static void rewrite(Path folder) throws IOException {
    var classes = new TreeMap<String, byte[]>();
    for (var file : files(folder)) {
      classes.put(name(folder, file), Files.readAllBytes(file));
    }
    var rewritten = Classes.rewrite(classes);
    // Those that are new come first: whoever is stopped here finds calls that are not rewritten
    // yet.
    for (var made : rewritten.made().entrySet()) {
      Files.write(file(folder, made.getKey()), made.getValue());
    }
    for (var changed : rewritten.changed().entrySet()) {
      Files.write(file(folder, changed.getKey()), changed.getValue());
    }
    for (var name : rewritten.stale()) {
      Files.delete(file(folder, name));
    }
  }

  private static Iterable<Path> files(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    try (var walk = Files.walk(folder)) {
      walk.filter(file -> file.toString().endsWith(".class")).forEach(files::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  private static String name(Path folder, Path file) {
    var name = folder.relativize(file).toString().replace('\\', '/');
    return name.substring(0, name.length() - ".class".length());
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name + ".class");
  }
}
