package io.driftwarden.controller.target.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.Change.Field;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.render.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of what Terraform says and does, with a script in its place. */
class TerraformTargetTest {
  private static final Consent YES = plan -> Optional.empty();

  private static final String MAIN =
      """
      resource "aws_db_instance" "main" {
        identifier = "main"
        password   = "hunter22"
        kms_key_id = data.aws_kms_key.main.arn
        backup_retention_period = 7
        tags = { Owner = "us" }
      }
      """;

  private static final Desired DESIRED = FakeTerraform.desired(MAIN);

  private static final String UPDATE =
      """
      {"resource_changes": [
        {"address": "aws_db_instance.main", "mode": "managed", "type": "aws_db_instance",
         "change": {
          "actions": ["update"],
          "before": {"identifier": "main", "password": "hunter21", "backup_retention_period": 1,
                     "latest": "BEFORE", "tags": {"Owner": "us"}},
          "after": {"identifier": "main", "password": "hunter22", "backup_retention_period": 7,
                    "tags": {"Owner": "us"}},
          "after_unknown": {"latest": true, "kms_key_id": true},
          "before_sensitive": {"password": true}, "after_sensitive": {"password": true}}},
        {"address": "data.aws_kms_key.main", "mode": "data", "type": "aws_kms_key",
         "change": {"actions": ["read"], "before": null, "after": {}}},
        {"address": "aws_s3_bucket.old", "mode": "managed", "type": "aws_s3_bucket",
         "change": {"actions": ["delete", "create"], "before": {"bucket": "old"},
                    "after": {"bucket": "new"}}},
        {"address": "aws_kms_key.same", "mode": "managed", "type": "aws_kms_key",
         "change": {"actions": ["no-op"], "before": {"x": 1}, "after": {"x": 1}}}],
       "planned_values": {"root_module": {"resources": [
        {"address": "aws_db_instance.main", "mode": "managed", "type": "aws_db_instance",
         "values": {"identifier": "main", "password": "hunter22", "backup_retention_period": 7,
                    "kms_key_id": "arn:key", "publicly_accessible": false},
         "sensitive_values": {"password": true}}],
        "child_modules": [{"resources": [
         {"address": "module.far.aws_s3_bucket.b[0]", "mode": "managed", "type": "aws_s3_bucket",
          "values": {"bucket": "far"}}]}]}}}
      """;

  private static final String STATE =
      """
      {"values": {"root_module": {"resources": [
        {"address": "aws_db_instance.main", "mode": "managed", "type": "aws_db_instance",
         "values": {"id": "db-1"}},
        {"address": "data.aws_kms_key.main", "mode": "data", "type": "aws_kms_key",
         "values": {"id": "k"}}],
        "child_modules": [{"resources": [
         {"address": "module.a[\\"x y\\"].aws_s3_bucket.b", "mode": "managed",
          "type": "aws_s3_bucket", "values": {"id": "far"}}]}]}}}
      """;

  private static final List<String> MADE =
      List.of(
          "aws_db_instance.main aws_db_instance db-1",
          "module.a[\"x y\"].aws_s3_bucket.b aws_s3_bucket far");

  @TempDir private Path folder = Path.of("");
  private FakeTerraform fake;

  @BeforeEach
  void begin() {
    fake = new FakeTerraform(folder);
  }

  private List<String> verbs() {
    return fake.calls().stream().map(call -> call.split(" ")[0]).toList();
  }

  @Test
  void itSeesNothingButWhatIsNamedForIt() {
    fake.target().plan(DESIRED, Inventory.EMPTY);
    Map<String, String> environment =
        fake.noted("env")
            .lines()
            .map(line -> line.split("=", 2))
            .filter(pair -> !List.of("PWD", "SHLVL", "_", "OLDPWD").contains(pair[0]))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    assertEquals(
        List.of(
            "AWS_EC2_METADATA_DISABLED",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "CHECKPOINT_DISABLE",
            "HOME",
            "TF_INPUT",
            "TF_IN_AUTOMATION",
            "TF_PLUGIN_CACHE_DIR",
            "TMPDIR"),
        environment.keySet().stream().sorted().toList());
    String work = fake.data().resolve("terraform/account/work").toAbsolutePath().toString();
    assertTrue(environment.getOrDefault("HOME", "").startsWith(work), environment.toString());
  }

