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
  private static final int DIGITS = 19;
  private static final int POWERS_FROM = 6;
  private static final BigDecimal LARGE = new BigDecimal("1e21");
  private static final BigDecimal SMALL = new BigDecimal("1e-6");

  private NumberText() {}

  /** Returns a limit as a binary number of 64 bits looks: as a power from a million on. */
  static String limit(BigDecimal value) {
    BigDecimal rounded = value.round(new MathContext(DIGITS)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.signum() != 0 && (exponent < -4 || exponent >= POWERS_FROM)
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
