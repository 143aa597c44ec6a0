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
    if (isChanged) {
      var draft = jar.resolveSibling(jar.getFileName() + ".draft");
      Files.write(draft, written(entries, contents));
      Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
    }
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
