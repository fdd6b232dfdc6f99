package io.driftwarden.hcl.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.json.Shape.Nested;
import io.driftwarden.hcl.syntax.TreeText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A JSON file is what its native counterpart is. */
class JsonTest {
  private static final Shape INNER = new Shape(Map.of(), Set.of("plain"), Set.of("written"));

  private static final Shape FILE =
      Shape.of(
          Map.of(
              "none",
              new Nested(0, INNER),
              "one",
              new Nested(1, INNER),
              "two",
              new Nested(2, Shape.of(Map.of("none", new Nested(0, INNER))))));

  private static void assertSame(String hcl, String json) {
    Source source = new Source("main.tf.json", json);
    String tree = TreeText.of(source, Json.file(source, FILE));
    assertEquals(withoutPlaces(TreeText.of(new Source("main.tf", hcl))), withoutPlaces(tree));
  }

  private static String withoutPlaces(String tree) {
    return tree.replaceAll("[@ ]\\d+:\\d+:\\d+-\\d+:\\d+:\\d+", "");
  }

  @Test
  void propertiesAreAttributesOrBlocks() {
    assertSame(
        """
        a = [1, 2.5e3, true, null, "b", {c = "d"}]
        none {}
        one "x" {
          e = 1
        }
        two "x" "y" {
          none {
            f = "g"
          }
        }
        """,
        """
        {
          "//": "a comment",
          "a": [1, 2.5e3, true, null, "b", {"c": "d"}],
          "none": {},
          "one": {"x": {"//": ["another"], "e": 1}},
          "two": {"x": {"y": {"none": {"f": "g"}}}}
        }
        """);
  }

  @Test
  void arraysHoldSeveralOfAnything() {
    assertSame(
        """
        none {
          a = 1
        }
        none {
          a = 2
        }
        one "x" {}
        one "x" {}
        one "y" {}
        """,
        """
        [{"none": [{"a": 1}, {"a": 2}]}, {"one": [{"x": [{}, {}]}, {"y": {}}]}, {"none": null}]
        """);
  }

  @Test
  void stringsAreTemplatesLiteralsOrExpressions() {
    assertSame(
        """
        a = "x${b.c}y"
        d = "${e}"
        f = "$${g}"
        none {
          plain = "$${h}"
          written = [i.j, {k = l[0]}]
          m = "written"
        }
        n = { "${o}" = "p" }
        """,
        """
        {
          "a": "x${b.c}y",
          "d": "${e}",
          "f": "$${g}",
          "none": {"plain": "${h}", "written": ["i.j", {"k": "l[0]"}], "m": "written"},
          "n": {"${o}": "p"}
        }
        """);
  }

  @Test
  void escapesAreResolvedBeforeTemplates() {
    assertSame(
        "a = \"\\\"é\\n😀/${ f(\"x\") }\"\n",
        "{\"a\": \"\\\"\\u00e9\\n\\uD83D\\uDE00\\/${ f(\\\"x\\\") }\"}");
  }

  @Test
  void partsOfTemplatesHaveTheirPlaces() {
    Source source = new Source("main.tf.json", "{\n  \"a\": \"\\\"${b}\\u0041${c(1)}\"\n}");
    assertEquals(
        "a 2:3:4-2:6:7 2:9:10-2:28:29 (template \"\\\"\"@2:9:10-2:11:12 (name b)"
            + " \"A\"@2:15:16-2:21:22 (call c 1.%se+00@2:25:26-2:26:27)@2:23:24-2:27:28)@2:9:10-2:28:29\n"
                .formatted("0".repeat(39)),
        TreeText.of(source, Json.file(source, FILE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                      | 1:1",
        "{                     | 1:2",
        "[1                    | 1:1",
        "1                     | 1:1",
        "{} {}                 | 1:4",
        "{a: 1}                | 1:2",
        "{\"a\" 1}             | 1:6",
        "{\"a\": 1,}           | 1:9",
        "{\"a\": .5}           | 1:7",
        "{\"a\": 01}           | 1:8",
        "{\"a\": tru}          | 1:7",
        "{\"a\": \"            | 1:7",
        "{\"a\": \"\\x\"}      | 1:8",
        "{\"a\": \"\\u00g0\"}  | 1:8",
        "{\"a\": 1, \"a\": 2}  | 1:10",
        "{\"a\": {\"b\": 1, \"b\": 2}} | 1:16",
        "{\"one\": 1}           | 1:9",
        "{\"a\": \"x${\"}      | 1:11",
        "{\"none\": {\"written\": \"a b\"}} | 1:25"
      })
  void mistakesAreToldWhereTheyAre(String json, String where) {
    Source source = new Source("main.tf.json", json == null ? "" : json);
    assertEquals(
        List.of("main.tf.json:" + where),
        Json.file(source, FILE).diagnostics().stream()
            .map(diagnostic -> diagnostic.place().orElseThrow().toString())
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"one\":{\"x\":["})
  void whatIsNestedTooDeeplyIsRefused(String opening) {
    Source source = new Source("main.tf.json", opening.repeat(100_000));
    assertEquals("hcl_too_deep", Json.file(source, FILE).diagnostics().getFirst().code());
  }
}