  @Test
  void aPlanTellsWhatWouldChangeAndHidesWhatIsSecret() {
    Plan plan = fake.plans(UPDATE).target().plan(DESIRED, Inventory.EMPTY);
    assertEquals(
        List.of(
            new Change(
                "aws_db_instance.main",
                Action.UPDATE,
                List.of(
                    new Field(List.of("backup_retention_period"), "1", "7"),
                    new Field(List.of("kms_key_id"), "", "(known after apply)"),
                    new Field(List.of("password"), "(sensitive)", "(sensitive)"))),
            new Change("aws_s3_bucket.old", Action.DELETE, List.of()),
            new Change("aws_s3_bucket.old", Action.CREATE, List.of())),
        sorted(plan.changes()));
    assertFalse(plan.toString().contains("tell-nobody"));
    assertEquals(List.of("init", "plan", "show"), verbs());
    assertTrue(fake.calls().get(1).contains("-lock=false"), "a look needs no right to write");
  }

  private static List<Change> sorted(List<Change> changes) {
    return changes.stream()
        .map(change ->
            new Change(
                change.address(),
                change.action(),
                change.fields().stream()
                    .sorted((a, b) -> a.path().toString().compareTo(b.path().toString()))
                    .toList()))
        .toList();
  }

  @Test
  void whatWasUnknownIsJudgedAtThePlaceWhereGitDecidesIt() {
    Plan plan = fake.plans(UPDATE).target().plan(DESIRED, Inventory.EMPTY);
    var main = plan.planned().getFirst();
    Value key = main.attributes().nearest(List.of("kms_key_id"));
    assertEquals("arn:key", key.plain(false));
    assertEquals(4, key.place().line());
    assertTrue(main.attributes().nearest(List.of("password")).sensitive());
    var far = plan.planned().getLast();
    assertEquals("module.far.aws_s3_bucket.b[0]", far.address());
    assertEquals("b", far.name());
    assertEquals("stack", far.place().file());
  }

  @Test
  void twoPlansOfOneEffectHaveOneDigest() {
    String digest = digest(UPDATE);
    assertEquals(digest, digest(UPDATE.replace("BEFORE", "2026-01-01T00:00:00Z")));
    assertNotEquals(
        digest,
        digest(UPDATE.replace("\"backup_retention_period\": 7", "\"backup_retention_period\": 8")));
    assertNotEquals(digest, digest(UPDATE.replace("\"bucket\": \"new\"", "\"bucket\": \"other\"")));
    assertNotEquals(digest, digest(UPDATE.replace("[\"update\"]", "[\"delete\", \"create\"]")));
  }

  private String digest(String plan) {
    return fake.plans(plan).target().plan(DESIRED, Inventory.EMPTY).digest();
  }

  @Test
  void whatGoesWrongIsToldWithoutItsSecrets() {
    fake.does(
        "init",
        """
        printf '╷\\n│ Error: No access\\n│ \\n│ The key tell-nobody and hunter22\\n│ are wrong.\\n╵\\n' >&2
        exit 1\
        """);
    var thrown =
        assertThrows(
            TargetException.class, () -> fake.target().plan(withSecret(), Inventory.EMPTY));
    assertEquals(
        "terraform init: No access: The key (sensitive) and (sensitive) are wrong.",
        thrown.getMessage());
    assertEquals(
        new Application.Refused(String.valueOf(thrown.getMessage())),
        fake.target().apply(withSecret(), Inventory.EMPTY, YES));
    assertEquals(
        new Drift.Unknown(String.valueOf(thrown.getMessage())),
        fake.target().drift(withSecret(), Inventory.EMPTY));
  }

  private static Desired withSecret() {
    return FakeTerraform.desired(
        """
        variable "password" {
          type      = string
          sensitive = true
          default   = "hunter22"
        }
        resource "aws_db_instance" "main" {
          password = var.password
        }
        """);
  }

