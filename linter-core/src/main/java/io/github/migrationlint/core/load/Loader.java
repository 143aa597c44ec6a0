package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds and reads what the user named: the one place where text comes from. */
public final class Loader {
  private final Disk disk;
  private final LoadLimits limits;
  private final EarlyReading.Effort effort;
  private final boolean isLenient;
  private final List<SourceFile> known;

  public Loader() {
    this(Disk.LOCAL, LoadLimits.USUAL, EarlyReading.Effort.USUAL);
  }

  Loader(Disk disk, LoadLimits limits, EarlyReading.Effort effort) {
    this(disk, limits, effort, false, List.of());
  }

  private Loader(
      Disk disk,
      LoadLimits limits,
      EarlyReading.Effort effort,
      boolean isLenient,
      List<SourceFile> known) {
    this.disk = disk;
    this.limits = limits;
    this.effort = effort;
    this.isLenient = isLenient;
    this.known = known;
  }

  /** Reads from somewhere else than this machine's file system; paths that it lacks are {@link Loaded#absent}. */
  public static Loader of(Disk disk) {
    return new Loader(disk, LoadLimits.USUAL, EarlyReading.Effort.NONE, true, List.of());
  }

  /** The same; a text that is among the known ones by its name is that very text. */
  public Loader knowing(Loaded other) {
    return new Loader(disk, limits, effort, isLenient, other.sources());
  }

  /**
   * The texts that can matter, whatever order the file system lists them in.
   *
   * @throws NoSuchPath if a path leads to nothing or a glob matches nothing
   */
  public Outcome<Loaded> load(LoadRequest request) {
    try (var early = new EarlyReading(disk, limits, effort)) {
      return load(request, early);
    }
  }

  private Outcome<Loaded> load(LoadRequest request, EarlyReading early) {
    var problems = new ArrayList<Diagnostic>();
    var budget = new Budget();
    var walk = new FileWalk(disk, limits, request, budget.share(), problems, early);
    var found = walk.find(request.paths(), isLenient);
    var reading = new SourceFileReader(disk, limits, problems, known, early);
    if (request.paths().contains(LoadRequest.STDIN)) {
      reading.readStdin(request.stdinName(), request.input());
    }
    for (var file : found) {
      reading.read(file);
    }
    var wanted = GeneratorFiles.askedForBy(reading.sources(), budget.share());
    if (!wanted.isEmpty()) {
      reading.readAfterAll(found, wanted);
    }
    var loaded = reading.loaded();
    var later = new DiskFiles(
        new WorkTrees(disk, budget.share()),
        disk,
        new WorkingDirectory(request.workingDirectory()),
        walk.roots(),
        walk.exclusions(),
        found,
        loaded.passedOver(),
        walk.sourceIgnores());
    return new Outcome<>(
        new Loaded(
            loaded.sources(),
            loaded.passedOver(),
            loaded.files(),
            later,
            walk.leftOut(),
            walk.absent(),
            budget,
            walk.repositories()),
        problems);
  }

  /**
   * The files with tests of policies among what the request names, in the order of their names.
   *
   * @throws NoSuchPath if a path leads to nothing, or one of the files cannot be read
   */
  public List<SourceFile> loadTests(LoadRequest request) {
    var early = new EarlyReading(disk, limits, EarlyReading.Effort.NONE);
    var share = new Budget().share();
    var walk = new FileWalk(disk, limits, request, share, new ArrayList<>(), early);
    walk.find(request.paths(), isLenient);
    var sources = new ArrayList<SourceFile>();
    for (var file : walk.tests()) {
      var folder = request.workingDirectory();
      sources.add(OwnFile.below(disk, folder, file.path(), file.name()).source());
    }
    sources.sort(Comparator.comparing(SourceFile::id));
    return sources;
  }
}
