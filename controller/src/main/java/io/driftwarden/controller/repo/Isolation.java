package io.driftwarden.controller.repo;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from the user's and the system's git configuration, whose address rewrites, proxies
 * and credentials would make the gate answer differently on another machine.
 */
final class Isolation extends SystemReader.Delegate {
  private static final Isolation INSTANCE = new Isolation(SystemReader.getInstance());

  private Isolation(SystemReader real) {
    super(real);
  }

  /** Sets the isolation for this process, before any repository is opened. */
  static void enforce() {
    if (SystemReader.getInstance() != INSTANCE) {
      SystemReader.setInstance(INSTANCE);
    }
  }

  @Override
  public @Nullable String getenv(String name) {
    return name.startsWith("GIT_") ? null : super.getenv(name);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
    return new Empty(parent, files);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
    return new Empty(parent, files);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
    return new Empty(parent, files);
  }

  /** A configuration that has nothing and is never written. */
  private static final class Empty extends FileBasedConfig {
    Empty(@Nullable Config parent, FS files) {
      super(parent, null, files);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
