package io.driftwarden.cli.sandbox;

import static io.driftwarden.cli.sandbox.Manifests.deployment;
import static io.driftwarden.cli.sandbox.Manifests.flags;
import static io.driftwarden.cli.sandbox.Manifests.namespace;
import static io.driftwarden.cli.sandbox.Manifests.secret;
import static io.driftwarden.cli.sandbox.Manifests.service;
import static io.driftwarden.cli.sandbox.Manifests.widget;
import static io.driftwarden.cli.sandbox.Manifests.widgets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.kubernetes.KubernetesTarget;
import io.driftwarden.controller.target.kubernetes.LiveObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The target finds on the sandbox what it finds on a real cluster; each test has a namespace of its
 * own.
 */
class SandboxClusterTest {
  private static final String WEB = "/apis/apps/v1/namespaces/%s/deployments/web";

  @TempDir static Path folder;
  private static final Api API = new Api();
  private static final Hand HAND = new Hand(API);
  private static SandboxCluster cluster;
  private static KubernetesTarget target;

  @BeforeAll
  static void start() {
    cluster = SandboxCluster.start(folder, API);
    target = KubernetesTarget.of("sandbox", cluster.kubeconfig(), Optional.empty(), "default");
  }

  @AfterAll
  static void stop() {
    target.close();
    cluster.close();
  }

  private static Application.Applied applied(Desired desired, Inventory before) {
    return assertInstanceOf(
        Application.Applied.class, target.apply(desired, before, plan -> Optional.empty()));
  }

  private static Inventory applied(Desired desired) {
    return applied(desired, Inventory.EMPTY).inventory();
  }

  private static String refused(Desired desired) {
    return assertInstanceOf(
            Application.Refused.class,
            target.apply(desired, Inventory.EMPTY, plan -> Optional.empty()))
        .reason();
  }

  private static List<Change> drifted(Desired desired, Inventory inventory) {
    return assertInstanceOf(Drift.Drifted.class, target.drift(desired, inventory)).changes();
  }

  private static void assertInSync(Desired desired, Inventory inventory) {
    assertEquals(new Drift.InSync(), target.drift(desired, inventory));
  }

  @Test
  void makesEachKindAfterWhatItNeedsAndNothingTwice() {
    Desired desired =
        Manifests.of(
            widget("whole", "3"),
            deployment("whole"),
            secret("whole"),
            service("whole"),
            flags("whole", "off"),
            widgets("whole"),
            namespace("whole"));
    Application.Applied first = applied(desired, Inventory.EMPTY);
    assertEquals(desired.resources().size(), first.changed());
    String widget = "/apis/whole.example.com/v1/namespaces/whole/widgets/first";
    assertEquals("red", HAND.field(widget, "/spec/color").asString());
    assertInSync(desired, first.inventory());

    String version = HAND.field(widget, "/metadata/resourceVersion").asString();
    Application.Applied second = applied(desired, first.inventory());
    assertEquals(0, second.changed());
    assertEquals(first.inventory(), second.inventory());
    assertEquals(version, HAND.field(widget, "/metadata/resourceVersion").asString());
    assertEquals(List.of(), target.plan(desired, second.inventory()).changes());
  }

  @Test
  void aPlanTellsWhatWouldChangeAndChangesNothing() {
    Desired old = Manifests.of(namespace("planned"), flags("planned", "off"));
    Plan fresh = target.plan(old, Inventory.EMPTY);
    assertEquals(
        List.of(Action.CREATE, Action.CREATE),
        fresh.changes().stream().map(Change::action).toList());
    assertFalse(HAND.exists("/api/v1/namespaces/planned"));

    Inventory inventory = applied(old);
    Desired next = Manifests.of(namespace("planned"), flags("planned", "on"), service("planned"));
    assertEquals(
        List.of(
            update("ConfigMap/planned/flags", field("\"off\"", "\"on\"", "data", "search")),
            new Change("Service/planned/database", Action.CREATE, List.of())),
        target.plan(next, inventory).changes());
    assertEquals("off", HAND.field(Hand.configMap("planned"), "/data/search").asString());
    assertFalse(HAND.exists(Hand.service("planned")));
  }

  private static Change update(String address, Change.Field... fields) {
    return new Change(address, Action.UPDATE, List.of(fields));
  }

  private static Change.Field field(String from, String to, String... path) {
    return new Change.Field(List.of(path), from, to);
  }

