package io.driftwarden.helm.format;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.util.List;

/** Go's {@code fmt.Sprintf} (pkg.go.dev/fmt, Printing). */
public final class Printf {
  private static final int WIDEST = 10_000;

  /** Go's own limit, beyond which a width is told to be wrong. */
  private static final long WIDEST_IN_GO = 1_000_000;

  private final String format;
  private final List<Datum> values;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int used;
  private boolean reordered;
  private boolean indexed;
  private boolean sound;

  private Printf(String format, List<Datum> values) {
    this.format = format;
    this.values = values;
  }

  /** Returns the format with its verbs replaced by the values. */
  public static String format(String format, List<Datum> values) {
    return new Printf(format, values).run();
  }

  private String run() {
    while (at < format.length()) {
      TextSize.check(out.length());
      int verb = format.indexOf('%', at);
      out.append(format, at, verb < 0 ? format.length() : verb);
      at = verb < 0 ? format.length() : verb + 1;
      if (verb >= 0) {
        verb();
      }
    }
    if (used < values.size() && !reordered) {
      extra();
    }
    return out.toString();
  }

  private void extra() {
    StringBuilder more = new StringBuilder();
    for (Datum value : values.subList(used, values.size())) {
      more.append(more.isEmpty() ? "" : ", ").append(Verbs.described(value, Directive.NONE));
    }
    out.append("%!(EXTRA ").append(more).append(')');
  }

  private void verb() {
    sound = true;
    indexed = false;
    int start = at;
    while (at < format.length() && "-+# 0".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    Directive directive = sizes(format.substring(start, at));
    if (!indexed) {
      index();
    }
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    out.append(verb == '%' ? "%" : next(verb, directive));
  }

  private Directive sizes(String flags) {
    index();
    int width = star() ? starred("%!(BADWIDTH)") : number();
    sound &= !(indexed && width >= 0);
    int precision = -1;
    if (at + 1 < format.length() && format.charAt(at) == '.') {
      at++;
      sound &= !indexed;
      index();
      if (star()) {
        precision = Math.max(-1, starred("%!(BADPREC)"));
      } else {
        precision = Math.max(0, number());
      }
    }
    boolean left = width < -1;
    return new Directive(
        left ? flags.replace("0", "") + "-" : flags, left ? -width : width, precision);
  }

  /** {@code [n]} names the value that is used next, and from there on those after it. */
  private void index() {
    indexed = false;
    if (!format.startsWith("[", at)) {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (close < 0) {
      sound = false;
      at++;
      return;
    }
    String digits = format.substring(at + 1, close);
    at = close + 1;
    boolean number = digits.matches("[0-9]{1,7}");
    int index = number ? Integer.parseInt(digits) - 1 : -1;
    if (index >= 0 && index < values.size()) {
      used = index;
      indexed = true;
    } else {
      sound = false;
      indexed = number;
    }
  }

  private boolean star() {
    boolean star = at < format.length() && format.charAt(at) == '*';
    at += star ? 1 : 0;
    return star;
  }

  /** Returns a size that a value tells, or -1 where it is none. */
  private int starred(String otherwise) {
    indexed = false;
    Datum value = used < values.size() ? values.get(used++) : Datum.NIL;
    if (value instanceof Datum.Whole whole && Math.abs(whole.value()) <= WIDEST_IN_GO) {
      return limited(whole.value());
    }
    out.append(otherwise);
    return -1;
  }

  private int number() {
    int start = at;
    while (at < format.length() && Character.isDigit(format.charAt(at)) && at - start < 9) {
      at++;
    }
    return at == start ? -1 : limited(Long.parseLong(format.substring(start, at)));
  }

  private static int limited(long width) {
    if (width > WIDEST || width < -WIDEST) {
      throw new BadArgument(
          "Text would be too long", "A width of %d is more than %d.".formatted(width, WIDEST));
    }
    return (int) width;
  }

  private String next(int verb, Directive directive) {
    String name = Character.toString(verb);
    if (!sound) {
      return "%!" + name + "(BADINDEX)";
    }
    if (used >= values.size()) {
      return "%!" + name + "(MISSING)";
    }
    return Verbs.print(values.get(used++), verb, verb == 'v' ? directive.general() : directive);
  }
}
