package io.driftwarden.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.cli.Driftwarden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees who wants to know what a stack would deploy, and of which schemas. */
class RenderCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {
    JsonNode json() {
      assertEquals(0, code, err);
      return JSON.readTree(out);
    }
  }

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Driftwarden.run(new PrintWriter(out), new PrintWriter(err), arguments);
    assertFalse((out + "" + err).contains("\tat "), "a stack trace:\n" + out + err);
    return new Ended(code, out.toString(), err.toString());
  }

  private Ended render(String path, String... more) {
    return run(
        Stream.concat(Stream.of("render", folder.resolve(path).toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void assertRefused(Ended ended, String... words) {
    assertEquals(2, ended.code(), ended.out() + ended.err());
    for (String word : words) {
      assertTrue(ended.err().contains(word), word + " is not in:\n" + ended.err());
    }
  }

  @Test
  void theNormalFormTellsWhereEachValueIsDecided() throws IOException {
    write(
        "net/main.tf",
        """
        variable "token" {
          sensitive = true
          default   = "hunter2"
        }
        resource "aws_sqs_queue" "q" {
          name = "jobs"
          tags = { token = var.token, key = aws_kms_key.k.arn }
        }
        resource "aws_kms_key" "k" {}
        """);
    Ended ended = render("net");
    JsonNode queue = ended.json().at("/resources/0");
    assertEquals("aws_sqs_queue.q", queue.get("address").asString());
    assertEquals("jobs", queue.at("/values/name").asString());
    assertTrue(queue.at("/places/name").asString().endsWith("net/main.tf:6:10"), ended.out());
    assertTrue(queue.at("/unknown/tags/key").asString().contains("apply"), ended.out());
    assertEquals("(sensitive)", queue.at("/values/tags/token").asString());
    assertFalse(ended.out().contains("hunter2"));
    assertFalse(render("net", "--format", "plan-json").out().contains("hunter2"));
  }

  @Test
  void theNormalFormTellsWhichValuesDecide() throws IOException {
    write("shop/Chart.yaml", "{apiVersion: v2, name: shop, version: 1.0.0}\n");
    write("shop/values.yaml", "web:\n  replicas: 2\n  host: true\n");
    write(
        "shop/templates/web.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: {{ .Values.web.replicas }}
          paused: false
          {{- if .Values.web.host }}
          template: {spec: {hostNetwork: true}}
          {{- end }}
        """);
    JsonNode web = render("shop", "--decided").json().at("/resources/0");
    JsonNode decided = web.get("decided");
    assertTrue(web.at("/places/spec.replicas").asString().endsWith("web.yaml:5:13"));
    assertTrue(decided.get("spec.replicas").asString().endsWith("values.yaml:2:13"));
    assertTrue(
        decided.get("spec.template.spec.hostNetwork").asString().endsWith("values.yaml:3:9"));
    assertEquals(2, decided.size(), decided.toString());
    assertEquals(0, web.get("brought").size());
    assertFalse(render("shop").json().at("/resources/0").has("decided"));
  }

  @Test
  void variablesAndTheWorkspaceAreGiven() throws IOException {
    write(
        "net/main.tf",
        """
        variable "size" { type = number }
        variable "name" { default = "a" }
        resource "terraform_data" "d" {
          input = "${var.name}-${var.size}-${terraform.workspace}"
        }
        """);
    write("net/prod.tfvars", "name = \"file\"\nsize = 3\n");
    String file = folder.resolve("net/prod.tfvars").toString();
    assertEquals(
        "last-3-prod",
        input("--var", "name=first", "--var-file", file, "-var", "name=last", "--workspace=prod"));
    assertEquals("file-3-default", input("--var", "name=first", "-var-file=" + file));
    assertRefused(render("net", "--var", "size"), "NAME=VALUE");
    assertRefused(render("net", "--var-file", "/no/such.tfvars"), "/no/such.tfvars");
    assertRefused(render("net", "--var", "size=1", "--var", "sise=2"), "sise", "size");
  }

  private String input(String... options) {
    Ended ended =
        render(
            "net",
            Stream.concat(Stream.of("--format", "plan-json"), Stream.of(options))
                .toArray(String[]::new));
    return ended.json().at("/planned_values/root_module/resources/0/values/input").asString();
  }

  @Test
  void manifestsArePrintedAsYaml() throws IOException {
    write(
        "app/app.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a}
        data: {k: "1"}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: s}
        stringData: {password: hunter2}
        """);
    Ended ended = render("app", "--format", "yaml");
    assertEquals(0, ended.code(), ended.err());
    assertTrue(ended.out().startsWith("---\napiVersion: v1\ndata:\n  k: \"1\"\n"), ended.out());
    assertFalse(ended.out().contains("hunter2"), ended.out());
    assertRefused(render("app", "--format", "plan-json"), "Terraform's plan JSON", "--format json");
  }

  @Test
  void whatIsNoStackIsTold() throws IOException {
    write("empty/readme.txt", "");
    write("many/a/main.tf", "");
    write("many/b/main.tf", "");
    write("both/main.tf", "");
    write("both/app.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
    assertRefused(render("no-such"), "no-such");
    assertRefused(render("empty"), "is no stack");
    assertRefused(render("many"), "many/a", "many/b");
    assertRefused(render("both"), "--kind", "terraform", "kubernetes");
    assertEquals(0, render("both", "--kind", "terraform").code());
    assertRefused(render("both", "--format", "xml"), "plan-json");
  }

  @Test
  void aMistakeIsToldAndTheRestIsShown() throws IOException {
    write(
        "net/main.tf", "resource \"terraform_data\" \"d\" { input = 1 }\nlocals { a = nope.x }\n");
    Ended ended = render("net");
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("net/main.tf:2:"), ended.err());
    assertEquals(
        "terraform_data.d", JSON.readTree(ended.out()).at("/resources/0/address").asString());
  }

  private static final String PRINTED =
      """
      {"format_version": "1.0", "provider_schemas": {"example.com/acme/acme": {
        "provider": {"version": 0, "block": {}},
        "resource_schemas": {"acme_thing": {"version": 7, "block": {"attributes": {
          "id": {"type": "string", "computed": true}, "size": {"type": "number", "optional": true}
        }}}}}}}
      """;

  @Test
  void schemasAreImportedAndThenKnown() throws IOException {
    write("printed/schemas.json", PRINTED);
    write(
        "printed/.terraform.lock.hcl",
        "provider \"example.com/acme/acme\" {\n  version = \"1.2.3\"\n}\n");
    write("net/main.tf", "resource \"acme_thing\" \"t\" {}\n");
    String to = folder.resolve("tables").toString();
    Ended imported =
        run("schema", "import", folder.resolve("printed/schemas.json").toString(), "--schemas", to);
    assertEquals(0, imported.code(), imported.err());
    assertTrue(imported.out().contains("example.com/acme/acme 1.2.3: 1 resources"), imported.out());
    assertTrue(run("schema", "list", "--schemas", to).out().contains("example.com/acme/acme"));
    JsonNode change =
        render("net", "--format", "plan-json", "--schemas", to).json().at("/resource_changes/0");
    assertEquals("true", change.at("/change/after_unknown/id").asString());
    assertTrue(change.at("/change/after/size").isNull(), change.toString());
  }

  @Test
  void whatHoldsNoSchemasIsTold() throws IOException {
    write("a.json", "{\"provider_schemas\": {}}");
    write("b.json", "{");
    write("c.json", PRINTED.replace("\"number\"", "[\"sack\", 1]"));
    write("tables/broken.schemas.gz", "not packed");
    String tables = folder.resolve("tables").toString();
    for (String file : List.of("a.json", "b.json", "c.json")) {
      assertRefused(
          run("schema", "import", folder.resolve(file).toString()), file, "providers schema -json");
    }
    assertRefused(run("schema", "import", folder + "/no.json"), "no.json");
    assertRefused(
        run("schema", "import", folder.toString(), "--terraform", "no-such-program"),
        "no-such-program");
    assertRefused(run("schema", "list", "--schemas", tables), "broken.schemas.gz", "damaged");
    assertRefused(run("schema", "list", "--schemas", folder + "/none"), "none", "no such folder");
  }

  @Test
  void aReleaseIsNamedAsHelmTakesIt() throws IOException {
    write("shop/Chart.yaml", "{apiVersion: v2, name: shop, version: 1.0.0}");
    write(
        "shop/templates/a.yaml",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: '{{ .Release.Name }}', namespace: '{{ .Release.Namespace }}'}}");
    assertRefused(render("shop", "--name", "x y"), "Release can't have this name", "\"x y\"");
    String out = render("shop", "--name", "x.y", "-n", "", "--format", "yaml").out();
    assertTrue(out.contains("{name: 'x.y', namespace: 'default'}"), out);
  }

  @Test
  void filesThatAreNamedAndNotThereOrNoTextAreTold() throws IOException {
    write("shop/Chart.yaml", "{apiVersion: v2, name: shop, version: 1.0.0}");
    write("shop/templates/a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
    Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
    String latin = folder.resolve("latin.yaml").toString();
    assertRefused(render("shop", "-f", latin), latin + " is no text in UTF-8.");
    assertRefused(render("shop", "-f", "nowhere.yaml"), "There is no file nowhere.yaml.");
    assertRefused(render("shop", "--set-file", "a=nowhere"), "There is no file nowhere.");
    assertRefused(render("shop", "-f", folder.toString()), "is no file that this user may read");
    assertRefused(render("latin.yaml"), "latin.yaml is no CloudFormation template");
    assertRefused(
        render("shop", "--format", "yaml", "-s", "a.yaml"), "No such template", "\"a.yaml\"");
    assertEquals(0, render("shop", "--format", "yaml", "-s", "templates/*.yaml").code());
  }
}