  @Test
  void prunesWhatTheInventoryNamesAndNothingElse() {
    Inventory inventory =
        applied(Manifests.of(namespace("pruned"), flags("pruned", "off"), service("pruned")));
    HAND.create("/api/v1/namespaces/pruned/configmaps", "{\"metadata\":{\"name\":\"by-hand\"}}");
    applied(Manifests.of(namespace("pruned"), service("pruned")), inventory);
    assertFalse(HAND.exists(Hand.configMap("pruned")));
    assertTrue(HAND.exists(Hand.core("configmaps", "pruned", "by-hand")));
    assertTrue(HAND.exists(Hand.service("pruned")));
  }

  @Test
  void whatSomebodyMadeAnewUnderTheSameNameIsAnotherObject() {
    Inventory inventory = applied(Manifests.of(namespace("anew"), flags("anew", "off")));
    HAND.delete(Hand.configMap("anew"));
    HAND.create("/api/v1/namespaces/anew/configmaps", "{\"metadata\":{\"name\":\"flags\"}}");
    applied(Manifests.of(namespace("anew")), inventory);
    assertTrue(HAND.exists(Hand.configMap("anew")));
  }

  @Test
  void deletingANamespaceOrADefinitionDeletesWhatLiesInIt() {
    String group = "/apis/emptied.example.com/v1";
    Desired all = Manifests.of(namespace("emptied"), widgets("emptied"), widget("emptied", "1"));
    Inventory inventory = applied(all);
    assertTrue(HAND.exists(group + "/namespaces/emptied/widgets/first"));
    applied(Manifests.of(), inventory);
    assertFalse(HAND.exists("/api/v1/namespaces/emptied"));
    assertFalse(HAND.exists(group));
  }

  @Test
  void doesNotTakeFieldsOfOthersByForceAndNamesThem() {
    HAND.create(
        "/api/v1/namespaces/default/configmaps",
        "{\"metadata\":{\"name\":\"flags\"},\"data\":{\"search\":\"theirs\"}}");
    String reason = refused(Manifests.of(service("default"), flags("default", "ours")));
    assertTrue(reason.contains("\"kubectl-create\""), reason);
    assertTrue(reason.contains(".data.search"), reason);
    assertFalse(HAND.exists(Hand.service("default")), "nothing may be touched");
    assertEquals("theirs", HAND.field(Hand.configMap("default"), "/data/search").asString());
  }

  @Test
  void tellsWhatWasChangedByHandAndPutsItBack() {
    Desired desired = Manifests.of(namespace("edited"), flags("edited", "off"));
    Inventory inventory = applied(desired);
    HAND.merge(Hand.configMap("edited"), "{\"data\":{\"search\":\"by-hand\"}}");
    assertEquals(
        List.of(
            update("ConfigMap/edited/flags", field("\"by-hand\"", "\"off\"", "data", "search"))),
        drifted(desired, inventory));
    assertEquals(1, applied(desired, inventory).changed());
    assertEquals("off", HAND.field(Hand.configMap("edited"), "/data/search").asString());
    assertInSync(desired, inventory);
  }

  @Test
  void aLiveObjectIsReadAndEditedPastUs() {
    Desired desired = Manifests.of(namespace("hand"), flags("hand", "off"));
    Inventory inventory = applied(desired);
    try (var live = LiveObject.of(cluster.kubeconfig(), "v1 ConfigMap/hand/flags")) {
      assertEquals(Optional.of("\"off\""), live.field("/data/search"));
      live.edit("{\"data\":{\"search\":\"on\"}}");
      assertEquals(Optional.of("\"on\""), live.field("/data/search"));
      assertEquals(Optional.empty(), live.field("/data/nothing"));
    }
    assertEquals(1, drifted(desired, inventory).size());
  }

  @Test
  void whatOthersSetBesideGitIsNoDrift() {
    Desired desired = Manifests.of(namespace("beside"), deployment("beside"));
    Inventory inventory = applied(desired);
    HAND.strategic(
        WEB.formatted("beside"),
        "{\"metadata\":{\"annotations\":{\"who\":\"me\"}},\"spec\":{\"minReadySeconds\":5}}");
    assertInSync(desired, inventory);
    assertEquals(0, applied(desired, inventory).changed());
    assertEquals(5, HAND.field(WEB.formatted("beside"), "/spec/minReadySeconds").asInt());
  }

