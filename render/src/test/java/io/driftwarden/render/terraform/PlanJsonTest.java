package io.driftwarden.render.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanJsonTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode plan(Map<String, String> files) {
    Stack stack = new Stack("tf", Stack.Kind.TERRAFORM);
    return JSON.valueToTree(PlanJson.of(new StackRenderer().render(stack, new MapTree(files))));
  }

  /** Compared as text, since a number's class doesn't count. */
  private static void assertIs(String expected, JsonNode node) {
    assertEquals(JSON.readTree(expected.replace('\'', '"')).toString(), node.toString());
  }

  private static final Map<String, String> FILES =
      Map.of(
          "tf/main.tf",
          """
          resource "aws_kms_key" "k" { enable_key_rotation = true }
          resource "aws_s3_bucket" "b" {
            for_each = toset(["a.b"])
            bucket   = each.key
            key      = aws_kms_key.k.arn
            tags     = { known = 1, not = aws_kms_key.k.arn }
            rule { days = 3 }
            rule { id = aws_kms_key.k.id }
          }
          module "m" {
            source   = "./m"
            count    = 1
            password = "hunter2"
          }
          """,
          "tf/m/main.tf",
          """
          variable "password" { sensitive = true }
          module "inner" {
            source   = "./inner"
            password = var.password
          }
          """,
          "tf/m/inner/main.tf",
          """
          variable "password" {}
          resource "aws_db_instance" "db" {
            count    = 2
            password = var.password
            list     = ["x", var.password]
          }
          """);

  @Test
  void resourcesStandInTheirModules() {
    JsonNode root = plan(FILES).at("/planned_values/root_module");
    assertIs(
        """
        {'address': 'aws_s3_bucket.b[\\'a.b\\']', 'mode': 'managed', 'type': 'aws_s3_bucket',
         'name': 'b', 'index': 'a.b', 'provider_name': 'registry.terraform.io/hashicorp/aws',
         'schema_version': 0,
         'values': {'bucket': 'a.b', 'tags': {'known': 1}, 'rule': [{'days': 3}, {}]},
         'sensitive_values': {}}
        """,
        root.at("/resources/1"));
    assertEquals("module.m[0]", root.at("/child_modules/0/address").asString());
    JsonNode inner = root.at("/child_modules/0/child_modules/0");
    assertEquals("module.m[0].module.inner", inner.get("address").asString());
    assertIs(
        """
        {'address': 'module.m[0].module.inner.aws_db_instance.db[1]', 'mode': 'managed',
         'type': 'aws_db_instance', 'name': 'db', 'index': 1,
         'provider_name': 'registry.terraform.io/hashicorp/aws', 'schema_version': 0,
         'values': {'password': '(sensitive)', 'list': ['x', '(sensitive)']},
         'sensitive_values': {'password': true, 'list': [false, true]}}
        """,
        inner.at("/resources/1"));
  }

  @Test
  void changesTellWhatIsUnknown() {
    JsonNode changes = plan(FILES).get("resource_changes");
    assertEquals(4, changes.size());
    assertIs(
        """
        {'actions': ['create'], 'before': null,
         'after': {'bucket': 'a.b', 'tags': {'known': 1}, 'rule': [{'days': 3}, {}]},
         'after_unknown':
           {'key': true, 'tags': {'not': true}, 'rule': [false, {'id': true}]},
         'before_sensitive': false, 'after_sensitive': {}}
        """,
        changes.at("/1/change"));
    assertEquals("module.m[0].module.inner", changes.at("/2/module_address").asString());
  }

  @Test
  void thePlanIsOfAFormatThatPoliciesKnow() {
    JsonNode plan = plan(Map.of("tf/main.tf", ""));
    assertIs(
        """
        {'format_version': '1.2', 'terraform_version': '1.11.4', 'variables': {},
         'planned_values': {'root_module': {'resources': []}}, 'resource_changes': [],
         'configuration': {'root_module': {}}}
        """,
        plan);
  }
}
