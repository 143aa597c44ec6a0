package io.github.migrationlint.cli;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Starts the standalone jar where it is called as {@code java -jar}. A class loader of its own reads the
 * classes: the one of the JDK looks for a manifest, signatures, packages and newer versions of each class,
 * in code that is not compiled yet, and that is a quarter of a short run. Another quarter goes when the
 * classes that such a run loads come from one entry. The launcher needs none of it: it starts {@link
 * Main} with an archive of loaded classes.
 */
public final class JarStart extends ClassLoader {
  /** Classes of a short run in one entry: {@code desugar} puts it there. */
  static final String START = "META-INF/start.classes";

  private final ZipFile jar;

  /** What the entry holds: a table and the classes. */
  private final byte[] start;

  /** Where in that each class is. */
  private final Map<String, Slot> places = new HashMap<>();

  private record Slot(int at, int length) {}

  private JarStart(ZipFile jar) throws IOException {
    super(ClassLoader.getPlatformClassLoader());
    this.jar = jar;
    var entry = jar.getEntry(START);
    start = new byte[entry == null ? 0 : (int) entry.getSize()];
    if (entry != null) {
      try (var in = new DataInputStream(jar.getInputStream(entry))) {
        in.readFully(start);
      }
      findPlaces();
    }
  }

  private void findPlaces() throws IOException {
    var table = new DataInputStream(new ByteArrayInputStream(start));
    var count = table.readInt();
    var names = new String[count];
    var lengths = new int[count];
    var at = start.length;
    for (var i = 0; i < count; i++) {
      names[i] = table.readUTF();
      lengths[i] = table.readInt();
      at -= lengths[i];
    }
    for (var i = 0; i < count; i++) {
      places.put(names[i], new Slot(at, lengths[i]));
      at += lengths[i];
    }
  }

  /** Runs {@link Main} in this process; it ends it. */
  public static void main(String[] words) throws ReflectiveOperationException, IOException {
    var jar = ownJar();
    if (jar == null) {
      Main.main(words);
      return;
    }
    var loader = new JarStart(jar);
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass(JarStart.class.getPackageName() + ".Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) words);
  }

  /** The jar of the class path; null where that is something else, as in a test. */
  private static @Nullable ZipFile ownJar() {
    try {
      return new ZipFile(System.getProperty("java.class.path", ""));
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      var place = places.get(name);
      if (place != null) {
        return defineClass(name, start, place.at(), place.length());
      }
      var entry = jar.getEntry(name.replace('.', '/').concat(".class"));
      return entry == null ? getParent().loadClass(name) : define(name, entry);
    }
  }

  private Class<?> define(String name, ZipEntry entry) throws ClassNotFoundException {
    try (var in = jar.getInputStream(entry)) {
      var bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public URL getResource(String name) {
    return ClassLoader.getSystemResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return ClassLoader.getSystemResources(name);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    var entry = jar.getEntry(name);
    try {
      return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
    } catch (IOException e) {
      return null;
    }
  }
}
