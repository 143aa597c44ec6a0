package io.github.migrationlint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** The program in a folder of its own, run without a process. */
final class Program {
  private static final PersonIdent AUTHOR = new PersonIdent("n", "n@example.org");

  /** What came of a run. */
  record Ended(int exitCode, String out, String err) {}

  /** A limit of zero: one error. */
  static final String NEVER_STARTS = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata:
        name: kubevirt
        namespace: kubevirt
      spec:
        configuration:
          migrations:
            parallelOutboundMigrationsPerNode: 0
      """;

  static final String CLEAN = NEVER_STARTS.replace("Node: 0", "Node: 2");

  /** How the error of {@link #NEVER_STARTS} is reported, up to the place. */
  static final String ERROR_TITLE = "error[zero-parallel-migrations]:"
      + " `parallelOutboundMigrationsPerNode` is 0, so no migration ever starts\n";

  /** The last line where no file names a release. */
  static final String ASSUMED =
      "assumed HyperConverged 1.18 and KubeVirt 1.8 - set `target:` to change\n";

  /** The last line of every text with findings. */
  static final String HOW_TO_ACCEPT =
      "accept a finding: write `# migration-lint: allow RULE -- REASON` above its entry\n";

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private InputStream input = InputStream.nullInputStream();
  private boolean isWatched;

  Program(Path folder) {
    this.folder = folder;
  }

  /** Commits everything in the folder, which becomes a Git work tree on {@code main} the first time. */
  Program commit() {
    return git(git -> {
      git.add().addFilepattern(".").call();
      git.add().setUpdate(true).addFilepattern(".").call();
      git.commit()
          .setMessage("m")
          .setAuthor(AUTHOR)
          .setCommitter(AUTHOR)
          .setSign(false)
          .call();
    });
  }

  /** Begins a branch of this name at what was committed last. */
  Program branch(String name) {
    return git(git -> git.checkout().setCreateBranch(true).setName(name).call());
  }

  Program checkout(String name) {
    return git(git -> git.checkout().setName(name).call());
  }

  private interface GitStep {
    void run(Git git) throws GitAPIException;
  }

  private Program git(GitStep step) {
    // On a folder that has a repository, init opens it.
    try (var git =
        Git.init().setInitialBranch("main").setDirectory(folder.toFile()).call()) {
      step.run(git);
      return this;
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  Program with(String file, String text) {
    try {
      var path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Program withInput(String text) {
    return withInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  Program withInput(InputStream stream) {
    input = stream;
    return this;
  }

  Program withEnvironment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Program onTerminal() {
    isWatched = true;
    return this;
  }

  Ended run(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var around = new Environment(
        input, out, err, environment, () -> isWatched, () -> isWatched, folder.toAbsolutePath());
    var exitCode = new Main(around).run(List.of(words));
    return new Ended(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The same program, started in a folder below. */
  Program in(String below) {
    return new Program(folder.resolve(below));
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
