package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.ANY;
import static io.driftwarden.hcl.function.Functions.any;
import static io.driftwarden.hcl.function.Functions.strict;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions on text. */
final class TextFunctions {
  private TextFunctions() {}

  static void declare(Map<String, Declared> all) {
    strict(all, "lower", 1, (a, _) -> Value.text(Letters.each(a.text(0), Character::toLowerCase)));
    strict(all, "upper", 1, (a, _) -> Value.text(Letters.each(a.text(0), Character::toUpperCase)));
    strict(all, "title", 1, (a, _) -> Value.text(Letters.title(a.text(0))));
    strict(all, "trimspace", 1, (a, _) -> Value.text(Letters.trimSpace(a.text(0))));
    strict(all, "trim", 2, (a, _) -> Value.text(trim(a.text(0), a.text(1))));
    strict(all, "trimprefix", 2, (a, _) -> Value.text(trimPrefix(a.text(0), a.text(1))));
    strict(all, "trimsuffix", 2, (a, _) -> Value.text(trimSuffix(a.text(0), a.text(1))));
    strict(all, "chomp", 1, (a, _) -> Value.text(chomp(a.text(0))));
    strict(all, "strrev", 1, (a, _) -> Value.text(reversed(a.text(0))));
    strict(all, "startswith", 2, (a, _) -> Value.bool(a.text(0).startsWith(a.text(1))));
    strict(all, "endswith", 2, (a, _) -> Value.bool(a.text(0).endsWith(a.text(1))));
    strict(all, "strcontains", 2, (a, _) -> Value.bool(a.text(0).contains(a.text(1))));
    strict(all, "substr", 3, (a, _) -> Value.text(substring(a)));
    strict(all, "indent", 2, (a, _) -> Value.text(indent(a.whole(0), a.text(1))));
    strict(all, "split", 2, (a, _) -> split(a.text(0), a.text(1)));
    any(all, "join", ANY, (a, _) -> join(a));
    strict(all, "replace", 3, (a, c) -> Value.text(replace(a, c)));
    strict(all, "regex", 2, Regexes::first);
    strict(all, "regexall", 2, Regexes::all);
    any(all, "format", ANY, (a, _) -> Format.of(a));
    strict(all, "formatlist", ANY, (a, _) -> Format.list(a));
  }

  private static String chomp(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end -= end > 1 && text.charAt(end - 2) == '\r' ? 2 : 1;
    }
    return text.substring(0, end);
  }

  private static String reversed(String text) {
    return String.join("", Letters.clusters(text).reversed());
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
    List<String> letters = Letters.clusters(a.text(0));
    int offset = a.whole(1);
    int start =
        offset < 0 ? Math.max(0, letters.size() + offset) : Math.min(offset, letters.size());
    int length = a.whole(2);
    int end = length < 0 ? letters.size() : (int) Math.min((long) start + length, letters.size());
    return String.join("", letters.subList(start, end));
  }

  private static String indent(int spaces, String text) throws FunctionException {
    if (spaces < 0 || spaces > 1000) {
      throw Arguments.misfit(0, "a width from 0 to 1000 is needed");
    }
    BoundedText out = new BoundedText();
    String padding = " ".repeat(spaces);
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      out.append(text, from, at + 1).append(padding);
      from = at + 1;
    }
    return out.append(text, from, text.length()).toString();
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
    BoundedText known = new BoundedText();
    int written = 0;
    List<Value> mixed = new ArrayList<>();
    for (Value part : parts) {
      Value text = text(part);
      if (text instanceof Value.Text(String value, Value.Mark _)) {
        known.append(value);
        continue;
      }
      mixed.add(Value.text(known.since(written)));
      written = known.length();
      if (text instanceof Value.PartlyText(List<Value> inner, Value.Mark _)) {
        mixed.addAll(inner);
      } else {
        mixed.add(new Value.Unknown(text.unknownReason().orElse("not known"), Value.Mark.NONE));
      }
    }
    Value rest = Value.text(known.since(written));
    if (mixed.isEmpty()) {
      return rest;
    }
    mixed.add(rest);
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

  private static String replace(Arguments a, FunctionContext context) throws FunctionException {
    String text = a.text(0);
    String search = a.text(1);
    String by = a.text(2);
    if (search.length() > 1 && search.startsWith("/") && search.endsWith("/")) {
      return Regexes.replace(text, search.substring(1, search.length() - 1), by, context);
    }
    return search.isEmpty() ? spread(text, by) : literally(text, search, by);
  }

  private static String literally(String text, String search, String by) throws FunctionException {
    BoundedText out = new BoundedText();
    int from = 0;
    for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, from)) {
      out.append(text, from, at).append(by);
      from = at + search.length();
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Nothing is found before each character and at the end. */
  private static String spread(String text, String by) throws FunctionException {
    BoundedText out = new BoundedText();
    for (int point : text.codePoints().toArray()) {
      out.append(by).append(Character.toString(point));
    }
    return out.append(by).toString();
  }
}
