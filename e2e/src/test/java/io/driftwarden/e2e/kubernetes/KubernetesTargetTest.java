package io.driftwarden.e2e.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.kubernetes.KubernetesTarget;
import io.driftwarden.e2e.ControlPlane;
import io.driftwarden.render.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the target does on a real API server; each test has a namespace of its own. */
@Tag("e2e")
class KubernetesTargetTest {
  private static final Consent NO_OBJECTION = plan -> Optional.empty();

  @TempDir static Path folder;
  private static ControlPlane cluster;
  private static KubernetesTarget target;

  @BeforeAll
  static void startTheCluster() {
    cluster = ControlPlane.start(folder.resolve("cluster"));
    target = KubernetesTarget.of("real", cluster.kubeconfig(), Optional.empty(), "default");
  }

  @AfterAll
  static void stopTheCluster() {
    target.close();
    cluster.close();
  }

  private static String namespace(String name) {
    return """
    apiVersion: v1
    kind: Namespace
    metadata: {name: %s}
    """
        .formatted(name);
  }

  private static String flags(String namespace, String search) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: flags, namespace: %s}
    data:
      search: "%s"
    """
        .formatted(namespace, search);
  }

  private static String service(String namespace) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: database, namespace: %s}
    spec:
      type: LoadBalancer
      selector: {app: database}
      ports:
        - {name: db, port: 5432}
      loadBalancerSourceRanges:
        - 10.0.0.0/8
    """
        .formatted(namespace);
  }

  private static Inventory applied(Desired desired) {
    return applied(desired, Inventory.EMPTY).inventory();
  }

  private static Application.Applied applied(Desired desired, Inventory before) {
    return assertInstanceOf(Application.Applied.class, target.apply(desired, before, NO_OBJECTION));
  }

  private static void edit(String object, String namespace, String type, String patch) {
    cluster.kubectl("patch", object, "-n", namespace, "--type=" + type, "-p", patch).orFail();
  }

  private static String field(String object, String namespace, String path) {
    return cluster
        .kubectl("get", object, "-n", namespace, "-o", "jsonpath={" + path + "}")
        .orFail()
        .strip();
  }

  private static boolean exists(String object, String namespace) {
    return cluster.kubectl("get", object, "-n", namespace).code() == 0;
  }

  private static Drift.Drifted drifted(Desired desired, Inventory inventory) {
    return assertInstanceOf(Drift.Drifted.class, target.drift(desired, inventory));
  }

  private static String widgets(String group) {
    return """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.%1$s.example.com}
      spec:
        group: %1$s.example.com
        scope: Namespaced
        names: {plural: widgets, singular: widget, kind: Widget}
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    required: [size]
                    properties:
                      size: {type: integer, minimum: 1}
                      color: {type: string, default: red}
                      ratio: {type: number}
                      tags: {type: array, items: {type: string}}
    """
        .formatted(group);
  }

  private static String widget(String namespace, String size) {
    return """
    apiVersion: %1$s.example.com/v1
    kind: Widget
    metadata: {name: first, namespace: %1$s}
    spec:
      size: %2$s
      ratio: 0.1
      tags: [a, b]
    """
        .formatted(namespace, size);
  }

  private static String application(String namespace) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: %1$s}
    spec:
      replicas: 2
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          serviceAccountName: web
          containers:
            - name: web
              image: example.com/web:1.0
              ports:
                - containerPort: 8080
              env:
                - {name: MODE, value: fast}
              resources:
                requests: {cpu: 0.5, memory: 1Gi}
                limits: {cpu: 1000m, memory: 1024Mi}
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: web, namespace: %1$s}
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: {name: web, namespace: %1$s}
    spec:
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend: {service: {name: web, port: {number: 80}}}
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: database, namespace: %1$s}
    spec:
      podSelector: {matchLabels: {app: database}}
      ingress:
        - from:
            - podSelector: {matchLabels: {app: web}}
          ports:
            - port: 5432
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: database, namespace: %1$s}
    stringData:
      password: correct-horse
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: web, namespace: %1$s}
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}
    subjects:
      - {kind: ServiceAccount, name: web}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: {name: web, namespace: %1$s}
    rules:
      - {apiGroups: [""], resources: [configmaps], verbs: [get]}
    """
        .formatted(namespace);
  }

  private static Desired everything(String namespace) {
    return Git.has(
        widget(namespace, "3"),
        application(namespace),
        service(namespace),
        flags(namespace, "off"),
        widgets(namespace),
        namespace(namespace));
  }

  @Test
  void makesEachKindAfterWhatItNeedsAndNothingTwice() {
    Desired desired = everything("whole");
    Application.Applied first = applied(desired, Inventory.EMPTY);
    assertEquals(desired.resources().size(), first.changed());
    assertTrue(first.inventory().addresses().getFirst().contains("Namespace"));
    assertEquals("red", field("widgets.whole.example.com/first", "whole", ".spec.color"));

    String version = ".metadata.resourceVersion";
    String before = field("configmap/flags", "whole", version);
    Application.Applied second = applied(desired, first.inventory());
    assertEquals(0, second.changed());
    assertEquals(first.inventory(), second.inventory());
    assertEquals(before, field("configmap/flags", "whole", version));
    assertEquals(List.of(), target.plan(desired, second.inventory()).changes());
  }

  @Test
  void anUntouchedWorldIsInSync() {
    Desired desired = everything("untouched");
    Inventory inventory = applied(desired);
    cluster.kubectl("rollout", "status", "deploy/web", "-n", "untouched", "--timeout=30s").orFail();
    assertEquals(new Drift.InSync(), target.drift(desired, inventory));
  }

  @Test
  void aPlanTellsWhatWouldChangeAndChangesNothing() {
    Desired old = Git.has(namespace("planned"), flags("planned", "off"));
    Desired all = Git.has(namespace("planned"), flags("planned", "on"), service("planned"));
    Plan fresh = target.plan(old, Inventory.EMPTY);
    assertEquals(
        List.of(Change.Action.CREATE, Change.Action.CREATE),
        fresh.changes().stream().map(Change::action).toList());
    assertFalse(exists("namespace/planned", "default"));

    Inventory inventory = applied(old);
    String version = field("configmap/flags", "planned", ".metadata.resourceVersion");
    Plan plan = target.plan(all, inventory);
    assertEquals(
        List.of(
            new Change(
                "ConfigMap/planned/flags",
                Change.Action.UPDATE,
                List.of(new Change.Field(List.of("data", "search"), "\"off\"", "\"on\""))),
            new Change("Service/planned/database", Change.Action.CREATE, List.of())),
        plan.changes());
    assertEquals(plan.digest(), target.plan(all, inventory).digest());
    assertFalse(plan.digest().equals(fresh.digest()));
    assertEquals(version, field("configmap/flags", "planned", ".metadata.resourceVersion"));
    assertFalse(exists("service/database", "planned"));
  }

  @Test
  void prunesWhatTheInventoryNamesAndNothingElse() {
    Desired all = Git.has(namespace("pruned"), flags("pruned", "off"), service("pruned"));
    Inventory inventory = applied(all);
    cluster.kubectl("create", "configmap", "by-hand", "-n", "pruned").orFail();
    Desired fewer = Git.has(namespace("pruned"), service("pruned"));
    assertEquals(
        List.of(new Change("ConfigMap/pruned/flags", Change.Action.DELETE, List.of())),
        target.plan(fewer, inventory).changes());

    Application.Applied pruned = applied(fewer, inventory);
    assertEquals(1, pruned.changed());
    assertFalse(exists("configmap/flags", "pruned"));
    assertTrue(exists("configmap/by-hand", "pruned"));
    assertTrue(exists("service/database", "pruned"));
    assertEquals(2, pruned.inventory().addresses().size());
  }

  @Test
  void doesNotPruneWhatOthersMadeUnderTheSameName() {
    Inventory inventory = applied(Git.has(namespace("taken"), flags("taken", "off")));
    cluster.kubectl("delete", "configmap", "flags", "-n", "taken").orFail();
    cluster.kubectl("create", "configmap", "flags", "-n", "taken").orFail();
    applied(Git.has(namespace("taken")), inventory);
    assertTrue(exists("configmap/flags", "taken"));
  }

  @Test
  void neverPrunesANamespaceThatWasThereBefore() {
    cluster.kubectl("create", "namespace", "before").orFail();
    Inventory inventory = applied(Git.has(namespace("before"), flags("before", "off")));
    applied(Git.has(), inventory);
    assertFalse(exists("configmap/flags", "before"));
    assertTrue(exists("namespace/before", "default"));
  }

  @Test
  void doesNotTakeFieldsOfOthersByForceAndNamesThem() {
    cluster.kubectl("create", "namespace", "conflict").orFail();
    cluster
        .kubectl("create", "configmap", "flags", "-n", "conflict", "--from-literal=search=theirs")
        .orFail();
    Desired desired = Git.has(service("conflict"), flags("conflict", "ours"));
    var refused =
        assertInstanceOf(
            Application.Refused.class, target.apply(desired, Inventory.EMPTY, NO_OBJECTION));
    assertTrue(refused.reason().contains("\"kubectl-create\""), refused.reason());
    assertTrue(refused.reason().contains(".data.search"), refused.reason());
    assertFalse(exists("service/database", "conflict"), "nothing may be touched");
    assertEquals("theirs", field("configmap/flags", "conflict", ".data.search"));
  }

  @Test
  void tellsAFieldThatWasChangedByHandWhereGitDecidesItAndPutsItBack() {
    Desired desired = Git.has(namespace("edited"), flags("edited", "off"));
    Inventory inventory = applied(desired);
    edit("configmap/flags", "edited", "merge", "{\"data\":{\"search\":\"by-hand\"}}");

    Drift.Drifted drift = drifted(desired, inventory);
    assertEquals(
        List.of(
            new Change(
                "ConfigMap/edited/flags",
                Change.Action.UPDATE,
                List.of(new Change.Field(List.of("data", "search"), "\"by-hand\"", "\"off\"")))),
        drift.changes());
    Value live = drift.live().get(1).attributes().nearest(List.of("data", "search"));
    Value git = desired.resources().get(1).attributes().nearest(List.of("data", "search"));
    assertEquals(new Value.Text("by-hand", git.place()), live);

    assertEquals(1, applied(desired, inventory).changed());
    assertEquals("off", field("configmap/flags", "edited", ".data.search"));
    assertEquals(new Drift.InSync(), target.drift(desired, inventory));
  }

  @Test
  void whatOthersSetBesideGitIsNoDrift() {
    Desired desired = Git.has(namespace("beside"), application("beside"));
    Inventory inventory = applied(desired);
    cluster.kubectl("annotate", "deploy/web", "-n", "beside", "who=me").orFail();
    edit("deploy/web", "beside", "merge", "{\"spec\":{\"minReadySeconds\":5}}");
    assertEquals(new Drift.InSync(), target.drift(desired, inventory));
    assertEquals(0, applied(desired, inventory).changed());
  }

  @Test
  void tellsAPortThatWasAddedByHandAndTakesItOut() {
    Desired desired = Git.has(namespace("port"), application("port"), service("port"));
    Inventory inventory = applied(desired);
    edit(
        "service/database",
        "port",
        "strategic",
        "{\"spec\":{\"ports\":[{\"name\":\"ssh\",\"port\":22}]}}");
    Change change = drifted(desired, inventory).changes().getFirst();
    assertEquals("Service/port/database", change.address());
    assertTrue(
        change.fields().stream().anyMatch(field -> field.from().contains("\"port\":22")),
        change.toString());

    applied(desired, inventory);
    assertEquals("5432", field("service/database", "port", ".spec.ports[*].port"));
    assertEquals(new Drift.InSync(), target.drift(desired, inventory));
  }

  @Test
  void tellsARangeThatWasOpenedByHandForTheRulesToJudge() {
    Desired desired = Git.has(namespace("range"), service("range"));
    Inventory inventory = applied(desired);
    edit(
        "service/database",
        "range",
        "json",
        "[{\"op\":\"add\",\"path\":\"/spec/loadBalancerSourceRanges/-\",\"value\":\"0.0.0.0/0\"}]");
    Drift.Drifted drift = drifted(desired, inventory);
    assertEquals(
        List.of(
            new Change.Field(
                List.of("spec", "loadBalancerSourceRanges", "1"), "\"0.0.0.0/0\"", "")),
        drift.changes().getFirst().fields());
    Value.Sequence ranges =
        (Value.Sequence)
            drift.live().get(1).attributes().nearest(List.of("spec", "loadBalancerSourceRanges"));
    assertEquals(2, ranges.items().size());
    assertEquals(ranges.place(), ranges.items().get(1).place());
    applied(desired, inventory);
    assertEquals(
        "[\"10.0.0.0/8\"]", field("service/database", "range", ".spec.loadBalancerSourceRanges"));
  }

  @Test
  void tellsAnObjectThatWasDeletedAndMakesItAgain() {
    Desired desired = Git.has(namespace("deleted"), flags("deleted", "off"));
    Inventory inventory = applied(desired);
    cluster.kubectl("delete", "configmap", "flags", "-n", "deleted").orFail();
    Drift.Drifted drift = drifted(desired, inventory);
    assertEquals(
        List.of(new Change("ConfigMap/deleted/flags", Change.Action.CREATE, List.of())),
        drift.changes());
    assertEquals(1, drift.live().size());
    applied(desired, inventory);
    assertTrue(exists("configmap/flags", "deleted"));
  }

  @Test
  void neverShowsASecret() {
    Desired desired = Git.has(namespace("secret"), application("secret"));
    Inventory inventory = applied(desired);
    edit(
        "secret/database", "secret", "merge", "{\"stringData\":{\"password\":\"battery-staple\"}}");
    Drift.Drifted drift = drifted(desired, inventory);
    assertEquals(
        List.of(new Change.Field(List.of("data", "password"), "(sensitive)", "(sensitive)")),
        drift.changes().getFirst().fields());
    String told =
        drift.changes()
            + drift.live().stream().map(r -> r.attributes().plain(true)).toList().toString();
    assertFalse(told.contains("YmF0dGVye"), told);
    assertFalse(told.contains("battery"), told);
  }

  @Test
  void refusesWhatTheServerRefusesWithThePlaceAndTouchesNothing() {
    Desired desired = Git.has(widgets("invalid"), namespace("invalid"), flags("invalid", "off"));
    Inventory inventory = applied(desired);
    Desired broken =
        Git.has(
            widgets("invalid"),
            namespace("invalid"),
            flags("invalid", "on"),
            widget("invalid", "0"));
    var refused =
        assertInstanceOf(Application.Refused.class, target.apply(broken, inventory, NO_OBJECTION));
    assertTrue(refused.reason().contains("spec.size at app.yaml:"), refused.reason());
    assertEquals("off", field("configmap/flags", "invalid", ".data.search"));
    TargetException error =
        assertThrows(TargetException.class, () -> target.plan(broken, inventory));
    assertEquals(refused.reason(), error.getMessage());
  }

  @Test
  void refusesAFieldThatIsMisspelt() {
    Desired desired =
        Git.has(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: misspelt}
            dta: {a: b}
            """);
    var refused =
        assertInstanceOf(
            Application.Refused.class, target.apply(desired, Inventory.EMPTY, NO_OBJECTION));
    assertTrue(refused.reason().contains(".dta at app.yaml:4:6"), refused.reason());
  }

  @Test
  void refusesAKindThatNobodyDefines() {
    Desired desired =
        Git.has(
            """
            apiVersion: apps/v1
            kind: Deploymint
            metadata: {name: web}
            """);
    var refused =
        assertInstanceOf(
            Application.Refused.class, target.apply(desired, Inventory.EMPTY, NO_OBJECTION));
    assertTrue(refused.reason().contains("did you mean Deployment?"), refused.reason());
  }

  @Test
  void saysWhatIsForbidden() {
    Path kubeconfig = folder.resolve("cluster/dev.kubeconfig");
    try (var dev = KubernetesTarget.of("dev", kubeconfig, Optional.empty(), "default")) {
      var refused =
          assertInstanceOf(
              Application.Refused.class,
              dev.apply(Git.has(flags("default", "on")), Inventory.EMPTY, NO_OBJECTION));
      assertTrue(refused.reason().contains("configmaps"), refused.reason());
      assertTrue(refused.reason().contains("cannot"), refused.reason());
      assertFalse(refused.reason().contains("dev-token"), refused.reason());
      var unknown =
          assertInstanceOf(
              Drift.Unknown.class, dev.drift(Git.has(flags("default", "on")), Inventory.EMPTY));
      assertTrue(unknown.reason().contains("configmaps"), unknown.reason());
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    Path kubeconfig = folder.resolve("nobody.kubeconfig");
    cluster.writeKubeconfig(kubeconfig, 1);
    try (var nobody = KubernetesTarget.of("nobody", kubeconfig, Optional.empty(), "default")) {
      String told =
          String.valueOf(
              assertThrows(
                      TargetException.class,
                      () -> nobody.plan(Git.has(flags("default", "on")), Inventory.EMPTY))
                  .getMessage());
      assertTrue(told.contains("cluster \"nobody\" (https://127.0.0.1:1/)"), told);
      assertTrue(told.contains("can't be reached"), told);
    }
  }

  @Test
  void usesTheDefaultNamespaceWhereAKindHasOne() {
    Desired desired =
        Git.has(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: homeless}
            data: {a: b}
            """);
    Inventory inventory = applied(desired);
    assertTrue(inventory.addresses().getFirst().startsWith("v1 ConfigMap/default/homeless "));
    assertTrue(exists("configmap/homeless", "default"));
    applied(Git.has(), inventory);
    assertFalse(exists("configmap/homeless", "default"));
  }
}
