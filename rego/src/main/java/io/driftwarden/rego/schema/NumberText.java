package io.driftwarden.rego.schema;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.JsonWriter;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers as OPA writes them in what it says of schemas. */
final class NumberText {
  private static final int DIGITS = 10;
  private static final BigDecimal LARGE = new BigDecimal("1e21");
  private static final BigDecimal SMALL = new BigDecimal("1e-6");

  private NumberText() {}

  /** Returns a limit with at most ten digits. */
  static String limit(BigDecimal value) {
    BigDecimal rounded = value.round(new MathContext(DIGITS)).stripTrailingZeros();
    if (rounded.signum() == 0) {
      return "0";
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    boolean isFraction = rounded.scale() >= 0 && rounded.precision() < DIGITS;
    int most = isFraction && rounded.precision() >= exponent + 1 ? rounded.precision() : DIGITS;
    return exponent < -4 || exponent >= most
        ? scientific(rounded, exponent, 2)
        : rounded.toPlainString();
  }

  private static String scientific(BigDecimal value, int exponent, int width) {
    String digits = value.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = Integer.toString(Math.abs(exponent));
    return (value.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + "0".repeat(Math.max(0, width - power.length()))
        + power;
  }

  /** Returns the JSON of a value whose numbers are binary ones, so that equal ones look equal. */
  static String json(Value value) {
    return JsonWriter.forPages(binary(value));
  }

  private static Value binary(Value value) {
    return switch (value) {
      case NumberValue number ->
          NumberValue.parse(text(number.value().doubleValue())).orElse(number);
      case ArrayValue array -> {
        List<Value> elements = new ArrayList<>();
        array.forEach(element -> elements.add(binary(element)));
        yield ArrayValue.of(elements);
      }
      case ObjectValue object -> {
        Map<Value, Value> entries = new LinkedHashMap<>();
        object.keys().forEach(key -> entries.put(key, binary(object.at(key))));
        yield ObjectValue.of(entries);
      }
      default -> value;
    };
  }

  private static String text(double number) {
    if (Double.isInfinite(number)) {
      return "";
    }
    BigDecimal value = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    BigDecimal size = value.abs();
    boolean isPlain =
        size.signum() == 0 || (size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0);
    return isPlain
        ? value.toPlainString()
        : scientific(value, value.precision() - value.scale() - 1, 1);
  }
}
