package io.github.migrationlint.mutation;

import io.github.migrationlint.mutation.TestPieces.Piece;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tests in classes that are loaded anew, one of them from the bytes of a mutant: what runs while a class is initialized runs
 * once in a process, so a mutant that comes later changes nothing there.
 */
final class FreshTests {
  private static final String OURS = "io.github.migrationlint.";

  private final ClassLoader loader;
  private final Map<String, Map<String, Piece>> built = new HashMap<>();

  private FreshTests(ClassLoader loader) {
    this.loader = loader;
  }

  /** The same tests in fresh classes, which are loaded when the first of them runs. */
  static List<Piece> of(List<Piece> tests, String type, byte[] code) {
    var fresh = new FreshTests(new FreshClasses(type, code));
    var pieces = new ArrayList<Piece>();
    for (var test : tests) {
      pieces.add(new Piece(test.name(), test.top(), () -> fresh.run(test)));
    }
    return pieces;
  }

  private void run(Piece test) throws Throwable {
    var ofClass = built.get(test.top());
    if (ofClass == null) {
      ofClass = new HashMap<>();
      for (var piece : TestPieces.of(Class.forName(test.top(), true, loader))) {
        ofClass.put(piece.name(), piece);
      }
      built.put(test.top(), ofClass);
    }
    // An example that is gone is a difference too.
    ofClass.get(test.name()).body().execute();
  }

  /** Loads what is ours itself, and leaves the libraries and the runner to its parent. */
  private static final class FreshClasses extends URLClassLoader {
    private final String type;
    private final byte[] code;

    FreshClasses(String type, byte[] code) {
      super(path(), FreshClasses.class.getClassLoader());
      this.type = type;
      this.code = code;
    }

    private static URL[] path() {
      var path = new ArrayList<URL>();
      for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        try {
          path.add(Path.of(entry).toUri().toURL());
        } catch (MalformedURLException e) {
          throw new IllegalStateException(entry, e);
        }
      }
      return path.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OURS) || name.startsWith(OURS + "mutation.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        var known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        return name.equals(type) ? defineClass(name, code, 0, code.length) : findClass(name);
      }
    }
  }
}
