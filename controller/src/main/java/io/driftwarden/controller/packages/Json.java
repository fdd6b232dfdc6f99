package io.driftwarden.controller.packages;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that are JSON. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static JsonNode of(Web.Answer answer) {
    try {
      return MAPPER.readTree(answer.sound());
    } catch (JacksonException e) {
      throw PackageException.lasting(
          "The host %s answered with what is no JSON."
              .formatted(Hosts.authority(answer.address())));
    }
  }
}
