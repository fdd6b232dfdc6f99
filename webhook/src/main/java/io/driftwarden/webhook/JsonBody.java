package io.driftwarden.webhook;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A delivery's body. Only what a {@link Delivery} has is looked at; all of it is checked, since a
 * signature says who sent it and not that it makes sense.
 */
record JsonBody(JsonNode json) {
  private static final int DEEPEST = 100;
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
  private static final Pattern REF = Pattern.compile("refs/[^\\p{Cntrl} ]{1,1000}");
  private static final Pattern BRANCH = Pattern.compile("[^\\p{Cntrl} ]{1,1000}");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  /** Reads a body; throws {@link PayloadException} where it is no JSON. */
  static JsonBody of(byte[] body) {
    try {
      return new JsonBody(JSON.readTree(body));
    } catch (JacksonException e) {
      throw new PayloadException(
          "The body is no JSON that can be read. Set the webhook's content type to application/json.");
    }
  }

  /** Checks that it is about the repository that the webhook's address names. */
  void checkRepository(String expected, String... path) {
    if (!text(path).equalsIgnoreCase(expected)) {
      throw new PayloadException(
          "The payload is about another repository than the webhook's address names.");
    }
  }

  String sha(String... path) {
    return matching(SHA, path);
  }

  String ref(String... path) {
    return matching(REF, path);
  }

  String branch(String... path) {
    return matching(BRANCH, path);
  }

  private String matching(Pattern form, String... path) {
    String text = text(path);
    if (!form.matcher(text).matches()) {
      throw unexpected("does not have the form that git gives it", path);
    }
    return text;
  }

  String text(String... path) {
    JsonNode found = at(path);
    if (!found.isString()) {
      throw unexpected("must be a text", path);
    }
    return found.stringValue();
  }

  int number(String... path) {
    JsonNode found = at(path);
    if (!found.isInt() || found.intValue() < 1) {
      throw unexpected("must be a whole number from 1 on", path);
    }
    return found.intValue();
  }

  /** Returns what is at a path; a missing node where nothing is. */
  JsonNode at(String... path) {
    JsonNode at = json;
    for (String name : path) {
      at = at.path(name);
    }
    return at;
  }

  private static PayloadException unexpected(String why, String... path) {
    return new PayloadException("The payload's %s %s.".formatted(String.join(".", path), why));
  }
}
