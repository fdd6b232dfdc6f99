package io.driftwarden.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  private static List<Node> read(String text) {
    return YamlReader.read(new Source("a.yaml", text));
  }

  private static Node.Mapping mapping(String text) {
    return assertInstanceOf(Node.Mapping.class, read(text).getFirst());
  }

  private static Diagnostic problem(String text) {
    return assertThrows(DiagnosticException.class, () -> read(text)).diagnostics().getFirst();
  }

  /** Shows a tree without its places. */
  private static String show(Node node) {
    return switch (node) {
      case Node.Null _ -> "null";
      case Node.Bool bool -> Boolean.toString(bool.value());
      case Node.Number number -> number.value().toPlainString();
      case Node.Text text -> "'" + text.value() + "'";
      case Node.Sequence sequence ->
          sequence.items().stream().map(YamlReaderTest::show).toList().toString();
      case Node.Mapping mapping ->
          mapping.entries().stream()
              .map(entry -> entry.key() + ": " + show(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  @ParameterizedTest
  @CsvSource({"|,'a\nb'", "|+,'a\nb'", ">,'a b'", "|-,'a\nb'"})
  void aBlockThatTheTextEndsInHasNoLineBreakOfItsOwn(String style, String value) {
    assertEquals("{k: '%s'}".formatted(value), show(mapping("k: %s\n  a\n  b".formatted(style))));
    assertEquals("{k: 'a\nb\n', l: 1}", show(mapping("k: |\n  a\n  b\nl: 1")), "only at the end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          yes           | true
          Off           | false
          n             | false
          'yes'         | true
          017           | 15
          0o17          | 15
          0x1F          | 31
          0b101         | 5
          1_000         | 1000
          089           | 89
          -3            | -3
          1.50          | 1.50
          1e3           | 1000
          .5            | 0.5
          ~             | null
          Null          | null
          1.2.3         | 'v1.2.3'
          2026-01-01    | 'v2026-01-01'
          10:30         | 'v10:30'
          0x            | 'v0x'
          -             | [null]
          "!!str 017"   | 'v017'
          '!!int "17"'  | 17
          """)
  void plainScalarsFollowYaml11(String text, String expected) {
    String wanted = expected.replaceAll("^v|v(?=[0-9])", "");
    String shown = show(read(unquoted(text)).getFirst()).replaceAll("^'(.*)'$", "$1");
    assertEquals(wanted, shown);
  }

  private static String unquoted(String text) {
    return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }

  @Test
  void quotedScalarsStayText() {
    assertEquals("['yes', '017', '']", show(read("['yes', \"017\", '']").getFirst()));
  }

  @Test
  void everyValueKnowsItsPlace() {
    Node.Mapping root = mapping("a: 1\nb:\n  - x\n  - {c: \"d\"}\n");
    assertEquals("a.yaml:1:4", root.get("a").orElseThrow().place().toString());
    assertEquals("a.yaml:2:1", root.entry("b").orElseThrow().keyPlace().toString());
    Node.Sequence items = (Node.Sequence) root.get("b").orElseThrow();
    assertEquals("a.yaml:4:5", items.items().get(1).place().toString());
    assertEquals(4, items.place().endLine());
    Node.Mapping inner = (Node.Mapping) items.items().get(1);
    Node text = inner.get("c").orElseThrow();
    assertEquals(9, text.place().column());
    assertEquals(12, text.place().endColumn());
  }

  @Test
  void placesCountUtf16UnitsAfterWideCharacters() {
    Node.Mapping root = mapping("a: [\"😀\", b]\n");
    Node.Sequence items = (Node.Sequence) root.get("a").orElseThrow();
    assertEquals(11, items.items().get(1).place().column());
  }

  @Test
  void severalDocumentsAndNone() {
    assertEquals(3, read("a: 1\n---\n# nothing\n---\nb: 2\n").size());
    assertEquals(0, read("# only a comment\n").size());
    assertEquals(0, read("").size());
  }

  @Test
  void whatIsWrittenOutWinsOverWhatIsMerged() {
    String text =
        """
        base: &base {a: 1, b: 2}
        more: &more {b: 3, c: 4}
        one:
          b: 9
          <<: *base
        all:
          <<: [*more, *base]
        """;
    Node.Mapping root = mapping(text);
    assertEquals("{b: 9, a: 1}", show(root.get("one").orElseThrow()));
    assertEquals("{b: 3, c: 4, a: 1}", show(root.get("all").orElseThrow()));
  }

  @Test
  void jsonIsRead() {
    assertEquals(
        "{a: 'x/😀\n', b: [1, -2.5E+3, true, null], c: {}}",
        show(mapping(
                "{\t\"a\": \"x\\/\\ud83d\\ude00\\n\",\n\t\"b\": [1, -2.5E3, true, null],\"c\":{}}"))
            .replace("-2500", "-2.5E+3"));
  }

  @Test
  void tagsWithoutAMeaningArePassedOverWhereHelmPassesThemOver() {
    String text =
        "{a: !x 12, b: !!string 1, c: !x [1], d: !!binary aGk=, e: !!int '7', f: !!timestamp 2001-01-01}";
    assertEquals(
        "{a: '12', b: '1', c: [1], d: 'hi', e: 7, f: '2001-01-01'}",
        show(YamlReader.readRepeating(new Source("t.yaml", text)).getFirst()));
  }

  @ParameterizedTest
  @CsvSource({
    "1.20, 1.2",
    "017, 15",
    "0x1F, 31",
    "1e3, 1000",
    "1e30, 1e+30",
    "0.00001, 1e-05",
    "1234567.891, 1.2345679e+06",
    "12345678901, 12345678901",
    "123456789012345678901, 1.2345679e+20",
    "1e100, +Inf",
    "-0, 0",
    "yes, true",
    "0xab70383d9207c6cc43ab85eeef9db4d33a8ad4e8, 0xab70383d9207c6cc43ab85eeef9db4d33a8ad4e8",
    "1e400, 1e400"
  })
  void aKeyIsTextAsKubernetesReaderSpellsIt(String key, String text) {
    assertEquals("{" + text + ": 1}", show(mapping(key + ": 1")));
  }

  @Test
  void localTagsBecomeWhatTheirLanguageSays() {
    Tags tags = tag -> tag.equals("!Sub") ? Optional.of("Fn::Sub") : Optional.empty();
    Node node = YamlReader.read(new Source("t.yaml", "a: !Sub '${B}'"), tags).getFirst();
    assertEquals("{a: {Fn::Sub: '${B}'}}", show(node));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1#b: [2             | yaml_syntax         | 3
          a: b: c                | yaml_syntax         | 1
          a: 1##a: 2             | yaml_duplicate_key  | 3
          a: *none               | yaml_unknown_alias  | 1
          a: &a [*a]             | yaml_alias_circle   | 1
          a: 1#b: !!java/x y     | yaml_tag            | 2
          a: 1#b: !Ref y         | yaml_tag            | 2
          a: 1#b: !!int y        | yaml_tag            | 2
          a: 1#b: !!binary "%"   | yaml_tag            | 2
          ? [a]#: 1              | yaml_key            | 1
          a: 1#<<: 2             | yaml_merge          | 2
          a: "x                  | yaml_syntax         | 1
          a:#\\tb: 1             | yaml_syntax         | 2
          """)
  void mistakesHaveAPlaceAndARemedy(String text, String code, int line) {
    Diagnostic problem = problem(text.replace('#', '\n').replace("\\t", "\t") + "\n");
    assertEquals(code, problem.code());
    int at = problem.place().orElseThrow().line();
    assertTrue(at == line || (code.equals("yaml_syntax") && at == line + 1), problem.toString());
    assertTrue(problem.detail().length() > 20, problem.detail());
  }

  @Test
  void aDuplicateKeyNamesBothPlaces() {
    Diagnostic problem = problem("a:\n  b: 1\n  c: 2\n  b: 3\n");
    assertEquals("a.yaml:4:3", problem.place().orElseThrow().toString());
    assertEquals("a.yaml:2:3", problem.related().getFirst().place().toString());
  }

  @Test
  void aControlCharacterIsNamed() {
    assertTrue(problem("a: \u0001\n").detail().contains("U+0001"));
  }

  @Test
  void aBillionLaughsAreNotLaughed() {
    StringBuilder text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      text.append(
          "a%d: &a%d [%s]%n"
              .formatted(
                  i,
                  i,
                  String.join(
                      ", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias))));
    }
    assertEquals("yaml_alias_growth", problem(text.toString()).code());
  }

  @ParameterizedTest
  @CsvSource({"'['", "'{a: '", "'- '", "'? '", "'[{'"})
  void nestingOfAHundredThousandIsRefused(String open) {
    assertEquals("yaml_too_deep", problem(open.repeat(100_000)).code());
  }

  @Test
  void tooManyValuesAreRefused() {
    assertEquals("yaml_too_large", problem("[" + "1,".repeat(600_000) + "]").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          'a:⏎  b: >-⏎    ⏎  c: 1'               ; {a: {b: '', c: 1}}
          '- a: |⏎     ⏎   ⏎  b: |+⏎    ⏎  c: 1' ; [{a: '', b: '⏎', c: 1}]
          'a:⏎  - b: |⏎      ⏎    c: 😀⏎  - 1'   ; {a: [{b: '', c: '😀'}, 1]}
          """)
  void blocksOfNothingButSpacesAreEmpty(String text, String expected) {
    String file = text.substring(1, text.length() - 1).replace('⏎', '\n');
    assertEquals(expected, show(read(file).getFirst()).replace('\n', '⏎'));
  }

  @Test
  void afterAnEmptyBlockPlacesAreRight() {
    Node.Mapping mapping =
        (Node.Mapping) mapping("a:\n  b: |\n    \n  c: x").entries().getFirst().value();
    assertEquals("a.yaml:4:6", mapping.entries().get(1).value().place().toString());
  }

  @Test
  void anEmptyBlockLeftOfWhatFollowsIsRefused() {
    assertEquals("yaml_syntax", problem("a:\n b: |\n    \n  c: 1").code());
  }

  @ParameterizedTest
  @CsvSource({
    "'a: |⏎  x', x",
    "'a: |⏎  x⏎', x⏎",
    "'a: >⏎  x⏎  y', x y",
    "'a: |+⏎  x', x",
    "'a: |⏎  x⏎ ', x⏎"
  })
  void aBlockAtTheEndOfAFileHasTheLineBreakThatIsThere(String file, String expected) {
    Node text = mapping(file.replace('⏎', '\n')).entries().getFirst().value();
    assertEquals("'" + expected.replace('⏎', '\n') + "'", show(text));
  }
}
