package io.driftwarden.helm.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Function;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Quoting;
import io.driftwarden.helm.format.TextSize;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Sprig's regular expressions: RE2's, so that none takes exponential time. */
final class Regexes {
  private static final java.util.regex.Pattern REPETITION =
      java.util.regex.Pattern.compile("\\{(?:[0-9]{0,4},)?([0-9]{1,4})");

  private Regexes() {}

  static void declare(Functions functions) {
    functions.strict("regexMatch", "string string", a -> Datum.of(isPattern(a) && matches(a)));
    functions.strict("mustRegexMatch", "string string", a -> Datum.of(matches(a)));
    both(functions, "regexFind", "string string", Regexes::find);
    both(functions, "regexFindAll", "string string int", Regexes::findAll);
    both(functions, "regexReplaceAll", "string string string", Regexes::replace);
    both(functions, "regexReplaceAllLiteral", "string string string", Regexes::replaceLiteral);
    both(functions, "regexSplit", "string string int", Regexes::split);
    functions.strict("regexQuoteMeta", "string", a -> Datum.of(quoted(a.text(0))));
  }

  /** The function whose name begins with must says the same in shorter words. */
  private static void both(Functions functions, String name, String parameters, Function body) {
    functions.strict(Lists.must(name), parameters, body);
    functions.strict(
        name,
        parameters,
        a -> {
          check(a.text(0));
          return body.apply(a);
        });
  }

  private static void check(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new BadArgument(
          "regexp: Compile(%s): %s"
              .formatted(
                  pattern.contains("`") ? Quoting.quote(pattern) : "`" + pattern + "`",
                  e.getMessage()));
    }
  }

  private static boolean isPattern(Arguments a) {
    try {
      return Pattern.compile(a.text(0)).groupCount() >= 0;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static boolean matches(Arguments a) {
    return matcher(a).find();
  }

  private static Matcher matcher(Arguments a) {
    try {
      a.runtime().work((cost(a.text(0)) * a.text(1).length()) >> 5);
      return Pattern.compile(a.text(0)).matcher(a.text(1));
    } catch (PatternSyntaxException e) {
      throw new BadArgument(String.valueOf(e.getMessage()));
    }
  }

  /** RE2 takes steps for each character, at most as many as the pattern has parts written out. */
  private static long cost(String pattern) {
    long most = 1;
    java.util.regex.Matcher repetition = REPETITION.matcher(pattern);
    while (repetition.find()) {
      most = Math.max(most, Long.parseLong(repetition.group(1)));
    }
    return most * (pattern.length() + 1);
  }

  private static Datum find(Arguments a) {
    Matcher matcher = matcher(a);
    return Datum.of(matcher.find() ? matcher.group() : "");
  }

  /** Goes through the matches but at most so many; Go passes over an empty one behind another. */
  private static void each(Arguments a, long most, Consumer<Matcher> use) {
    Matcher matcher = matcher(a);
    String text = a.text(1);
    int last = -1;
    long count = 0;
    while ((most < 0 || count < most) && matcher.find()) {
      boolean inside =
          matcher.start() > 0
              && matcher.start() < text.length()
              && Character.isLowSurrogate(text.charAt(matcher.start()));
      if (!inside && (matcher.end() > matcher.start() || matcher.start() != last)) {
        use.accept(matcher);
        count++;
      }
      last = matcher.end();
    }
  }

  private static Datum findAll(Arguments a) {
    List<String> found = new ArrayList<>();
    each(a, a.whole(2), matcher -> found.add(matcher.group()));
    return found.isEmpty() ? Datum.none(Datum.Element.STRING) : Datum.texts(found);
  }

  /**
   * {@code regexReplaceAll pattern text replacement}; groups are {@code $1} or <code>${1}</code>.
   */
  private static Datum replace(Arguments a) {
    return replaced(a, (matcher, out) -> Replacement.expand(a.text(2), matcher, out));
  }

  private static Datum replaceLiteral(Arguments a) {
    return replaced(a, (_, out) -> out.append(a.text(2)));
  }

  private static Datum replaced(Arguments a, BiConsumer<Matcher, StringBuilder> by) {
    String text = a.text(1);
    StringBuilder out = new StringBuilder();
    int[] from = {0};
    each(
        a,
        -1,
        matcher -> {
          TextSize.check(out.length());
          out.append(text, from[0], matcher.start());
          by.accept(matcher, out);
          from[0] = matcher.end();
        });
    return Datum.of(out.append(text, from[0], text.length()).toString());
  }

  /** Go's {@code Regexp.Split}: an empty match at the start or the end cuts nothing off. */
  private static Datum split(Arguments a) {
    String text = a.text(1);
    List<String> parts = new ArrayList<>();
    int[] from = {0, 0};
    each(
        a,
        a.whole(2) < 0 ? -1 : a.whole(2),
        matcher -> {
          boolean full = a.whole(2) >= 0 && parts.size() >= a.whole(2) - 1;
          if (!full && matcher.end() > 0) {
            parts.add(text.substring(from[0], matcher.start()));
            from[0] = matcher.end();
            from[1] = matcher.start();
          }
        });
    if (a.whole(2) != 0 && (from[1] != text.length() || parts.isEmpty())) {
      parts.add(text.substring(from[0]));
    }
    return a.whole(2) == 0 ? Datum.none(Datum.Element.STRING) : Datum.texts(parts);
  }

  private static String quoted(String text) {
    return text.replaceAll("([\\\\.+*?()|\\[\\]{}^$])", "\\\\$1");
  }
}
