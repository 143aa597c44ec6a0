package io.github.migrationlint.core.git;

import io.github.migrationlint.core.load.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * The tree of a commit as a file system, at the place of the work tree. Links are followed inside the
 * tree only; a submodule is a folder that no one sees, and so is what Git refuses to check out. Each
 * folder is read when it is asked for.
 */
final class GitTree implements Disk {
  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final Path root;
  private final ObjectReader objects;
  private final ObjectChecker names = new ObjectChecker();
  private final Map<ObjectId, Map<String, Entry>> folders = new HashMap<>();
  private final Entry top;

  /**
   * One name in a folder.
   *
   * @param kind a file, a folder or a link
   */
  private record Entry(Kind kind, ObjectId object) {}

  private enum Kind {
    FILE,
    FOLDER,
    LINK
  }

  /**
   * The tree at a work tree.
   *
   * @param root absolute and normal
   */
  GitTree(Path root, ObjectId tree, ObjectReader objects) {
    this.root = root;
    this.objects = objects;
    this.top = new Entry(Kind.FOLDER, tree);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    var entry = entry(folder).orElseThrow(() -> new NoSuchFileException(folder.toString()));
    var paths = new ArrayList<Path>();
    for (var name : namesIn(entry).keySet()) {
      try {
        paths.add(folder.resolve(name));
      } catch (InvalidPathException e) {
        // This system cannot have a file of that name, so a checkout would lack it as well.
      }
    }
    return paths;
  }

  @Override
  public BasicFileAttributes attributes(Path path) throws IOException {
    return attributesOfEntry(real(path));
  }

  @Override
  public BasicFileAttributes attributesOfEntry(Path path) throws IOException {
    return new Attributes(
        entry(path).orElseThrow(() -> new NoSuchFileException(path.toString())).kind);
  }

  @Override
  public Path real(Path path) throws IOException {
    var wanted = path.toAbsolutePath().normalize();
    for (var i = 0; i < MOST_LINKS; i++) {
      var link = firstLink(wanted);
      if (link.isEmpty()) {
        if (entry(wanted).isEmpty()) {
          throw new NoSuchFileException(path.toString());
        }
        return wanted;
      }
      var target = link.get().resolveSibling(linkText(link.get()));
      wanted = target.resolve(link.get().relativize(wanted)).normalize();
    }
    throw new NoSuchFileException(path.toString());
  }

  /** The first part of a path that is a link; everything before it is a folder. */
  private Optional<Path> firstLink(Path path) throws IOException {
    if (!path.startsWith(root)) {
      throw new NoSuchFileException(path.toString());
    }
    var here = root;
    var entry = Optional.of(top);
    for (var name : root.relativize(path)) {
      if (name.toString().isEmpty() || entry.isEmpty()) {
        return Optional.empty();
      }
      here = here.resolve(name);
      entry = Optional.ofNullable(namesIn(entry.get()).get(name.toString()));
      if (entry.isPresent() && entry.get().kind == Kind.LINK) {
        return Optional.of(here);
      }
    }
    return Optional.empty();
  }

  @Override
  public Path linkText(Path link) throws IOException {
    var entry = entry(link).orElseThrow(() -> new NoSuchFileException(link.toString()));
    try {
      return Path.of(new String(bytes(entry), StandardCharsets.UTF_8));
    } catch (InvalidPathException e) {
      throw new NoSuchFileException(link.toString());
    }
  }

  @Override
  public boolean isWorkTree(Path folder) {
    return folder.equals(root);
  }

  @Override
  public InputStream open(Path file) throws IOException {
    var entry = entry(real(file)).orElseThrow(() -> new NoSuchFileException(file.toString()));
    if (entry.kind != Kind.FILE) {
      throw new NoSuchFileException(file.toString());
    }
    // A large blob is not held in memory.
    return objects.open(entry.object).openStream();
  }

  private byte[] bytes(Entry entry) throws IOException {
    try (var in = objects.open(entry.object).openStream()) {
      return in.readNBytes(1 << 12);
    }
  }

  private Optional<Entry> entry(Path path) throws IOException {
    var normal = path.toAbsolutePath().normalize();
    if (!normal.startsWith(root)) {
      return Optional.empty();
    }
    var entry = Optional.of(top);
    for (var name : root.relativize(normal)) {
      if (!name.toString().isEmpty() && entry.isPresent()) {
        entry = Optional.ofNullable(namesIn(entry.get()).get(name.toString()));
      }
    }
    return entry;
  }

  private Map<String, Entry> namesIn(Entry folder) throws IOException {
    if (folder.kind != Kind.FOLDER) {
      return Map.of();
    }
    var known = folders.get(folder.object);
    if (known == null) {
      known = read(folder.object);
      folders.put(folder.object, known);
    }
    return known;
  }

  private Map<String, Entry> read(ObjectId tree) throws IOException {
    var entries = new LinkedHashMap<String, Entry>();
    var parser = new CanonicalTreeParser();
    parser.reset(objects, tree);
    while (!parser.eof()) {
      var kind = kindOf(parser.getEntryFileMode());
      if (kind.isPresent() && isCheckedOut(parser)) {
        entries.put(parser.getEntryPathString(), new Entry(kind.get(), parser.getEntryObjectId()));
      }
      parser.next();
    }
    return entries;
  }

  /**
   * Whether Git would write a name to a work tree: not {@code ..} or {@code .git}, nor what a file
   * system may take for it, such as {@code .GIT} and {@code git~1}. Only a crafted tree has one, and
   * as a part of this file system it would begin a work tree of its own.
   */
  private boolean isCheckedOut(CanonicalTreeParser entry) {
    var start = entry.getNameOffset();
    try {
      names.checkPathSegment(entry.getEntryPathBuffer(), start, start + entry.getNameLength());
      return true;
    } catch (CorruptObjectException e) {
      return false;
    }
  }

  private static Optional<Kind> kindOf(FileMode mode) {
    if (mode.equals(FileMode.TREE.getBits())) {
      return Optional.of(Kind.FOLDER);
    }
    if (mode.equals(FileMode.SYMLINK.getBits())) {
      return Optional.of(Kind.LINK);
    }
    var isFile = mode.equals(FileMode.REGULAR_FILE.getBits())
        || mode.equals(FileMode.EXECUTABLE_FILE.getBits());
    return isFile ? Optional.of(Kind.FILE) : Optional.empty();
  }

  /** What a tree says of a file; it knows no times, and sizes only by opening it. */
  private record Attributes(Kind kind) implements BasicFileAttributes {
    @Override
    public FileTime lastModifiedTime() {
      return NEVER;
    }

    @Override
    public FileTime lastAccessTime() {
      return NEVER;
    }

    @Override
    public FileTime creationTime() {
      return NEVER;
    }

    @Override
    public boolean isRegularFile() {
      return kind == Kind.FILE;
    }

    @Override
    public boolean isDirectory() {
      return kind == Kind.FOLDER;
    }

    @Override
    public boolean isSymbolicLink() {
      return kind == Kind.LINK;
    }

    @Override
    public boolean isOther() {
      return false;
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public Object fileKey() {
      return this;
    }
  }
}
