package io.driftwarden.controller.report;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.policies.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A verdict as JSON; {@code docs/check.md} describes the shape. */
public final class JsonReport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private JsonReport() {}

  private record Shape(
      String outcome,
      List<String> stacks,
      List<Item> findings,
      List<Problem> diagnostics,
      String policyDigest,
      String inputDigest) {}

  private record Item(
      String rule,
      String severity,
      String certainty,
      String standing,
      String stack,
      String resource,
      List<String> attribute,
      Place place,
      List<Related> related,
      String title,
      String why,
      String remedy) {}

  private record Problem(
      String severity, String code, String summary, String detail, @Nullable Place place) {}

  /** Returns the verdict, indented. */
  public static String of(Verdict verdict) {
    return MAPPER.writeValueAsString(
            new Shape(
                word(verdict.outcome()),
                verdict.stacks().stream().map(Object::toString).toList(),
                verdict.findings().stream().map(JsonReport::item).toList(),
                verdict.diagnostics().stream().map(JsonReport::problem).toList(),
                verdict.policyDigest(),
                verdict.inputDigest()))
        + "\n";
  }

  private static Item item(Judged judged) {
    Finding finding = judged.finding();
    return new Item(
        finding.rule(),
        word(finding.severity()),
        word(finding.certainty()),
        word(judged.standing()),
        finding.stack().toString(),
        finding.address(),
        finding.attribute(),
        finding.place(),
        finding.related(),
        finding.title(),
        finding.why(),
        finding.remedy());
  }

  private static Problem problem(Diagnostic diagnostic) {
    return new Problem(
        word(diagnostic.severity()),
        diagnostic.code(),
        diagnostic.summary(),
        diagnostic.detail(),
        diagnostic.subject());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
