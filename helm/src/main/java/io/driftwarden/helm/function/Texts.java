package io.driftwarden.helm.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.format.Quoting;
import io.driftwarden.helm.format.TextSize;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Sprig's texts: trimmed, cut, joined, quoted and indented. */
final class Texts {
  private Texts() {}

  static void declare(Functions functions) {
    functions.strict("trim", 1, 1, a -> Datum.of(trim(a.text(0), " \t\r\n\u000b\f")));
    functions.strict("trimAll", 2, 2, a -> Datum.of(trim(a.text(1), a.text(0))));
    functions.strict("trimall", 2, 2, a -> Datum.of(trim(a.text(1), a.text(0))));
    functions.strict("trimSuffix", 2, 2, a -> Datum.of(withoutEnd(a.text(1), a.text(0))));
    functions.strict("trimPrefix", 2, 2, a -> Datum.of(withoutStart(a.text(1), a.text(0))));
    functions.strict("trunc", 2, 2, a -> Datum.of(truncated(a.text(1), a.whole(0))));
    functions.strict("abbrev", 2, 2, a -> Datum.of(abbreviated(a.text(1), a.whole(0))));
    functions.strict("substr", 3, 3, Texts::substring);
    functions.strict("contains", 2, 2, a -> Datum.of(a.text(1).contains(a.text(0))));
    functions.strict("hasPrefix", 2, 2, a -> Datum.of(a.text(1).startsWith(a.text(0))));
    functions.strict("hasSuffix", 2, 2, a -> Datum.of(a.text(1).endsWith(a.text(0))));
    functions.strict("replace", 3, 3, a -> Datum.of(replaced(a.text(2), a.text(0), a.text(1))));
    functions.strict("repeat", 2, 2, Texts::repeated);
    functions.open("quote", 0, Builtins.ANY, a -> each(a, Quoting::quote));
    functions.open("squote", 0, Builtins.ANY, a -> each(a, text -> "'" + text + "'"));
    functions.open("cat", 0, Builtins.ANY, a -> each(a, text -> text));
    functions.strict("nospace", 1, 1, a -> Datum.of(a.text(0).replaceAll("\\s+", "")));
    functions.open("indent", 2, 2, a -> Datum.of(indented(a)));
    functions.open("nindent", 2, 2, a -> Datum.of("\n" + indented(a)));
    functions.open("join", 2, 2, a -> Datum.of(joined(a.text(0), texts(a.get(1)))));
    functions.strict("splitList", 2, 2, a -> list(split(a.text(1), a.text(0), -1)));
    functions.strict("split", 2, 2, a -> numbered(split(a.text(1), a.text(0), -1)));
    functions.strict("splitn", 3, 3, Texts::splitInto);
    functions.strict("sortAlpha", 1, 1, a -> list(texts(a.get(0)).stream().sorted().toList()));
    functions.open("toString", 1, 1, a -> Datum.of(Printing.text(a.get(0))));
    functions.open("toStrings", 1, 1, a -> list(texts(a.get(0))));
    functions.strict("plural", 3, 3, a -> a.whole(2) == 1 ? a.get(0) : a.get(1));
  }

  private static String trim(String text, String cutset) {
    int start = 0;
    int end = text.length();
    while (start < end && cutset.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && cutset.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String withoutEnd(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static String withoutStart(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  /** A negative count keeps the end of the text; it counts bytes. */
  private static String truncated(String text, long count) {
    byte[] bytes = text.getBytes(UTF_8);
    if (count >= 0) {
      return count < bytes.length ? new String(bytes, 0, (int) count, UTF_8) : text;
    }
    return -count < bytes.length
        ? new String(bytes, bytes.length + (int) count, (int) -count, UTF_8)
        : text;
  }

  private static String abbreviated(String text, long width) {
    return width < 4 || text.length() <= width ? text : text.substring(0, (int) width - 3) + "...";
  }

  private static Datum substring(Arguments a) {
    String text = a.text(2);
    long start = Math.max(0, a.whole(0));
    long end = a.whole(1) < 0 ? text.length() : Math.min(a.whole(1), text.length());
    if (start > end) {
      throw new BadArgument("The text ends before the start.");
    }
    return Datum.of(text.substring((int) start, (int) end));
  }

  private static String replaced(String text, String old, String with) {
    if (with.length() > old.length()) {
      long times = old.isEmpty() ? text.length() + 1 : text.length() / old.length();
      TextSize.check(text.contains(old) ? text.length() + times * with.length() : 0);
    }
    return text.replace(old, with);
  }

  private static Datum repeated(Arguments a) {
    int count = a.whole(0, 0, Integer.MAX_VALUE);
    TextSize.check((long) count * a.text(1).length());
    return Datum.of(a.text(1).repeat(count));
  }

  private static Datum each(Arguments a, UnaryOperator<String> quoted) {
    return Datum.of(joined(" ", texts(Datum.of(a.values())).stream().map(quoted).toList()));
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
    String padding = " ".repeat(a.whole(0, 0, 1_000));
    String text = a.get(1) instanceof Datum.Unknown ? Printing.text(a.get(1)) : a.text(1);
    long lines = text.chars().filter(c -> c == '\n').count();
    TextSize.check(text.length() + lines * padding.length());
    return padding + text.replace("\n", "\n" + padding);
  }

  /** Returns a list's values as texts; what isn't a list is a list of one, and nil is left out. */
  static List<String> texts(Datum datum) {
    Function<Datum, String> text = Printing::text;
    return switch (datum) {
      case Datum.Items items ->
          items.items().stream().filter(item -> !(item instanceof Datum.Nil)).map(text).toList();
      case Datum.Nil _ -> List.of();
      default -> List.of(text.apply(datum));
    };
  }

  static Datum list(List<String> texts) {
    return Datum.of(texts.stream().map(Datum::of).toList());
  }

  private static List<String> split(String text, String separator, int most) {
    if (separator.isEmpty()) {
      return text.codePoints().mapToObj(Character::toString).toList();
    }
    return Arrays.asList(text.split(java.util.regex.Pattern.quote(separator), most));
  }

  private static Datum splitInto(Arguments a) {
    return numbered(split(a.text(2), a.text(0), a.whole(1, 1, 10_000)));
  }

  private static Datum numbered(List<String> parts) {
    Datum.Dict dict = new Datum.Dict();
    List<String> names = new ArrayList<>();
    for (String part : parts) {
      names.add(part);
      dict.put("_" + (names.size() - 1), Datum.of(part));
    }
    return dict;
  }
}
