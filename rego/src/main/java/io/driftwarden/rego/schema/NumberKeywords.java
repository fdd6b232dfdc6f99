package io.driftwarden.rego.schema;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** The keywords about numbers. */
final class NumberKeywords {
  private final Fields fields;
  private final Subschema into;
  private final Draft draft;

  NumberKeywords(Fields fields, Subschema into, Draft draft) {
    this.fields = fields;
    this.into = into;
    this.draft = draft;
  }

  /** One end of a range. */
  private record End(String word, Keyword inclusive, Keyword exclusive, int sign) {
    String exclusiveWord() {
      return "exclusive" + Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    String type(boolean isExclusive) {
      return "number_" + (sign > 0 ? "l" : "g") + (isExclusive ? "t" : "te");
    }

    String demand(boolean isExclusive) {
      return "Must be %s than %s"
          .formatted(sign > 0 ? "less" : "greater", isExclusive ? "" : "or equal to ");
    }
  }

  void compile() throws InvalidSchemaException {
    multipleOf();
    end(new End("minimum", Keyword.MINIMUM, Keyword.EXCLUSIVE_MINIMUM, -1));
    end(new End("maximum", Keyword.MAXIMUM, Keyword.EXCLUSIVE_MAXIMUM, 1));
  }

  private void multipleOf() throws InvalidSchemaException {
    if (fields.value("multipleOf").isEmpty()) {
      return;
    }
    BigDecimal factor =
        fields
            .number("multipleOf")
            .orElseThrow(() -> InvalidSchemaException.type("Number", "multipleOf"));
    if (factor.signum() <= 0) {
      throw new InvalidSchemaException("multipleOf must be strictly greater than 0");
    }
    into.add(
        Keyword.MULTIPLE_OF,
        (value, place, verdict) -> {
          if (number(value).remainder(factor).signum() != 0) {
            verdict.problem(
                "multiple_of", place, "Must be a multiple of " + NumberText.limit(factor));
          }
        });
  }

  private static BigDecimal number(Value value) {
    return value instanceof NumberValue number ? number.value() : BigDecimal.ZERO;
  }

  private void end(End end) throws InvalidSchemaException {
    Optional<BigDecimal> limit = fields.number(end.word());
    if (limit.isEmpty() && fields.value(end.word()).isPresent()) {
      throw new InvalidSchemaException(end.word() + " must be of a Number");
    }
    Optional<Value> exclusive = fields.value(end.exclusiveWord());
    boolean isFlag = exclusive.isPresent() && isFlag(end, exclusive.get());
    if (isFlag && limit.isEmpty()) {
      throw new InvalidSchemaException(
          "%s cannot be used without %s".formatted(end.exclusiveWord(), end.word()));
    }
    boolean isMoved = isFlag && exclusive.get().equals(BooleanValue.TRUE);
    limit.ifPresent(value -> add(end, value, isMoved));
    if (!isFlag) {
      fields.number(end.exclusiveWord()).ifPresent(value -> add(end, value, true));
    }
  }

  /** Reports whether an exclusive end is a flag, as it was in draft 4, or a number. */
  private boolean isFlag(End end, Value value) throws InvalidSchemaException {
    boolean mayBeFlag = draft == Draft.DRAFT_4 || draft == Draft.MIXTURE;
    boolean mayBeNumber = draft != Draft.DRAFT_4;
    if (mayBeFlag && value instanceof BooleanValue) {
      return true;
    }
    if (mayBeNumber && value instanceof NumberValue) {
      return false;
    }
    String wanted = mayBeNumber ? (mayBeFlag ? "boolean/number" : "number") : "boolean";
    throw InvalidSchemaException.type(wanted, end.exclusiveWord());
  }

  private void add(End end, BigDecimal limit, boolean isExclusive) {
    into.add(
        isExclusive ? end.exclusive() : end.inclusive(),
        (value, place, verdict) -> {
          int order = Integer.signum(number(value).compareTo(limit)) * end.sign();
          if (order > 0 || (isExclusive && order == 0)) {
            verdict.problem(
                end.type(isExclusive), place, end.demand(isExclusive) + NumberText.limit(limit));
          }
        });
  }
}
