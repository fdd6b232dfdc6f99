package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.e2e.Shell.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our chart, installed by the real Helm into a real API server that enforces the restricted pod
 * standard. Pods become ready there without their image being run.
 */
@Tag("e2e")
class ChartTest {
  private static final Path CHART = Parts.ROOT.resolve("charts/driftwarden");
  private static final String FULL = CHART.resolve("ci/full-values.yaml").toString();
  private static final String POSTGRES = CHART.resolve("ci/postgres-values.yaml").toString();
  private static final String ACCOUNT = "--as=system:serviceaccount:gate:try-driftwarden";

  @TempDir static Path folder;
  private static ControlPlane cluster;

  @BeforeAll
  static void startTheCluster() {
    cluster = ControlPlane.start(folder.resolve("cluster"));
    for (String namespace : List.of("gate", "shop", "billing", "bare")) {
      cluster.kubectl("create", "namespace", namespace).orFail();
      cluster
          .kubectl("label", "ns", namespace, "pod-security.kubernetes.io/enforce=restricted")
          .orFail();
    }
    // Whatever asks for storage gets some, since nothing here provides it.
    cluster.kubectl("taint", "node", "node-1", "infra=yes:NoSchedule").orFail();
  }

  @AfterAll
  static void stopTheCluster() {
    cluster.close();
  }

  private static Ended helm(String... arguments) {
    String helm = Parts.of("helm-3.22.0").resolve("helm").toString();
    Stream<String> command =
        Stream.of(helm, "--kubeconfig", cluster.kubeconfig().toString());
    return Shell.run(
        folder,
        Map.of("HOME", folder.toString()),
        Stream.concat(command, Stream.of(arguments)).toList());
  }

  private static void assertMay(boolean expected, String verb, String kind, String namespace) {
    Ended ended = cluster.kubectl("auth", "can-i", verb, kind, "-n", namespace, ACCOUNT);
    assertEquals(expected ? "yes" : "no", ended.output().lines().toList().getLast(), verb + kind);
  }
}
