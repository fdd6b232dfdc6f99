package io.driftwarden.rego.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.rego.Terms;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphQlBuiltinsTest {
  private static final String SCHEMA =
      """
      type Query { human(id: ID!): Human, search(text: String): [Found!] }
      interface Named { name: String }
      type Human implements Named { name: String, age(in: Unit = YEARS): Int, friends: [Human] }
      type Ship { length: Float }
      union Found = Human | Ship
      enum Unit { YEARS DAYS }
      type Mutation { rename(by: Renaming!): Human }
      input Renaming { id: ID!, to: String = "nobody" }
      """;

  private static String problem(String query) {
    return Terms.problem("graphql.parse(`%s`, `%s`)".formatted(query, SCHEMA.replace("\n", " ")))
        .replace("eval_builtin_error: graphql.parse: ", "");
  }

  private static String isValid(String query) {
    return Terms.json("graphql.is_valid(`%s`, `%s`)".formatted(query, SCHEMA));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          { human(id: 1) { name } }
          { human(id: "1") { ...H } } fragment H on Human { name friends { age(in: DAYS) } }
          query Q($t: String) { search(text: $t) { __typename ... on Ship { length } ... on Named { name } } }
          mutation { rename(by: {id: "x"}) { name } }
          { __schema { types { name fields { name } } } }
          """)
  void whatTheTypesAllowIsValid(String query) {
    assertEquals("true", isValid(query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          { human { name } }                    ; Field "human" argument "id" of type "ID!" is required, but it was not provided in GraphQL string at location 1:3
          { human(id: 1) { nam } }              ; Cannot query field "nam" on type "Human". Did you mean "name"?
          { human(id: 1) }                      ; Field "human" of type "Human" must have a selection of subfields. Did you mean "human { ... }"?
          { human(id: 1) { name { __typename } } }     ; Field "name" must not have a selection since type "String" has no subfields
          { human(id: 1.5) { name } }           ; ID cannot represent a non-string and non-integer value: 1.5
          { human(id: $x) { name } }            ; Variable "$x" is not defined
          query Q($x: ID!) { human(id: 1) { name } } ; Variable "$x" is never used in operation "Q"
          query Q($x: ID) { human(id: $x) { name } } ; Variable "$x" of type "ID" used in position expecting type "ID!"
          { human(id: 1) { a: name a: age } }   ; Fields "a" conflict because "name" and "age" are different fields
          { human(id: 1) { age(in: HOURS) } }   ; Value "HOURS" does not exist in "Unit" enum
          { human(id: 1) { ...F } } fragment F on Human { ...F } ; Cannot spread fragment "F" within itself
          { human(id: 1) { ... on Ship { length } } } ; Fragment cannot be spread here as objects of type "Human" can never be of type "Ship"
          { human(id: 1) @skip { name } }       ; Directive "@skip" argument "if" of type "Boolean!" is required, but it was not provided
          mutation { rename(by: {}) { name } }  ; Field "Renaming.id" of required type "ID!" was not provided
          subscription { x }                    ; Schema does not support operation type "subscription"
          """)
  void whatTheyDoNotAllowIsSaid(String query, String expected) {
    String problem = problem(query);
    assertTrue(problem.startsWith(expected), problem);
    assertEquals("false", isValid(query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          type A { a: B }                                    ; false
          type A { a: A }                                    ; true
          input A { a: A! }                                  ; false
          interface I { a: Int } type A implements I { b: Int } ; false
          union U = Int                                      ; false
          enum E { A A }                                     ; false
          extend type A { a: Int } extend enum A { B }       ; false
          type A { a: Int @deprecated(why: 1) }              ; false
          directive @d on FIELD directive @d on QUERY        ; false
          schema { query: Nothing }                          ; false
          """)
  void aTypeSystemMustMakeSense(String schema, String expected) {
    assertEquals(expected, Terms.json("graphql.schema_is_valid(`%s`)".formatted(schema)));
  }

  @Test
  void aTreeIsShownAsOpaShowsItAndIsReadAgain() {
    assertEquals(
        "{\"Operations\":[{\"Name\":\"\",\"Operation\":\"query\",\"SelectionSet\":[{\"Alias\":\"a\","
            + "\"Arguments\":[{\"Name\":\"x\",\"Value\":{\"ExpectedTypeHasDefault\":false,"
            + "\"Kind\":1,\"Raw\":\"1\"}}],\"Name\":\"b\"}]}]}",
        Terms.json("graphql.parse_query(`{ a: b(x: 1) }`)"));
    assertEquals(
        "true",
        Terms.json(
            "graphql.is_valid(graphql.parse_query(`{a}`), graphql.parse_schema(input.s))",
            Map.of("s", "type Query { a: Int }")));
  }

  @Test
  void blockStringsLoseTheirIndentation() {
    assertEquals(
        "\"one\\n  two\"",
        Terms.json(
            "graphql.parse_schema(input.s).Definitions[0].Description",
            Map.of("s", "\"\"\"\n  one\n    two\n\"\"\" scalar A")));
  }

  @Test
  void hostileTextsAreRefusedQuickly() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String text : new String[] {"{a", "{a(x:[", "{...on A"}) {
            assertEquals(
                "false",
                Terms.json(
                    "graphql.is_valid(input.q, \"type Query {a: Int}\")",
                    Map.of("q", text.repeat(20_000))));
          }
        });
  }

  @Test
  void comparingFieldsCountsAgainstTheBudget() {
    String fields = "a ".repeat(4_000);
    String problem =
        assertThrows(
                DiagnosticException.class,
                () ->
                    Terms.json(
                        "graphql.is_valid(input.q, \"type Query {a: Int}\")",
                        Map.of("q", "{" + fields + "}")))
            .diagnostics()
            .getFirst()
            .detail();
    assertTrue(problem.contains("elements"), problem);
  }
}
