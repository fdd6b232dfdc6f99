package io.driftwarden.hcl.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.hcl.value.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of providers without asking them. */
class ProviderSchemasTest {
  private static BlockSchema block(String type) {
    return ProviderSchemas.bundled().resource(type).orElseThrow().block();
  }

  @Test
  void aResourceHasItsAttributesAndBlocks() {
    ResourceSchema schema = ProviderSchemas.bundled().resource("aws_security_group").orElseThrow();
    assertEquals(1, schema.version());
    assertEquals("registry.terraform.io/hashicorp/aws", schema.provider().address());
    Attribute tags = schema.block().attribute("tags").orElseThrow();
    assertTrue(tags.optional() && !tags.computed());
    assertEquals(new Type.MapOf(Type.Primitive.STRING), tags.type());
    assertTrue(schema.block().attribute("arn").orElseThrow().computed());
    Nested timeouts = schema.block().block("timeouts").orElseThrow();
    assertEquals(Nested.Nesting.SINGLE, timeouts.nesting());
    assertEquals(Optional.empty(), schema.block().attribute("no_such"));
  }

  @Test
  void flagsAndLimitsAreKept() {
    Attribute password = block("aws_db_instance").attribute("password").orElseThrow();
    assertTrue(password.sensitive());
    assertFalse(password.writeOnly());
    assertTrue(block("aws_db_instance").attribute("password_wo").orElseThrow().writeOnly());
    Nested versioning =
        block("aws_s3_bucket_versioning").block("versioning_configuration").orElseThrow();
    assertEquals(1, versioning.least());
    assertEquals(1, versioning.most());
    assertTrue(versioning.block().attribute("status").orElseThrow().required());
  }

  @Test
  void everyBundledProviderIsRead() {
    for (String type :
        List.of(
            "aws_instance",
            "azurerm_storage_account",
            "google_storage_bucket",
            "helm_release",
            "kubernetes_deployment",
            "random_password")) {
      assertFalse(block(type).attributes().isEmpty(), type);
    }
    ProviderSchemas.bundled()
        .tables()
        .forEach(table -> {
          table.resources().forEach(type -> assertTrue(table.resource(type).isPresent(), type));
          table.data().forEach(type -> assertTrue(table.data(type).isPresent(), type));
          assertFalse(table.provider().version().isEmpty());
        });
  }

  @Test
  void dataAndSettingsAreKnownToo() {
    ProviderSchemas schemas = ProviderSchemas.bundled();
    assertTrue(schemas.data("aws_caller_identity").isPresent());
    assertTrue(schemas.settings("aws").orElseThrow().block().attribute("region").isPresent());
    assertEquals(Optional.empty(), schemas.resource("acme_thing"));
    assertEquals(Optional.empty(), schemas.data("aws_no_such"));
  }

  private static final Map<String, Object> ACME =
      Map.of(
          "resource_schemas",
          Map.of(
              "acme_thing",
              Map.of(
                  "version",
                  3,
                  "block",
                  Map.of(
                      "attributes",
                      Map.of(
                          "size", Map.of("type", "number", "optional", true, "default", "8"),
                          "shape",
                              Map.of(
                                  "type",
                                  List.of(
                                      "list",
                                      List.of("object", Map.of("a", "string", "b", "bool"))),
                                  "computed",
                                  true),
                          "parts",
                              Map.of(
                                  "required",
                                  true,
                                  "nested_type",
                                  Map.of(
                                      "nesting_mode",
                                      "map",
                                      "attributes",
                                      Map.of("key", Map.of("type", "string", "sensitive", true))))),
                      "block_types",
                      Map.of(
                          "rule",
                          Map.of("nesting_mode", "set", "max_items", 2, "block", Map.of()))))));

  @Test
  void aTableIsMadeOfWhatTerraformPrints() {
    Provider provider = new Provider("registry.example.com/acme/acme", "1.2.3");
    String text = SchemaJson.table(provider, ACME);
    assertEquals(text, SchemaJson.table(provider, ACME));
    ProviderSchemas schemas =
        ProviderSchemas.bundled().with(ProviderTable.parse(text, "acme.schemas"));
    ResourceSchema thing = schemas.resource("acme_thing").orElseThrow();
    assertEquals(3, thing.version());
    assertEquals("8", thing.block().attribute("size").orElseThrow().otherwise());
    Attribute parts = thing.block().attribute("parts").orElseThrow();
    assertTrue(parts.type() instanceof Type.MapOf(Type.ObjectOf _));
    Nested nested = java.util.Objects.requireNonNull(parts.nested());
    assertTrue(nested.block().attribute("key").orElseThrow().sensitive());
    assertEquals(2, thing.block().block("rule").orElseThrow().most());
    assertTrue(schemas.resource("aws_instance").isPresent());
  }

  @Test
  void aBrokenTableIsRefusedWithItsName() {
    for (String text :
        List.of(
            "",
            "something else\n\n\n",
            "driftwarden-schemas 1\nprovider a\nblock x:o:s\n",
            "driftwarden-schemas 1\nprovider a 1\nresource acme_thing 0 7\n",
            "driftwarden-schemas 1\nprovider a 1\nblock x{list 0 0 0\nresource acme_thing 0 0\n",
            "driftwarden-schemas 1\nprovider a 1\nblock x:o:Q\nresource acme_thing 0 0\n",
            "driftwarden-schemas 1\nprovider a 1\nblock nonsense\nresource acme_thing 0 0\n")) {
      DiagnosticException refused =
          assertThrows(DiagnosticException.class, () -> ProviderTable.parse(text, "x.schemas"));
      assertEquals("x.schemas", refused.diagnostics().getFirst().place().orElseThrow().file());
    }
  }
}
