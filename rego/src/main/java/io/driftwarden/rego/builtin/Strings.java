package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/** Strings. Positions count code points. */
final class Strings {
  static final Table TABLE =
      new Table()
          .add(
              "concat(string, array[string]|set[string]) string",
              (_, in) -> text(String.join(in.text(0), in.texts(1))))
          .add(
              "contains(string, string) boolean",
              (_, in) -> BooleanValue.of(in.text(0).contains(in.text(1))))
          .add(
              "startswith(string, string) boolean",
              (_, in) -> BooleanValue.of(in.text(0).startsWith(in.text(1))))
          .add(
              "endswith(string, string) boolean",
              (_, in) -> BooleanValue.of(in.text(0).endsWith(in.text(1))))
          .add("indexof(string, string) number", (_, in) -> indexOf(in))
          .add("indexof_n(string, string) array", (_, in) -> indexOfAll(in))
          .add("lower(string) string", (_, in) -> text(in.text(0).toLowerCase(Locale.ROOT)))
          .add("upper(string) string", (_, in) -> text(in.text(0).toUpperCase(Locale.ROOT)))
          .add("replace(string, string, string) string", Strings::replace)
          .add("split(string, string) array", (_, in) -> split(in, -1))
          .add("sprintf(string, array) string", Sprintf::call)
          .add("substring(string, number, number) string", (_, in) -> substring(in))
          .add("trim(string, string) string", (_, in) -> trim(in, true, true))
          .add("trim_left(string, string) string", (_, in) -> trim(in, true, false))
          .add("trim_right(string, string) string", (_, in) -> trim(in, false, true))
          .add("trim_prefix(string, string) string", (_, in) -> trimPrefix(in))
          .add("trim_suffix(string, string) string", (_, in) -> trimSuffix(in))
          .add(
              "trim_space(string) string",
              (_, in) -> text(strip(in.text(0), Character::isWhitespace, true, true)))
          .add("strings.count(string, string) number", (_, in) -> count(in))
          .add(
              "strings.reverse(string) string",
              (_, in) -> text(new StringBuilder(in.text(0)).reverse().toString()))
          .add("strings.replace_n(object, string) string", Strings::replaceAll)
          .add("strings.split_n(string, string, number) array", (_, in) -> splitN(in))
          .add(
              "strings.any_prefix_match(string|set[string]|array[string],"
                  + " string|set[string]|array[string]) boolean",
              (_, in) -> any(in, String::startsWith))
          .add(
              "strings.any_suffix_match(string|set[string]|array[string],"
                  + " string|set[string]|array[string]) boolean",
              (_, in) -> any(in, String::endsWith));

  private Strings() {}

  static StringValue text(String text) {
    return new StringValue(text);
  }

  private static Value indexOf(Operands in) throws BuiltinException {
    if (in.text(1).isEmpty()) {
      throw in.wrong("empty search character");
    }
    int at = in.text(0).indexOf(in.text(1));
    return NumberValue.of(at < 0 ? -1 : in.text(0).codePointCount(0, at));
  }

