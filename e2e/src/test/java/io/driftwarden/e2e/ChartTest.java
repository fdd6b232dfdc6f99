package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.kubernetes.LiveObject;
import io.driftwarden.e2e.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our chart, installed by the real Helm into a real API server that enforces the restricted pod
 * standard. Pods become ready there without their image being run.
 */
@Tag("e2e")
class ChartTest {
  private static final String CHART = Parts.ROOT.resolve("charts/driftwarden").toString();
  private static final String FULL = CHART + "/ci/full-values.yaml";
  private static final String POSTGRES = CHART + "/ci/postgres-values.yaml";

  @TempDir static Path folder;
  private static ControlPlane cluster;

  @BeforeAll
  static void startTheCluster() throws IOException {
    cluster = ControlPlane.start(folder.resolve("cluster"));
    for (String namespace : List.of("gate", "kept", "shop", "billing")) {
      cluster.kubectl("create", "namespace", namespace).orFail();
      cluster
          .kubectl("label", "ns", namespace, "pod-security.kubernetes.io/enforce=restricted")
          .orFail();
    }
    volume("first", "");
    volume("second", "");
    volume("third", "fast");
    volume("fourth", "fast");
  }

  @AfterAll
  static void stopTheCluster() {
    cluster.close();
  }

  /** Nothing provides volumes here, so those that the claims ask for are made before. */
  private static void volume(String name, String storageClass) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(name + ".yaml"),
            """
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: %s}
            spec:
              storageClassName: "%s"
              capacity: {storage: 20Gi}
              accessModes: [ReadWriteOnce]
              hostPath: {path: /nowhere}
            """
                .formatted(name, storageClass));
    cluster.kubectl("apply", "-f", file.toString()).orFail();
  }

  private static Ended helm(String namespace, String... arguments) {
    String helm = Parts.of("helm-3.22.0").resolve("helm").toString();
    return Shell.run(
        folder,
        Map.of("HOME", folder.toString(), "KUBECONFIG", cluster.kubeconfig().toString()),
        Stream.concat(Stream.of(helm, "--namespace", namespace), Stream.of(arguments)).toList());
  }

  private static void assertReady(String namespace, int replicas) {
    String deployment = "deployment/try-driftwarden";
    cluster.kubectl("rollout", "status", deployment, "-n", namespace, "--timeout=90s").orFail();
    String ready = "jsonpath={.status.readyReplicas}";
    assertEquals(
        Integer.toString(replicas),
        cluster.kubectl("get", deployment, "-n", namespace, "-o", ready).orFail());
  }

  private static void assertMay(String verb, String kind, String namespace) {
    assertEquals("yes", answer(verb, kind, namespace), verb + " " + kind + " in " + namespace);
  }

  private static void assertMayNot(String verb, String kind, String namespace) {
    assertEquals("no", answer(verb, kind, namespace), verb + " " + kind + " in " + namespace);
  }

  private static String answer(String verb, String kind, String namespace) {
    String account = "--as=system:serviceaccount:gate:try-driftwarden";
    return cluster
        .kubectl("auth", "can-i", verb, kind, "-n", namespace, account)
        .output()
        .lines()
        .toList()
        .getLast();
  }

  /** Returns the kinds and names of what there is of the release. */
  private static List<String> left() {
    String kinds =
        "deploy,svc,sa,cm,pvc,pdb,netpol,role,rolebinding,clusterrole,clusterrolebinding";
    return cluster
        .kubectl("get", kinds, "-A", "-l", "app.kubernetes.io/instance=try", "-o", "name")
        .orFail()
        .lines()
        .toList();
  }

  @Test
  void itIsInstalledUpgradedRolledBackAndUninstalled() {
    helm("gate", "install", "try", CHART, "--values", FULL).orFail();
    assertReady("gate", 1);
    assertTheRightsAreThoseThatAreListed();

    helm("gate", "upgrade", "try", CHART, "--reset-values", "--values", POSTGRES).orFail();
    assertReady("gate", 2);
    assertMayNot("get", "configmaps", "shop");
    assertMayNot("get", "namespaces", "shop");

    helm("gate", "upgrade", "try", CHART, "--reset-values", "--set", "persistence.keep=false")
        .orFail();
    assertReady("gate", 1);

    helm("gate", "rollback", "try", "2").orFail();
    assertReady("gate", 2);

    helm("gate", "uninstall", "try", "--wait").orFail();
    assertEquals(List.of(), left());
  }

  @Test
  void whatIsStoredIsKept() {
    helm("kept", "install", "try", CHART).orFail();
    assertReady("kept", 1);
    helm("kept", "uninstall", "try", "--wait").orFail();
    String claim = "persistentvolumeclaim/try-driftwarden";
    assertEquals(List.of(claim), left());
    cluster.kubectl("delete", claim, "-n", "kept").orFail();
  }

  /** Its kubeconfig, with what the kubelet would mount, is good for what is listed and no more. */
  @Test
  void theAccountAppliesWhatIsListedByTheKubeconfigOfTheChart() throws IOException {
    helm("gate", "install", "try", CHART, "--values", FULL).orFail();
    String token = cluster.kubectl("create", "token", "try-driftwarden", "-n", "gate").orFail();
    Files.writeString(folder.resolve("token"), token);
    String given =
        cluster
            .kubectl(
                "get",
                "cm/try-driftwarden",
                "-n",
                "gate",
                "-o",
                "jsonpath={.data.in-cluster\\.kubeconfig}")
            .orFail();
    Path kubeconfig =
        Files.writeString(
            folder.resolve("in-cluster.kubeconfig"),
            given
                .replace("https://kubernetes.default.svc", "https://127.0.0.1:" + cluster.port())
                .replace("/var/run/driftwarden/cluster/ca.crt", folder + "/cluster/pki/ca.crt")
                .replace("/var/run/driftwarden/cluster/token", "token"));
    assertTrue(apply(kubeconfig, "shop").contains("configmap/flags serverside-applied"));
    assertTrue(apply(kubeconfig, "gate").contains("forbidden"));
    try (LiveObject flags = LiveObject.of(kubeconfig, "v1 ConfigMap/shop/flags")) {
      assertEquals(Optional.of("\"on\""), flags.field("/data/search"));
    }
    helm("gate", "uninstall", "try", "--wait").orFail();
  }

  private static String apply(Path kubeconfig, String namespace) throws IOException {
    Path manifest =
        Files.writeString(
            folder.resolve("flags.yaml"),
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: flags}, data: {search: \"on\"}}");
    return cluster
        .kubectlBy(kubeconfig, "apply", "--server-side", "-n", namespace, "-f", manifest.toString())
        .output();
  }

  /** Ours, those of the tests, and each that the chart's page shows. */
  @Test
  void helmHasNothingAgainstTheChartNorTheValuesOfItsPage() throws IOException {
    List<String> values = new ArrayList<>(List.of(CHART + "/values.yaml", FULL, POSTGRES));
    String page = Files.readString(Path.of(CHART, "README.md"));
    Matcher shown = Pattern.compile("(?s)```yaml values\n(.*?)```").matcher(page);
    while (shown.find()) {
      Path file = folder.resolve("shown-%d.yaml".formatted(values.size()));
      values.add(Files.writeString(file, shown.group(1)).toString());
    }
    assertTrue(values.size() > 5, values.toString());
    for (String file : values) {
      helm("gate", "lint", "--strict", CHART, "--values", file).orFail();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "config.repositories[0].token=s3cret, got string",
    "config.git.password=s3cret, got string",
    "config.data=/elsewhere, /config/data",
    "replicas=2, more than one needs config.store.postgres",
    "inCluster.cluster[0].resources[0]=*, /inCluster/cluster/0",
    "replica=1, replica",
  })
  void aMistakeInTheValuesIsToldBeforeAnythingIsTouched(String value, String told) {
    Ended refused = helm("gate", "install", "wrong", CHART, "--set", value);
    assertNotEquals(0, refused.code());
    assertTrue(refused.output().contains(told), refused.output());
    assertFalse(helm("gate", "list", "-q").output().contains("wrong"));
  }

  private static void assertTheRightsAreThoseThatAreListed() {
    for (String verb : List.of("get", "create", "patch", "delete")) {
      assertMay(verb, "configmaps", "shop");
      assertMay(verb, "deployments.apps", "shop");
      assertMay(verb, "configmaps", "billing");
      assertMay(verb, "namespaces", "shop");
    }
    assertMayNot("list", "configmaps", "shop");
    assertMayNot("update", "configmaps", "shop");
    assertMayNot("get", "secrets", "shop");
    assertMayNot("get", "services", "billing");
    assertMayNot("create", "roles.rbac.authorization.k8s.io", "shop");
    assertMayNot("create", "pods/exec", "shop");
    assertMayNot("get", "configmaps", "gate");
    assertMayNot("get", "secrets", "gate");
    assertMayNot("get", "nodes", "gate");
  }
}
