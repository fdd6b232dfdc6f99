package io.driftwarden.yaml;

import io.driftwarden.diagnostics.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a scalar without quotes means: YAML 1.1's rules, as Kubernetes' reader applies them. */
public final class PlainScalar {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final int LONGEST_WORD = "false".length();
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");
  private static final Pattern OCTAL = Pattern.compile("([-+]?)0o?([0-7]+)");
  private static final Pattern HEX = Pattern.compile("([-+]?)0[xX]([0-9a-fA-F]+)");
  private static final Pattern BINARY = Pattern.compile("([-+]?)0[bB]([01]+)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?");

  /** Numbers longer than this are text: nobody counts with them, and parsing them is quadratic. */
  private static final int LONGEST = 100;

  private PlainScalar() {}

  /** Reports whether a text means itself without quotes, and not a number, boolean or null. */
  public static boolean isText(String text) {
    return read(text, Place.of("")) instanceof Node.Text;
  }

  static Node read(String text, Place place) {
    if (text.length() <= LONGEST_WORD) {
      if (NULLS.contains(text)) {
        return new Node.Null(place);
      }
      if (TRUE.contains(text)) {
        return new Node.Bool(true, place);
      }
      if (FALSE.contains(text)) {
        return new Node.Bool(false, place);
      }
    }
    Optional<BigDecimal> number = number(text);
    return number.isPresent()
        ? new Node.Number(number.get(), text, place)
        : new Node.Text(text, place);
  }

  /** Reads a scalar as YAML 1.2 does, where {@code yes}, {@code on} and their like are text. */
  public static Node readCore(String text, Place place) {
    boolean isWord = TRUE.contains(text) || FALSE.contains(text);
    return isWord && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")
        ? new Node.Text(text, place)
        : read(text, place);
  }

  /** Returns the number that a text spells, if it spells one. */
  static Optional<BigDecimal> number(String text) {
    if (text.isEmpty() || text.length() > LONGEST || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    String digits = text.replace("_", "");
    if (DECIMAL.matcher(digits).matches()) {
      return Optional.of(new BigDecimal(digits));
    }
    return radix(OCTAL, 8, digits)
        .or(() -> radix(HEX, 16, digits))
        .or(() -> radix(BINARY, 2, digits))
        .or(() -> fraction(digits));
  }

  private static Optional<BigDecimal> radix(Pattern pattern, int radix, String digits) {
    var match = pattern.matcher(digits);
    return match.matches()
        ? Optional.of(new BigInteger(match.group(1) + match.group(2), radix))
            .filter(NumberText::fits)
            .map(BigDecimal::new)
        : Optional.empty();
  }

  private static Optional<BigDecimal> fraction(String digits) {
    return FLOAT.matcher(digits).matches()
        ? Optional.of(new BigDecimal(digits))
            .filter(number -> Double.isFinite(number.doubleValue()))
        : Optional.empty();
  }
}
