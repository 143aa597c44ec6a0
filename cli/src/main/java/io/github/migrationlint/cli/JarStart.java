package io.github.migrationlint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Starts the standalone jar where it is called as {@code java -jar}. A class loader of its own reads the
 * classes: the one of the JDK looks for a manifest, signatures, packages and newer versions of each class,
 * in code that is not compiled yet, and that is a quarter of a short run. The launcher needs none of it:
 * it starts {@link Main} with an archive of loaded classes.
 */
public final class JarStart extends ClassLoader {
  private final ZipFile jar;

  private JarStart(ZipFile jar) {
    super(ClassLoader.getPlatformClassLoader());
    this.jar = jar;
  }

  /** Runs {@link Main} in this process; it ends it. */
  public static void main(String[] words) throws ReflectiveOperationException {
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
