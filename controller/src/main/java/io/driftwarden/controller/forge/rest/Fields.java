package io.driftwarden.controller.forge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The fields of a forge's answers, and the parts of its addresses. */
public final class Fields {
  private Fields() {}

  /** Returns the text at a path; throws {@link ForgeException} where there is none. */
  public static String text(JsonNode from, String... path) {
    return optional(from, path).orElseThrow(() -> unexpected("text", path));
  }

  /** Returns the text at a path, if there is one. */
  public static Optional<String> optional(JsonNode from, String... path) {
    JsonNode found = at(from, path);
    return found.isString() ? Optional.of(found.stringValue()) : Optional.empty();
  }

  /** Returns the whole number at a path; throws {@link ForgeException} where there is none. */
  public static long number(JsonNode from, String... path) {
    JsonNode found = at(from, path);
    if (!found.isIntegralNumber() || !found.canConvertToLong()) {
      throw unexpected("number", path);
    }
    return found.longValue();
  }

  /** Returns the time at a path; throws {@link ForgeException} where there is none. */
  public static Instant time(JsonNode from, String... path) {
    try {
      return OffsetDateTime.parse(text(from, path)).toInstant();
    } catch (DateTimeException e) {
      throw unexpected("time", path);
    }
  }

  /** Returns a name as one part of an address's path or query. */
  public static String encode(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }

  private static JsonNode at(JsonNode from, String... path) {
    JsonNode at = from;
    for (String name : path) {
      at = at.path(name);
    }
    return at;
  }

  private static ForgeException unexpected(String kind, String... path) {
    return new ForgeException(
        Category.PERMANENT,
        "The forge's answer has no %s at %s. Is it a forge of the kind that is configured?"
            .formatted(kind, String.join(".", path)));
  }
}