  @Test
  void whatIsNotConsentedToIsNotCarriedOut() {
    var outcome =
        fake.plans(UPDATE)
            .target()
            .apply(DESIRED, Inventory.EMPTY, plan -> Optional.of(plan.digest()));
    assertEquals(new Application.Refused(digest(UPDATE)), outcome);
    assertFalse(verbs().contains("apply"));
  }

  @Test
  void theVeryPlanThatWasConsentedToIsCarriedOut() {
    var outcome = fake.plans(UPDATE).hasState(STATE).target().apply(DESIRED, Inventory.EMPTY, YES);
    assertEquals(new Application.Applied(new Inventory(MADE), 2), outcome);
    assertEquals(List.of("init", "plan", "show", "apply", "show"), verbs());
    String saved = fake.calls().get(1).replaceFirst(".*-out=(\\S+).*", "$1");
    assertTrue(fake.calls().get(3).endsWith(saved), fake.calls().toString());
  }

  @Test
  void withoutChangesNothingIsApplied() {
    fake.plans("{}").hasState(STATE).does("plan", "exit 0");
    assertEquals(
        new Application.Applied(new Inventory(MADE), 0),
        fake.target().apply(DESIRED, Inventory.EMPTY, YES));
    assertFalse(verbs().contains("apply"));
  }

  @Test
  void anApplyThatFailsHalfWayTellsWhatItLeft() {
    fake.plans(UPDATE)
        .hasState(STATE)
        .does("apply", "echo 'Error: cannot make x with password hunter22' >&2; exit 1");
    assertEquals(
        new Application.Partly(
            new Inventory(MADE), "terraform apply: cannot make x with password (sensitive)"),
        fake.target().apply(DESIRED, Inventory.EMPTY, YES));
  }

  @Test
  void aPlanThatIsStaleTouchedNothing() {
    fake.plans(UPDATE).does("apply", "echo 'Error: Saved plan is stale' >&2; exit 1");
    assertInstanceOf(Application.Refused.class, fake.target().apply(DESIRED, Inventory.EMPTY, YES));
  }

  @Test
  void anApplyWhoseTimeIsOverAndThatEndsInOrderIsPartlyDone() {
    fake.plans(UPDATE)
        .hasState(STATE)
        .does("apply", "trap 'exit 1' TERM; while :; do sleep 0.1; done");
    var outcome =
        fake.target(Duration.ofSeconds(3), Duration.ofSeconds(20))
            .apply(DESIRED, Inventory.EMPTY, YES);
    assertEquals(
        new Application.Partly(new Inventory(MADE), "terraform apply took longer than it may"),
        outcome);
  }

  @Test
  void anApplyThatHadToBeKilledIsUnknown() {
    fake.plans(UPDATE).does("apply", "trap '' TERM; while :; do sleep 0.1; done");
    var outcome =
        fake.target(Duration.ofSeconds(3), Duration.ofMillis(300))
            .apply(DESIRED, Inventory.EMPTY, YES);
    assertInstanceOf(Application.Unknown.class, outcome);
  }

  @Test
  void closingEndsAnApply() throws Exception {
    fake.plans(UPDATE).does("apply", "touch \"$here/up\"; exec sleep 300");
    TerraformTarget target = fake.target();
    var before = new Inventory(List.of("a b c"));
    var outcome = CompletableFuture.supplyAsync(() -> target.apply(DESIRED, before, YES));
    for (int i = 0; i < 600 && !Files.exists(folder.resolve("bin/up")); i++) {
      Thread.sleep(50);
    }
    target.close();
    assertEquals(
        new Application.Partly(before, "terraform apply was stopped with the server"),
        outcome.get(20, TimeUnit.SECONDS));
  }

