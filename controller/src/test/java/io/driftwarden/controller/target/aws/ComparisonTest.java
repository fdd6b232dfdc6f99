package io.driftwarden.controller.target.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.controller.target.Change;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as changed by hand, and what doesn't. */
class ComparisonTest {
  private static List<Change.Field> compared(String properties, Map<String, Object> live) {
    return Comparison.between(Templates.properties(properties), live);
  }

  private static void assertSame(String properties, Map<String, Object> live) {
    assertEquals(List.of(), compared(properties, live));
  }

  @Test
  void whatTheTemplateDoesNotSetIsNotCompared() {
    assertSame("MultiAZ: true", Map.of("MultiAZ", true, "Port", BigDecimal.valueOf(5432)));
  }

  @Test
  void whatIsNotReadIsNotCompared() {
    assertSame("CharacterSetName: utf8", Map.of());
  }

  @Test
  void numbersAndTruthMayBeTexts() {
    assertSame(
        "{AllocatedStorage: '100', MultiAZ: 'true'}",
        Map.of("AllocatedStorage", BigDecimal.valueOf(100), "MultiAZ", true));
  }

  @Test
  void aVersionCoversTheOnesBelowIt() {
    assertSame("EngineVersion: '16'", Map.of("EngineVersion", "16.3"));
    assertEquals(1, compared("EngineVersion: '16'", Map.of("EngineVersion", "15.3")).size());
    assertEquals(1, compared("EngineVersion: '1'", Map.of("EngineVersion", "16.3")).size());
  }

  @Test
  void whatOnlyTheDeploymentKnowsIsNotCompared() {
    assertSame("KmsKeyId: !ImportValue key", Map.of("KmsKeyId", "arn:aws:kms:x:1:key/2"));
    assertSame("MasterUsername: '{{resolve:ssm:user:1}}'", Map.of("MasterUsername", "postgres"));
  }

  @Test
  void aKeyMayBeNamedByItsIdAlone() {
    assertSame("KmsKeyId: '2'", Map.of("KmsKeyId", "arn:aws:kms:x:1:key/2"));
    assertEquals(1, compared("KmsKeyId: '3'", Map.of("KmsKeyId", "arn:aws:kms:x:1:key/2")).size());
  }

  @Test
  void anOtherValueIsAChangeBackToGits() {
    assertEquals(
        List.of(new Change.Field(List.of("PubliclyAccessible"), "true", "false")),
        compared("PubliclyAccessible: false", Map.of("PubliclyAccessible", true)));
  }

  @Test
  void listsAreSets() {
    assertSame(
        "VPCSecurityGroups: [sg-2, sg-1]", Map.of("VPCSecurityGroups", List.of("sg-1", "sg-2")));
  }

  @Test
  void tagsGoTogetherByTheirKeys() {
    assertEquals(
        List.of(
            new Change.Field(List.of("Tags", "0", "Value"), "\"b\"", "\"a\""),
            new Change.Field(List.of("Tags", "1"), "{\"Key\":\"Extra\"}", "")),
        compared(
            "Tags: [{Key: Owner, Value: a}]",
            Map.of("Tags", List.of(Map.of("Key", "Owner", "Value", "b"), Map.of("Key", "Extra")))));
  }

  @Test
  void whatIsAddedToAListIsTold() {
    assertEquals(
        List.of(
            new Change.Field(
                List.of("SecurityGroupIngress", "1"), "{\"CidrIp\":\"0.0.0.0/0\"}", "")),
        compared(
            "SecurityGroupIngress: [{CidrIp: 10.0.0.0/8}]",
            Map.of(
                "SecurityGroupIngress",
                List.of(Map.of("CidrIp", "10.0.0.0/8"), Map.of("CidrIp", "0.0.0.0/0")))));
  }

  @Test
  void aReferenceNeverStandsForARangeOfAddresses() {
    assertEquals(
        List.of(
            new Change.Field(List.of("Rules", "0"), "", "{\"Port\":5432}"),
            new Change.Field(List.of("Rules", "0"), "{\"CidrIp\":\"0.0.0.0/0\"}", "")),
        compared(
            "Rules: [{Port: 5432, SourceSecurityGroupId: !ImportValue app}]",
            Map.of("Rules", List.of(Map.of("CidrIp", "0.0.0.0/0")))));
  }

  @Test
  void whatIsHiddenIsNeverShown() {
    String template =
        """
        Parameters: {Password: {Type: String, NoEcho: true, Default: hunter2}}
        Resources:
          Thing: {Type: 'AWS::Test::Thing', Properties: {Password: !Ref Password}}
        """;
    assertEquals(
        List.of(new Change.Field(List.of("Password"), "(sensitive)", "(sensitive)")),
        Comparison.between(Templates.resource(template).attributes(), Map.of("Password", "other")));
  }
}
