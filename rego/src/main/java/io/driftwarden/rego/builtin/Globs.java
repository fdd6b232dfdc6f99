package io.driftwarden.rego.builtin;

import com.google.re2j.Pattern;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;

/** Glob patterns: {@code * ** ? [a-c] [!abc] {a,b}} and backslashes. */
final class Globs {
  static final Table TABLE =
      new Table()
          .add("glob.match(string, null|array[string], string) boolean", (_, in) -> match(in))
          .add(
              "glob.quote_meta(string) string",
              (_, in) -> new StringValue(in.text(0).replaceAll("([*?\\\\\\[\\]{}])", "\\\\$1")));

  private Globs() {}

  private static Value match(Operands in) throws BuiltinException {
    StringBuilder delimiters = new StringBuilder();
    if (in.value(1) instanceof ArrayValue array) {
      array.forEach(each -> delimiters.append(((StringValue) each).text()));
      delimiters.append(array.size() == 0 ? "." : "");
    }
    String regex = new Translation(in, delimiters.toString()).regex();
    return BooleanValue.of(Regexes.compile("glob.match", regex).matcher(in.text(2)).matches());
  }

  /** One glob on its way to a regular expression. */
  private static final class Translation {
    private final Operands in;
    private final String glob;
    private final String one;
    private final StringBuilder out = new StringBuilder("(?s)");
    private int at;
    private int open;

    Translation(Operands in, String delimiters) {
      this.in = in;
      this.glob = in.text(0);
      StringBuilder escaped = new StringBuilder();
      delimiters.codePoints().forEach(c -> escaped.append("\\x{%x}".formatted(c)));
      this.one = delimiters.isEmpty() ? "." : "[^" + escaped + "]";
    }

    String regex() throws BuiltinException {
      while (at < glob.length()) {
        next(glob.charAt(at++));
      }
      if (open > 0) {
        throw in.wrong("unclosed { in the pattern");
      }
      return out.toString();
    }

    private void next(char c) throws BuiltinException {
      switch (c) {
        case '*' -> {
          boolean any = at < glob.length() && glob.charAt(at) == '*';
          while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
          }
          out.append(any ? ".*" : one + "*");
        }
        case '?' -> out.append(one);
        case '[' -> characters();
        case '{' -> {
          open++;
          out.append("(?:");
        }
        case '}' -> {
          out.append(open > 0 ? ")" : "\\}");
          open -= open > 0 ? 1 : 0;
        }
        case ',' -> out.append(open > 0 ? "|" : ",");
        case '\\' -> {
          if (at < glob.length()) {
            out.append(Pattern.quote(String.valueOf(glob.charAt(at++))));
          }
        }
        default -> out.append(Pattern.quote(String.valueOf(c)));
      }
    }

    private void characters() throws BuiltinException {
      int close = glob.indexOf(']', at + 1);
      if (close < 0) {
        throw in.wrong("unclosed [ in the pattern");
      }
      String inside = glob.substring(at, close);
      at = close + 1;
      boolean not = inside.startsWith("!");
      String list = not ? inside.substring(1) : inside;
      out.append(not ? "[^" : "[")
          .append(list.replace("\\", "\\\\").replace("[", "\\[").replace("^", "\\^"))
          .append(']');
    }
  }
}
