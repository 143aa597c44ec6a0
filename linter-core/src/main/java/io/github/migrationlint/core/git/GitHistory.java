package io.github.migrationlint.core.git;

import io.github.migrationlint.core.text.QuietLogging;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The history of a work tree. Only objects and refs are read. */
public final class GitHistory implements AutoCloseable {
  /** The commit that is checked out. */
  public static final String HEAD = Constants.HEAD;

  private static final String REMOTES = "refs/remotes/";
  private static final int SHORT = 7;
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
        try {
          return new GitHistory(top, builder.setMustExist(true).build());
        } catch (IOException | IllegalArgumentException e) {
          throw new NoSuchRevision("cannot read the Git repository: " + e.getMessage());
        }
      }
    }
    throw new NoSuchRevision("this folder is not in a Git work tree");
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
      return revision(name, commit(name));
    } catch (IOException e) {
      throw unreadable(name, e);
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
    } catch (MissingObjectException e) {
      throw missing(name);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** Whether a branch, tag or other revision of that name is here. */
  public boolean has(String name) {
    try {
      return repository.resolve(name + "^{commit}") != null;
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
      var id = repository.resolve(name + "^{commit}");
      if (id == null) {
        throw missing(name);
      }
      return walk.parseCommit(id);
    } catch (RevisionSyntaxException | IncorrectObjectTypeException e) {
      throw new NoSuchRevision("`" + name + "` is not the name of a commit");
    } catch (MissingObjectException e) {
      throw missing(name);
    }
  }

  private Optional<RevCommit> mergeBase(RevCommit one, RevCommit other) throws IOException {
    try (var bases = new RevWalk(repository)) {
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
      var text = new String(reader.open(commit).getBytes(), StandardCharsets.UTF_8);
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
      return unreadable(name, e);
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

  private static NoSuchRevision unreadable(String name, IOException e) {
    return new NoSuchRevision("cannot read revision `" + name + "`: " + e.getMessage());
  }

  @Override
  public void close() {
    walk.close();
    repository.close();
  }
}
