package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Kubernetes control plane of our own. */
public final class ControlPlane implements AutoCloseable {
  private static final String PART = "kubernetes-1.36.3";

  private final Path folder;
  private final int port;

  private ControlPlane(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts one, and returns when a pod can be scheduled. */
  public static ControlPlane start(Path folder) {
    int port = Parts.freePorts(6);
    int etcd = port + 4;
    Shell.run(
            Parts.ROOT,
            Map.of("KUBETEST_BIN", Parts.of(PART).toString()),
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
    return kubectlBy(kubeconfig(), arguments);
  }

  /** Runs kubectl as whoever a kubeconfig says. */
  Shell.Ended kubectlBy(Path kubeconfig, String... arguments) {
    String kubectl = Parts.of(PART).resolve("kubectl").toString();
    Stream<String> command = Stream.of(kubectl, "--kubeconfig", kubeconfig.toString());
    // Where it finds no settings and caches of whoever runs the tests.
    Map<String, String> home = Map.of("HOME", folder.toString());
    return Shell.run(folder, home, Stream.concat(command, Stream.of(arguments)).toList());
  }

  @Override
  public void close() {
    Shell.run(Parts.ROOT, "bash", "e2e/parts/kubetest/down.sh", folder.toString());
  }
}
