package io.driftwarden.helm.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Function;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;

/** Sprig's regular expressions: RE2's, so that none takes exponential time. */
final class Regexes {
  private Regexes() {}

  static void declare(Functions functions) {
    both(functions, "regexMatch", 2, a -> Datum.of(pattern(a).matcher(a.text(1)).find()));
    both(functions, "regexFind", 2, Regexes::find);
    both(functions, "regexFindAll", 3, Regexes::findAll);
    both(functions, "regexReplaceAll", 3, Regexes::replace);
    both(functions, "regexReplaceAllLiteral", 3, Regexes::replaceLiteral);
    both(functions, "regexSplit", 3, Regexes::split);
    functions.strict("regexQuoteMeta", 1, 1, a -> Datum.of(quoted(a.text(0))));
  }

  private static void both(Functions functions, String name, int count, Function body) {
    functions.strict(name, count, count, body);
    String must = "must" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    functions.strict(must, count, count, body);
  }

  private static Pattern pattern(Arguments a) {
    try {
      return Pattern.compile(a.text(0));
    } catch (PatternSyntaxException e) {
      throw new BadArgument("The expression can't be read: %s.".formatted(e.getDescription()));
    }
  }

  private static Datum find(Arguments a) {
    Matcher matcher = pattern(a).matcher(a.text(1));
    return Datum.of(matcher.find() ? matcher.group() : "");
  }

  private static Datum findAll(Arguments a) {
    Matcher matcher = pattern(a).matcher(a.text(1));
    long most = a.whole(2) < 0 ? Integer.MAX_VALUE : a.whole(2);
    List<String> found = new ArrayList<>();
    while (found.size() < most && matcher.find()) {
      found.add(matcher.group());
    }
    return Texts.list(found);
  }

  /**
   * {@code regexReplaceAll pattern text replacement}; groups are {@code $1} or <code>${1}</code>.
   */
  private static Datum replace(Arguments a) {
    return Datum.of(Replacement.of(pattern(a), a.text(1), a.text(2)));
  }

  private static Datum replaceLiteral(Arguments a) {
    String literal = Matcher.quoteReplacement(a.text(2));
    return Datum.of(pattern(a).matcher(a.text(1)).replaceAll(literal));
  }

  private static Datum split(Arguments a) {
    Matcher matcher = pattern(a).matcher(a.text(1));
    long most = a.whole(2) < 0 ? Integer.MAX_VALUE : a.whole(2);
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (parts.size() < most - 1 && matcher.find()) {
      parts.add(a.text(1).substring(from, matcher.start()));
      from = matcher.end();
    }
    parts.add(a.text(1).substring(from));
    return Texts.list(parts);
  }

  private static String quoted(String text) {
    return text.replaceAll("([\\\\.+*?()|\\[\\]{}^$])", "\\\\$1");
  }
}
