package io.driftwarden.e2e.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Overlay;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.aws.AwsAccount;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.MapTree;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Things made by hand, read by the names that Terraform gives their attributes. */
@Tag("e2e")
class DirectReadsTest {
  @TempDir static Path folder;
  private static Account account;
  private static AwsAccount reads;

  @BeforeAll
  static void start() {
    account = Account.start(folder.resolve("account"));
    reads = new AwsAccount(account.config());
  }

  @AfterAll
  static void stop() {
    reads.close();
    account.close();
  }

  private static Map<String, Object> read(String type, String id) {
    assertTrue(reads.reads(type));
    return reads.read(type, id).orElseThrow();
  }

  private static List<?> list(Map<?, ?> from, String name) {
    return from.get(name) instanceof List<?> found ? found : List.of();
  }

  @Test
  void aDatabaseOpenedByHandIsFoundByTheRules() {
    Desired desired =
        Stacks.of(
            new Stack("", Stack.Kind.TERRAFORM),
            new MapTree(
                Map.of(
                    "main.tf",
                    """
                    resource "aws_db_instance" "orders" {
                      identifier              = "orders"
                      engine                  = "postgres"
                      instance_class          = "db.t4g.micro"
                      allocated_storage       = 20
                      publicly_accessible     = false
                      storage_encrypted       = true
                      backup_retention_period = 7
                      deletion_protection     = true
                    }
                    """)));
    try (var rds = account.by(RdsClient.builder())) {
      rds.createDBInstance(request ->
          request
              .dbInstanceIdentifier("orders")
              .engine("postgres")
              .dbInstanceClass("db.t4g.micro")
              .allocatedStorage(20)
              .masterUsername("postgres")
              .masterUserPassword("not-shown-1")
              .storageEncrypted(true)
              .backupRetentionPeriod(7)
              .deletionProtection(true)
              .publiclyAccessible(false));
      assertEquals(List.of(), Stacks.broken(desired, List.of(live(desired, "orders"))));
      rds.modifyDBInstance(request ->
          request.dbInstanceIdentifier("orders").publiclyAccessible(true).applyImmediately(true));
      long requests = account.requests();
      assertEquals(
          List.of("DW-PUB-001 main.tf:6"),
          Stacks.broken(desired, List.of(live(desired, "orders"))));
      assertEquals(1, account.requests() - requests, "one call for one database");
      String id = rds.describeDBInstances().dbInstances().getFirst().dbiResourceId();
      assertEquals(read("aws_db_instance", "orders"), read("aws_db_instance", id));
    }
  }

  private static Resource live(Desired desired, String id) {
    Resource resource = desired.resources().getFirst();
    return new Resource(
        resource.address(),
        resource.kind(),
        resource.type(),
        resource.name(),
        Overlay.over(resource.attributes(), read(resource.type(), id)),
        resource.place());
  }

