package io.driftwarden.hcl.terraform;

import static io.driftwarden.hcl.terraform.Plans.addresses;
import static io.driftwarden.hcl.terraform.Plans.only;
import static io.driftwarden.hcl.terraform.Plans.plan;
import static io.driftwarden.hcl.terraform.Plans.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  @Test
  void variablesLocalsAndTemplatesFlowIntoResources() {
    var planned =
        plan(
            Map.of(
                "main.tf",
                """
                variable "environment" { type = string }
                variable "config" {
                  type = object({ size = optional(string, "small"), days = number })
                  default = { days = "7" }
                }
                locals { name = "ai-${var.environment}-postgres" }
                resource "aws_db_instance" "a" {
                  identifier = local.name
                  class      = var.config.size
                  days       = var.config.days
                  upper      = upper(local.name)
                }
                """,
                "terraform.tfvars",
                "environment = \"staging\"\n"));
    assertEquals("ai-staging-postgres", shown(planned, "aws_db_instance.a", "identifier"));
    assertEquals("small", shown(planned, "aws_db_instance.a", "class"));
    assertEquals("7", shown(planned, "aws_db_instance.a", "days"));
    assertEquals("AI-STAGING-POSTGRES", shown(planned, "aws_db_instance.a", "upper"));
  }

  @Test
  void whatExistsOnlyAfterApplyIsUnknownAndTravels() {
    var planned =
        plan(
            """
            resource "aws_kms_key" "k" { rotation = true }
            resource "aws_x" "a" {
              key    = aws_kms_key.k.arn
              known  = aws_kms_key.k.rotation
              mixed  = "arn-${aws_kms_key.k.arn}"
              list   = [aws_kms_key.k.id, "b"]
              length = length([aws_kms_key.k.id, "b"])
              policy = jsonencode({ Action = "kms:*", Resource = aws_kms_key.k.arn })
            }
            """);
    assertEquals("?aws_kms_key.k is known only after apply", shown(planned, "aws_x.a", "key"));
    assertEquals("true", shown(planned, "aws_x.a", "known"));
    assertEquals(
        "arn-?aws_kms_key.k is known only after apply", shown(planned, "aws_x.a", "mixed"));
    assertEquals(
        "[?aws_kms_key.k is known only after apply, b]", shown(planned, "aws_x.a", "list"));
    assertEquals("2", shown(planned, "aws_x.a", "length"));
    assertEquals(
        "json:{Action=kms:* Resource=?aws_kms_key.k is known only after apply}",
        shown(planned, "aws_x.a", "policy"));
  }

  @Test
  void aRootVariableWithoutAValueIsUnknownWithItsName() {
    var planned = plan("variable \"x\" {}\nresource \"t\" \"a\" { v = var.x }\n");
    assertEquals("?variable \"x\" has no value in the repository", shown(planned, "t.a", "v"));
  }

  @Test
  void countAndForEachMakeInstancesWithTerraformsAddresses() {
    var planned =
        plan(
            """
            resource "t" "counted" {
              count = 2
              n     = count.index
            }
            resource "t" "each" {
              for_each = { b = 1, a = null }
              k        = each.key
            }
            resource "t" "set" {
              for_each = toset(["x", "x"])
            }
            resource "t" "none" { count = 0 }
            output "o" { value = t.each["a"].k }
            """);
    assertEquals(
        List.of("t.counted[0]", "t.counted[1]", "t.each[\"a\"]", "t.each[\"b\"]", "t.set[\"x\"]"),
        addresses(planned));
    assertEquals("1", shown(planned, "t.counted[1]", "n"));
    assertEquals("b", shown(planned, "t.each[\"b\"]", "k"));
  }

  @Test
  void instancesThatCannotBeCountedAreLookedAtOnceAndSaid() {
    var planned =
        plan(
            """
            data "aws_azs" "z" {}
            resource "t" "a" {
              for_each = toset(data.aws_azs.z.names)
              zone     = each.value
              open     = true
            }
            """);
    assertEquals(List.of("t.a[*]"), addresses(planned));
    assertEquals("terraform_unknown_instances", only(planned).code());
    assertEquals(3, only(planned).place().orElseThrow().line());
  }

  @Test
  void dynamicBlocksStandBesideStaticOnes() {
    var planned =
        plan(
            """
            locals { ports = [80, 443] }
            resource "aws_security_group" "a" {
              ingress { from_port = 22 }
              dynamic "ingress" {
                for_each = local.ports
                content { from_port = ingress.value }
              }
              dynamic "egress" {
                for_each = { a = 1 }
                iterator = it
                content { name = "${it.key}-${it.value}" }
              }
            }
            """);
    assertEquals(
        "[{from_port=22}, {from_port=80}, {from_port=443}]",
        shown(planned, "aws_security_group.a", "ingress"));
    assertEquals("[{name=a-1}]", shown(planned, "aws_security_group.a", "egress"));
  }

  @Test
  void localModulesAreFollowedWithTheirInputsAndOutputs() {
    var planned =
        plan(
            Map.of(
                "main.tf",
                """
                module "net" {
                  source   = "./modules/net"
                  for_each = { a = "10.0.0.0/16" }
                  cidr     = each.value
                }
                module "db" {
                  source = "./modules/db"
                  subnet = module.net["a"].subnet
                }
                """,
                "modules/net/main.tf",
                """
                variable "cidr" { type = string }
                resource "subnet" "s" { cidr = cidrsubnet(var.cidr, 8, 1) }
                output "subnet" { value = subnet.s.cidr }
                """,
                "modules/db/main.tf",
                "variable \"subnet\" {}\nresource \"db\" \"d\" { subnet = var.subnet }\n"));
    assertEquals("10.0.1.0/24", shown(planned, "module.db.db.d", "subnet"));
    assertEquals("10.0.1.0/24", shown(planned, "module.net[\"a\"].subnet.s", "cidr"));
  }

  @Test
  void aRemoteModuleIsNeitherFetchedNorPassedOver() {
    var planned =
        plan(
            """
            module "vpc" { source = "terraform-aws-modules/vpc/aws" }
            resource "t" "a" { vpc = module.vpc.vpc_id }
            """);
    assertEquals("terraform_remote_module", only(planned).code());
    assertEquals(Diagnostic.Severity.UNKNOWN, only(planned).severity());
    assertTrue(planned.resources().getFirst().attributes().unknownReason().isPresent());
  }

  @Test
  void valuesPointAtWhereTheyAreDecided() {
    var planned =
        plan(
            Map.of(
                "main.tf",
                "resource \"t\" \"a\" {\n  open = var.open\n  own  = [\"x\",\n    \"y\"]\n}\n",
                "variables.tf",
                "variable \"open\" {\n  default = true\n}\n"));
    Value.Fields attributes = planned.resources().getFirst().attributes();
    var open = attributes.get("open").orElseThrow().mark().origin();
    assertEquals("variables.tf:2:13", String.valueOf(open));
    Value own = attributes.get("own").orElseThrow();
    assertEquals("main.tf:4:5", String.valueOf(((Value.Items) own).items().get(1).mark().origin()));
  }

  @Test
  void overrideFilesAreMergedLast() {
    var planned =
        plan(
            Map.of(
                "main.tf", "resource \"t\" \"a\" {\n  a = 1\n  b = 2\n  n { x = 1 }\n}\n",
                "override.tf", "resource \"t\" \"a\" {\n  a = 9\n  n { x = 3 }\n}\n"));
    assertEquals("9", shown(planned, "t.a", "a"));
    assertEquals("2", shown(planned, "t.a", "b"));
    assertEquals("[{x=3}]", shown(planned, "t.a", "n"));
  }

  @Test
  void sensitiveTravelsThroughFunctionsAndModules() {
    var planned =
        plan(
            """
            variable "password" {
              default   = "hunter2"
              sensitive = true
            }
            resource "t" "a" { url = "db://u:${upper(var.password)}@h" }
            """);
    assertTrue(
        planned.resources().getFirst().attributes().get("url").orElseThrow().mark().sensitive());
  }

  @Test
  void mistakesAreToldWithTheNearestName() {
    var planned = plan("variable \"region\" {}\nresource \"t\" \"a\" {\n  r = var.regoin\n}\n");
    assertEquals("main.tf:3:7", only(planned).place().orElseThrow().toString());
    assertTrue(only(planned).detail().contains("Did you mean \"region\"?"), only(planned).detail());
  }

  @Test
  void anUnknownFunctionIsRefusedByName() {
    var planned = plan("resource \"t\" \"a\" {\n  r = uper(\"x\")\n}\n");
    assertEquals("hcl_unknown_function", only(planned).code());
    assertTrue(only(planned).detail().contains("Did you mean \"upper\"?"), only(planned).detail());
  }

  @Test
  void circlesAreMessages() {
    assertEquals(
        "terraform_cycle",
        plan("locals {\n  a = local.b\n  b = local.a\n}\n").diagnostics().getFirst().code());
    assertEquals(
        "terraform_cycle",
        plan(Map.of(
                "main.tf", "module \"a\" { source = \"./a\" }\n",
                "a/main.tf", "module \"b\" { source = \"../a\" }\n"))
            .diagnostics()
            .getFirst()
            .code());
  }

  @Test
  void budgetsEndWhatWouldNotEnd() {
    assertEquals("hcl_budget", only(plan("resource \"t\" \"a\" { count = 1000000 }\n")).code());
    StringBuilder laughs = new StringBuilder("locals {\n  l0 = [\"ha\", \"ha\"]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("  l%d = concat(local.l%d, local.l%d)\n".formatted(i, i - 1, i - 1));
    }
    assertTrue(
        plan(laughs + "}\n").diagnostics().stream().anyMatch(d -> d.code().equals("hcl_budget")));
    StringBuilder chain = new StringBuilder("locals {\n  l0 = 1\n");
    for (int i = 1; i < 5000; i++) {
      chain.append("  l%d = local.l%d + 1\n".formatted(i, i - 1));
    }
    plan(chain.append("}\n").toString());
  }

  @Test
  void filesAreReadInsideTheRepositoryOnly() {
    var planned =
        plan(
            Map.of(
                "main.tf", "resource \"t\" \"a\" { v = file(\"${path.module}/a.txt\") }\n",
                "a.txt", "hello"));
    assertEquals("hello", shown(planned, "t.a", "v"));
  }

  @Test
  void localModulesOfADirectoryAreNamed() {
    TextFiles files =
        new TextFiles(
            Map.of(
                "env/prod/main.tf",
                "module \"a\" { source = \"../../database\" }\nmodule \"b\" { source = \"x/y/z\" }\n"));
    assertEquals(Set.of("database"), Configuration.outline("env/prod", files).calls());
  }
}
