package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.format.Quoting;
import io.driftwarden.helm.format.TextSize;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Bytes;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Sprig's texts: trimmed, cut, joined, quoted and indented. */
final class Texts {
  private Texts() {}

  static void declare(Functions functions) {
    functions.strict("trim", "string", a -> Datum.of(trim(a.text(0), Spaces::isSpace)));
    for (String name : List.of("trimAll", "trimall")) {
      functions.strict(name, "string string", Texts::trimAll);
    }
    functions.strict(
        "trimSuffix", "string string", a -> Datum.of(withoutEnd(a.text(1), a.text(0))));
    functions.strict(
        "trimPrefix", "string string", a -> Datum.of(withoutStart(a.text(1), a.text(0))));
    functions.strict("contains", "string string", a -> Datum.of(a.text(1).contains(a.text(0))));
    functions.strict("hasPrefix", "string string", a -> Datum.of(a.text(1).startsWith(a.text(0))));
    functions.strict("hasSuffix", "string string", a -> Datum.of(a.text(1).endsWith(a.text(0))));
    functions.strict("replace", "string string string", Texts::replaced);
    functions.strict("repeat", "int string", Texts::repeated);
    functions.open("quote", "any...", a -> each(a, value -> Quoting.quote(of(value))));
    functions.open("squote", "any...", a -> each(a, value -> "'" + Printing.text(value) + "'"));
    functions.open("cat", "any...", a -> Datum.of(cat(a)));
    functions.strict("nospace", "string", a -> Datum.of(withoutSpace(a.text(0))));
    functions.open("indent", "int string", a -> Datum.of(indented(a)));
    functions.open("nindent", "int string", a -> Datum.of("\n" + indented(a)));
    functions.open("join", "string any", a -> Datum.of(joined(a.text(0), texts(a.get(1)))));
    functions.strict(
        "splitList", "string string", a -> Datum.texts(split(a.text(1), a.text(0), -1)));
    functions.strict("split", "string string", a -> numbered(split(a.text(1), a.text(0), -1)));
    functions.strict(
        "splitn", "string int string", a -> numbered(split(a.text(2), a.text(0), a.whole(1))));
    functions.strict("sortAlpha", "any", Texts::sorted);
    functions.open("toString", "any", a -> Datum.of(of(a.get(0))));
    functions.open("toStrings", "any", a -> Datum.texts(texts(a.get(0))));
    functions.strict("plural", "string string int", a -> a.get(a.whole(2) == 1 ? 0 : 1));
    functions.strict("hello", "", _ -> Datum.of("Hello!"));
  }

  /** Returns a value as text: bytes are one, all else is as it prints. */
  static String of(Datum datum) {
    return datum instanceof Datum.Items items && items.element() == Datum.Element.UINT8
        ? GoText.of(Bytes.of(items))
        : Printing.text(datum);
  }

  private static Datum trimAll(Arguments a) {
    String set = a.text(0);
    return Datum.of(trim(a.text(1), point -> set.indexOf(point) >= 0));
  }

  private static String trim(String text, IntPredicate gone) {
    int start = 0;
    int end = text.length();
    while (start < end && gone.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && gone.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static String withoutEnd(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static String withoutStart(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  /** {@code replace old new text} */
  private static Datum replaced(Arguments a) {
    String old = a.text(0);
    String with = a.text(1);
    String text = a.text(2);
    if (old.isEmpty()) {
      return Datum.of(betweenAll(text, with));
    }
    if (with.length() > old.length() && text.contains(old)) {
      TextSize.check(text.length() + (long) text.length() / old.length() * with.length());
    }
    return Datum.of(text.replace(old, with));
  }

  private static String betweenAll(String text, String with) {
    TextSize.check(text.length() + (text.length() + 1L) * with.length());
    StringBuilder out = new StringBuilder(with);
    text.codePoints().forEach(point -> out.appendCodePoint(point).append(with));
    return out.toString();
  }

  private static Datum repeated(Arguments a) {
    long count = a.whole(0);
    if (count < 0) {
      throw new BadArgument("strings: negative Repeat count");
    }
    if (a.text(1).isEmpty()) {
      return a.get(1);
    }
    TextSize.check(Math.min(count, Integer.MAX_VALUE) * a.text(1).length());
    return Datum.of(a.text(1).repeat((int) count));
  }

  private static Datum each(Arguments a, Function<Datum, String> quoted) {
    return Datum.of(joined(" ", given(a).stream().map(quoted).toList()));
  }

  private static List<Datum> given(Arguments a) {
    return a.values().stream().filter(value -> !(value instanceof Datum.Nil)).toList();
  }

  private static String cat(Arguments a) {
    return joined(" ", given(a).stream().map(Printing::text).toList());
  }

  /** Takes white space out, and each byte for a character, as Sprig does. */
  private static String withoutSpace(String text) {
    StringBuilder out = new StringBuilder();
    String bytes = ByteText.of(text);
    bytes.chars().filter(c -> !Spaces.isSpace(c)).forEach(c -> out.append((char) c));
    return out.length() == bytes.length() ? text : out.toString();
  }

  private static String joined(String separator, List<String> texts) {
    long length = 0;
    for (String text : texts) {
      length += text.length() + separator.length();
      TextSize.check(length);
    }
    return String.join(separator, texts);
  }

  private static String indented(Arguments a) {
    long count = a.whole(0);
    if (count < 0) {
      throw new BadArgument("strings: negative Repeat count");
    }
    String text = a.get(1) instanceof Datum.Unknown ? Printing.text(a.get(1)) : a.text(1);
    long lines = text.chars().filter(c -> c == '\n').count() + 1;
    TextSize.check(text.length() + lines * Math.min(count, Integer.MAX_VALUE));
    String padding = " ".repeat((int) count);
    return padding + text.replace("\n", "\n" + padding);
  }

  /** Returns a list's values as texts; what isn't a list is a list of one, and nil is left out. */
  static List<String> texts(Datum datum) {
    return switch (datum) {
      case Datum.Items items ->
          items.items().stream()
              .filter(item -> !(item instanceof Datum.Nil))
              .map(Texts::of)
              .toList();
      case Datum.Nil _ -> List.of();
      case Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Dict _,
          Datum.Native _,
          Datum.Unknown _ ->
          List.of(of(datum));
    };
  }

  private static Datum sorted(Arguments a) {
    return a.get(0) instanceof Datum.Items
        ? Datum.texts(texts(a.get(0)).stream().sorted(ByteOrder.INSTANCE).toList())
        : Datum.texts(List.of(of(a.get(0))));
  }

  /** Cuts a text at most so often that there are as many parts; a negative number is no limit. */
  private static List<String> split(String text, String separator, long most) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (most != 0 && (most < 0 || parts.size() < most - 1)) {
      int cut = separator.isEmpty() ? nextPoint(text, from) : text.indexOf(separator, from);
      if (cut < 0) {
        break;
      }
      parts.add(text.substring(from, cut));
      from = cut + separator.length();
    }
    boolean rest = separator.isEmpty() ? from < text.length() : true;
    if (most != 0 && rest) {
      parts.add(text.substring(from));
    }
    return parts;
  }

  private static int nextPoint(String text, int from) {
    int end = from < text.length() ? text.offsetByCodePoints(from, 1) : text.length();
    return end < text.length() ? end : -1;
  }

  private static Datum numbered(List<String> parts) {
    Datum.Dict dict = new Datum.Dict(Datum.Dict.TEXTS, java.util.Map.of());
    for (int i = 0; i < parts.size(); i++) {
      dict.put("_" + i, Datum.of(parts.get(i)));
    }
    return dict;
  }
}
