package io.driftwarden.hcl.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;

/** The order of a set's items: the known, then the unknown, then null; objects by how they read. */
final class SetOrder {
  static final Comparator<Value> ORDER =
      Comparator.comparingInt(SetOrder::rank).thenComparing(SetOrder::inRank);

  private SetOrder() {}

  private static int rank(Value value) {
    return value instanceof Value.Null ? 2 : value.isKnown() ? 0 : 1;
  }

  private static int inRank(Value a, Value b) {
    if (rank(a) != 0) {
      return 0;
    }
    if (!isCompound(a) || !isCompound(b)) {
      return Comparison.ORDER.compare(a, b);
    }
    int order = Comparison.codePoints(key(a), key(b));
    boolean known = a.unknownReason().isEmpty() && b.unknownReason().isEmpty();
    return order != 0 || !known ? order : Comparison.ORDER.compare(a, b);
  }

  private static boolean isCompound(Value value) {
    return value instanceof Value.Items || value instanceof Value.Fields;
  }

  private static String key(Value value) {
    StringBuilder key = new StringBuilder();
    write(value, key);
    return key.toString();
  }

  private static void write(Value value, StringBuilder key) {
    switch (value) {
      case Value.Null _ -> key.append('~');
      case Value.Unknown _, Value.PartlyText _, Value.PartlyJson _ -> key.append('?');
      case Value.Bool bool -> key.append(bool.value() ? 'T' : 'F');
      case Value.Num number -> key.append(tenDigits(number.value()));
      case Value.Text text -> quote(text.value(), key);
      case Value.Items items -> {
        boolean tuple = items.kind() == Value.Items.Kind.TUPLE;
        key.append(tuple ? '<' : '[');
        items.items().forEach(item -> end(item, key));
        key.append(tuple ? '>' : ']');
      }
      case Value.Fields fields -> {
        key.append(fields.isMap() ? '{' : '<');
        for (Map.Entry<String, Value> entry : Comparison.sorted(fields).entrySet()) {
          if (fields.isMap()) {
            quote(entry.getKey(), key);
            key.append(':');
          }
          end(entry.getValue(), key);
        }
        key.append(fields.isMap() ? '}' : '>');
      }
    }
  }

  private static void end(Value item, StringBuilder key) {
    write(item, key);
    key.append(';');
  }

  private static void quote(String text, StringBuilder key) {
    key.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    key.append('"');
  }

  /** Go's format 'g' with ten digits. */
  private static String tenDigits(BigDecimal number) {
    BigDecimal short10 =
        number.round(new MathContext(10, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    int exponent = short10.precision() - short10.scale() - 1;
    if (short10.signum() == 0 || (exponent >= -4 && exponent < 10)) {
      return short10.toPlainString();
    }
    String digits = short10.unscaledValue().abs().toString();
    return (short10.signum() < 0 ? "-" : "")
        + (digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1))
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
