package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.any;
import static io.driftwarden.hcl.function.Functions.strict;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Functions on text. */
final class TextFunctions {
  private static final int LONGEST = 1 << 20;

  private TextFunctions() {}

  static void declare(Map<String, Declared> all) {
    strict(all, "lower", (a, _) -> Value.text(a.text(0).toLowerCase(Locale.ROOT)));
    strict(all, "upper", (a, _) -> Value.text(a.text(0).toUpperCase(Locale.ROOT)));
    strict(all, "title", (a, _) -> Value.text(title(a.text(0))));
    strict(all, "trimspace", (a, _) -> Value.text(a.text(0).strip()));
    strict(all, "trim", (a, _) -> Value.text(trim(a.text(0), a.text(1))));
    strict(all, "trimprefix", (a, _) -> Value.text(trimPrefix(a.text(0), a.text(1))));
    strict(all, "trimsuffix", (a, _) -> Value.text(trimSuffix(a.text(0), a.text(1))));
    strict(all, "chomp", (a, _) -> Value.text(a.text(0).replaceFirst("(\r?\n)+$", "")));
    strict(all, "strrev", (a, _) -> Value.text(new StringBuilder(a.text(0)).reverse().toString()));
    strict(all, "startswith", (a, _) -> Value.bool(a.text(0).startsWith(a.text(1))));
    strict(all, "endswith", (a, _) -> Value.bool(a.text(0).endsWith(a.text(1))));
    strict(all, "strcontains", (a, _) -> Value.bool(a.text(0).contains(a.text(1))));
    strict(all, "substr", (a, _) -> Value.text(substring(a)));
    strict(all, "indent", (a, _) -> Value.text(indent(a.whole(0), a.text(1))));
    strict(all, "split", (a, _) -> split(a.text(0), a.text(1)));
    any(all, "join", (a, _) -> join(a));
    strict(all, "replace", (a, _) -> Value.text(replace(a)));
    strict(all, "regex", (a, _) -> regex(a));
    strict(all, "regexall", (a, _) -> regexAll(a));
    any(all, "format", (a, _) -> Format.of(a));
    strict(all, "formatlist", (a, _) -> Format.list(a));
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      if (i == 0 || Character.isWhitespace(out.charAt(i - 1))) {
        out.setCharAt(i, Character.toTitleCase(out.charAt(i)));
      }
    }
    return out.toString();
  }

  private static String trim(String text, String characters) {
    int from = 0;
    int to = text.length();
    while (from < to && characters.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && characters.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private static String trimPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String trimSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static String substring(Arguments a) throws FunctionException {
    int[] points = a.text(0).codePoints().toArray();
    int offset = a.whole(1);
    int start = offset < 0 ? Math.max(0, points.length + offset) : Math.min(offset, points.length);
    int length = a.whole(2);
    int end = length < 0 ? points.length : (int) Math.min((long) start + length, points.length);
    return new String(points, start, end - start);
  }

  private static String indent(int spaces, String text) throws FunctionException {
    if (spaces < 0 || spaces > 1000) {
      throw Arguments.misfit(0, "a width from 0 to 1000 is needed");
    }
    return text.replace("\n", "\n" + " ".repeat(spaces));
  }

  private static Value split(String separator, String text) {
    List<Value> parts = new ArrayList<>();
    if (separator.isEmpty()) {
      text.codePoints().forEach(point -> parts.add(Value.text(Character.toString(point))));
      return Value.list(parts);
    }
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(Value.text(text.substring(from, at)));
      from = at + separator.length();
    }
    parts.add(Value.text(text.substring(from)));
    return Value.list(parts);
  }

  /** Keeps what is unknown in its place between what is known. */
  private static Value join(Arguments a) throws FunctionException {
    List<Value> parts = new ArrayList<>();
    for (int i = 1; i < a.size(); i++) {
      if (a.value(i) instanceof Value.Unknown unknown) {
        return unknown;
      }
      for (Value item : a.items(i)) {
        if (!parts.isEmpty()) {
          parts.add(Value.text(a.text(0)));
        }
        parts.add(item);
      }
    }
    return concatenated(parts);
  }

  static Value concatenated(List<Value> parts) throws FunctionException {
    StringBuilder known = new StringBuilder();
    List<Value> mixed = new ArrayList<>();
    for (Value part : parts) {
      Value text = text(part);
      if (text instanceof Value.Text(String value, Value.Mark _)) {
        known.append(value);
      } else {
        mixed.add(Value.text(known.toString()));
        known.setLength(0);
        if (text instanceof Value.PartlyText(List<Value> inner, Value.Mark _)) {
          mixed.addAll(inner);
        } else {
          mixed.add(new Value.Unknown(text.unknownReason().orElse("not known"), Value.Mark.NONE));
        }
      }
    }
    if (mixed.isEmpty()) {
      return Value.text(known.toString());
    }
    mixed.add(Value.text(known.toString()));
    return new Value.PartlyText(mixed, Value.Mark.NONE);
  }

  private static Value text(Value value) throws FunctionException {
    if (value instanceof Value.Null) {
      throw new FunctionException("an item is null");
    }
    try {
      return Conversion.text(value);
    } catch (Conversion.Misfit e) {
      throw new FunctionException(e.reason());
    }
  }

  private static String replace(Arguments a) throws FunctionException {
    String search = a.text(1);
    if (search.length() > 1 && search.startsWith("/") && search.endsWith("/")) {
      Pattern pattern = pattern(search.substring(1, search.length() - 1));
      return bounded(pattern.matcher(a.text(0)).replaceAll(goTemplate(a.text(2))));
    }
    return bounded(a.text(0).replace(search, a.text(2)));
  }

  private static String bounded(String text) throws FunctionException {
    if (text.length() > LONGEST) {
      throw new FunctionException("the result is longer than a million characters");
    }
    return text;
  }

  /** Go writes {@code $1} and {@code ${1}}; a backslash has no meaning there. */
  private static String goTemplate(String replacement) {
    return replacement.replace("\\", "\\\\").replaceAll("\\$\\{(\\w+)}", "\\$$1");
  }

  private static Pattern pattern(String regex) throws FunctionException {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new FunctionException("the pattern is malformed: " + e.getDescription());
    }
  }

  private static Value regex(Arguments a) throws FunctionException {
    Matcher matcher = pattern(a.text(0)).matcher(a.text(1));
    if (!matcher.find()) {
      throw new FunctionException("the pattern matches nothing in \"" + a.text(1) + "\"");
    }
    return match(matcher);
  }

  private static Value regexAll(Arguments a) throws FunctionException {
    Matcher matcher = pattern(a.text(0)).matcher(a.text(1));
    List<Value> matches = new ArrayList<>();
    while (matcher.find()) {
      matches.add(match(matcher));
    }
    return Value.list(matches);
  }

  private static Value match(Matcher matcher) {
    if (matcher.groupCount() == 0) {
      return Value.text(matcher.group());
    }
    Map<String, Integer> named = new TreeMap<>(matcher.pattern().namedGroups());
    if (named.isEmpty()) {
      List<Value> groups = new ArrayList<>();
      for (int i = 1; i <= matcher.groupCount(); i++) {
        groups.add(group(matcher, i));
      }
      return Value.tuple(groups);
    }
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    named.forEach((name, index) -> fields.put(name, group(matcher, index)));
    return Value.Fields.of(fields, Value.Mark.NONE);
  }

  private static Value group(Matcher matcher, int index) {
    String group = matcher.group(index);
    return group == null ? new Value.Null(Value.Mark.NONE) : Value.text(group);
  }
}
