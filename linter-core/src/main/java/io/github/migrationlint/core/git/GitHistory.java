package io.github.migrationlint.core.git;

import io.github.migrationlint.core.text.QuietLogging;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The history of a work tree. Only objects and refs are read.
 *
 * <p>What JGit says of a repository that it cannot read may quote any file of the machine, for a link
 * among the refs may lead anywhere. So it is not repeated.
 */
public final class GitHistory implements AutoCloseable {
  /** The commit that is checked out. */
  public static final String HEAD = Constants.HEAD;

  private static final String REMOTES = "refs/remotes/";
  private static final int SHORT = 7;

  /** Of one commit: a hundred times what Git's longest messages take. */
  private static final int MOST_BYTES_OF_COMMIT = 1 << 20;

  /** That name one another before a commit comes. Objects that no Git has written may do so in a circle. */
  private static final int MOST_TAGS = 100;

  private static final String DAMAGED =
      "the Git repository is damaged, or needs more memory than Java may use";

  private static final String ORIGIN = "origin";

  private final Path workTree;
  private final Repository repository;
  private final RevWalk walk;

  private GitHistory(Path workTree, Repository repository) {
    this.workTree = workTree;
    this.repository = repository;
    this.walk = new RevWalk(repository);
  }

  /**
   * The history of the work tree that a folder lies in.
   *
   * @param folder absolute
   * @throws NoSuchRevision if it lies in none, or its repository cannot be read
   */
  public static GitHistory around(Path folder) {
    QuietLogging.start();
    QuietSystemReader.install();
    for (var top = folder.normalize(); top != null; top = top.getParent()) {
      var builder = new FileRepositoryBuilder();
      builder.addCeilingDirectory(parentOf(top)).findGitDir(top.toFile());
      if (builder.getGitDir() != null) {
        return of(top, builder);
      }
    }
    throw new NoSuchRevision("this folder is not in a Git work tree");
  }

  private static GitHistory of(Path top, FileRepositoryBuilder builder) {
    try {
      return Damage.guard(() -> new GitHistory(top, builder.setMustExist(true).build()));
    } catch (IOException e) {
      throw new NoSuchRevision(
          "cannot read the Git repository: its configuration or format is not understood");
    }
  }

  private static File parentOf(Path folder) {
    var parent = folder.getParent();
    return (parent == null ? folder : parent).toFile();
  }

  /** The top folder of the work tree. */
  public Path workTree() {
    return workTree;
  }

  /**
   * The commit that a branch, tag or other revision names.
   *
   * @throws NoSuchRevision if there is none here
   */
  public Revision revision(String name) {
    try {
      return Damage.guard(() -> revision(name, commit(name)));
    } catch (IOException e) {
      throw unreadable(name);
    }
  }

  /**
   * Where the history of the named revision and of {@code HEAD} parts: what a branch has added is
   * what is not there. A revision without a common ancestor is taken as it is if it is the first
   * parent of {@code HEAD}: in a shallow clone nothing else connects the two.
   *
   * @throws NoSuchRevision if this clone lacks the revision or the common ancestor; the message says
   *     how to fetch it
   */
  public Revision mergeBase(String name) {
    return mergeBase(name, Constants.HEAD);
  }

  /**
   * The same with another revision in the place of {@code HEAD}.
   *
   * @throws NoSuchRevision if this clone lacks a revision or the common ancestor
   */
  public Revision mergeBase(String name, String branch) {
    try {
      return Damage.guard(() -> guardedMergeBase(name, branch));
    } catch (MissingObjectException e) {
      throw missing(name);
    } catch (IOException e) {
      throw unreadable(name);
    }
  }

  private Revision guardedMergeBase(String name, String branch) throws IOException {
    var other = commit(name);
    var head = commit(branch);
    var base = mergeBase(other, head);
    if (base.isPresent()) {
      return revision(name, base.get());
    }
    if (firstParent(head).filter(other.getId()::equals).isPresent()) {
      return revision(name, other);
    }
    throw new NoSuchRevision(
        "`" + name + "` and `" + branch + "` have no common ancestor in this clone"
            + (isShallow() ? "; run `" + fetchCommand(name) + "`" : ""));
  }

  /** Whether a branch, tag or other revision of that name is here. */
  public boolean has(String name) {
    try {
      return Damage.guard(() -> resolve(name).isPresent());
    } catch (IOException | RevisionSyntaxException e) {
      return false;
    }
  }

