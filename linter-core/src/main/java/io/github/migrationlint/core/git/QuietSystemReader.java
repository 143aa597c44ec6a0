package io.github.migrationlint.core.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit to the repository: no configuration of the machine or the user is read (JGit asks the
 * {@code git} program where they lie), and the resolution of file times is not measured (it would
 * write files into the repository).
 */
final class QuietSystemReader extends SystemReader.Delegate {
  QuietSystemReader(SystemReader usual) {
    super(usual);
  }

  /** From now on, for this process. */
  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof QuietSystemReader)) {
      SystemReader.setInstance(new QuietSystemReader(SystemReader.getInstance()));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public @Nullable String getenv(String variable) {
    // GIT_DIR, GIT_OBJECT_DIRECTORY and the like would lead away from the repository.
    return variable.startsWith("GIT_") ? null : super.getenv(variable);
  }

  private static final class Nothing extends FileBasedConfig {
    private static final long SECOND = 1_000_000_000L;

    Nothing(Config parent, FS fs) {
      super(parent, new File("none"), fs);
    }

    @Override
    public void load() {
      // There is nothing to load.
    }

    @Override
    public void save() {
      // And nothing to keep.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    /** The resolution of file times: coarse enough for any file system. */
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long usual, TimeUnit unit) {
      return section.equals("filesystem") ? unit.convert(SECOND, TimeUnit.NANOSECONDS) : usual;
    }
  }
}
