package io.driftwarden.e2e;

import java.nio.file.Path;

/** A real Gitea and a real Kubernetes API, for the stories of one test class. */
record Stage(Path folder, Gitea gitea, ControlPlane cluster) implements AutoCloseable {
  static Stage set(Path folder) {
    return new Stage(
        folder,
        Gitea.start(folder.resolve("gitea")),
        ControlPlane.start(folder.resolve("cluster")));
  }

  @Override
  public void close() {
    gitea.close();
    cluster.close();
  }
}
