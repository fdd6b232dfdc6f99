package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions of semver.org 2.0. */
final class Semver {
  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final String PART = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
  private static final Pattern VERSION =
      Pattern.compile(
          NUMBER
              + "\\."
              + NUMBER
              + "\\."
              + NUMBER
              + "(?:-("
              + PART
              + "(?:\\."
              + PART
              + ")*))?"
              + "(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");

  static final Table TABLE =
      new Table()
          .add("semver.compare(string, string) number", (_, in) -> compare(in))
          .add("semver.is_valid(any) boolean", (_, in) -> isValid(in));

  private Semver() {}

  private static Value isValid(Operands in) {
    return BooleanValue.of(
        in.value(0) instanceof StringValue(String text)
            && text.length() < 1000
            && VERSION.matcher(text).matches());
  }

  private static Value compare(Operands in) throws BuiltinException {
    Matcher one = valid(in, 0);
    Matcher other = valid(in, 1);
    for (int group = 1; group <= 3; group++) {
      int order = new BigInteger(one.group(group)).compareTo(new BigInteger(other.group(group)));
      if (order != 0) {
        return NumberValue.of(order);
      }
    }
    return NumberValue.of(preRelease(one.group(4), other.group(4)));
  }

  private static Matcher valid(Operands in, int index) throws BuiltinException {
    Matcher matcher = VERSION.matcher(in.text(index));
    if (in.text(index).length() < 1000 && matcher.matches()) {
      return matcher;
    }
    throw in.wrong(
        "operand %d: string \"%s\" is not a valid SemVer".formatted(index + 1, in.text(index)));
  }

  private static int preRelease(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    String[] ours = one.split("\\.");
    String[] theirs = other.split("\\.");
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      int order = part(ours[i], theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ours.length, theirs.length);
  }

  private static int part(String one, String other) {
    boolean number = one.matches("[0-9]+");
    boolean otherNumber = other.matches("[0-9]+");
    if (number && otherNumber) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    return number == otherNumber
        ? Integer.signum(one.compareTo(other))
        : Boolean.compare(otherNumber, number);
  }
}