  private Revision revision(String name, RevCommit commit) throws IOException {
    try (var reader = repository.newObjectReader()) {
      var id = reader.abbreviate(commit, SHORT).name();
      var tree = new GitTree(workTree, commit.getTree(), repository.newObjectReader());
      return new Revision(name, id, commit.name(), tree);
    }
  }

  private RevCommit commit(String name) throws IOException {
    try {
      return walk.parseCommit(resolve(name).orElseThrow(() -> missing(name)));
    } catch (RevisionSyntaxException | IncorrectObjectTypeException e) {
      throw new NoSuchRevision("`" + name + "` is not the name of a commit");
    } catch (MissingObjectException e) {
      throw missing(name);
    }
  }

  /** The commit of that name. What JGit reads without limits, tags and long commits, is looked at before. */
  private Optional<ObjectId> resolve(String name) throws IOException {
    var start = repository.resolve(untilOperator(name));
    if (start == null) {
      return Optional.empty();
    }
    try (var reader = repository.newObjectReader()) {
      verify(start, reader);
    }
    return Optional.ofNullable(repository.resolve(name + "^{commit}"));
  }

  /** The name of a ref or object that a revision begins with. */
  private static String untilOperator(String name) {
    for (var i = 1; i < name.length(); i++) {
      if (name.charAt(i) == '^' || name.charAt(i) == '~') {
        return name.substring(0, i);
      }
    }
    return name;
  }

  private void verify(ObjectId start, ObjectReader reader) throws IOException {
    ObjectId id = start;
    for (var i = 0; i < MOST_TAGS; i++) {
      var object = reader.open(id);
      var type = object.getType();
      if (type == Constants.OBJ_COMMIT && object.getSize() > MOST_BYTES_OF_COMMIT) {
        throw new CorruptObjectException(id, "too long");
      }
      if (type != Constants.OBJ_TAG) {
        return;
      }
      id = walk.parseTag(id).getObject();
    }
    throw new CorruptObjectException(start, "too many tags");
  }

  private Optional<RevCommit> mergeBase(RevCommit one, RevCommit other) throws IOException {
    try (var bases = new RevWalk(repository)) {
      bases.setRetainBody(false);
      bases.setRevFilter(RevFilter.MERGE_BASE);
      bases.markStart(bases.parseCommit(one));
      bases.markStart(bases.parseCommit(other));
      var base = bases.next();
      return base == null ? Optional.empty() : Optional.of(walk.parseCommit(base));
    }
  }

  /** As the commit says; a shallow clone pretends that it has no parents. */
  private Optional<ObjectId> firstParent(RevCommit commit) throws IOException {
    try (var reader = repository.newObjectReader()) {
      var bytes = reader.open(commit).getCachedBytes(MOST_BYTES_OF_COMMIT);
      var text = new String(bytes, StandardCharsets.UTF_8);
      for (var line : text.lines().takeWhile(line -> !line.isEmpty()).toList()) {
        if (line.startsWith("parent ")) {
          return Optional.of(ObjectId.fromString(line.substring("parent ".length())));
        }
      }
      return Optional.empty();
    }
  }

  private boolean isShallow() throws IOException {
    return !repository.getObjectDatabase().getShallowCommits().isEmpty();
  }

  private NoSuchRevision missing(String name) {
    try {
      return new NoSuchRevision("this clone has no revision `" + name + "`"
          + (isShallow() ? " because it is shallow" : "") + "; run `" + fetchCommand(name) + "`");
    } catch (IOException e) {
      return unreadable(name);
    }
  }

  /** The command that brings the revision, and the history that leads to it. */
  private String fetchCommand(String name) throws IOException {
    var prefix = "git fetch " + (isShallow() ? "--unshallow " : "");
    var remote = name.startsWith(REMOTES) ? name.substring(REMOTES.length()) : name;
    if (ObjectId.isId(name) || !remote.startsWith(ORIGIN + "/")) {
      return prefix + ORIGIN + " " + name;
    }
    var branch = remote.substring(ORIGIN.length() + 1);
    return prefix + ORIGIN + " +refs/heads/" + branch + ":" + REMOTES + ORIGIN + "/" + branch;
  }

  private static NoSuchRevision unreadable(String name) {
    return new NoSuchRevision("cannot read revision `" + name + "`: " + DAMAGED);
  }

  @Override
  public void close() {
    walk.close();
    repository.close();
  }
}
