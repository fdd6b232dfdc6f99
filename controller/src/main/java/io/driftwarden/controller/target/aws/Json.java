package io.driftwarden.controller.target.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.render.cloudformation.StackTemplate;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out with exact numbers. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** Returns plain data as a text on one line. */
  static String text(@Nullable Object plain) {
    return MAPPER.writeValueAsString(plain);
  }

  /** Returns an access policy, which AWS answers as a text; empty where it is no JSON object. */
  static Map<String, Object> policy(String text) {
    try {
      return MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (JacksonException e) {
      return Map.of();
    }
  }

  /**
   * Returns a file that stands beside a template; a missing node where none does.
   *
   * @throws Refusal if it is no JSON
   */
  static JsonNode beside(StackTemplate template, String name, Tree tree) {
    String path = template.path().substring(0, template.path().lastIndexOf('/') + 1) + name;
    return Links.resolve(tree, path)
        .filter(Entry.File.class::isInstance)
        .map(file -> parse(path, new String(tree.read((Entry.File) file), UTF_8)))
        .orElseGet(MAPPER::missingNode);
  }

  private static JsonNode parse(String path, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new Refusal(path + " is no JSON; commit what cdk synth writes");
    }
  }
}
