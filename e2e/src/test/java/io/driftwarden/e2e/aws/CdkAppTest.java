package io.driftwarden.e2e.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Application.Applied;
import io.driftwarden.controller.target.Application.Refused;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.aws.CloudFormationTarget;
import io.driftwarden.e2e.Parts;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.FolderTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The life of both stacks of the example's CDK app: one account, from nothing to mended by hand.
 */
@Tag("e2e")
@TestMethodOrder(OrderAnnotation.class)
class CdkAppTest {
  private static final String TEMPLATES = "cdk/templates/";
  private static final String GROUP = "DatabaseStack/DatabaseSecurityGroup7319C0F6";
  private static final String DATABASE = "DatabaseStack/DatabaseB269D8BB";
  private static final String BUCKET = "FeatureStoreStack/RawData202C7BD0";
  private static final String TABLE = "FeatureStoreStack/Features3940F53C";
  private static final String KEY = "FeatureStoreStack/Key961B73FD";

  @TempDir static Path folder;
  private static Account account;
  private static CloudFormationTarget target;
  private static Desired app;
  private static Inventory inventory = Inventory.EMPTY;

  @BeforeAll
  static void start() {
    account = Account.start(folder.resolve("account"));
    target = CloudFormationTarget.of("account", account.config(), Optional.empty());
    app =
        Stacks.of(
            new Stack("cdk", Stack.Kind.CDK), new FolderTree(Parts.ROOT.resolve("examples/repo")));
  }

  @AfterAll
  static void stop() {
    target.close();
    account.close();
  }

  private static String physical(String address) {
    return inventory.addresses().stream()
        .map(line -> line.split(" "))
        .filter(line -> line[0].equals(address))
        .map(line -> line[2])
        .findFirst()
        .orElseThrow();
  }

  private static Drift.Drifted drifted() {
    return assertInstanceOf(Drift.Drifted.class, target.drift(app, inventory));
  }

  private static void assertDrifted(String address, String... path) {
    Drift.Drifted drifted = drifted();
    assertEquals(List.of(address), drifted.changes().stream().map(Change::address).toList());
    assertEquals(List.of(path), drifted.changes().getFirst().fields().getFirst().path());
  }

  private static void assertInSync() {
    assertEquals(new Drift.InSync(), target.drift(app, inventory));
  }

  @Test
  @Order(1)
  void aPlanOfWhatIsNotThereLeavesNothingBehind() {
    var plan = target.plan(app, inventory);
    assertEquals(app.resources().size(), plan.changes().size());
    assertTrue(plan.changes().stream().allMatch(change -> change.action() == Action.CREATE));
    try (var stacks = account.by(CloudFormationClient.builder())) {
      assertEquals(List.of(), stacks.describeStacks().stacks());
    }
  }

  @Test
  @Order(2)
  void withoutConsentNothingIsMade() {
    assertEquals(new Refused("no"), target.apply(app, inventory, _ -> Optional.of("no")));
    try (var stacks = account.by(CloudFormationClient.builder())) {
      assertEquals(List.of(), stacks.describeStacks().stacks());
    }
  }

  @Test
  @Order(3)
  void bothStacksAreDeployedAndEachThingIsInTheInventory() {
    Applied applied =
        assertInstanceOf(Applied.class, target.apply(app, inventory, _ -> Optional.empty()));
    inventory = applied.inventory();
    assertEquals(app.resources().size(), applied.changed());
    assertEquals(app.resources().size(), inventory.addresses().size());
    assertTrue(physical(GROUP).startsWith("sg-"));
  }

  @Test
  @Order(4)
  void anUntouchedWorldIsInSync() {
    for (int i = 0; i < 3; i++) {
      long requests = account.requests();
      long start = System.nanoTime();
      assertInSync();
      System.out.printf(
          "drift of both stacks: %d requests, %d ms%n",
          account.requests() - requests, (System.nanoTime() - start) / 1_000_000);
    }
  }

  @Test
  @Order(5)
  void applyingTheSameAgainChangesNothing() {
    Applied again =
        assertInstanceOf(Applied.class, target.apply(app, inventory, _ -> Optional.empty()));
    assertEquals(0, again.changed());
    assertEquals(inventory, again.inventory());
    assertEquals(
        List.of("EXECUTE_COMPLETE"),
        account.changeSets("DatabaseStack"),
        "only the change set that made it is left");
  }

  @Test
  @Order(6)
  void aGroupOpenedByHandIsFoundAndJudged() {
    IpPermission opened =
        IpPermission.builder()
            .ipProtocol("tcp")
            .fromPort(5432)
            .toPort(5432)
            .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
            .build();
    try (var ec2 = account.by(Ec2Client.builder())) {
      ec2.authorizeSecurityGroupIngress(
          request -> request.groupId(physical(GROUP)).ipPermissions(opened));
      assertDrifted(GROUP, "SecurityGroupIngress", "0");
      assertEquals(
          List.of("DW-NET-001 " + TEMPLATES + "DatabaseStack.template.json:" + line(GROUP)),
          Stacks.broken(app, drifted()));
      ec2.revokeSecurityGroupIngress(
          request -> request.groupId(physical(GROUP)).ipPermissions(opened));
    }
    assertInSync();
  }

