package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.BOOL;
import static io.driftwarden.hcl.value.Type.Primitive.STRING;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Limits;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Functions on text. */
final class TextFunctions {
  private static final Parameter STR = Parameter.text("str");
  private static final Parameter ANY_STR = STR.taking(Takes.UNTYPED);

  private TextFunctions() {}

  static void declare(Map<String, Declared> all) {
    change(all, "lower", ANY_STR, text -> Letters.each(text, Character::toLowerCase));
    change(all, "upper", ANY_STR, text -> Letters.each(text, Character::toUpperCase));
    change(all, "title", STR, Letters::title);
    change(all, "trimspace", STR, Letters::trimSpace);
    change(all, "chomp", STR, TextFunctions::chomp);
    change(all, "strrev", ANY_STR, TextFunctions::reversed);
    put(all, "trim", two("cutset", STRING), (a, _) -> text(Letters.trim(a.text(0), a.text(1))));
    put(all, "trimprefix", two("prefix", STRING), (a, _) -> text(withoutPrefix(a)));
    put(all, "trimsuffix", two("suffix", STRING), (a, _) -> text(withoutSuffix(a)));
    put(all, "endswith", two("suffix", BOOL), (a, _) -> bool(a.text(0).endsWith(a.text(1))));
    put(
        all,
        "strcontains",
        two("substr", BOOL).orNull(),
        (a, _) -> bool(a.text(0).contains(a.text(1))));
    put(
        all,
        "startswith",
        Signature.of(BOOL, STR.taking(Takes.UNKNOWN), Parameter.text("prefix")),
        (a, _) -> startsWith(a));
    put(
        all,
        "substr",
        Signature.of(STRING, ANY_STR, untyped("offset"), untyped("length")),
        (a, _) -> text(substring(a)));
    put(
        all,
        "indent",
        Signature.of(STRING, Parameter.number("spaces"), STR),
        (a, _) -> text(indent(a.whole(0), a.text(1))));
    put(
        all,
        "split",
        Signature.of(Type.ListOf.STRINGS, Parameter.text("separator"), STR),
        (a, _) -> split(a.text(0), a.text(1)));
    put(
        all,
        "join",
        Signature.of(STRING, Parameter.text("separator"))
            .and(Parameter.of("lists", Type.ListOf.STRINGS)),
        (a, _) -> join(a));
  }

  private static void change(
      Map<String, Declared> all, String name, Parameter str, UnaryOperator<String> change) {
    put(all, name, Signature.of(STRING, str), (a, _) -> text(change.apply(a.text(0))));
  }

  private static Signature two(String second, Type result) {
    return Signature.of(result, STR, Parameter.text(second));
  }

  private static Parameter untyped(String name) {
    return Parameter.number(name).taking(Takes.UNTYPED);
  }

  private static Value text(String text) {
    return Value.text(text);
  }

  private static Value bool(boolean bool) {
    return Value.bool(bool);
  }

  private static String chomp(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String reversed(String text) {
    return String.join("", Letters.clusters(text).reversed());
  }

  private static String withoutPrefix(Arguments a) {
    String text = a.text(0);
    return text.startsWith(a.text(1)) ? text.substring(a.text(1).length()) : text;
  }

  private static String withoutSuffix(Arguments a) {
    String text = a.text(0);
    return text.endsWith(a.text(1)) ? text.substring(0, text.length() - a.text(1).length()) : text;
  }

  /** Of a text that is not known, its beginning may be. */
  private static Value startsWith(Arguments a) {
    String prefix = a.text(1);
    if (a.value(0) instanceof Value.Text(String text, var _)) {
      return bool(text.startsWith(prefix));
    }
    String known = Limits.of(a.value(0)).prefix();
    if (known.startsWith(prefix)) {
      return bool(true);
    }
    boolean excluded = !known.isEmpty() && bytes(known) >= bytes(prefix);
    return excluded ? bool(false) : a.unknown(BOOL);
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  private static String substring(Arguments a) throws FunctionException {
    List<String> letters = Letters.clusters(a.text(0));
    long offset = a.whole(1);
    long length = a.whole(2);
    if (length == 0 && offset >= 0) {
      return "";
    }
    long start = Math.clamp(offset < 0 ? offset + letters.size() : offset, 0, letters.size());
    boolean whole = length < 0 || length > letters.size() - start || length == 0;
    long end = whole ? letters.size() : start + length;
    return String.join("", letters.subList((int) start, (int) end));
  }

  private static String indent(long spaces, String text) throws FunctionException {
    if (spaces < 0) {
      throw new FunctionException("the number of spaces must not be negative");
    }
    BoundedText out = new BoundedText();
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      out.append(text, from, at + 1).repeat(" ", spaces);
      from = at + 1;
    }
    return out.append(text, from, text.length()).toString();
  }

  private static Value split(String separator, String text) {
    List<Value> parts = new ArrayList<>();
    if (separator.isEmpty()) {
      text.codePoints().forEach(point -> parts.add(Value.text(Character.toString(point))));
      return Value.Items.list(STRING, parts, Value.Mark.NONE);
    }
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(Value.text(text.substring(from, at)));
      from = at + separator.length();
    }
    parts.add(Value.text(text.substring(from)));
    return Value.Items.list(STRING, parts, Value.Mark.NONE);
  }

  /** Keeps what is unknown in its place between what is known. */
  private static Value join(Arguments a) throws FunctionException {
    if (a.size() < 2) {
      throw new FunctionException("at least one list is required");
    }
    boolean known = a.values().stream().allMatch(value -> value.unknownReason().isEmpty());
    List<Value> parts = new ArrayList<>();
    for (int i = 1; i < a.size(); i++) {
      List<Value> items = a.items(i);
      for (int at = 0; at < items.size(); at++) {
        if (known && items.get(at) instanceof Value.Null) {
          throw noText(a, i, at);
        }
        if (!parts.isEmpty()) {
          parts.add(a.value(0));
        }
        parts.add(items.get(at));
      }
    }
    return known ? Pieces.joined(parts) : Pieces.unknown("", parts);
  }

  private static FunctionException noText(Arguments a, int list, int item) {
    return new FunctionException(
        list,
        a.size() > 2
            ? "element %d of list %d is null; cannot concatenate null values".formatted(item, list)
            : "element %d is null; cannot concatenate null values".formatted(item));
  }
}
