package io.driftwarden.render.terraform;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.Value;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedPlanTest {
  private static final String PLAN =
      """
      {
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "variables": {"secret": {"value": "hunter2"}, "size": {"value": 20}},
        "planned_values": {
          "outputs": {"url": {"sensitive": true, "value": "https://hunter2"}},
          "root_module": {
            "child_modules": [{
              "address": "module.db[\\"eu\\"]",
              "resources": [{
                "address": "module.db[\\"eu\\"].aws_db_instance.this",
                "mode": "managed", "type": "aws_db_instance", "name": "this",
                "values": {"allocated_storage": 20, "kms_key_id": null, "password": "hunter2", "tags": {"a": "b"}},
                "sensitive_values": {"password": true, "tags": {}}
              }]
            }]
          }
        },
        "resource_changes": [{
          "address": "module.db[\\"eu\\"].aws_db_instance.this",
          "mode": "managed", "type": "aws_db_instance", "name": "this",
          "change": {
            "actions": ["delete", "create"],
            "before": {"password": "old-hunter"}, "before_sensitive": {"password": true},
            "after": {"allocated_storage": 20, "password": "hunter2", "tags": {"a": "b"}},
            "after_unknown": {"arn": true, "tags": {}, "endpoints": [{"host": true}, {}]},
            "after_sensitive": {"password": true}
          }
        }],
        "prior_state": {"values": {"x": "old-hunter"}},
        "configuration": {"root_module": {"variables": {"secret": {"sensitive": true, "default": "hunter2"}}}}
      }
      """;

  private static Rendering render(String name, String text) {
    Tree tree = new MapTree(Map.of(name, text));
    PrintedPlan plan = PrintedPlan.at(name, tree).orElseThrow();
    return new StackRenderer().with(Stack.Kind.TERRAFORM, _ -> plan).render(plan.stack(), tree);
  }

  private static Value at(Resource resource, String... path) {
    return resource.attributes().nearest(List.of(path));
  }

  @Test
  void aPlanHasItsValuesWhereTheFileHasThem() {
    Resource database = render("plan.json", PLAN).resources().getFirst();
    assertEquals("module.db[\"eu\"].aws_db_instance.this", database.address());
    assertEquals("plan.json:11:11", database.place().toString());
    assertEquals("plan.json:13:43", at(database, "allocated_storage").place().toString());
    assertFalse(database.attributes().get("kms_key_id").isPresent());
  }

  @Test
  void whatIsUnknownOrSensitiveStaysSo() {
    Resource database = render("plan.json", PLAN).resources().getFirst();
    assertTrue(at(database, "arn") instanceof Value.Unknown);
    assertTrue(at(database, "password").sensitive());
    assertTrue(at(database, "endpoints", "0", "host") instanceof Value.Unknown);
    assertEquals(2, ((Value.Sequence) at(database, "endpoints")).items().size());
  }

  @Test
  void theDocumentKeepsActionsAndShowsNoSecret() {
    Map<String, Object> plan = PlanJson.of(render("plan.json", PLAN));
    assertTrue(plan.toString().contains("actions=[delete, create]"), plan.toString());
    assertFalse(plan.toString().contains("hunter"), plan.toString());
  }

  @Test
  void aStateIsReadAsItIsPrintedAndAsItIsKept() {
    Resource printed =
        render(
                "state.json",
                """
                {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {"resources": [
                  {"address": "aws_s3_bucket.b[0]", "mode": "managed", "type": "aws_s3_bucket", "name": "b",
                   "values": {"bucket": "logs"}, "sensitive_values": {}}]}}}
                """)
            .resources()
            .getFirst();
    Resource kept =
        render(
                "terraform.tfstate",
                """
                {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x", "resources": [
                  {"module": "module.m", "mode": "managed", "type": "aws_s3_bucket", "name": "b", "instances": [
                    {"index_key": 0, "attributes": {"bucket": "logs", "token": "t"},
                     "sensitive_attributes": [[{"type": "get_attr", "value": "token"}]]}]},
                  {"mode": "data", "type": "aws_region", "name": "r", "instances": [{"attributes": {}}]}]}
                """)
            .resources()
            .getFirst();
    assertEquals("aws_s3_bucket.b[0]", printed.address());
    assertEquals(
        "logs", printed.attributes().plain(true) instanceof Map<?, ?> m ? m.get("bucket") : "");
    assertEquals("module.m.aws_s3_bucket.b[0]", kept.address());
    assertTrue(at(kept, "token").sensitive());
    assertFalse(at(kept, "bucket").sensitive());
  }

  @Test
  void otherJsonIsNoPlan() {
    Tree tree = new MapTree(Map.of("package.json", "{\"name\": \"x\"}", "list.json", "[1]"));
    assertTrue(PrintedPlan.at("package.json", tree).isEmpty());
    assertTrue(PrintedPlan.at("list.json", tree).isEmpty());
    assertTrue(PrintedPlan.at("none.json", tree).isEmpty());
  }

  private static Diagnostic refused(byte[] file, Path folder) throws IOException {
    Files.write(folder.resolve("plan.json"), file);
    Tree tree = new FolderTree(folder);
    return assertThrows(DiagnosticException.class, () -> PrintedPlan.at("plan.json", tree))
        .diagnostics()
        .getFirst();
  }

  @Test
  void aPlanOfAnotherFormOrThatIsNotWholeDoesNotPass(@TempDir Path folder) throws IOException {
    String values = ", \"planned_values\": {\"root_module\": {}}}";
    Diagnostic other = refused(("{\"format_version\": \"2.0\"" + values).getBytes(UTF_8), folder);
    assertEquals("plan.json:1:2 Plan has another form", other.subject() + " " + other.summary());
    Diagnostic part =
        refused(
            ("{\"format_version\": \"1.2\", \"errored\": true" + values).getBytes(UTF_8), folder);
    assertEquals("plan.json:1:27 Plan is not whole", part.subject() + " " + part.summary());
  }

  @Test
  void aBrokenFileIsToldAsJsonWithItsPlaceAndWhatToDo(@TempDir Path folder) throws IOException {
    String broken = PLAN.replace("\"outputs\": {\"url\"", "\"outputs\" {\"url\"");
    Diagnostic missing = refused(broken.getBytes(UTF_8), folder);
    Diagnostic cut = refused(PLAN.substring(0, PLAN.length() / 2).getBytes(UTF_8), folder);
    for (Diagnostic told : List.of(missing, cut)) {
      assertEquals("JSON can't be read", told.summary());
      assertTrue(told.detail().contains("terraform show -json"), told.detail());
      assertFalse(told.toString().contains("YAML"), told.toString());
    }
    assertEquals("plan.json:6:15", missing.place().orElseThrow().toString());
    assertEquals("plan.json:18:2", cut.place().orElseThrow().toString());
  }

  @Test
  void whatPowerShellWritesIsReadOrTold(@TempDir Path folder) throws IOException {
    assertFalse(render("plan.json", "\uFEFF" + PLAN).resources().isEmpty());
    Diagnostic told = refused(("\uFEFF" + PLAN).getBytes(UTF_16LE), folder);
    assertEquals("File is UTF-16", told.summary());
    assertTrue(told.detail().contains("Out-File -Encoding utf8"), told.detail());
  }
}