  @Test
  void aBucketsSettingsAreReadOneByOne() {
    try (var s3 = account.by(S3Client.builder().forcePathStyle(true))) {
      s3.createBucket(request -> request.bucket("logs"));
      assertEquals(
          List.of(Map.of("status", "Disabled")),
          read("aws_s3_bucket_versioning", "logs").get("versioning_configuration"));
      assertEquals(Optional.empty(), reads.read("aws_s3_bucket_public_access_block", "logs"));
      assertEquals(Optional.empty(), reads.read("aws_s3_bucket_policy", "logs"));
      s3.putBucketVersioning(request ->
          request
              .bucket("logs")
              .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
      s3.putBucketEncryption(request ->
          request.bucket("logs").serverSideEncryptionConfiguration(to -> to.rules(byAmazon())));
      s3.putPublicAccessBlock(request ->
          request.bucket("logs").publicAccessBlockConfiguration(to -> to.blockPublicAcls(true)));
      s3.putBucketTagging(
          request -> request.bucket("logs").tagging(to -> to.tagSet(List.of(owner()))));
    }
    Map<String, Object> bucket = read("aws_s3_bucket", "logs");
    assertEquals(Map.of("a", "b"), bucket.get("tags"));
    assertEquals(List.of(Map.of("enabled", true)), bucket.get("versioning"));
    assertEquals(
        "AES256",
        algorithm(read("aws_s3_bucket_server_side_encryption_configuration", "logs,123456789012")));
    assertEquals(true, read("aws_s3_bucket_public_access_block", "logs").get("block_public_acls"));
  }

  private static software.amazon.awssdk.services.s3.model.Tag owner() {
    return software.amazon.awssdk.services.s3.model.Tag.builder().key("a").value("b").build();
  }

  private static ServerSideEncryptionRule byAmazon() {
    return ServerSideEncryptionRule.builder()
        .applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256))
        .build();
  }

  private static Object algorithm(Map<String, Object> encryption) {
    Map<?, ?> rule = (Map<?, ?>) list(encryption, "rule").getFirst();
    List<?> by = list(rule, "apply_server_side_encryption_by_default");
    return String.valueOf(((Map<?, ?>) by.getFirst()).get("sse_algorithm"));
  }

  @Test
  void aGroupsRulesAndASingleOneAreRead() {
    try (var ec2 = account.by(Ec2Client.builder())) {
      String vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
      String group =
          ec2.createSecurityGroup(
                  request -> request.groupName("web").description("the web").vpcId(vpc))
              .groupId();
      IpPermission web =
          IpPermission.builder()
              .ipProtocol("tcp")
              .fromPort(443)
              .toPort(443)
              .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
              .build();
      String rule =
          ec2.authorizeSecurityGroupIngress(request -> request.groupId(group).ipPermissions(web))
              .securityGroupRules()
              .getFirst()
              .securityGroupRuleId();
      Map<String, Object> live = read("aws_security_group", group);
      assertEquals(vpc, live.get("vpc_id"));
      Map<?, ?> ingress = (Map<?, ?>) list(live, "ingress").getFirst();
      assertEquals(List.of("0.0.0.0/0"), ingress.get("cidr_blocks"));
      assertEquals(BigDecimal.valueOf(443), ingress.get("from_port"));
      assertEquals("0.0.0.0/0", read("aws_vpc_security_group_ingress_rule", rule).get("cidr_ipv4"));
    }
  }

  @Test
  void aKeyATableAndALogGroupAreRead() {
    try (var kms = account.by(KmsClient.builder());
        var tables = account.by(DynamoDbClient.builder());
        var logs = account.by(CloudWatchLogsClient.builder())) {
      String key = kms.createKey(request -> request.description("data")).keyMetadata().keyId();
      assertEquals(false, read("aws_kms_key", key).get("enable_key_rotation"));
      kms.enableKeyRotation(request -> request.keyId(key));
      assertEquals(true, read("aws_kms_key", key).get("enable_key_rotation"));
      kms.scheduleKeyDeletion(request -> request.keyId(key));
      assertEquals(Optional.empty(), reads.read("aws_kms_key", key), "nothing can use it");

      tables.createTable(request ->
          request
              .tableName("orders")
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .keySchema(
                  KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
              .attributeDefinitions(
                  AttributeDefinition.builder()
                      .attributeName("id")
                      .attributeType(ScalarAttributeType.S)
                      .build()));
      Map<String, Object> table = read("aws_dynamodb_table", "orders");
      assertEquals("id", table.get("hash_key"));
      assertEquals(List.of(Map.of("enabled", false)), table.get("point_in_time_recovery"));

      logs.createLogGroup(request -> request.logGroupName("/orders"));
      logs.createLogGroup(request -> request.logGroupName("/orders/api"));
      logs.putRetentionPolicy(request -> request.logGroupName("/orders").retentionInDays(14));
      assertEquals(
          BigDecimal.valueOf(14),
          read("aws_cloudwatch_log_group", "/orders").get("retention_in_days"));
      assertEquals(
          BigDecimal.ZERO,
          read("aws_cloudwatch_log_group", "/orders/api").get("retention_in_days"));
    }
  }

  @Test
  void whatIsGoneIsEmptyAndWhatIsNotKnownIsSaid() {
    for (String type :
        List.of(
            "aws_db_instance",
            "aws_security_group",
            "aws_s3_bucket",
            "aws_kms_key",
            "aws_dynamodb_table",
            "aws_cloudwatch_log_group",
            "AWS::RDS::DBInstance",
            "AWS::S3::Bucket",
            "AWS::DynamoDB::Table")) {
      assertEquals(Optional.empty(), reads.read(type, "sg-00000000"), type);
    }
    assertFalse(reads.reads("aws_lambda_function"));
    assertThrows(TargetException.class, () -> reads.read("aws_lambda_function", "x"));
  }
}