  @Test
  void onlyWhatGitSetsDrifts() {
    fake.plans(
        """
        {"resource_drift": [
          {"address": "aws_db_instance.main", "mode": "managed", "type": "aws_db_instance",
           "change": {"actions": ["update"],
            "before": {"latest": "a", "domain": null, "backup_retention_period": 7,
                       "tags": {"Owner": "us"}},
            "after": {"latest": "b", "domain": [], "backup_retention_period": 0,
                      "tags": {"Owner": "us", "By": "hand"}}}}],
         "prior_state": {"values": {"root_module": {"resources": [
          {"address": "aws_db_instance.main", "mode": "managed", "type": "aws_db_instance",
           "values": {"backup_retention_period": 0}}]}}}}
        """);
    var drift = (Drift.Drifted) fake.target().drift(DESIRED, Inventory.EMPTY);
    assertEquals(
        List.of(
            new Change(
                "aws_db_instance.main",
                Action.UPDATE,
                List.of(
                    new Field(List.of("backup_retention_period"), "0", "7"),
                    new Field(List.of("tags", "By"), "\"hand\"", "")))),
        sorted(drift.changes()));
    Value live = drift.live().getFirst().attributes().nearest(List.of("backup_retention_period"));
    assertEquals(5, live.place().line());
    assertEquals("0", String.valueOf(live.plain(false)));
  }

  @Test
  void whatMovesByItselfIsNoDrift() {
    fake.plans(
        """
        {"resource_drift": [
          {"address": "aws_db_instance.main", "mode": "managed", "type": "aws_db_instance",
           "change": {"actions": ["update"], "before": {"latest": "a"}, "after": {"latest": "b"}}}]}
        """);
    assertEquals(new Drift.InSync(), fake.target().drift(DESIRED, Inventory.EMPTY));
    assertTrue(fake.calls().get(1).contains("-refresh-only"));
  }

  @Test
  void theStateOfAStackThatNamesNoPlaceIsKept() {
    fake.does("plan", "cat zz_driftwarden_override.tf.json > \"$here/override\"");
    fake.target().plan(DESIRED, Inventory.EMPTY);
    String state =
        fake.data()
            .resolve("terraform/account/state/acme%2Finfra/stack.tfstate")
            .toAbsolutePath()
            .toString();
    assertEquals(
        "{\"terraform\":{\"backend\":{\"local\":{\"path\":\"" + state + "\"}}}}",
        fake.noted("override"));
  }

  @Test
  void aBackendOfItsOwnIsLeftAlone() {
    fake.does("plan", "ls -A > \"$here/files\"");
    fake.target()
        .plan(
            FakeTerraform.desired("terraform {\n  backend \"s3\" {\n    key = \"x\"\n  }\n}\n"),
            Inventory.EMPTY);
    assertEquals("main.tf", fake.noted("files"));
  }

  @Test
  void aLockFileOfGitDecidesAlone() {
    Desired locked =
        FakeTerraform.desired(Map.of("stack/main.tf", MAIN, "stack/.terraform.lock.hcl", ""));
    fake.target().plan(locked, Inventory.EMPTY);
    assertTrue(fake.calls().getFirst().contains("-lockfile=readonly"));
    fake.target().plan(DESIRED, Inventory.EMPTY);
    assertFalse(fake.calls().get(3).contains("-lockfile"));
  }

  @Test
  void theCopyIsOfTheWholeRepositoryAndGoneAfterwards() throws Exception {
    fake.does("plan", "(cd .. && find . -type f | sort) > \"$here/files\"");
    fake.target()
        .plan(
            FakeTerraform.desired(
                Map.of(
                    "stack/main.tf", MAIN,
                    "stack/terraform.tfstate", "{}",
                    "stack/.terraform/providers/x", "evil",
                    "network/main.tf", "")),
            Inventory.EMPTY);
    assertEquals(
        List.of("./network/main.tf", "./stack/main.tf", "./stack/zz_driftwarden_override.tf.json"),
        fake.noted("files").lines().toList());
    try (Stream<Path> left = Files.list(fake.data().resolve("terraform/account/work"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aBinaryThatIsNotThereIsToldAtOnce() {
    var config = fake.config(Duration.ofSeconds(1));
    var missing =
        new TargetConfig.Terraform(
            "account",
            config.planning(),
            "no-such-terraform",
            Optional.empty(),
            Map.of(),
            config.timeout(),
            Optional.empty());
    var thrown =
        assertThrows(
            TargetException.class,
            () -> TerraformTarget.of(missing, fake.data(), Optional.empty()));
    assertEquals("there is no program no-such-terraform", thrown.getMessage());
  }
}
