package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.load.Disk;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any index of Git beside ignored files, the shared part of a split one included. */
public final class IndexFuzz {
  private static final Path TOP = Path.of("/r").toAbsolutePath();

  private IndexFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    var half = data.length / 2;
    var request = new LoadRequest(TOP, List.of("."), Optional.empty(), "<stdin>", List.of());
    var loaded = Loader.of(new Memory(Map.of(
            ".git/index",
            data,
            ".git/sharedindex.0000000000000000000000000000000000000001",
            java.util.Arrays.copyOfRange(data, half, data.length),
            ".gitignore",
            bytes("*.yaml\nbuild/\n"),
            "a.yaml",
            bytes("kind: VirtualMachine\napiVersion: kubevirt.io/v1\n"),
            "build/b.json",
            bytes("{}"))))
        .load(request);
    if (loaded.value().sources().size() > 1) {
      throw new AssertionError("more files than there are");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A few files, and the folders around them. */
  private record Memory(Map<String, byte[]> files) implements Disk {
    private Optional<byte[]> file(Path path) {
      return Optional.ofNullable(files.get(name(path)));
    }

    private static String name(Path path) {
      return TOP.relativize(path.normalize()).toString().replace('\\', '/');
    }

    private boolean isFolder(Path path) {
      var name = name(path);
      return name.isEmpty() || files.keySet().stream().anyMatch(key -> key.startsWith(name + "/"));
    }

    @Override
    public List<Path> list(Path folder) {
      var start = name(folder).isEmpty() ? "" : name(folder) + "/";
      return new java.util.ArrayList<>(files.keySet().stream()
          .filter(key -> key.startsWith(start))
          .map(key -> key.substring(start.length()).replaceAll("/.*", ""))
          .distinct()
          .map(folder::resolve)
          .toList());
    }

    @Override
    public BasicFileAttributes attributes(Path path) throws IOException {
      if (!path.normalize().startsWith(TOP) || (file(path).isEmpty() && !isFolder(path))) {
        throw new NoSuchFileException(path.toString());
      }
      return new Attributes(file(path).map(bytes -> bytes.length).orElse(-1));
    }

    @Override
    public BasicFileAttributes attributesOfEntry(Path path) throws IOException {
      return attributes(path);
    }

    @Override
    public Path real(Path path) throws IOException {
      attributes(path);
      return path.normalize();
    }

    @Override
    public Path linkText(Path link) throws IOException {
      throw new NoSuchFileException(link.toString());
    }

    @Override
    public InputStream open(Path file) throws IOException {
      return new ByteArrayInputStream(
          file(file).orElseThrow(() -> new NoSuchFileException(file.toString())));
    }
  }

  /** Of a file of that size, or of a folder if it is negative. */
  private record Attributes(long size) implements BasicFileAttributes {
    @Override
    public FileTime lastModifiedTime() {
      return FileTime.fromMillis(0);
    }

    @Override
    public FileTime lastAccessTime() {
      return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
      return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
      return size >= 0;
    }

    @Override
    public boolean isDirectory() {
      return size < 0;
    }

    @Override
    public boolean isSymbolicLink() {
      return false;
    }

    @Override
    public boolean isOther() {
      return false;
    }

    @Override
    public Object fileKey() {
      return this;
    }
  }
}
