package io.github.migrationlint.desugar;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the classes that a short run loads into one more entry of a jar, one behind the other. A run that
 * takes them from there opens one entry instead of hundreds, and decompresses them at once. Which ones
 * they are, a run tells that writes down what it loads ({@code -Xlog:class+load}); without such a log the
 * jar stays as it is. An Ant task, as it has the methods of one.
 *
 * <p>The entry starts with a table: how many classes there are, and for each its name, as {@link
 * DataOutputStream#writeUTF} writes it, and its length in four bytes. Their bytes follow in that order.
 */
public final class StartClasses {
  /** What the entry is called. */
  static final String ENTRY = "META-INF/start.classes";

  private static final String SOURCE = " source:";

  private String jar = "";
  private String log = "";

  /** The jar that gets the entry. */
  public void setJar(String jar) {
    this.jar = jar;
  }

  /** What a run has loaded. */
  public void setLog(String log) {
    this.log = log;
  }

  public void execute() throws IOException {
    if (Files.isRegularFile(Path.of(log))) {
      var loaded = loaded(Files.readAllLines(Path.of(log)));
      ClassJar.addEntry(Path.of(jar), ENTRY, classes -> {
        loaded.retainAll(classes.keySet());
        var table = new ByteArrayOutputStream();
        var out = new DataOutputStream(table);
        out.writeInt(loaded.size());
        for (var name : loaded) {
          out.writeUTF(name.replace('/', '.'));
          out.writeInt(Objects.requireNonNull(classes.get(name)).length);
        }
        for (var name : loaded) {
          out.write(Objects.requireNonNull(classes.get(name)));
        }
        return table.toByteArray();
      });
    }
  }

  /** The internal names of classes, sorted. */
  private static Set<String> loaded(List<String> lines) {
    var names = new TreeSet<String>();
    for (var line : lines) {
      var end = line.indexOf(SOURCE);
      if (end >= 0) {
        names.add(line.substring(line.lastIndexOf(' ', end - 1) + 1, end).replace('.', '/'));
      }
    }
    return names;
  }
}
