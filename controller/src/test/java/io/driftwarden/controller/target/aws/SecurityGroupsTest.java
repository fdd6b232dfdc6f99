package io.driftwarden.controller.target.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * EC2 groups rules by protocol and ports; Terraform and CloudFormation each in a way of its own.
 */
class SecurityGroupsTest {
  private static final SecurityGroup GROUP =
      SecurityGroup.builder()
          .groupId("sg-1")
          .groupName("db")
          .description("who may reach it")
          .vpcId("vpc-1")
          .ipPermissions(
              IpPermission.builder()
                  .ipProtocol("tcp")
                  .fromPort(5432)
                  .toPort(5432)
                  .ipRanges(
                      range("10.1.0.0/16", "app"),
                      range("10.0.0.0/16", "app"),
                      range("10.9.0.0/16", ""))
                  .userIdGroupPairs(UserIdGroupPair.builder().groupId("sg-1").build())
                  .build())
          .ipPermissionsEgress(
              IpPermission.builder().ipProtocol("-1").ipRanges(range("0.0.0.0/0", "")).build())
          .build();

  private static IpRange range(String cidr, String description) {
    IpRange.Builder range = IpRange.builder().cidrIp(cidr);
    return description.isEmpty() ? range.build() : range.description(description).build();
  }

  private static BigDecimal number(int number) {
    return BigDecimal.valueOf(number);
  }

  private static List<?> list(Map<?, ?> from, String name) {
    return from.get(name) instanceof List<?> found ? found : List.of();
  }

  @Test
  void terraformHasABlockForEachDescription() {
    List<?> ingress = list(SecurityGroups.terraform(GROUP), "ingress");
    assertEquals(2, ingress.size());
    Map<?, ?> first = (Map<?, ?>) ingress.get(0);
    assertEquals(List.of("10.9.0.0/16"), first.get("cidr_blocks"));
    assertEquals(true, first.get("self"));
    assertEquals(List.of(), first.get("security_groups"));
    Map<?, ?> second = (Map<?, ?>) ingress.get(1);
    assertEquals(List.of("10.0.0.0/16", "10.1.0.0/16"), second.get("cidr_blocks"));
    assertEquals("app", second.get("description"));
    assertEquals(number(5432), second.get("from_port"));
  }

  @Test
  void terraformHasNoPortsForEveryProtocol() {
    Map<?, ?> egress = (Map<?, ?>) list(SecurityGroups.terraform(GROUP), "egress").getFirst();
    assertEquals("-1", egress.get("protocol"));
    assertEquals(number(0), egress.get("from_port"));
    assertEquals(number(0), egress.get("to_port"));
  }

  @Test
  void cloudFormationHasAnItemForEachPeer() {
    Map<String, Object> live = SecurityGroups.cloudFormation(GROUP);
    assertEquals(4, list(live, "SecurityGroupIngress").size());
    assertEquals(
        List.of(Map.of("IpProtocol", "-1", "CidrIp", "0.0.0.0/0")),
        live.get("SecurityGroupEgress"));
    assertEquals(
        Map.of(
            "IpProtocol",
            "tcp",
            "FromPort",
            number(5432),
            "ToPort",
            number(5432),
            "SourceSecurityGroupId",
            "sg-1"),
        list(live, "SecurityGroupIngress").get(1));
  }

  @Test
  void aRuleOfItsOwnHasOneRange() {
    SecurityGroupRule rule =
        SecurityGroupRule.builder()
            .groupId("sg-1")
            .ipProtocol("tcp")
            .fromPort(22)
            .toPort(22)
            .cidrIpv4("0.0.0.0/0")
            .build();
    Map<String, Object> live = SecurityGroups.terraform(rule);
    assertEquals("0.0.0.0/0", live.get("cidr_ipv4"));
    assertEquals(number(22), live.get("from_port"));
    assertEquals("sg-1", live.get("security_group_id"));
  }
}
