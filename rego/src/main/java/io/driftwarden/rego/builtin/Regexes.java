package io.driftwarden.rego.builtin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Regular expressions of RE2, which take time linear in the text. */
final class Regexes {
  private static final int MOST_KEPT = 500;
  private static final int LONGEST = 10_000;
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  static final Table TABLE =
      new Table()
          .add("regex.match(string, string) boolean", (_, in) -> match(in))
          .add("re_match(string, string) boolean", (_, in) -> match(in))
          .add("regex.is_valid(any) boolean", (_, in) -> BooleanValue.of(isValid(in)))
          .add("regex.find_n(string, string, number) array", (_, in) -> find(in))
          .add(
              "regex.find_all_string_submatch_n(string, string, number) array",
              (_, in) -> findGroups(in))
          .add("regex.replace(string, string, string) string", Regexes::replace)
          .add("regex.split(string, string) array", (_, in) -> split(in))
          .add(
              "regex.template_match(string, string, string, string) boolean",
              (_, in) -> templateMatch(in));

  private Regexes() {}

  static Pattern compile(String name, String regex) throws BuiltinException {
    Pattern known = COMPILED.get(regex);
    if (known != null) {
      return known;
    }
    if (regex.length() > LONGEST) {
      throw BuiltinException.of(name + ": the pattern is longer than 10000 characters");
    }
    try {
      Pattern pattern = Pattern.compile(regex);
      if (COMPILED.size() >= MOST_KEPT) {
        COMPILED.clear();
      }
      COMPILED.put(regex, pattern);
      return pattern;
    } catch (PatternSyntaxException wrong) {
      throw BuiltinException.of(name + ": " + wrong.getMessage());
    }
  }

  private static Pattern pattern(Operands in, int index) throws BuiltinException {
    return compile(in.name(), in.text(index));
  }

  private static Value match(Operands in) throws BuiltinException {
    return BooleanValue.of(pattern(in, 0).matcher(in.text(1)).find());
  }

  private static boolean isValid(Operands in) {
    try {
      return in.value(0) instanceof StringValue(String regex)
          && compile("regex.is_valid", regex).pattern() != null;
    } catch (BuiltinException _) {
      return false;
    }
  }

  /** Finds the next match; as in Go, an empty one right behind the one before is none. */
  private static boolean findsNext(Matcher matcher, int endBefore) {
    while (matcher.find()) {
      if (matcher.end() > matcher.start() || matcher.start() != endBefore) {
        return true;
      }
    }
    return false;
  }

  private static Value find(Operands in) throws BuiltinException {
    List<Value> found = new ArrayList<>();
    int most = in.smallInteger(2);
    Matcher matcher = pattern(in, 0).matcher(in.text(1));
    int end = -1;
    while ((most < 0 || found.size() < most) && findsNext(matcher, end)) {
      end = matcher.end();
      found.add(new StringValue(matcher.group()));
    }
    return ArrayValue.of(found);
  }

  private static Value findGroups(Operands in) throws BuiltinException {
    List<Value> found = new ArrayList<>();
    int most = in.smallInteger(2);
    Matcher matcher = pattern(in, 0).matcher(in.text(1));
    int end = -1;
    while ((most < 0 || found.size() < most) && findsNext(matcher, end)) {
      end = matcher.end();
      List<Value> groups = new ArrayList<>();
      for (int i = 0; i <= matcher.groupCount(); i++) {
        groups.add(new StringValue(Optional.ofNullable(matcher.group(i)).orElse("")));
      }
      found.add(ArrayValue.of(groups));
    }
    return ArrayValue.of(found);
  }

  private static Value split(Operands in) throws BuiltinException {
    String all = in.text(1);
    if (all.isEmpty() && in.text(0).isEmpty()) {
      return ArrayValue.EMPTY;
    }
    List<Value> parts = new ArrayList<>();
    Matcher matcher = pattern(in, 0).matcher(all);
    int at = 0;
    int end = -1;
    while (findsNext(matcher, end)) {
      end = matcher.end();
      boolean emptyAtEdge =
          matcher.end() == 0
              || (matcher.start() == matcher.end() && matcher.start() >= all.length());
      if (!emptyAtEdge) {
        parts.add(new StringValue(all.substring(at, matcher.start())));
        at = matcher.end();
      }
    }
    parts.add(new StringValue(all.substring(at)));
    return ArrayValue.of(parts);
  }

  private static Value replace(Environment env, Operands in) throws BuiltinException {
    String all = in.text(0);
    Matcher matcher = pattern(in, 1).matcher(all);
    StringBuilder out = new StringBuilder();
    int at = 0;
    int end = -1;
    while (findsNext(matcher, end)) {
      end = matcher.end();
      out.append(all, at, matcher.start());
      int before = out.length();
      expand(in.text(2), matcher, out);
      env.charge(out.length() - before);
      at = matcher.end();
    }
    return new StringValue(out.append(all, at, all.length()).toString());
  }

  /** Appends a replacement as Go does: {@code $1}, {@code ${1}}, {@code $name}, {@code $$}. */
  private static void expand(String template, Matcher matcher, StringBuilder out) {
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at++);
      if (c != '$' || at >= template.length()) {
        out.append(c);
      } else if (template.charAt(at) == '$') {
        out.append('$');
        at++;
      } else {
        boolean braces = template.charAt(at) == '{';
        int start = braces ? at + 1 : at;
        int end = start;
        while (end < template.length() && isWord(template.charAt(end))) {
          end++;
        }
        boolean closed = !braces || (end < template.length() && template.charAt(end) == '}');
        if (end == start || !closed) {
          out.append('$');
        } else {
          out.append(group(matcher, template.substring(start, end)));
          at = braces ? end + 1 : end;
        }
      }
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static String group(Matcher matcher, String name) {
    try {
      String text =
          name.matches("[0-9]{1,4}")
              ? Integer.parseInt(name) <= matcher.groupCount()
                  ? matcher.group(Integer.parseInt(name))
                  : ""
              : matcher.group(name);
      return text == null ? "" : text;
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /** A template is text in which regular expressions stand between two delimiters. */
  private static Value templateMatch(Operands in) throws BuiltinException {
    String template = in.text(0);
    String open = in.text(2);
    String close = in.text(3);
    if (open.length() != 1 || close.length() != 1) {
      throw in.wrong("delimiters must be one character each");
    }
    StringBuilder regex = new StringBuilder("^");
    int at = 0;
    while (at < template.length()) {
      int start = template.indexOf(open, at);
      int end = start < 0 ? -1 : template.indexOf(close, start);
      if (start >= 0 && end < 0) {
        throw in.wrong("unbalanced delimiters");
      }
      int textEnd = start < 0 ? template.length() : start;
      regex.append(Pattern.quote(template.substring(at, textEnd)));
      if (start >= 0) {
        regex.append('(').append(template, start + 1, end).append(')');
      }
      at = start < 0 ? template.length() : end + 1;
    }
    String whole = regex.append('$').toString();
    return BooleanValue.of(compile("regex.template_match", whole).matcher(in.text(1)).find());
  }
}