  @Test
  void tellsAnItemThatWasAddedByHandAndTakesItOut() {
    Desired desired = Manifests.of(namespace("port"), service("port"));
    Inventory inventory = applied(desired);
    HAND.strategic(Hand.service("port"), "{\"spec\":{\"ports\":[{\"name\":\"ssh\",\"port\":22}]}}");
    assertEquals(2, HAND.field(Hand.service("port"), "/spec/ports").size());
    String told = drifted(desired, inventory).toString();
    assertTrue(told.contains("\"port\":22"), told);
    applied(desired, inventory);
    assertEquals(1, HAND.field(Hand.service("port"), "/spec/ports").size());
    assertInSync(desired, inventory);
  }

  @Test
  void tellsARangeThatWasOpenedByHand() {
    Desired desired = Manifests.of(namespace("range"), service("range"));
    Inventory inventory = applied(desired);
    HAND.json(
        Hand.service("range"),
        "[{\"op\":\"add\",\"path\":\"/spec/loadBalancerSourceRanges/-\",\"value\":\"0.0.0.0/0\"}]");
    assertEquals(
        List.of(
            update(
                "Service/range/database",
                field("\"0.0.0.0/0\"", "", "spec", "loadBalancerSourceRanges", "1"))),
        drifted(desired, inventory));
    applied(desired, inventory);
    assertInSync(desired, inventory);
  }

  @Test
  void tellsAnObjectThatWasDeletedAndMakesItAgain() {
    Desired desired = Manifests.of(namespace("deleted"), flags("deleted", "off"));
    Inventory inventory = applied(desired);
    HAND.delete(Hand.configMap("deleted"));
    assertEquals(
        List.of(new Change("ConfigMap/deleted/flags", Action.CREATE, List.of())),
        drifted(desired, inventory));
    applied(desired, inventory);
    assertTrue(HAND.exists(Hand.configMap("deleted")));
  }

  @Test
  void aSecretIsEncodedAndNeverShown() {
    Desired desired = Manifests.of(namespace("secret"), secret("secret"));
    Inventory inventory = applied(desired);
    String path = Hand.core("secrets", "secret", "database");
    assertEquals("Y29ycmVjdC1ob3JzZQ==", HAND.field(path, "/data/password").asString());
    HAND.merge(path, "{\"stringData\":{\"password\":\"battery-staple\"}}");
    assertEquals("YmF0dGVyeS1zdGFwbGU=", HAND.field(path, "/data/password").asString());
    assertEquals(
        List.of(
            update(
                "Secret/secret/database", field("(sensitive)", "(sensitive)", "data", "password"))),
        drifted(desired, inventory));
  }

  @Test
  void refusesAnObjectThatDoesNotFitItsSchemaWithThePlace() {
    applied(Manifests.of(namespace("invalid"), widgets("invalid")));
    String reason = refused(Manifests.of(flags("invalid", "on"), widget("invalid", "0")));
    assertTrue(reason.contains("spec.size at app/app.yaml:11:9"), reason);
    assertFalse(HAND.exists(Hand.configMap("invalid")));
    String wrong = refused(Manifests.of(widget("invalid", "2").replace("tags", "color")));
    assertTrue(wrong.contains("spec.color at app/app.yaml:7:10"), wrong);
  }

  @Test
  void refusesAFieldThatIsMisspelt() {
    String reason =
        refused(
            Manifests.of(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: misspelt}
                dta: {a: b}
                """));
    assertTrue(reason.contains(".dta at app/app.yaml:4:6"), reason);
  }

  @Test
  void refusesAKindThatNobodyDefines() {
    String reason =
        refused(Manifests.of(deployment("default").replace("Deployment", "Deploymint")));
    assertTrue(reason.contains("did you mean Deployment?"), reason);
  }

  @Test
  void refusesWhoHasNotTheToken() throws Exception {
    Path kubeconfig = folder.resolve("stranger.kubeconfig");
    String known = Files.readString(cluster.kubeconfig());
    Files.writeString(kubeconfig, known.replaceAll("token: \\w+", "token: guessed"));
    try (var stranger = KubernetesTarget.of("x", kubeconfig, Optional.empty(), "default")) {
      Desired desired = Manifests.of(flags("default", "on"));
      String told =
          assertThrows(TargetException.class, () -> stranger.plan(desired, Inventory.EMPTY))
              .toString();
      assertTrue(told.contains("does not accept the credentials"), told);
    }
  }
}
