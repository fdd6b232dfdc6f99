package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.render.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out with exact numbers. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final JsonNodeFactory NODES = MAPPER.getNodeFactory();

  private Json() {}

  static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** Returns an object as plain data: maps, lists and exact numbers. */
  static Map<String, Object> plain(ObjectNode object) {
    return MAPPER.convertValue(object, new TypeReference<Map<String, Object>>() {});
  }

  /** Returns a value's text on one line; numbers are plain, never {@code 1E+3}. */
  static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /**
   * Returns a value as JSON, secrets included.
   *
   * @throws Refusal where a value can't be known before something is run
   */
  static JsonNode of(Value value) {
    return switch (value) {
      case Value.Null _ -> NODES.nullNode();
      case Value.Bool bool -> NODES.booleanNode(bool.value());
      case Value.Text text -> NODES.stringNode(text.value());
      case Value.Number number -> number(number.value());
      case Value.Sensitive sensitive -> of(sensitive.value());
      case Value.Unknown unknown -> throw unknown(unknown);
      case Value.Sequence sequence -> sequence(sequence.items());
      case Value.Mapping mapping -> mapping(mapping);
    };
  }

  private static Refusal unknown(Value.Unknown unknown) {
    return new Refusal(
        "the value at %s can't be applied, since it is not known: %s"
            .formatted(unknown.place(), unknown.reason()));
  }

  private static JsonNode number(BigDecimal number) {
    return number.scale() <= 0
        ? parse(number.toBigIntegerExact().toString())
        : NODES.numberNode(number);
  }

  private static ArrayNode sequence(List<Value> items) {
    ArrayNode array = array();
    items.forEach(item -> array.add(of(item)));
    return array;
  }

  private static ObjectNode mapping(Value.Mapping mapping) {
    ObjectNode object = object();
    mapping.fields().forEach((key, field) -> object.set(key, of(field)));
    return object;
  }
}
