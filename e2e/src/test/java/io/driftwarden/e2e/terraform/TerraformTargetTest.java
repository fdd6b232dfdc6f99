package io.driftwarden.e2e.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.config.Secret;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.terraform.TerraformTarget;
import io.driftwarden.e2e.AwsEndpoint;
import io.driftwarden.e2e.Parts;
import io.driftwarden.e2e.Providers;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.Value;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example's stacks on a real Terraform, and what people do to them by hand. */
@Tag("e2e")
class TerraformTargetTest {
  private static final Consent YES = plan -> Optional.empty();
  private static final Tree TREE = new FolderTree(Parts.ROOT.resolve("examples/repo"));

  @TempDir static Path folder;
  private static AwsEndpoint aws;
  private static TerraformTarget target;

  @BeforeAll
  static void start() {
    aws = AwsEndpoint.start(folder.resolve("aws"));
    Map<String, Secret> environment = new HashMap<>();
    aws.environment().forEach((name, value) -> environment.put(name, new Secret(value)));
    target =
        TerraformTarget.of(
            new TargetConfig.Terraform(
                "account",
                TargetConfig.Planning.TRUSTED,
                "terraform",
                Providers.configuration(folder),
                environment,
                Duration.ofMinutes(10),
                Optional.empty()),
            folder.resolve("data"),
            Optional.empty());
  }

  @AfterAll
  static void stop() {
    target.close();
    aws.close();
  }

  private static Desired desired(String path) {
    Stack stack = new Stack(path, Stack.Kind.TERRAFORM);
    return new Desired(new StackRenderer().render(stack, TREE), TREE, "acme/infra");
  }

  private static Inventory applied(Desired desired) {
    Application outcome = target.apply(desired, Inventory.EMPTY, YES);
    Application.Applied applied = assertInstanceOf(Application.Applied.class, outcome);
    assertTrue(applied.changed() > 0);
    return applied.inventory();
  }

  private static void assertUntouchedThreeTimes(Desired desired, Inventory inventory) {
    for (int run = 0; run < 3; run++) {
      assertEquals(new Drift.InSync(), target.drift(desired, inventory));
    }
    assertEquals(
        new Application.Applied(inventory, 0), target.apply(desired, inventory, YES), "once more");
  }

  private static Drift.Drifted drifted(Desired desired, Inventory inventory) {
    return assertInstanceOf(Drift.Drifted.class, target.drift(desired, inventory));
  }

  /** Returns {@code address attribute} of all that has drifted. */
  private static Set<String> attributes(Drift.Drifted drift) {
    Set<String> attributes = new TreeSet<>();
    for (Change change : drift.changes()) {
      change
          .fields()
          .forEach(field -> attributes.add(change.address() + " " + field.path().getFirst()));
    }
    return attributes;
  }

  private static Value live(Drift.Drifted drift, String address, String... path) {
    return resource(drift.live(), address).attributes().nearest(List.of(path));
  }

