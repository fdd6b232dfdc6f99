package io.driftwarden.rego.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.rego.Terms;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaBuiltinsTest {

  /** Returns the descriptions of all problems, with the places before them. */
  private static String problems(String document, String schema) {
    return Terms.json(
        "[e.error | some e in json.match_schema(`%s`, `%s`)[1]]".formatted(document, schema));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {"a": 1}      ; {"properties": {"a": {"type": "string"}}}       ; ["a: Invalid type. Expected: string, given: integer"]
          {}            ; {"required": ["a"]}                             ; ["(Root): a is required"]
          {"a": {"b": [1]}} ; {"properties": {"a": {"properties": {"b": {"items": {"type": "null"}}}}}} ; ["a.b.0: Invalid type. Expected: null, given: integer"]
          {"b": 1}      ; {"properties": {"a": {}}, "additionalProperties": false} ; ["(Root): Additional property b is not allowed"]
          {"ab": 1}     ; {"patternProperties": {"^a": {"type": "string"}}} ; ["ab: Invalid type. Expected: string, given: integer"]
          1.50          ; {"multipleOf": 0.4}                             ; ["(Root): Must be a multiple of 0.4"]
          5             ; {"exclusiveMaximum": 5}                         ; ["(Root): Must be less than 5"]
          5             ; {"maximum": 5, "exclusiveMaximum": true}        ; ["(Root): Must be less than 5"]
          "abc"         ; {"maxLength": 2}                                ; ["(Root): String length must be less than or equal to 2"]
          "abc"         ; {"pattern": "^b"}                               ; ["(Root): Does not match pattern '^b'"]
          "x"           ; {"format": "date"}                              ; ["(Root): Does not match format 'date'"]
          [1, 1.0]      ; {"uniqueItems": true}                           ; ["(Root): array items[0,1] must be unique"]
          1.0           ; {"enum": [1]}                                   ; []
          "a"           ; {"enum": ["b", 2]}                              ; ["(Root): (Root) must be one of the following: \\"b\\", 2"]
          1             ; {"anyOf": [{"type": "string"}, {"minimum": 2}]} ; ["(Root): Must validate at least one schema (anyOf)","(Root): Must be greater than or equal to 2"]
          1             ; {"oneOf": [{}, {"minimum": 0}]}                 ; ["(Root): Must validate one and only one schema (oneOf)"]
          1             ; {"not": {}}                                     ; ["(Root): Must not validate the schema (not)"]
          1             ; {"if": {"type": "integer"}, "then": false}      ; ["(Root): Must validate \\"then\\" as \\"if\\" was valid","(Root): False always fails validation"]
          {"a": 1}      ; {"dependencies": {"a": ["b"]}}                  ; ["(Root): Has a dependency on b"]
          {"n": {"n": 1}} ; {"properties": {"n": {"$ref": "#"}}, "type": "object"} ; ["n.n: Invalid type. Expected: object, given: integer"]
          """)
  void whatADocumentLacksIsSaid(String document, String schema, String expected) {
    assertEquals(expected, problems(document, schema));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {"minLength": -1}                  ; minLength must be greater than or equal to 0
          {"minLength": 2, "maxLength": 1}   ; minLength cannot be greater than maxLength
          {"required": ["a", "a"]}           ; required items must be unique
          {"pattern": "("}                   ; pattern must be a valid regex
          {"properties": {"a": 1}}           ; Expected: Valid Schema, given: Invalid JSON
          {"$ref": "#/definitions/a"}        ; Object has no key 'definitions'
          {"items": 1}                       ; Invalid type. Expected: Valid Schema/Array Of Schemas, given: items
          """)
  void aWrongSchemaIsNoSchema(String schema, String expected) {
    assertEquals(
        "[false,\"jsonschema: " + expected + "\"]",
        Terms.json("json.verify_schema(`" + schema + "`)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:1/a", "https://example.com/schema#/a", "file:///etc/passwd"})
  void referencesLeadNowhereElse(String reference) {
    String verdict = Terms.json("json.verify_schema({\"$ref\": \"" + reference + "\"})");
    assertTrue(
        verdict.startsWith("[false,\"jsonschema: remote reference loading disabled"), verdict);
  }

  @Test
  void aSchemaThatOnlyRefersToItselfEnds() {
    assertTrue(
        Terms.problem("json.match_schema(\"1\", {\"$ref\": \"#/a\", \"a\": {\"$ref\": \"#/a\"}})")
            .contains("too deep"));
  }

  @Test
  void deepDocumentsAndSchemasAreJudgedOrRefused() {
    String schema = "{\"items\": {\"$ref\": \"#\"}}";
    String deep = "[".repeat(300) + "]".repeat(300);
    assertEquals(
        "true",
        Terms.json("json.match_schema(input.d, input.s)[0]", Map.of("d", deep, "s", schema)));
    String nested = "{\"not\":".repeat(590) + "{}" + "}".repeat(590);
    assertEquals("true", Terms.json("json.verify_schema(input.s)[0]", Map.of("s", nested)));
  }

  @Test
  void branchesCountAgainstTheBudget() {
    StringBuilder schemas = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      String next = "{\"$ref\": \"#/d/" + i + "\"}";
      schemas.append(i > 1 ? "," : "").append("{\"allOf\": [" + next + ", " + next + "]}");
    }
    String schema = "{\"$ref\": \"#/d/0\", \"d\": [%s, {}]}".formatted(schemas);
    String problem =
        assertThrows(
                DiagnosticException.class,
                () -> Terms.json("json.match_schema(\"1\", input.s)", Map.of("s", schema)))
            .diagnostics()
            .getFirst()
            .detail();
    assertTrue(problem.contains("elements"), problem);
  }
}
