package io.driftwarden.controller.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.driftwarden.controller.target.Application;
import tools.jackson.databind.json.JsonMapper;

/** Our records as JSON, each component under its own name and each choice under {@code type}. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Message.class, Messages.class)
          .addMixIn(Application.class, Applications.class)
          .addMixIn(Planned.Result.class, Results.class)
          .build();

  private Json() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Status.class, name = "status"),
    @JsonSubTypes.Type(value = Message.Comment.class, name = "comment")
  })
  private interface Messages {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Application.Applied.class, name = "applied"),
    @JsonSubTypes.Type(value = Application.Partly.class, name = "partly"),
    @JsonSubTypes.Type(value = Application.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Application.Superseded.class, name = "superseded"),
    @JsonSubTypes.Type(value = Application.Unknown.class, name = "unknown")
  })
  private interface Applications {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Planned.Made.class, name = "made"),
    @JsonSubTypes.Type(value = Planned.Withheld.class, name = "withheld"),
    @JsonSubTypes.Type(value = Planned.Failed.class, name = "failed")
  })
  private interface Results {}

  /** Writes a value as one of a declared type, so that a choice names itself. */
  static <T> String write(T value, Class<T> type) {
    return MAPPER.writerFor(type).writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