  private static Resource resource(List<Resource> resources, String address) {
    return resources.stream()
        .filter(resource -> resource.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static String id(Inventory inventory, String address) {
    return inventory.addresses().stream()
        .filter(line -> line.startsWith(address + " "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBucketATableAndALogThatPeopleChangeByHand() {
    Desired desired = desired("terraform/features");
    Plan plan = target.plan(desired, Inventory.EMPTY);
    assertEquals(7, plan.changes().size(), plan.changes().toString());
    assertEquals(plan.digest(), target.plan(desired, Inventory.EMPTY).digest());
    assertPlannedAtItsPlace(plan);

    Inventory inventory = applied(desired);
    assertUntouchedThreeTimes(desired, inventory);
    String bucket = id(inventory, "aws_s3_bucket.raw");
    String key = id(inventory, "aws_kms_key.features");
    aws.call(
        "s3",
        "put_bucket_versioning",
        "{\"Bucket\": \"%s\", \"VersioningConfiguration\": {\"Status\": \"Suspended\"}}"
            .formatted(bucket));
    aws.call(
        "s3",
        "put_bucket_encryption",
        """
        {"Bucket": "%s", "ServerSideEncryptionConfiguration":
          {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}}\
        """
            .formatted(bucket));
    aws.call("s3", "delete_public_access_block", "{\"Bucket\": \"%s\"}".formatted(bucket));
    aws.call("kms", "disable_key_rotation", "{\"KeyId\": \"%s\"}".formatted(key));
    aws.call(
        "dynamodb",
        "update_continuous_backups",
        """
        {"TableName": "ai-features",
         "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": false}}\
        """);
    aws.call(
        "logs",
        "put_retention_policy",
        "{\"logGroupName\": \"/ai/features/access\", \"retentionInDays\": 1}");
    aws.call(
        "dynamodb",
        "tag_resource",
        """
        {"ResourceArn": "arn:aws:dynamodb:eu-central-1:123456789012:table/ai-features",
         "Tags": [{"Key": "Owner", "Value": "somebody"}]}\
        """);

    Drift.Drifted drift = drifted(desired, inventory);
    assertEquals(
        Set.of(
            "aws_s3_bucket_versioning.raw versioning_configuration",
            "aws_s3_bucket_server_side_encryption_configuration.raw rule",
            "aws_kms_key.features enable_key_rotation",
            "aws_dynamodb_table.features point_in_time_recovery",
            "aws_dynamodb_table.features tags",
            "aws_cloudwatch_log_group.access retention_in_days"),
        attributes(drift));
    assertTrue(
        drift.changes().stream()
            .anyMatch(change ->
                change.address().equals("aws_s3_bucket_public_access_block.raw")
                    && change.action() == Change.Action.CREATE),
        drift.changes().toString());
    Value rotation = live(drift, "aws_kms_key.features", "enable_key_rotation");
    assertEquals(false, rotation.plain(false));
    assertEquals("terraform/features/main.tf", rotation.place().file());

    Application restored = target.apply(desired, inventory, YES);
    assertInstanceOf(Application.Applied.class, restored);
    assertEquals(new Drift.InSync(), target.drift(desired, inventory));
  }

  /** What a rendering can't know is known by the plan, and stands where git decides it. */
  private static void assertPlannedAtItsPlace(Plan plan) {
    Value bucket =
        resource(plan.planned(), "aws_s3_bucket.raw").attributes().nearest(List.of("bucket"));
    assertEquals("ai-features-raw-123456789012", bucket.plain(false));
    assertEquals("terraform/features/main.tf", bucket.place().file());
    assertFalse(plan.toString().contains("test-secret-key"));
  }

  @Test
  void aDatabaseAndItsGroupThatPeopleOpenByHand() {
    Desired desired = desired("terraform/security");
    Inventory inventory = applied(desired);
    assertUntouchedThreeTimes(desired, inventory);
    aws.call(
        "ec2",
        "authorize_security_group_ingress",
        """
        {"GroupId": "%s", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432,
          "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}\
        """
            .formatted(id(inventory, "aws_security_group.db_secure")));
    aws.call(
        "rds",
        "modify_db_instance",
        """
        {"DBInstanceIdentifier": "ai-secure-postgres", "BackupRetentionPeriod": 1,
         "PubliclyAccessible": true, "ApplyImmediately": true}\
        """);

    Drift.Drifted drift = drifted(desired, inventory);
    assertEquals(
        Set.of(
            "aws_security_group.db_secure ingress",
            "aws_db_instance.postgres_secure backup_retention_period",
            "aws_db_instance.postgres_secure publicly_accessible"),
        attributes(drift));
    Value open = live(drift, "aws_db_instance.postgres_secure", "publicly_accessible");
    assertEquals(true, open.plain(false));
    assertEquals("terraform/security/main.tf", open.place().file());

    Application restored = target.apply(desired, inventory, YES);
    assertInstanceOf(Application.Applied.class, restored);
    assertEquals(new Drift.InSync(), target.drift(desired, inventory));
  }

  @Test
  void whatIsObjectedToIsNotMade() {
    Desired desired = desired("terraform/features");
    Desired elsewhere = new Desired(desired.rendering(), desired.tree(), "acme/other");
    assertEquals(
        new Application.Refused("no"),
        target.apply(elsewhere, Inventory.EMPTY, plan -> Optional.of("no")));
  }
}
