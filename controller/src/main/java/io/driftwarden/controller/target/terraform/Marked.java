package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.Overlay.Secret;
import io.driftwarden.controller.target.Overlay.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Values of a plan as plain data in which what is secret or not known yet is marked as {@link
 * io.driftwarden.controller.target.Overlay} understands it. In a plan those marks stand apart, in
 * mirrors of the value that have {@code true} where it is marked.
 */
final class Marked {
  private static final Unknown LATER = new Unknown("known only after apply");

  private static final String SECRET = "(sensitive)";
  private static final String NOT_KNOWN = "(known after apply)";

  /** The longest value that a change shows. */
  private static final int LONGEST = 2_000;

  private Marked() {}

  /**
   * Returns a value with its marks in it.
   *
   * @param unknown the mirror of what is known after apply; may be missing
   * @param sensitive the mirror of what nothing may show; may be missing
   */
  static @Nullable Object of(JsonNode value, JsonNode unknown, JsonNode sensitive) {
    if (isTrue(sensitive)) {
      return new Secret(of(value, unknown, sensitive.path("none")));
    }
    if (isTrue(unknown)) {
      return LATER;
    }
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> mapping(value, unknown, sensitive);
      case ARRAY -> list(value, unknown, sensitive);
      case STRING, BINARY -> value.asString();
      case NUMBER -> value.isIntegralNumber() ? value.bigIntegerValue() : value.decimalValue();
      case BOOLEAN -> value.booleanValue();
      case NULL, MISSING -> null;
    };
  }

  /** Returns the attributes of a resource with their marks; none where there is no resource. */
  static Map<String, @Nullable Object> attributes(
      JsonNode values, JsonNode unknown, JsonNode sensitive) {
    return mapping(values, unknown, sensitive);
  }

  private static Map<String, @Nullable Object> mapping(
      JsonNode value, JsonNode unknown, JsonNode sensitive) {
    TreeSet<String> names = new TreeSet<>(value.propertyNames());
    if (unknown.isObject()) {
      names.addAll(unknown.propertyNames());
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name : names) {
      boolean there = value.has(name) || marks(unknown.path(name));
      if (there) {
        fields.put(name, of(value.path(name), unknown.path(name), sensitive.path(name)));
      }
    }
    return fields;
  }

  private static List<@Nullable Object> list(JsonNode value, JsonNode unknown, JsonNode sensitive) {
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      items.add(of(value.path(i), unknown.path(i), sensitive.path(i)));
    }
    return items;
  }

  private static boolean isTrue(JsonNode mark) {
    return mark.isBoolean() && mark.booleanValue();
  }

  private static boolean marks(JsonNode mirror) {
    return isTrue(mirror) || mirror.valueStream().anyMatch(Marked::marks);
  }

  /** Tells every text that nothing may show. */
  static void secrets(@Nullable Object marked, Consumer<String> told) {
    switch (marked) {
      case Secret secret -> texts(secret.value(), told);
      case List<?> list -> list.forEach(item -> secrets(item, told));
      case Map<?, ?> map -> map.values().forEach(item -> secrets(item, told));
      case null, default -> {}
    }
  }

  private static void texts(@Nullable Object value, Consumer<String> told) {
    switch (value) {
      case Secret secret -> texts(secret.value(), told);
      case List<?> list -> list.forEach(item -> texts(item, told));
      case Map<?, ?> map -> map.values().forEach(item -> texts(item, told));
      case String text -> told.accept(text);
      case null, default -> {}
    }
  }

  /** Returns a value as a change shows it, shortened where it is very long. */
  static String shown(@Nullable Object marked) {
    return switch (marked) {
      case Secret _ -> SECRET;
      case Unknown _ -> NOT_KNOWN;
      case null, default -> {
        String text = text(marked);
        yield text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
      }
    };
  }

  /** Returns a value as JSON, its secrets hidden and its keys in order. */
  static String text(@Nullable Object marked) {
    return Json.text(open(marked));
  }

  private static @Nullable Object open(@Nullable Object marked) {
    return switch (marked) {
      case Secret _ -> SECRET;
      case Unknown _ -> NOT_KNOWN;
      case List<?> list -> list.stream().map(Marked::open).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), open(value)));
        yield fields;
      }
      case null -> null;
      default -> marked;
    };
  }
}
