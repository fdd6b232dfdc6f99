package io.driftwarden.hcl.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** RE2's regular expressions, as Go's package regexp applies them. */
final class Regexes {
  private static final java.util.regex.Pattern REPETITION =
      java.util.regex.Pattern.compile("\\{(?:[0-9]{0,4},)?([0-9]{1,4})");

  private Regexes() {}

  static Value first(Arguments a, FunctionContext context) throws FunctionException {
    Matcher matcher = matcher(a.text(0), a.text(1), context);
    if (!matcher.find()) {
      throw new FunctionException("pattern did not match any part of the given string");
    }
    return groups(matcher);
  }

  static Value all(Arguments a, FunctionContext context) throws FunctionException {
    List<Value> matches = new ArrayList<>();
    each(matcher(a.text(0), a.text(1), context), matcher -> matches.add(groups(matcher)));
    return Value.Items.list(type(a.text(0)), matches, Value.Mark.NONE);
  }

  /** Returns the type of a match: text, or a text for each group. */
  static Type type(String pattern) throws FunctionException {
    Pattern compiled = compiled(pattern);
    int groups = compiled.groupCount();
    Map<String, Integer> named = compiled.namedGroups();
    if (groups == 0) {
      return Type.Primitive.STRING;
    }
    if (named.isEmpty()) {
      return new Type.TupleOf(Collections.nCopies(groups, Type.Primitive.STRING));
    }
    if (named.size() < groups) {
      throw new FunctionException(
          0, "invalid regexp pattern: cannot mix both named and unnamed capture groups");
    }
    Map<String, Type> fields = new TreeMap<>();
    named.keySet().forEach(name -> fields.put(name, Type.Primitive.STRING));
    return Type.ObjectOf.having(fields);
  }

  private static Pattern compiled(String pattern) throws FunctionException {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new FunctionException(
          0, "invalid regexp pattern: %s in %s".formatted(e.getDescription(), e.getPattern()));
    }
  }

  /** Returns the text with each match replaced; {@code $1} and <code>${name}</code> are groups. */
  static String replace(String text, String pattern, String by, FunctionContext context)
      throws FunctionException {
    BoundedText out = new BoundedText();
    int[] from = {0};
    each(
        matcher(pattern, text, context),
        matcher -> {
          out.append(text, from[0], matcher.start());
          Replacement.expand(by, matcher, out);
          from[0] = matcher.end();
        });
    return out.append(text, from[0], text.length()).toString();
  }

  private interface Use {
    void use(Matcher matcher) throws FunctionException;
  }

  /** Go passes over an empty match where the one before ended. */
  private static void each(Matcher matcher, Use use) throws FunctionException {
    int last = -1;
    while (matcher.find()) {
      if (matcher.end() > matcher.start() || matcher.start() != last) {
        use.use(matcher);
      }
      last = matcher.end();
    }
  }

  private static Matcher matcher(String pattern, String text, FunctionContext context)
      throws FunctionException {
    context.work((cost(pattern) * text.length()) >> 6);
    return compiled(pattern).matcher(text);
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

  private static Value groups(Matcher matcher) {
    if (matcher.groupCount() == 0) {
      return Value.text(matcher.group());
    }
    Map<String, Integer> named = new TreeMap<>(matcher.pattern().namedGroups());
    if (named.isEmpty()) {
      List<Value> groups = new ArrayList<>();
      for (int i = 1; i <= matcher.groupCount(); i++) {
        groups.add(group(matcher, i));
      }
      return Value.tuple(groups);
    }
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    named.forEach((name, index) -> fields.put(name, group(matcher, index)));
    return Value.Fields.of(fields, Value.Mark.NONE);
  }

  private static Value group(Matcher matcher, int index) {
    String group = matcher.group(index);
    return group == null
        ? new Value.Null(Type.Primitive.STRING, Value.Mark.NONE)
        : Value.text(group);
  }
}
