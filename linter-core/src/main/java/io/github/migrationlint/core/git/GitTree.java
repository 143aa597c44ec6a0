package io.github.migrationlint.core.git;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.Credit;
import io.github.migrationlint.core.load.CopiesSpent;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * The tree of a commit as a file system, at the place of the work tree. Links are followed inside the
 * tree only; a submodule is a folder that no one sees, and so is what Git or Linux refuses to check out.
 * Each folder is read when it is asked for.
 *
 * <p>A tree may hold another one any number of times, so that ten objects are a repository of billions of
 * files. What is looked at again at another place is therefore paid for out of a budget. Not for several
 * threads.
 */
final class GitTree implements Disk {
  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** The longest path that a system call of Linux takes. */
  private static final int LONGEST_PATH = 4096;

  /** The names in one folder, for which a hundred thousand files leave room. */
  private static final int MOST_BYTES_OF_FOLDER = 8 << 20;

  /** What looking at a name in a folder costs, as far as its budget is concerned. */
  private static final int STEPS_PER_NAME = 100;

  /** What opening a file costs, beside its bytes. */
  private static final int STEPS_PER_FILE = 1_000;

  /** How often the same object may be looked at for nothing: what is alike is not always an attack. */
  private static final int FREE = 4;

  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final Path root;
  private final ObjectReader objects;
  private final ObjectChecker names = new ObjectChecker();
  private final Map<ObjectId, Map<String, Entry>> folders = new HashMap<>();
  private final Set<ObjectId> seen = new HashSet<>();
  private final Credit repeatedFolders = new Budget().share().steps();
  private final Credit repeatedFiles = new Budget().share().steps();
  private final Entry top;
  private boolean isCut;

  /** The folder asked about last; a walk asks about one name after the other. */
  private Path lastFolder;

  private Entry lastEntry;

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
    this.lastFolder = root;
    this.lastEntry = top;
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    var entry = entry(folder).orElseThrow(() -> new NoSuchFileException(folder.toString()));
    var names = namesIn(entry).keySet();
    var paths = new ArrayList<Path>();
    if (!pay(entry.object, (long) STEPS_PER_NAME * (1 + names.size()), repeatedFolders)) {
      return paths;
    }
    var longest = LONGEST_PATH - 1 - folder.toString().length();
    for (var name : names) {
      try {
        if (name.length() < longest) {
          paths.add(folder.resolve(name));
        }
      } catch (InvalidPathException e) {
        // This system cannot have a file of that name, so a checkout would lack it as well.
      }
    }
    return paths;
  }

  /**
   * Pays for looking at an object, which is free for the first few times; false if there is nothing left.
   *
   * @throws CopiesSpent when nothing is left for the first time, so that it is reported once
   */
  private boolean pay(ObjectId object, long steps, Credit repeats) throws IOException {
    if (seen.add(object)) {
      repeats.grant(FREE * steps);
      return true;
    }
    if (!isCut && repeats.take(steps)) {
      return true;
    }
    if (!isCut) {
      isCut = true;
      throw new CopiesSpent();
    }
    return false;
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
    if (isCut && seen.contains(entry.object)) {
      return InputStream.nullInputStream();
    }
    // A large blob is not held in memory, unless it is stored as the difference to another.
    return Damage.guard(() -> {
      var blob = objects.open(entry.object);
      var isPaid = pay(entry.object, STEPS_PER_FILE + blob.getSize(), repeatedFiles);
      return isPaid ? blob.openStream() : InputStream.nullInputStream();
    });
  }

  private byte[] bytes(Entry entry) throws IOException {
    return Damage.guard(() -> {
      try (var in = objects.open(entry.object).openStream()) {
        return in.readNBytes(LONGEST_PATH);
      }
    });
  }

  private Optional<Entry> entry(Path path) throws IOException {
    var normal = path.toAbsolutePath().normalize();
    if (!normal.startsWith(root)) {
      return Optional.empty();
    }
    var folder = normal.getParent();
    if (normal.equals(root) || folder == null) {
      return Optional.of(top);
    }
    if (!folder.equals(lastFolder)) {
      var found = walkTo(folder);
      if (found.isEmpty()) {
        return found;
      }
      lastFolder = folder;
      lastEntry = found.get();
    }
    return Optional.ofNullable(namesIn(lastEntry).get(normal.getFileName().toString()));
  }

  private Optional<Entry> walkTo(Path normal) throws IOException {
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
      known = Damage.guard(() -> read(folder.object));
      folders.put(folder.object, known);
    }
    return known;
  }

  private Map<String, Entry> read(ObjectId tree) throws IOException {
    var entries = new LinkedHashMap<String, Entry>();
    var stored = objects.open(tree, Constants.OBJ_TREE);
    if (stored.getSize() > MOST_BYTES_OF_FOLDER) {
      throw new CorruptObjectException(tree, "too long");
    }
    var parser = new CanonicalTreeParser();
    parser.reset(stored.getCachedBytes());
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
