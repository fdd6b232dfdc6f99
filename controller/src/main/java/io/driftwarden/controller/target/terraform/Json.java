package io.driftwarden.controller.target.terraform;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON as Terraform prints it, with exact numbers. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Json() {}

  /** Returns what a text holds; a missing node where it is no JSON. */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** Returns what a text holds as plain data; the text itself where it is no JSON. */
  static @Nullable Object plain(String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JacksonException e) {
      return text;
    }
  }

  /** Returns the text of plain data on one line, with its keys in order. */
  static String text(@Nullable Object plain) {
    return MAPPER.writeValueAsString(plain);
  }

  /** Returns a file of Terraform's that keeps its state at a path. */
  static String localBackend(String path) {
    return text(Map.of("terraform", Map.of("backend", Map.of("local", Map.of("path", path)))));
  }
}
