package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.format.Quoting;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Sprig's texts: trimmed, cut, joined, quoted and indented. */
final class Texts {
  private static final int LONGEST = 1 << 20;

  private Texts() {}

  static void declare(Functions functions) {
    functions.open("trim", 1, 1, a -> Datum.of(trim(a.text(0), " \t\r\n\u000b\f")));
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
    functions.open("cat", 0, Builtins.ANY, Texts::cat);
    functions.strict("nospace", 1, 1, a -> Datum.of(a.text(0).replaceAll("\\s+", "")));
    functions.open("indent", 2, 2, a -> Datum.of(indented(a)));
    functions.open("nindent", 2, 2, a -> Datum.of("\n" + indented(a)));
    functions.open("join", 2, 2, a -> Datum.of(String.join(a.text(0), texts(a.get(1)))));
    functions.strict("splitList", 2, 2, a -> list(split(a.text(1), a.text(0), -1)));
    functions.strict("split", 2, 2, a -> numbered(split(a.text(1), a.text(0), -1)));
    functions.strict("splitn", 3, 3, Texts::splitInto);
    functions.strict("sortAlpha", 1, 1, a -> list(texts(a.get(0)).stream().sorted().toList()));
    functions.open("toString", 1, 1, a -> Datum.of(Printing.text(a.get(0))));
    functions.open("toStrings", 1, 1, a -> list(texts(a.get(0))));
    functions.strict("plural", 3, 3, a -> a.whole(2) == 1 ? a.get(0) : a.get(1));
    functions.strict("wrap", 2, 2, a -> refuseLayout("wrap"));
    functions.strict("wrapWith", 3, 3, a -> refuseLayout("wrapWith"));
  }

  private static Datum refuseLayout(String name) {
    throw new BadArgument(
        "Function is not supported", name + " is not supported yet. Write the text out in lines.");
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

  /** A negative count keeps the end of the text. */
  private static String truncated(String text, long count) {
    if (count >= 0) {
      return count < text.length() ? text.substring(0, (int) count) : text;
    }
    return -count < text.length() ? text.substring(text.length() + (int) count) : text;
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
    long most = (long) text.length() + (long) (text.length() + 1) * with.length();
    if (most > 64L << 20 && text.contains(old)) {
      throw new BadArgument("The result could be longer than 64 MB.");
    }
    return text.replace(old, with);
  }

  private static Datum repeated(Arguments a) {
    long count = a.whole(0);
    if (count < 0 || count * Math.max(1, a.text(1).length()) > LONGEST || count > LONGEST) {
      throw new BadArgument("The result may be at most 1 MB.");
    }
    return Datum.of(a.text(1).repeat((int) count));
  }

  private static Datum each(Arguments a, UnaryOperator<String> quoted) {
    return Datum.of(
        a.values().stream()
            .filter(value -> !(value instanceof Datum.Nil))
            .map(value -> quoted.apply(Printing.text(value)))
            .collect(Collectors.joining(" ")));
  }

  private static Datum cat(Arguments a) {
    return Datum.of(
        a.values().stream()
            .filter(value -> !(value instanceof Datum.Nil))
            .map(Printing::text)
            .collect(Collectors.joining(" ")));
  }

  private static String indented(Arguments a) {
    String padding = " ".repeat(a.whole(0, 0, 1_000));
    String text = a.get(1) instanceof Datum.Unknown ? Printing.text(a.get(1)) : a.text(1);
    int lines = (int) text.chars().filter(c -> c == '\n').count();
    if ((long) lines * padding.length() > 64L << 20) {
      throw new BadArgument("The result would be longer than 64 MB.");
    }
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
