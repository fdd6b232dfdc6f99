package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Kubernetes control plane of our own. */
public final class ControlPlane implements AutoCloseable {
  private final Path folder;
  private final int port;

  private ControlPlane(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts one, and returns when a pod can be scheduled. */
  public static ControlPlane start(Path folder) {
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
    return new ControlPlane(folder, port);
  }

  /** Returns the kubeconfig of its administrator. */
  public Path kubeconfig() {
    return folder.resolve("admin.kubeconfig");
  }

  int port() {
    return port;
  }

  /** Writes a kubeconfig that reaches the cluster by another port of this machine. */
  public void writeKubeconfig(Path file, int by) {
    try {
      String config = Files.readString(kubeconfig());
      Files.writeString(file, config.replace("127.0.0.1:" + port, "127.0.0.1:" + by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the field managers of an object, one for each time that it was written anew. */
  List<String> managers(String object, String namespace) {
    return kubectl(
            "get",
            object,
            "-n",
            namespace,
            "--show-managed-fields",
            "-o",
            "jsonpath={.metadata.managedFields[*].manager}")
        .orFail()
        .lines()
        .flatMap(line -> Stream.of(line.split(" ")))
        .toList();
  }

  /** Runs kubectl as its administrator. */
  public Shell.Ended kubectl(String... arguments) {
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