  private static int line(String address) {
    return app.resources().stream()
        .filter(resource -> resource.address().equals(address))
        .findFirst()
        .orElseThrow()
        .place()
        .line();
  }

  @Test
  @Order(7)
  void aRuleTakenAwayByHandIsMissing() {
    try (var ec2 = account.by(Ec2Client.builder())) {
      var there =
          ec2.describeSecurityGroups(request -> request.groupIds(physical(GROUP)))
              .securityGroups()
              .getFirst()
              .ipPermissions();
      ec2.revokeSecurityGroupIngress(
          request -> request.groupId(physical(GROUP)).ipPermissions(there));
      Change change = drifted().changes().getFirst();
      assertEquals(Action.CREATE, change.action());
      assertTrue(change.address().startsWith("DatabaseStack/DatabaseSecurityGroupfrom"));
      ec2.authorizeSecurityGroupIngress(
          request -> request.groupId(physical(GROUP)).ipPermissions(there));
    }
    assertInSync();
  }

  @Test
  @Order(8)
  void aDatabaseOpenedByHandIsFoundAndJudged() {
    try (var rds = account.by(RdsClient.builder())) {
      open(rds, true);
      assertDrifted(DATABASE, "PubliclyAccessible");
      assertTrue(Stacks.broken(app, drifted()).getFirst().startsWith("DW-PUB-001 "));
      open(rds, false);
    }
    assertInSync();
  }

  private static void open(RdsClient rds, boolean open) {
    rds.modifyDBInstance(request ->
        request
            .dbInstanceIdentifier(physical(DATABASE))
            .publiclyAccessible(open)
            .applyImmediately(true));
  }

  @Test
  @Order(9)
  void aBucketOpenedByHandIsFoundAndJudged() {
    try (var s3 = account.by(S3Client.builder().forcePathStyle(true))) {
      s3.deletePublicAccessBlock(request -> request.bucket(physical(BUCKET)));
      assertDrifted(BUCKET, "PublicAccessBlockConfiguration", "BlockPublicAcls");
      assertEquals(
          List.of("DW-PUB-002"),
          Stacks.broken(app, drifted()).stream()
              .map(found -> found.substring(0, 10))
              .distinct()
              .toList());
      s3.putPublicAccessBlock(request ->
          request
              .bucket(physical(BUCKET))
              .publicAccessBlockConfiguration(block ->
                  block
                      .blockPublicAcls(true)
                      .blockPublicPolicy(true)
                      .ignorePublicAcls(true)
                      .restrictPublicBuckets(true)));
    }
    assertInSync();
  }

  @Test
  @Order(10)
  void aBucketThatEveryoneMayReadByItsPolicyIsFoundAndJudged() {
    try (var s3 = account.by(S3Client.builder().forcePathStyle(true))) {
      String policy = s3.getBucketPolicy(request -> request.bucket(physical(BUCKET))).policy();
      s3.putBucketPolicy(request ->
          request
              .bucket(physical(BUCKET))
              .policy(
                  """
                  {"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                     "Resource": "arn:aws:s3:::%s/*"}]}
                  """
                      .formatted(physical(BUCKET))));
      Drift.Drifted drifted = drifted();
      assertEquals(
          List.of("FeatureStoreStack/RawDataPolicy9FCDD93E"),
          drifted.changes().stream().map(Change::address).toList());
      assertTrue(Stacks.broken(app, drifted).getFirst().startsWith("DW-PUB-003 "));
      s3.putBucketPolicy(request -> request.bucket(physical(BUCKET)).policy(policy));
    }
    assertInSync();
  }

  @Test
  @Order(11)
  void aKeyAndATableChangedByHandAreFound() {
    try (var kms = account.by(KmsClient.builder());
        var tables = account.by(DynamoDbClient.builder())) {
      kms.disableKeyRotation(request -> request.keyId(physical(KEY)));
      tables.updateContinuousBackups(request ->
          request
              .tableName(physical(TABLE))
              .pointInTimeRecoverySpecification(to -> to.pointInTimeRecoveryEnabled(false)));
      assertEquals(
          "Key961B73FD Features3940F53C",
          drifted().changes().stream()
              .map(change -> change.address().substring("FeatureStoreStack/".length()))
              .collect(Collectors.joining(" ")));
      kms.enableKeyRotation(request -> request.keyId(physical(KEY)));
      tables.updateContinuousBackups(request ->
          request
              .tableName(physical(TABLE))
              .pointInTimeRecoverySpecification(to -> to.pointInTimeRecoveryEnabled(true)));
    }
    assertInSync();
  }

  @Test
  @Order(12)
  void aBucketThatIsGoneHasToBeMadeAgain() {
    try (var s3 = account.by(S3Client.builder().forcePathStyle(true))) {
      s3.deleteBucket(request -> request.bucket(physical(BUCKET)));
    }
    assertEquals(
        List.of(BUCKET, "FeatureStoreStack/RawDataPolicy9FCDD93E"),
        drifted().changes().stream().map(Change::address).toList());
  }
}
