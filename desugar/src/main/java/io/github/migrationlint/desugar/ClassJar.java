package io.github.migrationlint.desugar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The classes of a jar. Each of its entries keeps its place and its time. */
final class ClassJar {
  private static final String CLASS = ".class";

  /** Where classes of a newer Java are in a jar for several. */
  private static final Pattern ROOT = Pattern.compile("^(META-INF/versions/\\d+/)?");

  private static final class Entry {
    private final ZipEntry header;
    private final byte[] content;

    Entry(ZipEntry header, byte[] content) {
      this.header = header;
      this.content = content;
    }
  }

  private ClassJar() {}

  static void rewrite(Path jar) throws IOException {
    var entries = read(jar);
    var roots = new TreeMap<String, TreeMap<String, byte[]>>();
    for (var entry : entries) {
      var name = entry.header.getName();
      if (name.endsWith(CLASS)) {
        var root = root(name);
        roots
            .computeIfAbsent(root, unused -> new TreeMap<>())
            .put(name.substring(root.length(), name.length() - CLASS.length()), entry.content);
      }
    }
    var contents = new TreeMap<String, byte[]>();
    var isChanged = false;
    for (var root : roots.entrySet()) {
      var rewritten = Classes.rewrite(root.getValue());
      isChanged |= !rewritten.changed().isEmpty();
      for (var part : List.of(rewritten.made(), rewritten.changed())) {
        for (var one : part.entrySet()) {
          contents.put(root.getKey() + one.getKey() + CLASS, one.getValue());
        }
      }
    }
    isChanged |= removeLocalNames(entries, contents);
    if (isChanged) {
      write(entries, contents, jar);
    }
  }

  private static void write(List<Entry> entries, Map<String, byte[]> contents, Path jar)
      throws IOException {
    var draft = jar.resolveSibling(jar.getFileName() + ".draft");
    Files.write(draft, written(entries, contents));
    Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes the content of an entry from the classes, which go by their internal names. */
  interface EntryMaker {
    byte[] of(Map<String, byte[]> classes) throws IOException;
  }

  /** Adds an entry behind the manifest, or replaces it. */
  static void addEntry(Path jar, String name, EntryMaker content) throws IOException {
    var entries = read(jar);
    entries.removeIf(entry -> entry.header.getName().equals(name));
    var classes = new TreeMap<String, byte[]>();
    for (var entry : entries) {
      var file = entry.header.getName();
      if (file.endsWith(CLASS)) {
        classes.put(file.substring(0, file.length() - CLASS.length()), entry.content);
      }
    }
    var header = new ZipEntry(name);
    header.setTimeLocal(entries.get(0).header.getTimeLocal());
    var at = 0;
    while (at < entries.size() && entries.get(at).header.getName().startsWith("META-INF/")) {
      at++;
    }
    entries.add(at, new Entry(header, content.of(classes)));
    write(entries, Map.of(), jar);
  }

  private static boolean removeLocalNames(List<Entry> entries, Map<String, byte[]> contents) {
    contents.replaceAll((name, content) -> LocalNames.removed(content));
    var isChanged = false;
    for (var entry : entries) {
      var name = entry.header.getName();
      if (name.endsWith(CLASS) && !contents.containsKey(name)) {
        var smaller = LocalNames.removed(entry.content);
        if (smaller.length < entry.content.length) {
          contents.put(name, smaller);
          isChanged = true;
        }
      }
    }
    return isChanged;
  }

  private static String root(String name) {
    var matcher = ROOT.matcher(name);
    return matcher.find() ? matcher.group() : "";
  }

  private static List<Entry> read(Path jar) throws IOException {
    var entries = new ArrayList<Entry>();
    try (var in = new ZipInputStream(Files.newInputStream(jar))) {
      for (var header = in.getNextEntry(); header != null; header = in.getNextEntry()) {
        entries.add(new Entry(header, in.readAllBytes()));
      }
    }
    return entries;
  }

  /** Classes that were made are behind the class they were made for. */
  private static byte[] written(List<Entry> entries, Map<String, byte[]> contents)
      throws IOException {
    var made = new TreeMap<>(contents);
    for (var entry : entries) {
      made.remove(entry.header.getName());
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (var entry : entries) {
        var name = entry.header.getName();
        add(name, contents.getOrDefault(name, entry.content), entry.header, out);
        if (name.endsWith(CLASS)) {
          var prefix = name.substring(0, name.length() - CLASS.length()) + Classes.MARK;
          var own = made.subMap(prefix, prefix + Character.MAX_VALUE);
          for (var one : own.entrySet()) {
            add(one.getKey(), one.getValue(), entry.header, out);
          }
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void add(String name, byte[] content, ZipEntry like, ZipOutputStream out)
      throws IOException {
    var header = new ZipEntry(name);
    // The local time is what is written; as an instant it would depend on the zone of the machine.
    header.setTimeLocal(like.getTimeLocal());
    out.putNextEntry(header);
    out.write(content);
    out.closeEntry();
  }
}
