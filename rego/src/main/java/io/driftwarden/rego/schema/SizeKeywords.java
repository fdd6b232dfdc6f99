package io.driftwarden.rego.schema;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.Optional;

/** The keywords about how long texts are, and how many elements or members there are. */
final class SizeKeywords {
  private final Fields fields;
  private final Subschema into;

  SizeKeywords(Fields fields, Subschema into) {
    this.fields = fields;
    this.into = into;
  }

  /**
   * One end of a range.
   *
   * @param demand what is said, with the limit
   */
  private record End(String word, Keyword keyword, String type, String demand) {}

  void lengths() throws InvalidSchemaException {
    boolean contradict =
        range(
            new End(
                "minLength",
                Keyword.MIN_LENGTH,
                "string_gte",
                "String length must be greater than or equal to %d"),
            new End(
                "maxLength",
                Keyword.MAX_LENGTH,
                "string_lte",
                "String length must be less than or equal to %d"));
    if (contradict) {
      throw new InvalidSchemaException("minLength cannot be greater than maxLength");
    }
  }

  void properties() throws InvalidSchemaException {
    boolean contradict =
        range(
            new End(
                "minProperties",
                Keyword.MIN_PROPERTIES,
                "array_min_properties",
                "Must have at least %d properties"),
            new End(
                "maxProperties",
                Keyword.MAX_PROPERTIES,
                "array_max_properties",
                "Must have at most %d properties"));
    if (contradict) {
      throw new InvalidSchemaException("minProperties cannot be greater than maxProperties");
    }
  }

  /** Unlike other ranges, this one may have its ends the wrong way round. */
  void items() throws InvalidSchemaException {
    range(
        new End(
            "minItems", Keyword.MIN_ITEMS, "array_min_items", "Array must have at least %d items"),
        new End(
            "maxItems", Keyword.MAX_ITEMS, "array_max_items", "Array must have at most %d items"));
  }

  /** Compiles both ends of a range, and reports whether nothing is between them. */
  private boolean range(End least, End most) throws InvalidSchemaException {
    Optional<Long> min = fields.count(least.word());
    Optional<Long> max = fields.count(most.word());
    min.ifPresent(limit -> add(least, limit, -1));
    max.ifPresent(limit -> add(most, limit, 1));
    return min.isPresent() && max.isPresent() && min.get() > max.get();
  }

  private void add(End end, long limit, int sign) {
    into.add(
        end.keyword(),
        (value, place, verdict) -> {
          if (Long.compare(size(value), limit) == sign) {
            verdict.problem(end.type(), place, end.demand().formatted(limit));
          }
        });
  }

  private static long size(Value value) {
    return switch (value) {
      case StringValue(String text) -> text.codePointCount(0, text.length());
      case ArrayValue array -> array.size();
      case ObjectValue object -> object.size();
      default -> 0;
    };
  }
}
