package io.driftwarden.helm.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import io.driftwarden.helm.value.BadArgument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The keywords with regular expressions, in time that grows with the text only. */
final class Patterns {
  private Patterns() {}

  static EvaluatorFactory evaluators() {
    return new EvaluatorFactory.Builder()
        .withKeyword("pattern", (_, node) -> pattern(node))
        .withKeyword("patternProperties", Patterns::patternProperties)
        .build();
  }

  private static Evaluator pattern(JsonNode node) {
    Pattern pattern = compiled(node.asString());
    return (_, value) ->
        !value.isString() || pattern.matcher(value.asString()).find()
            ? Evaluator.Result.success()
            : Evaluator.Result.failure("does not match " + pattern);
  }

  private static Evaluator patternProperties(SchemaParsingContext context, JsonNode node) {
    Map<Pattern, String> schemas = new LinkedHashMap<>();
    node.asObject()
        .forEach((text, schema) -> schemas.put(compiled(text), context.getAbsoluteUri(schema)));
    return (evaluation, value) -> properties(schemas, evaluation, value);
  }

  /** Tells {@code additionalProperties} which ones were looked at. */
  private static Evaluator.Result properties(
      Map<Pattern, String> schemas, EvaluationContext evaluation, JsonNode value) {
    Set<String> matched = new HashSet<>();
    boolean valid = true;
    for (Map.Entry<String, JsonNode> property : value.asObject().entrySet()) {
      for (Map.Entry<Pattern, String> schema : schemas.entrySet()) {
        if (schema.getKey().matcher(property.getKey()).find()) {
          matched.add(property.getKey());
          valid &= evaluation.resolveInternalRefAndValidate(schema.getValue(), property.getValue());
        }
      }
    }
    return valid ? Evaluator.Result.success(matched) : Evaluator.Result.failure();
  }

  private static Pattern compiled(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new BadArgument("\"%s\" is no regular expression that Helm takes.".formatted(text));
    }
  }
}