  private static Value indexOfAll(Operands in) throws BuiltinException {
    String all = in.text(0);
    String part = in.text(1);
    if (part.isEmpty()) {
      throw in.wrong("empty search character");
    }
    List<Value> found = new ArrayList<>();
    for (int at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + 1)) {
      found.add(NumberValue.of(all.codePointCount(0, at)));
    }
    return ArrayValue.of(found);
  }

  private static Value replace(Environment env, Operands in) {
    env.charge(
        (long) in.text(0).length() * (in.text(2).length() + 1) / Math.max(1, in.text(1).length()));
    return text(in.text(0).replace(in.text(1), in.text(2)));
  }

  private static Value replaceAll(Environment env, Operands in) throws BuiltinException {
    ObjectValue patterns = in.object(0);
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    for (Value key : patterns.keys()) {
      if (!(key instanceof StringValue(String old))) {
        throw in.wrongType(0, "non-string key found in pattern object");
      }
      if (!(patterns.at(key) instanceof StringValue(String replacement))) {
        throw in.wrongType(0, "non-string value found in pattern object");
      }
      from.add(old);
      to.add(replacement);
    }
    return text(replaceEach(env, in.text(1), from, to));
  }

  /**
   * Replaces from left to right, the first pattern that fits at each position; an empty one fits
   * everywhere, but not twice at the same position.
   */
  private static String replaceEach(
      Environment env, String all, List<String> from, List<String> to) {
    StringBuilder out = new StringBuilder();
    boolean wasEmpty = false;
    int at = 0;
    while (at <= all.length()) {
      int which = fitting(all, at, from, wasEmpty);
      wasEmpty = which >= 0 && from.get(which).isEmpty();
      if (which >= 0) {
        out.append(to.get(which));
        env.charge(to.get(which).length());
        at += from.get(which).length();
      } else {
        int next = at < all.length() ? all.offsetByCodePoints(at, 1) : at + 1;
        out.append(all, at, Math.min(next, all.length()));
        at = next;
      }
    }
    return out.toString();
  }

  private static int fitting(String all, int at, List<String> from, boolean notEmpty) {
    for (int i = 0; i < from.size(); i++) {
      if (all.startsWith(from.get(i), at) && !(notEmpty && from.get(i).isEmpty())) {
        return i;
      }
    }
    return -1;
  }

  private static Value splitN(Operands in) throws BuiltinException {
    int most = in.smallInteger(2);
    List<Value> parts = split(in, -1).elements();
    int size = parts.size();
    return ArrayValue.of(
        most >= 0
            ? parts.subList(0, Math.min(most, size))
            : parts.subList(Math.max(0, size + most), size));
  }

  private static ArrayValue split(Operands in, int most) {
    String all = in.text(0);
    String by = in.text(1);
    List<Value> parts = new ArrayList<>();
    int at = 0;
    while (most < 0 || parts.size() < most - 1) {
      int end = by.isEmpty() ? nextCharacter(all, at) : all.indexOf(by, at);
      if (end < 0) {
        break;
      }
      parts.add(text(all.substring(at, end)));
      at = end + by.length();
    }
    if (!by.isEmpty() || at < all.length()) {
      parts.add(text(all.substring(at)));
    }
    return ArrayValue.of(parts);
  }

  private static int nextCharacter(String all, int at) {
    return at >= all.length() ? -1 : all.offsetByCodePoints(at, 1);
  }

  private static Value substring(Operands in) throws BuiltinException {
    int start = in.smallInteger(1);
    int length = in.smallInteger(2);
    if (start < 0) {
      throw in.wrong("negative offset");
    }
    String all = in.text(0);
    int size = all.codePointCount(0, all.length());
    if (start >= size) {
      return text("");
    }
    int end = length < 0 ? size : (int) Math.min(size, (long) start + length);
    int from = all.offsetByCodePoints(0, start);
    return text(all.substring(from, all.offsetByCodePoints(from, end - start)));
  }

  private static Value trim(Operands in, boolean left, boolean right) {
    String cutset = in.text(1);
    return text(strip(in.text(0), c -> cutset.indexOf(c) >= 0, left, right));
  }

  private static String strip(String all, IntPredicate cut, boolean left, boolean right) {
    int from = 0;
    int to = all.length();
    while (left && from < to && cut.test(all.codePointAt(from))) {
      from += Character.charCount(all.codePointAt(from));
    }
    while (right && to > from && cut.test(all.codePointBefore(to))) {
      to -= Character.charCount(all.codePointBefore(to));
    }
    return all.substring(from, to);
  }

  private static Value trimPrefix(Operands in) {
    String all = in.text(0);
    return text(all.startsWith(in.text(1)) ? all.substring(in.text(1).length()) : all);
  }

  private static Value trimSuffix(Operands in) {
    String all = in.text(0);
    boolean ends = all.endsWith(in.text(1));
    return text(ends ? all.substring(0, all.length() - in.text(1).length()) : all);
  }

  private static Value count(Operands in) {
    String all = in.text(0);
    String part = in.text(1);
    if (part.isEmpty()) {
      return NumberValue.of(all.codePointCount(0, all.length()) + 1);
    }
    int count = 0;
    for (int at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + part.length())) {
      count++;
    }
    return NumberValue.of(count);
  }

  private static Value any(Operands in, BiPredicate<String, String> matches) {
    List<String> affixes = in.texts(1);
    return BooleanValue.of(
        in.texts(0).stream()
            .anyMatch(all -> affixes.stream().anyMatch(affix -> matches.test(all, affix))));
  }
}
