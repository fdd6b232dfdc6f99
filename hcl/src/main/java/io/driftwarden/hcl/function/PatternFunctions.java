package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.STRING;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.Map;

/** regex, regexall, replace. */
final class PatternFunctions {
  private PatternFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter pattern = Parameter.text("pattern");
    Parameter string = Parameter.text("string");
    put(all, "regex", Signature.typed(PatternFunctions::match, pattern, string), Regexes::first);
    put(
        all,
        "regexall",
        Signature.typed(a -> new Type.ListOf(match(a)), pattern, string),
        Regexes::all);
    put(
        all,
        "replace",
        Signature.of(
            STRING, Parameter.text("str"), Parameter.text("substr"), Parameter.text("replace")),
        (a, c) -> Value.text(replace(a, c)));
  }

  private static Type match(Arguments a) throws FunctionException {
    return a.value(0).isKnown() ? Regexes.type(a.text(0)) : Type.Any.ANY;
  }

  private static String replace(Arguments a, FunctionContext context) throws FunctionException {
    String text = a.text(0);
    String search = a.text(1);
    String by = a.text(2);
    if (search.length() > 1 && search.startsWith("/") && search.endsWith("/")) {
      return Regexes.replace(text, search.substring(1, search.length() - 1), by, context);
    }
    return search.isEmpty() ? spread(text, by) : literally(text, search, by);
  }

  private static String literally(String text, String search, String by) throws FunctionException {
    BoundedText out = new BoundedText();
    int from = 0;
    for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, from)) {
      out.append(text, from, at).append(by);
      from = at + search.length();
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Nothing is found before each character and at the end. */
  private static String spread(String text, String by) throws FunctionException {
    BoundedText out = new BoundedText();
    for (int point : text.codePoints().toArray()) {
      out.append(by).append(Character.toString(point));
    }
    return out.append(by).toString();
  }
}
