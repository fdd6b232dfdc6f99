package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.function.Builtins;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds made-up calls of every function against the real Helm: what it writes, and the words in
 * which it refuses. {@code -DgeneratedTemplates=N} makes about so many, {@code -DgeneratedSeed=N}
 * makes others.
 */
@Tag("oracle")
class GeneratedTemplatesTest {
  private static final long SEED = Long.getLong("generatedSeed", 1);
  private static final int COUNT = Integer.getInteger("generatedTemplates", 1_200);

  /** Helm ends at the first error, so that each costs a run. */
  private static final int MOST_ERRORS = COUNT / 12;

  @TempDir private Path directory = Path.of("");

  /** Functions that are random or tell the time, and those that call templates. */
  private static final Set<String> OTHERS =
      Set.of(
          "ago",
          "bcrypt",
          "encryptAES",
          "genCA",
          "genCAWithKey",
          "genPrivateKey",
          "genSelfSignedCert",
          "genSelfSignedCertWithKey",
          "genSignedCert",
          "genSignedCertWithKey",
          "htpasswd",
          "include",
          "now",
          "randAlpha",
          "randAlphaNum",
          "randAscii",
          "randBytes",
          "randInt",
          "randNumeric",
          "shuffle",
          "tpl",
          "uuidv4");

  @Test
  void everyFunctionIsCalled() {
    Set<String> called = new TreeSet<>(TemplateGenerator.functions());
    called.addAll(OTHERS);
    assertEquals(new TreeSet<>(Builtins.all().names()), called);
  }

  @Test
  void theyWriteWhatHelmWrites() throws Exception {
    List<String> templates = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String template : generated()) {
      if (Sample.of(TemplateGenerator.VALUES, template).outcome(new Datum.Dict())
              instanceof Sample.Outcome.Written written
          && isComparable(written.text())) {
        templates.add(template);
        expected.add(written.text());
      }
    }
    List<String> differences = new ArrayList<>();
    RealHelm.Answer answer = run(templates);
    assertEquals(0, answer.exit(), answer.err());
    Node.Mapping object =
        (Node.Mapping) YamlReader.read(new Source("helm", answer.out())).getFirst();
    for (int i = 0; i < templates.size(); i++) {
      Optional<String> text = object.text("case" + i);
      if (!text.equals(Optional.of(expected.get(i)))) {
        differences.add(
            "%s writes %s and not %s".formatted(templates.get(i), text, expected.get(i)));
      }
    }
    assertEquals(List.of(), differences);
  }

  @Test
  void theyRefuseInHelmsWords() throws Exception {
    List<String> differences = new ArrayList<>();
    int errors = 0;
    for (String template : generated()) {
      if (errors < MOST_ERRORS
          && Sample.of(TemplateGenerator.VALUES, template).outcome(new Datum.Dict())
              instanceof Sample.Outcome.Refused refused
          && isComparable(refused.diagnostic().detail())) {
        errors++;
        String detail = refused.diagnostic().detail();
        RealHelm.Answer answer = alone(template);
        if (answer.exit() == 0 || !detail.strip().startsWith(message(answer.err()))) {
          differences.add("%s says %s and not %s".formatted(template, answer.err(), detail));
        }
      }
    }
    assertEquals(List.of(), differences);
    assertTrue(errors > MOST_ERRORS / 2, "only " + errors + " are refused");
  }

  /** A version has no fields here that a verb for nothing would show. */
  private static List<String> generated() {
    TemplateGenerator generator = new TemplateGenerator(SEED);
    List<String> functions = TemplateGenerator.functions();
    List<String> templates = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      templates.add(generator.template(functions.get(i % functions.size())));
    }
    templates.removeIf(template -> template.matches("(?s).*%z.*semver.*"));
    return templates;
  }

  /** What is unknown, and what is cut inside of a character, Helm has other words for. */
  private static boolean isComparable(String text) {
    return UnknownMark.reason(text).isEmpty()
        && !text.contains("\uFFFD")
        && !text.contains("can't be known");
  }

  /** Returns Helm's message without the place before it. */
  private static String message(String err) {
    int executing = err.lastIndexOf("executing \"");
    int refused = err.indexOf("): ");
    if (executing >= 0) {
      return err.substring(executing).split("\nUse --debug|\n\nUse", 2)[0].strip();
    }
    return refused < 0 ? err : err.substring(refused + 3).split("\n\nUse", 2)[0].strip();
  }

  private RealHelm.Answer alone(String template) throws Exception {
    return helm(Sample.of(TemplateGenerator.VALUES, template).files());
  }

  /** All templates are files, which one template writes as JSON: so no line disturbs another. */
  private RealHelm.Answer run(List<String> templates) throws Exception {
    StringBuilder all = new StringBuilder("kind: Script\napiVersion: v1\n");
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < templates.size(); i++) {
      files.put("cases/" + i, templates.get(i));
      all.append("case%1$d: {{ tpl (.Files.Get \"cases/%1$d\") $ | toJson }}\n".formatted(i));
    }
    files.putAll(Sample.of(TemplateGenerator.VALUES, all.toString()).files());
    return helm(files);
  }

  private RealHelm.Answer helm(Map<String, String> files) throws Exception {
    Path chart = Files.createTempDirectory(directory, "generated");
    TextChart.write(files, chart);
    return new RealHelm(directory)
        .template(new Release("script", "default"), List.of(chart.toString()));
  }
}
