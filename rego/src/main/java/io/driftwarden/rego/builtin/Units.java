package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts with units, as Kubernetes and disks write them. */
final class Units {
  private static final Pattern AMOUNT =
      Pattern.compile("([-+]?[0-9.]*(?:[eE][-+]?[0-9]{1,6})?)([^0-9].*)?", Pattern.DOTALL);
  private static final Pattern LARGE_EXPONENT = Pattern.compile("^[-+0-9.]*[eE][-+]?[0-9]{7}");
  private static final String PREFIXES = "kmgtpe";

  static final Table TABLE =
      new Table()
          .add("units.parse(string) number", (_, in) -> parse(in))
          .add("units.parse_bytes(string) number", (_, in) -> parseBytes(in));

  private Units() {}

  private record Amount(BigDecimal number, String unit) {}

  private static Amount amount(Operands in, String what) throws BuiltinException {
    String text = in.text(0).replace("\"", "");
    if (text.contains(" ")) {
      throw in.wrong("spaces not allowed in resource strings");
    }
    if (LARGE_EXPONENT.matcher(text).find()) {
      throw in.wrong("exponent too large");
    }
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches() || matcher.group(1).isEmpty()) {
      throw in.wrong("no %s provided".formatted(what));
    }
    NumberValue number =
        Optional.of(matcher.group(1))
            .filter(digits -> digits.chars().anyMatch(Character::isDigit))
            .flatMap(NumberValue::parse)
            .orElseThrow(() -> in.wrong("could not parse %s to a number".formatted(what)));
    return new Amount(number.value(), Optional.ofNullable(matcher.group(2)).orElse(""));
  }

  private static Value parse(Operands in) throws BuiltinException {
    Amount amount = amount(in, "amount");
    String unit = amount.unit();
    BigDecimal product =
        unit.equals("m")
            ? amount.number().movePointLeft(3)
            : amount.number().multiply(factor(in, unit.toLowerCase(Locale.ROOT), unit));
    // As OPA: a fraction is shown with ten digits, whatever they are.
    return product.stripTrailingZeros().scale() <= 0
        ? NumberValue.of(product.toBigInteger())
        : NumberValue.parse(product.setScale(10, RoundingMode.HALF_UP).toPlainString())
            .orElseThrow();
  }

  private static Value parseBytes(Operands in) throws BuiltinException {
    Amount amount = amount(in, "byte amount");
    String lower = amount.unit().toLowerCase(Locale.ROOT);
    String prefix = lower.endsWith("b") ? lower.substring(0, lower.length() - 1) : lower;
    BigDecimal factor = lower.equals("b") ? unknown(in, lower) : factor(in, prefix, lower);
    return NumberValue.of(amount.number().multiply(factor).toBigInteger());
  }

  private static BigDecimal factor(Operands in, String prefix, String unit)
      throws BuiltinException {
    if (prefix.isEmpty()) {
      return BigDecimal.ONE;
    }
    int power = PREFIXES.indexOf(prefix.charAt(0)) + 1;
    boolean binary = prefix.length() == 2 && prefix.charAt(1) == 'i';
    if (power == 0 || (prefix.length() > 1 && !binary)) {
      return unknown(in, unit);
    }
    return BigDecimal.valueOf(binary ? 1024 : 1000).pow(power);
  }

  private static BigDecimal unknown(Operands in, String unit) throws BuiltinException {
    throw in.wrong("unit %s not recognized".formatted(unit));
  }
}
