package io.driftwarden.controller.target.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.Change.Field;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.LiveReads;
import io.driftwarden.controller.target.TargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the account itself says beside what Terraform finds. */
class DirectReadsTest {
  private static final Desired DESIRED =
      FakeTerraform.desired(
          """
          resource "aws_db_instance" "main" {
            engine_version          = "16"
            publicly_accessible     = false
            backup_retention_period = 7
            kms_key_id              = aws_kms_key.k.arn
            tags                    = { Owner = "us" }
          }
          resource "aws_security_group" "db" {
            ingress {
              from_port   = 5432
              to_port     = 5432
              protocol    = "tcp"
              cidr_blocks = ["10.0.0.0/8"]
            }
          }

          data "aws_caller_identity" "me" {}

          resource "aws_kms_key" "key" {
            policy = jsonencode({
              Statement = [{ Action = "kms:*", Principal = { AWS = data.aws_caller_identity.me.arn } }]
            })
          }
          """);

  private static final Inventory INVENTORY =
      new Inventory(
          List.of(
              "aws_db_instance.main aws_db_instance db-1",
              "aws_security_group.db aws_security_group sg-1",
              "aws_sqs_queue.q aws_sqs_queue q"));

  private static final Map<String, Object> DATABASE =
      Map.of(
          "engine_version",
          "16.3",
          "publicly_accessible",
          false,
          "backup_retention_period",
          7,
          "kms_key_id",
          "arn:any",
          "multi_az",
          true,
          "tags",
          Map.of("Owner", "us"));

  private static final Map<String, Object> RULE =
      Map.of(
          "from_port",
          5432,
          "to_port",
          5432,
          "protocol",
          "tcp",
          "cidr_blocks",
          List.of("10.0.0.0/8"),
          "self",
          false);

  @TempDir private Path folder = Path.of("");

  /** An account in which each thing is as it is given. */
  private record Account(Map<String, Map<String, Object>> things) implements LiveReads {
    @Override
    public boolean reads(String type) {
      return !type.equals("aws_sqs_queue");
    }

    @Override
    public Optional<Map<String, Object>> read(String type, String id) {
      if (id.equals("q")) {
        throw new AssertionError("it is not asked what it can't read");
      }
      return Optional.ofNullable(things.get(id));
    }
  }

  private static LiveReads account(Map<String, Object> database, List<Object> ingress) {
    return new Account(Map.of("db-1", database, "sg-1", Map.of("ingress", ingress)));
  }

  private Drift drift(LiveReads account, String shown) {
    FakeTerraform fake = new FakeTerraform(folder).plans(shown);
    return TerraformTarget.of(
            fake.config(Duration.ofSeconds(60)), fake.data(), Optional.of(account))
        .drift(DESIRED, INVENTORY);
  }

  private List<Change> changes(LiveReads account) {
    return assertInstanceOf(Drift.Drifted.class, drift(account, "{}")).changes();
  }

  private static Map<String, Object> with(Map<String, Object> all, String name, Object value) {
    var changed = new java.util.HashMap<>(all);
    changed.put(name, value);
    return changed;
  }

  private static Change database(Field... fields) {
    return new Change("aws_db_instance.main", Action.UPDATE, List.of(fields));
  }

  private static Change group(Field... fields) {
    return new Change("aws_security_group.db", Action.UPDATE, List.of(fields));
  }

  @Test
  void anUntouchedAccountIsInSync() {
    assertEquals(new Drift.InSync(), drift(account(DATABASE, List.of(RULE)), "{}"));
  }

  /** What git can't know of a policy is left open, and the rest is compared. */
  @ParameterizedTest
  @CsvSource({"kms:*, 0", "kms:Decrypt, 1"})
  void aPolicyIsComparedByWhatItSays(String action, int departures) {
    String policy =
        "{\"Statement\":[{\"Principal\":{\"AWS\":\"arn:me\"},\"Action\":\"%s\"}]}"
            .formatted(action);
    Inventory key = new Inventory(List.of("aws_kms_key.key aws_kms_key key-1"));
    LiveReads account = new Account(Map.of("key-1", Map.of("policy", policy)));
    DirectReads direct = DirectReads.of(Optional.of(account), DESIRED, key);
    assertEquals(departures, direct.joined(List.of(), text -> text).size());
  }

