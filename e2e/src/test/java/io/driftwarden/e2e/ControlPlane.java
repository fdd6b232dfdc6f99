package io.driftwarden.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Kubernetes control plane of our own. */
final class ControlPlane implements AutoCloseable {
  private final Path folder;

  private ControlPlane(Path folder) {
    this.folder = folder;
  }

  static ControlPlane start(Path folder) {
    int port = Parts.freePort();
    int etcd = Parts.freePort();
    Shell.run(
            Parts.ROOT,
            Map.of("KUBETEST_BIN", Parts.of("kubernetes-1.36.3").toString()),
            List.of(
                "bash",
                "e2e/parts/kubetest/up.sh",
                folder.toString(),
                Integer.toString(port),
                Integer.toString(etcd)))
        .orFail();
    return new ControlPlane(folder);
  }

  Path kubeconfig() {
    return folder.resolve("admin.kubeconfig");
  }

  Shell.Ended kubectl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig"));
    command.add(kubeconfig().toString());
    command.addAll(List.of(arguments));
    return Shell.run(folder, Map.of(), command);
  }

  @Override
  public void close() {
    Shell.run(Parts.ROOT, "bash", "e2e/parts/kubetest/down.sh", folder.toString());
  }
}
