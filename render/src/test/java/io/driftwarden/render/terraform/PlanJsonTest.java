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
          resource "acme_key" "k" { rotation = true }
          resource "acme_bucket" "b" {
            for_each = toset(["a.b"])
            bucket   = each.key
            key      = acme_key.k.arn
            tags     = { known = 1, not = acme_key.k.arn }
            rule { days = 3 }
            rule { id = acme_key.k.id }
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
          resource "acme_database" "db" {
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
        {'address': 'acme_bucket.b[\\'a.b\\']', 'mode': 'managed', 'type': 'acme_bucket',
         'name': 'b', 'index': 'a.b', 'provider_name': 'registry.terraform.io/hashicorp/acme',
         'schema_version': 0,
         'values': {'bucket': 'a.b', 'tags': {'known': 1}, 'rule': [{'days': 3}, {}]},
         'sensitive_values': {'tags': {}, 'rule': [{}, {}]}}
        """,
        root.at("/resources/0"));
    assertEquals("module.m[0]", root.at("/child_modules/0/address").asString());
    JsonNode inner = root.at("/child_modules/0/child_modules/0");
    assertEquals("module.m[0].module.inner", inner.get("address").asString());
    assertIs(
        """
        {'address': 'module.m[0].module.inner.acme_database.db[1]', 'mode': 'managed',
         'type': 'acme_database', 'name': 'db', 'index': 1,
         'provider_name': 'registry.terraform.io/hashicorp/acme', 'schema_version': 0,
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
           {'key': true, 'tags': {'not': true}, 'rule': [{}, {'id': true}]},
         'before_sensitive': false, 'after_sensitive': {'tags': {}, 'rule': [{}, {}]}}
        """,
        changes.at("/0/change"));
    assertEquals("module.m[0].module.inner", changes.at("/2/module_address").asString());
  }

  /** Policies tell by it what a resource was made from, and which provider makes it. */
  @Test
  void theConfigurationIsShownAsItIsWritten() {
    JsonNode configuration = plan(FILES).get("configuration");
    JsonNode root = configuration.get("root_module");
    assertIs(
        """
        {'address': 'acme_bucket.b', 'mode': 'managed', 'type': 'acme_bucket', 'name': 'b',
         'provider_config_key': 'acme',
         'expressions': {
           'bucket': {'references': ['each.key']},
           'key': {'references': ['acme_key.k.arn', 'acme_key.k']},
           'rule': [{'days': {'constant_value': 3}},
                    {'id': {'references': ['acme_key.k.id', 'acme_key.k']}}],
           'tags': {'references': ['acme_key.k.arn', 'acme_key.k']}},
         'schema_version': 0, 'for_each_expression': {}}
        """,
        root.at("/resources/0"));
    JsonNode call = root.at("/module_calls/m");
    assertIs("{'password': {'constant_value': 'hunter2'}}", call.get("expressions"));
    assertIs("{'constant_value': 1}", call.get("count_expression"));
    assertEquals("./inner", call.at("/module/module_calls/inner/source").asString());
    assertIs(
        """
        {'acme': {'name': 'acme', 'full_name': 'registry.terraform.io/hashicorp/acme'},
         'module.m.module.inner:acme': {'name': 'acme',
           'full_name': 'registry.terraform.io/hashicorp/acme',
           'module_address': 'module.m.module.inner'}}
        """,
        configuration.get("provider_config"));
  }

  @Test
  void providersHaveTheirFullNamesAndVersions() {
    JsonNode plan =
        plan(
            Map.of(
                "tf/main.tf",
                """
                terraform {
                  required_providers {
                    acme = {
                      source  = "example.com/acme/acme"
                      version = "~> 1.2, >= 1.2.3"
                    }
                  }
                }
                provider "acme" { region = var.region }
                provider "acme" {
                  alias  = "west"
                  region = "west"
                }
                variable "region" { default = "east" }
                module "m" {
                  source    = "./m"
                  providers = { acme = acme.west }
                }
                """,
                "tf/m/main.tf",
                """
                resource "acme_thing" "t" {}
                """));
    assertIs(
        """
        {'acme': {'name': 'acme', 'full_name': 'example.com/acme/acme',
           'version_constraint': '~> 1.2, >= 1.2.3',
           'expressions': {'region': {'references': ['var.region']}}},
         'acme.west': {'name': 'acme', 'full_name': 'example.com/acme/acme',
           'version_constraint': '~> 1.2, >= 1.2.3', 'alias': 'west',
           'expressions': {'region': {'constant_value': 'west'}}}}
        """,
        plan.at("/configuration/provider_config"));
    assertEquals(
        "acme.west",
        plan.at("/configuration/root_module/module_calls/m/module/resources/0/provider_config_key")
            .asString());
    assertEquals("example.com/acme/acme", plan.at("/resource_changes/0/provider_name").asString());
  }

  @Test
  void variablesOutputsAndDataAreShown() {
    JsonNode plan =
        plan(
            Map.of(
                "tf/main.tf",
                """
                variable "size" {
                  type    = number
                  default = "3"
                }
                variable "token" {
                  sensitive = true
                  default   = "hunter2"
                }
                data "acme_image" "i" { name = "x" }
                output "size"  { value = var.size + 1 }
                output "image" { value = data.acme_image.i.id }
                output "token" {
                  value     = var.token
                  sensitive = true
                }
                """));
    assertIs("{'size': {'value': 3}, 'token': {'value': '(sensitive)'}}", plan.get("variables"));
    assertIs(
        """
        {'image': {'sensitive': false}, 'size': {'sensitive': false, 'type': 'number', 'value': 4},
         'token': {'sensitive': true, 'type': 'string', 'value': '(sensitive)'}}
        """,
        plan.at("/planned_values/outputs"));
    assertIs("['read']", plan.at("/resource_changes/0/change/actions"));
    assertEquals("data", plan.at("/resource_changes/0/mode").asString());
    assertIs(
        """
        {'actions': ['create'], 'before': null, 'after_unknown': true, 'before_sensitive': false,
         'after_sensitive': false}
        """,
        plan.at("/output_changes/image"));
    assertIs(
        "{'size': {'default': 3}, 'token': {'sensitive': true, 'default': '(sensitive)'}}",
        plan.at("/configuration/root_module/variables"));
  }

  @Test
  void thePlanIsOfAFormatThatPoliciesKnow() {
    JsonNode plan = plan(Map.of("tf/main.tf", ""));
    assertIs(
        """
        {'format_version': '1.2', 'terraform_version': '1.11.4',
         'planned_values': {'root_module': {'resources': []}}, 'resource_changes': [],
         'configuration': {'provider_config': {}, 'root_module': {}}, 'applyable': true,
         'complete': true, 'errored': false}
        """,
        plan);
  }
}
