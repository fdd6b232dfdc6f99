package io.driftwarden.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.terraform.TerraformRenderer;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.ReadSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Stack STACK = new Stack("", Stack.Kind.TERRAFORM);

  private static List<Finding> judge(String terraform, Source... own) {
    Renderer.Rendered rendered =
        new TerraformRenderer().render(STACK, new MapTree(Map.of("main.tf", terraform)));
    Rendering rendering =
        new Rendering(STACK, rendered.resources(), rendered.diagnostics(), ReadSet.EMPTY);
    return new Judge(PolicySet.with(RepositoryPolicies.of(List.of(own)))).judge(rendering);
  }

  private static Source policy(String body) {
    return new Source("policies/own.rego", "package main\n\nimport rego.v1\n\n" + body);
  }

  @Test
  void aFindingPointsAtTheAttributeAtFault() {
    List<Finding> findings =
        judge(
            """
            resource "aws_security_group" "db" {
              ingress {
                from_port   = 5432
                to_port     = 5432
                protocol    = "tcp"
                cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
              }
            }
            """);
    assertEquals(1, findings.size(), findings.toString());
    Finding finding = findings.getFirst();
    assertEquals("DW-NET-001", finding.rule());
    assertEquals(Severity.CRITICAL, finding.severity());
    assertEquals(List.of("ingress", "0", "cidr_blocks", "1"), finding.attribute());
    assertEquals("main.tf:6:34", finding.place().toString());
    assertFalse(finding.remedy().isEmpty());
  }

  @Test
  void aMissingAttributePointsAtTheResource() {
    List<Finding> findings =
        judge("\nresource \"aws_db_instance\" \"a\" {\n  backup_retention_period = 7\n}\n");
    assertEquals("DW-ENC-001", findings.getFirst().rule());
    assertEquals("main.tf:2:1", findings.getFirst().place().toString());
  }

  @Test
  void whatIsNotKnownIsItsOwnFindingWithTheReason() {
    List<Finding> findings =
        judge(
            """
            variable "encrypted" {}
            resource "aws_db_instance" "a" {
              backup_retention_period = 7
              storage_encrypted       = var.encrypted
            }
            """);
    assertEquals(Finding.Certainty.UNKNOWN, findings.getFirst().certainty());
    assertTrue(findings.getFirst().why().contains("variable \"encrypted\" has no value"));
    assertEquals(1, findings.size());
  }

  @Test
  void aReferenceBetweenResourcesIsUnderstood() {
    assertEquals(
        List.of(),
        judge(
            """
            resource "aws_s3_bucket" "a" { bucket = "a" }
            resource "aws_s3_bucket_server_side_encryption_configuration" "a" {
              bucket = aws_s3_bucket.a.id
            }
            resource "aws_s3_bucket_public_access_block" "a" {
              bucket                  = aws_s3_bucket.a.id
              block_public_acls       = true
              block_public_policy     = true
              ignore_public_acls      = true
              restrict_public_buckets = true
            }
            """));
  }

  @Test
  void conftestPoliciesRunUnchanged() {
    List<Finding> findings =
        judge(
            """
            resource "t" "a" {
              tags = { owner = "me" }
            }
            resource "t" "b" {
              n = 1
            }
            """,
            policy(
                """
                deny contains msg if {
                  some change in input.resource_changes
                  not change.change.after.tags.owner
                  msg := sprintf("%s has no owner", [change.address])
                }
                warn_always contains {"msg": "look", "address": "t.a", "attribute": ["tags", "owner"]}
                deny_excepted contains "never"
                exception contains ["excepted"]
                """));
    assertEquals(2, findings.size(), findings.toString());
    assertEquals("look", findings.get(0).title());
    assertEquals("main.tf:2:20", findings.get(0).place().toString());
    assertEquals(Severity.LOW, findings.get(0).severity());
    assertEquals("t.b has no owner", findings.get(1).title());
    assertEquals("main.tf:4:1", findings.get(1).place().toString());
    assertEquals(Severity.HIGH, findings.get(1).severity());
  }

  @Test
  void aSecretDoesNotReachTheTextOfAFinding() {
    List<Finding> findings =
        judge(
            """
            variable "password" {
              default   = "hunter2"
              sensitive = true
            }
            resource "t" "a" { password = var.password }
            """,
            policy("deny contains sprintf(\"%v\", [input]) if true\n"));
    assertFalse(findings.toString().contains("hunter2"), findings.toString());
    assertEquals(1, findings.size());
  }

  @Test
  void aBrokenPolicyIsNeverAPass() {
    var broken =
        assertThrows(
            DiagnosticException.class,
            () -> PolicySet.with(RepositoryPolicies.of(List.of(policy("deny if {")))));
    assertEquals("rego_parse_error", broken.diagnostics().getFirst().code());
  }

  @Test
  void aBuiltInPackageCannotBeTaken() {
    Source taken =
        new Source("p.rego", "package driftwarden.rules.network.ingress\n\nimport rego.v1\n");
    var refused =
        assertThrows(
            DiagnosticException.class, () -> PolicySet.with(RepositoryPolicies.of(List.of(taken))));
    assertEquals("policy_package", refused.diagnostics().getFirst().code());
  }

  @Test
  void theDigestChangesWithAnyPolicy() {
    assertEquals(
        PolicySet.with(RepositoryPolicies.of(List.of())).digest(),
        PolicySet.with(RepositoryPolicies.of(List.of())).digest());
    assertFalse(
        PolicySet.with(RepositoryPolicies.of(List.of()))
            .digest()
            .equals(PolicySet.with(RepositoryPolicies.of(List.of(policy("")))).digest()));
  }
}
