package io.driftwarden.controller.target.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.render.Resource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A group's rules stand in the group and beside it, and are compared as one. */
class GroupRulesTest {
  private static final Map<String, Object> EVERYTHING_OUT =
      Map.of("IpProtocol", "-1", "CidrIp", "0.0.0.0/0");
  private static final Map<String, Object> FROM_APP = rule("SourceSecurityGroupId", "sg-app");
  private static final Map<String, Object> FROM_ALL = rule("CidrIp", "0.0.0.0/0");

  private static final Desired BESIDE =
      Templates.desired(
          "stack.yaml",
          """
          Resources:
            Group: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: db}}
            FromApp:
              Type: AWS::EC2::SecurityGroupIngress
              Properties:
                GroupId: sg-db
                IpProtocol: '6'
                FromPort: 5432
                ToPort: 5432
                SourceSecurityGroupId: sg-app
          """);

  private static Map<String, Object> rule(String end, String peer) {
    BigDecimal port = BigDecimal.valueOf(5432);
    return Map.of("IpProtocol", "tcp", "FromPort", port, "ToPort", port, end, peer);
  }

  private static GroupRules.Match match(Desired desired, List<?> ingress, List<?> egress) {
    Resource group = desired.resources().getFirst();
    return GroupRules.match(
        group.attributes(),
        Map.of("SecurityGroupIngress", ingress, "SecurityGroupEgress", egress),
        new GroupRules(desired.resources()).of("sg-db"));
  }

  private static List<Change.Field> changes(GroupRules.Match match) {
    return Comparison.between(match.wanted(), match.own());
  }

  @Test
  void aRuleBesideTheGroupIsExpectedInIt() {
    var match = match(BESIDE, List.of(FROM_APP), List.of(EVERYTHING_OUT));
    assertEquals(List.of(), match.missing());
    assertEquals(List.of(), changes(match));
  }

  @Test
  void aRuleThatNobodyHasInGitIsDrift() {
    var match = match(BESIDE, List.of(FROM_ALL, FROM_APP), List.of(EVERYTHING_OUT));
    assertEquals(
        List.of(List.of("SecurityGroupIngress", "0")),
        changes(match).stream().map(Change.Field::path).toList());
  }

  @Test
  void aRuleThatWasTakenAwayIsMissing() {
    var match = match(BESIDE, List.of(), List.of(EVERYTHING_OUT));
    assertEquals(List.of("FromApp"), match.missing().stream().map(Resource::address).toList());
    assertEquals(List.of(), changes(match));
  }

  @Test
  void aGroupThatSaysNothingOfEgressLetsEverythingOut() {
    assertEquals(1, changes(match(BESIDE, List.of(FROM_APP), List.of())).size());
  }

  @Test
  void aGroupWithEgressBesideItLetsNothingElseOut() {
    Desired desired =
        Templates.desired(
            "stack.yaml",
            """
            Resources:
              Group: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: db}}
              Out:
                Type: AWS::EC2::SecurityGroupEgress
                Properties: {GroupId: sg-db, IpProtocol: -1, CidrIp: 10.0.0.0/8, FromPort: 0}
            """);
    Map<String, Object> out = Map.of("IpProtocol", "-1", "CidrIp", "10.0.0.0/8");
    assertEquals(List.of(), changes(match(desired, List.of(), List.of(out))));
    assertEquals(1, changes(match(desired, List.of(), List.of(out, EVERYTHING_OUT))).size());
  }
}
