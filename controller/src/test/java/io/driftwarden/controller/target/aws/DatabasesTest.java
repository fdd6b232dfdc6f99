package io.driftwarden.controller.target.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftwarden.controller.target.Overlay;
import io.driftwarden.policies.Engine;
import io.driftwarden.policies.Finding;
import io.driftwarden.policies.Judge;
import io.driftwarden.policies.PolicySet;
import io.driftwarden.policies.RepositoryPolicies;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.cloudformation.CloudFormationRenderer;
import io.driftwarden.render.terraform.TerraformRenderer;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.ReadSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** What RDS answers, by the names that renderings have, and before the rules. */
class DatabasesTest {
  private static final DBInstance OPENED =
      DBInstance.builder()
          .dbInstanceIdentifier("orders")
          .allocatedStorage(20)
          .backupRetentionPeriod(14)
          .dbSubnetGroup(DBSubnetGroup.builder().dbSubnetGroupName("private").build())
          .deletionProtection(true)
          .engine("postgres")
          .engineVersion("16.3")
          .multiAZ(true)
          .publiclyAccessible(true)
          .storageEncrypted(true)
          .tagList(
              Tag.builder().key("Owner").value("data").build(),
              Tag.builder().key("aws:cloudformation:stack-name").value("orders").build())
          .vpcSecurityGroups(
              VpcSecurityGroupMembership.builder().vpcSecurityGroupId("sg-2").build(),
              VpcSecurityGroupMembership.builder().vpcSecurityGroupId("sg-1").build())
          .build();

  private static final String TERRAFORM =
      """
      resource "aws_db_instance" "orders" {
        identifier              = "orders"
        publicly_accessible     = false
        storage_encrypted       = true
        backup_retention_period = 14
        deletion_protection     = true
      }
      """;

  private static final String TEMPLATE =
      """
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          Properties:
            PubliclyAccessible: false
            StorageEncrypted: true
            BackupRetentionPeriod: 14
            DeletionProtection: true
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
      """;

  @Test
  void attributesAreCalledAsTerraformCallsThem() {
    Map<String, Object> live = Databases.terraform(OPENED);
    assertEquals("orders", live.get("identifier"));
    assertEquals(BigDecimal.valueOf(20), live.get("allocated_storage"));
    assertEquals(true, live.get("publicly_accessible"));
    assertEquals("private", live.get("db_subnet_group_name"));
    assertEquals(List.of("sg-1", "sg-2"), live.get("vpc_security_group_ids"));
    assertEquals(Map.of("Owner", "data"), live.get("tags"), "AWS's own tags are nobody's");
    assertFalse(live.containsKey("iops"), "nothing is said of it");
  }

  @Test
  void propertiesAreCalledAsCloudFormationCallsThem() {
    Map<String, Object> live = Databases.cloudFormation(OPENED);
    assertEquals("16.3", live.get("EngineVersion"));
    assertEquals(true, live.get("MultiAZ"));
    assertEquals("private", live.get("DBSubnetGroupName"));
    assertEquals(List.of("sg-1", "sg-2"), live.get("VPCSecurityGroups"));
    assertEquals(List.of(Map.of("Key", "Owner", "Value", "data")), live.get("Tags"));
  }

  @Test
  void aDatabaseOpenedByHandIsFoundByTheRuleThatJudgesTerraform() {
    Stack stack = new Stack("", Stack.Kind.TERRAFORM);
    Renderer.Rendered rendered =
        new TerraformRenderer().render(stack, new MapTree(Map.of("main.tf", TERRAFORM)));
    assertFound("main.tf:3", stack, rendered, Databases.terraform(OPENED));
  }

  @Test
  void aDatabaseOpenedByHandIsFoundByTheRuleThatJudgesTemplates() {
    Stack stack = new Stack("db.yaml", Stack.Kind.CLOUDFORMATION);
    Renderer.Rendered rendered =
        new CloudFormationRenderer().render(stack, new MapTree(Map.of("db.yaml", TEMPLATE)));
    assertFound("db.yaml:5", stack, rendered, Databases.cloudFormation(OPENED));
  }

  private static void assertFound(
      String place, Stack stack, Renderer.Rendered rendered, Map<String, Object> live) {
    Resource database = rendered.resources().getFirst();
    Resource now =
        new Resource(
            database.address(),
            database.kind(),
            database.type(),
            database.name(),
            Overlay.over(database.attributes(), live),
            database.place());
    assertEquals(List.of(), judged(stack, database), "git is fine");
    List<Finding> findings = judged(stack, now);
    assertEquals(List.of("DW-PUB-001"), findings.stream().map(Finding::rule).toList());
    assertEquals(place, findings.getFirst().place().toString().replaceAll(":\\d+$", ""));
  }

  private static List<Finding> judged(Stack stack, Resource resource) {
    return new Judge(PolicySet.with(RepositoryPolicies.of(List.of())), Engine.embedded())
        .judge(new Rendering(stack, List.of(resource), List.of(), ReadSet.EMPTY));
  }
}
