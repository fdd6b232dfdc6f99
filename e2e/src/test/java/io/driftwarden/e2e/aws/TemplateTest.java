package io.driftwarden.e2e.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.config.AwsConfig;
import io.driftwarden.controller.target.Application.Applied;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.Change.Field;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.aws.CloudFormationTarget;
import io.driftwarden.e2e.Parts;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.MapTree;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What a template's changes become, and what a CDK app's assets do; each test has its own stack.
 */
@Tag("e2e")
class TemplateTest {
  @TempDir static Path folder;
  private static Account account;
  private static CloudFormationTarget target;

  @BeforeAll
  static void start() {
    account = Account.start(folder.resolve("account"));
    target = CloudFormationTarget.of("account", account.config(), Optional.empty());
  }

  @AfterAll
  static void stop() {
    target.close();
    account.close();
  }

  private static Desired stack(String path, String versioning, String more) {
    return Stacks.template(
        path,
        """
        Parameters:
          Password: {Type: String, NoEcho: true, Default: hunter2}
        Resources:
          Data:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: data-%s
              VersioningConfiguration: {Status: %s}
              Tags: [{Key: Password, Value: !Ref Password}]
        %s
        """
            .formatted(path.replace(".yaml", ""), versioning, more));
  }

  private static Inventory applied(Desired desired) {
    return assertInstanceOf(
            Applied.class, target.apply(desired, Inventory.EMPTY, _ -> Optional.empty()))
        .inventory();
  }

  @Test
  void aPlanSaysWhatAnUpdateWouldChangeAndForgetsItsChangeSet() {
    Inventory inventory = applied(stack("one.yaml", "Enabled", ""));
    Plan plan = target.plan(stack("one.yaml", "Suspended", ""), inventory);
    assertEquals(
        List.of(
            new Field(
                List.of("VersioningConfiguration", "Status"), "\"Enabled\"", "\"Suspended\"")),
        plan.changes().getFirst().fields());
    assertEquals(1, plan.changes().size());
    assertEquals(List.of("EXECUTE_COMPLETE"), account.changeSets("one"));
  }

  @Test
  void anUpdateIsAppliedAndWhatGitNoLongerHasIsDeleted() {
    String topic = "  Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: two}}";
    applied(stack("two.yaml", "Enabled", topic));
    Desired wanted = stack("two.yaml", "Suspended", "");
    Plan plan = target.plan(wanted, Inventory.EMPTY);
    assertTrue(
        plan.changes().stream()
            .anyMatch(it -> it.address().equals("Topic") && it.action() == Action.DELETE));
    Inventory inventory = applied(wanted);
    assertEquals(List.of("Data AWS::S3::Bucket data-two"), inventory.addresses());
    assertEquals(new Drift.InSync(), target.drift(wanted, inventory));
    try (var s3 = account.by(S3Client.builder().forcePathStyle(true))) {
      assertEquals(
          "Suspended",
          s3.getBucketVersioning(request -> request.bucket("data-two")).statusAsString());
    }
  }

  @Test
  void whatIsHiddenIsComparedAndNeverShown() {
    Desired desired = stack("three.yaml", "Enabled", "");
    Inventory inventory = applied(desired);
    var changed =
        software.amazon.awssdk.services.s3.model.Tag.builder()
            .key("Password")
            .value("hunter3")
            .build();
    try (var s3 = account.by(S3Client.builder().forcePathStyle(true))) {
      s3.putBucketTagging(
          request -> request.bucket("data-three").tagging(tags -> tags.tagSet(changed)));
    }
    Drift.Drifted drifted = assertInstanceOf(Drift.Drifted.class, target.drift(desired, inventory));
    assertEquals(
        List.of(new Field(List.of("Tags", "0", "Value"), "(sensitive)", "(sensitive)")),
        drifted.changes().getFirst().fields());
    String shown = drifted.live().getFirst().attributes().plain(true) + "";
    assertFalse(shown.contains("hunter"), shown);
  }

  @Test
  void theAssetsOfACdkAppAreWhereItsTemplateTakesThem() {
    Map<String, String> files =
        Map.of(
            "app/cdk.json", "{}",
            "app/cdk.out/manifest.json", manifest(),
            "app/cdk.out/Api.template.json", function(),
            "app/cdk.out/Api.assets.json", assets(),
            "app/cdk.out/asset.1f/index.py", "def handler(event, context): pass\n");
    Desired desired = Stacks.of(new Stack("app", Stack.Kind.CDK), new MapTree(files));
    try (var s3 = account.by(S3Client.builder().forcePathStyle(true))) {
      s3.createBucket(request -> request.bucket("cdk-123456789012-eu-central-1"));
      Inventory inventory = applied(desired);
      assertTrue(inventory.addresses().getFirst().startsWith("Api/Role AWS::IAM::Role"));
      assertTrue(
          s3.headObject(request -> request.bucket("cdk-123456789012-eu-central-1").key("1f.zip"))
                  .contentLength()
              > 100);
      assertEquals(new Drift.InSync(), target.drift(desired, inventory));
    }
  }

  private static String manifest() {
    return """
    {"artifacts": {"Api": {"type": "aws:cloudformation:stack",
      "properties": {"templateFile": "Api.template.json", "stackName": "feature-api"}}}}
    """;
  }

  private static String assets() {
    return """
    {"files": {"1f": {"source": {"path": "asset.1f", "packaging": "zip"},
      "destinations": {"current": {
        "bucketName": "cdk-${AWS::AccountId}-${AWS::Region}", "objectKey": "1f.zip"}}}}}
    """;
  }

  private static String function() {
    return """
    {"Resources": {
      "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}},
      "Function": {"Type": "AWS::Lambda::Function", "Properties": {
        "Handler": "index.handler", "Runtime": "python3.13",
        "Role": {"Fn::GetAtt": ["Role", "Arn"]},
        "Code": {"S3Key": "1f.zip",
          "S3Bucket": {"Fn::Sub": "cdk-${AWS::AccountId}-${AWS::Region}"}}}}}}
    """;
  }

  @Test
  void anAccountThatCannotBeReachedIsToldWithoutItsKeys() {
    AwsConfig config = account.config();
    URI nobody = URI.create("http://127.0.0.1:" + Parts.freePort());
    var away = new AwsConfig(config.region(), config.keys(), Optional.of(nobody));
    try (var unreachable = CloudFormationTarget.of("away", away, Optional.empty())) {
      Desired desired = stack("four.yaml", "Enabled", "");
      var failure =
          assertThrows(TargetException.class, () -> unreachable.plan(desired, Inventory.EMPTY));
      String message = String.valueOf(failure.getMessage());
      assertTrue(message.startsWith("AWS, reading stack \"four\": "), message);
      assertFalse(message.contains("s3cr3t"), message);
      assertInstanceOf(Drift.Unknown.class, unreachable.drift(desired, Inventory.EMPTY));
    }
  }
}
