package io.github.migrationlint.rules;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.Linter.Tree;
import io.github.migrationlint.core.config.DeclaredVersion;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.findings.ConfigurationChanges.Decided;
import io.github.migrationlint.core.findings.ConfigurationChanges.Sides;
import io.github.migrationlint.core.git.GitHistory;
import io.github.migrationlint.core.git.NoSuchRevision;
import io.github.migrationlint.core.git.Revision;
import io.github.migrationlint.core.load.Disk;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.DiffReport;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares two trees, each a revision, a folder or the files of the working directory as they are.
 * The facts of each come from its own configuration; what decides about findings comes from one of
 * them for both, so that a changed level does not look like a changed finding.
 */
public final class TreeComparison {
  private static final String WORKING_TREE = "working tree";

  /**
   * What is to be compared.
   *
   * @param decisions which configuration and baseline a run in the working directory takes
   * @param base a revision or folder
   * @param head likewise; empty for the files of the working directory
   * @param isFromMergeBase whether the merge base of both is compared with instead of the base
   * @param isDecidedByBase whether the base decides about findings
   * @param exclude globs of paths to leave out
   * @param selected rules, or none for all
   * @param ignored rules
   * @param acceptance which findings are not reported, without a baseline
   * @param target the release that every cluster is said to run
   */
  public record Request(
      RunDecisions decisions,
      String base,
      Optional<String> head,
      boolean isFromMergeBase,
      boolean isDecidedByBase,
      List<String> exclude,
      List<String> selected,
      List<String> ignored,
      Acceptance acceptance,
      Optional<DeclaredVersion> target) {
    public Request {
      Objects.requireNonNull(decisions);
      Objects.requireNonNull(base);
      Objects.requireNonNull(head);
      exclude = List.copyOf(exclude);
      selected = List.copyOf(selected);
      ignored = List.copyOf(ignored);
      Objects.requireNonNull(acceptance);
      Objects.requireNonNull(target);
    }
  }

  /**
   * What changes, and which commits were compared.
   *
   * @param baseCommit the whole name of the commit; empty for a folder
   * @param headCommit the same; for the working tree the commit that is checked out
   */
  public record Compared(DiffReport report, String baseCommit, String headCommit) {}

  /** One side before it is read. */
  private record TreePlace(String title, Optional<Revision> revision, Path folder, String commit) {
    Disk disk() {
      return revision.map(Revision::files).orElse(Disk.LOCAL);
    }
  }

  /** The history around the working directory, which two folders can do without. */
  private static final class Histories implements AutoCloseable {
    private final Path folder;
    private Optional<GitHistory> opened = Optional.empty();

    Histories(Path folder) {
      this.folder = folder;
    }

    GitHistory open() {
      var history = opened.orElseGet(() -> GitHistory.around(folder));
      opened = Optional.of(history);
      return history;
    }

    boolean has(String name) {
      try {
        return open().has(name);
      } catch (NoSuchRevision noWorkTree) {
        return false;
      }
    }

    /** The whole name of a commit; empty if there is none. */
    String commit(String name) {
      return has(name) ? open().revision(name).commit() : "";
    }

    /** What named files have to lie in to be in a revision. */
    Path top() {
      return opened.map(GitHistory::workTree).orElse(folder);
    }

    @Override
    public void close() {
      opened.ifPresent(GitHistory::close);
    }
  }

  private final Request request;
  private final Path here;

  private TreeComparison(Request request) {
    this.request = request;
    this.here = request.decisions.workingDirectory();
  }

  /**
   * Finds, reads and compares both trees.
   *
   * @throws io.github.migrationlint.core.load.NoSuchPath if neither has one of the paths
   * @throws NoSuchRevision if one of them does not exist; the message says how to fetch it
   * @throws io.github.migrationlint.core.config.ConfigurationException if the configuration that
   *     decides is not understood
   */
  public static Compared run(Request request) {
    return new TreeComparison(request).run();
  }

  private Compared run() {
    try (var history = new Histories(here)) {
      var head = request.head.isPresent()
          ? place(request.head.get(), history)
          : new TreePlace(WORKING_TREE, Optional.empty(), here, history.commit(GitHistory.HEAD));
      var base = request.isFromMergeBase
          ? of(history.open().mergeBase(request.base, request.head.orElse(GitHistory.HEAD)))
          : place(request.base, history);
      var decidedBefore = decided(base, history, !request.isDecidedByBase);
      var decidedNow = decided(head, history, request.isDecidedByBase);
      var deciding = request.isDecidedByBase ? decidedBefore : decidedNow;
      var linterNow = linter(deciding, decidedNow);
      var linterBefore = linter(deciding, decidedBefore);
      var now = read(head, linterNow, Optional.empty());
      var before = read(base, linterBefore, Optional.of(now.value()));
      verifyPaths(now.value(), before.value());
      var report = Linter.compare(
          new Tree(base.title, linterBefore, before),
          new Tree(head.title, linterNow, now),
          new Sides(decidedBefore, decidedNow, Configurations.rules()));
      return new Compared(report, base.commit, head.commit);
    }
  }

  private TreePlace place(String name, Histories history) {
    var folder = folder(name);
    if (folder.isPresent() && (isPath(name) || !history.has(name))) {
      return new TreePlace(name, Optional.empty(), folder.get(), "");
    }
    return of(history.open().revision(name));
  }

  private TreePlace of(Revision revision) {
    var isId = revision.name().startsWith(revision.id());
    var title = isId ? revision.id() : revision.name() + " (" + revision.id() + ")";
    return new TreePlace(title, Optional.of(revision), here, revision.commit());
  }

  /** Whether the name cannot be that of a revision, so that a folder of that name is meant. */
  private static boolean isPath(String name) {
    return name.equals(".")
        || name.startsWith("./")
        || name.startsWith("/")
        || name.startsWith("..");
  }

  private Optional<Path> folder(String name) {
    try {
      var path = here.resolve(name).normalize();
      return Disk.LOCAL.attributes(path).isDirectory() ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  /** What a tree decides: of the one that does not count, as far as it is understood. */
  private Decided decided(TreePlace place, Histories history, boolean isLenient) {
    var decisions = request.decisions.at(place.folder);
    var top = place.revision.isPresent() ? history.top() : place.folder;
    return isLenient
        ? decisions.asFarAsKnownIn(place.disk(), top)
        : decisions.in(place.disk(), top);
  }

  private Linter linter(Decided deciding, Decided own) {
    var decided = deciding.configuration().withFactsOf(own.configuration());
    var configuration = request.target.map(decided::targeting).orElse(decided);
    return RuleSelection.of(request.selected, request.ignored, configuration)
        .linter(configuration, request.acceptance.with(deciding.baseline()));
  }

  private Outcome<Loaded> read(TreePlace place, Linter linter, Optional<Loaded> known) {
    var paths = request.decisions.paths();
    var wanted = new LoadRequest(
        place.folder,
        paths.isEmpty() ? List.of(".") : paths,
        Optional.empty(),
        "<stdin>",
        request.exclude);
    return linter.load(wanted, place.disk(), known.orElseGet(() -> new Loaded(List.of(), 0)));
  }

  /** A path that one of the trees lacks was added or removed; one that both lack is a mistake. */
  private static void verifyPaths(Loaded now, Loaded before) {
    for (var absent : now.absent()) {
      for (var earlier : before.absent()) {
        if (absent.path().equals(earlier.path())) {
          throw absent;
        }
      }
    }
  }
}