  @Test
  void aDatabaseThatWasOpenedByHandIsSeen() {
    assertEquals(
        List.of(database(new Field(List.of("publicly_accessible"), "true", "false"))),
        changes(account(with(DATABASE, "publicly_accessible", true), List.of(RULE))));
  }

  @Test
  void anotherTagIsSeen() {
    assertEquals(
        List.of(database(new Field(List.of("tags", "By"), "\"hand\"", ""))),
        changes(
            account(with(DATABASE, "tags", Map.of("Owner", "us", "By", "hand")), List.of(RULE))));
  }

  @Test
  void aRuleThatWasAddedIsSeen() {
    Map<String, Object> open = with(RULE, "cidr_blocks", List.of("0.0.0.0/0"));
    List<Change> changes = changes(account(DATABASE, List.of(open, RULE)));
    assertEquals(List.of("ingress", "0"), changes.getFirst().fields().getFirst().path());
    assertTrue(changes.getFirst().fields().getFirst().from().contains("0.0.0.0/0"));
  }

  @Test
  void aRuleThatWasChangedIsToldByWhatDiffersInIt() {
    Map<String, Object> open = with(RULE, "cidr_blocks", List.of("10.0.0.0/8", "0.0.0.0/0"));
    assertEquals(
        List.of(group(new Field(List.of("ingress", "0", "cidr_blocks", "1"), "\"0.0.0.0/0\"", ""))),
        changes(account(DATABASE, List.of(open))));
  }

  @Test
  void whatIsGoneWouldBeMade() {
    assertEquals(
        List.of(new Change("aws_db_instance.main", Action.CREATE, List.of())),
        changes(new Account(Map.of("sg-1", Map.of("ingress", List.of(RULE))))));
  }

  @Test
  void whatBothSeeIsToldOnce() {
    String refreshed =
        """
        {"resource_drift": [
          {"address": "aws_db_instance.main", "mode": "managed", "type": "aws_db_instance",
           "change": {"actions": ["update"],
            "before": {"backup_retention_period": 7, "publicly_accessible": false},
            "after": {"backup_retention_period": 1, "publicly_accessible": true}}}],
         "prior_state": {"values": {"root_module": {"resources": [
          {"address": "aws_db_instance.main", "mode": "managed", "type": "aws_db_instance",
           "values": {"backup_retention_period": 1, "publicly_accessible": true}},
          {"address": "aws_security_group.db", "mode": "managed", "type": "aws_security_group",
           "values": {"ingress": []}}]}}}}
        """;
    var drift =
        (Drift.Drifted)
            drift(account(with(DATABASE, "publicly_accessible", true), List.of()), refreshed);
    assertEquals(
        List.of("backup_retention_period", "publicly_accessible", "ingress"),
        drift.changes().stream()
            .flatMap(change -> change.fields().stream())
            .map(field -> field.path().getFirst())
            .toList());
    assertEquals(
        true,
        drift.live().getFirst().attributes().nearest(List.of("publicly_accessible")).plain(false));
  }

  @Test
  void itIsToldAlsoWhenTheRefreshFails() {
    FakeTerraform fake = new FakeTerraform(folder).does("init", "exit 1");
    LiveReads account = account(with(DATABASE, "publicly_accessible", true), List.of(RULE));
    Drift drift =
        TerraformTarget.of(fake.config(Duration.ofSeconds(60)), fake.data(), Optional.of(account))
            .drift(DESIRED, INVENTORY);
    assertEquals(1, assertInstanceOf(Drift.Drifted.class, drift).changes().size());
  }

  @Test
  void anAccountThatDoesNotAnswerIsLeftToTheRefresh() {
    LiveReads silent =
        new LiveReads() {
          @Override
          public boolean reads(String type) {
            return true;
          }

          @Override
          public Optional<Map<String, Object>> read(String type, String id) {
            throw new TargetException("no answer");
          }
        };
    assertEquals(new Drift.InSync(), drift(silent, "{}"));
  }
}
