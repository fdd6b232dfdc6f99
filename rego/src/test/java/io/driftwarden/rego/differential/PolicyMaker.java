package io.driftwarden.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes random policies that are well formed as far as types and the order of variables go: a
 * module of functions and rules, each of which may use those before it and {@link InputMaker}'s
 * input.
 */
final class PolicyMaker {
  /** What an expression surely is; {@code ANY} where only the evaluation tells. */
  private enum Type {
    NUMBER,
    STRING,
    BOOLEAN,
    ARRAY,
    OBJECT,
    SET,
    ANY
  }

  private record Variable(String name, Type type) {}

  /** The variables of a body and of those around it. */
  private record Scope(List<Variable> variables) {
    Scope inner() {
      return new Scope(new ArrayList<>(variables));
    }
  }

  private final Random random;
  private final List<Variable> rules = new ArrayList<>();
  private final List<String> functions = new ArrayList<>();
  private int names;

  private PolicyMaker(Random random) {
    this.random = random;
  }

  static String module(String packageName, long seed) {
    return new PolicyMaker(new Random(seed)).module(packageName);
  }

  private String module(String packageName) {
    StringBuilder text = new StringBuilder("package " + packageName + "\n\n");
    for (int i = 0; i < 2; i++) {
      text.append(function("f" + i)).append('\n');
      functions.add("f" + i);
    }
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      text.append(rule("r" + i)).append('\n');
    }
    return withoutUnused(text.toString());
  }

  /** Puts wildcards for the variables that stand once in the text, which OPA refuses. */
  private String withoutUnused(String text) {
    String used = text;
    for (int i = 0; i < names; i++) {
      Pattern name = Pattern.compile("\\bv" + i + "\\b(?! :=)");
      if (name.matcher(used).results().count() == 1 && !used.contains("v" + i + " :=")) {
        used = name.matcher(used).replaceFirst("_");
      }
    }
    return used;
  }

  // Rules.

  private String function(String name) {
    Scope scope = new Scope(new ArrayList<>(List.of(new Variable("x", Type.ANY))));
    return switch (random.nextInt(4)) {
      case 0 -> "%s(x) := %s if %s\n".formatted(name, expression(Type.ANY, scope, 2), test(scope));
      case 1 ->
          "%s(x) := %s if %s\nelse := %s\n"
              .formatted(name, scalar(), body(scope, 2), expression(Type.ANY, scope, 1));
      case 2 -> "%1$s(%2$s) := 1\n\n%1$s(x) := 1 if %3$s\n".formatted(name, scalar(), test(scope));
      default ->
          "default %1$s(_) := %2$s\n\n%1$s(x) if %3$s\n\n%1$s(x) if %4$s\n"
              .formatted(name, scalar(), body(scope.inner(), 1), test(scope));
    };
  }

  private String rule(String name) {
    StringBuilder text = new StringBuilder();
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        for (int i = 0; i <= random.nextInt(3); i++) {
          Scope scope = new Scope(new ArrayList<>());
          String body = body(scope, 3);
          text.append(
              "%s contains %s if %s\n\n".formatted(name, expression(Type.ANY, scope, 1), body));
        }
        rules.add(new Variable(name, Type.SET));
      }
      case 2 -> {
        Scope scope = new Scope(new ArrayList<>());
        String body = body(scope, 3);
        String key = expression(random.nextBoolean() ? Type.STRING : Type.ANY, scope, 1);
        String value = random.nextBoolean() ? scalar() : expression(Type.ANY, scope, 1);
        text.append("%s[%s] := %s if %s\n\n".formatted(name, key, value, body));
        rules.add(new Variable(name, Type.OBJECT));
      }
      case 3 -> {
        Scope scope = new Scope(new ArrayList<>());
        String body = body(scope, 2);
        text.append(
            "%s.%s[%s] contains %s if %s\n\n"
                .formatted(
                    name,
                    pick("a", "b"),
                    expression(Type.STRING, scope, 1),
                    expression(Type.ANY, scope, 1),
                    body));
        text.append("%s.z := %s\n\n".formatted(name, scalar()));
        rules.add(new Variable(name, Type.OBJECT));
      }
      case 4 -> {
        Scope scope = new Scope(new ArrayList<>());
        text.append("%s := %s\n\n".formatted(name, expression(Type.ANY, scope, 3)));
        rules.add(new Variable(name, Type.ANY));
      }
      case 5 -> {
        text.append("default %s := %s\n\n".formatted(name, scalar()));
        text.append("%s if %s\n\n".formatted(name, body(new Scope(new ArrayList<>()), 2)));
        text.append("%s if %s\n\n".formatted(name, body(new Scope(new ArrayList<>()), 2)));
        rules.add(new Variable(name, Type.ANY));
      }
      default -> {
        Scope scope = new Scope(new ArrayList<>());
        String body = body(scope, 2);
        text.append(
            "%s := %s if %s\nelse := %s if %s\nelse := %s\n\n"
                .formatted(
                    name,
                    expression(Type.ANY, scope, 1),
                    body,
                    scalar(),
                    body(new Scope(new ArrayList<>()), 2),
                    scalar()));
        rules.add(new Variable(name, Type.ANY));
      }
    }
    return text.toString();
  }

  // Bodies.

  private String body(Scope scope, int most) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(most + 1); i++) {
      statements.add(statement(scope));
    }
    return statements.stream().collect(Collectors.joining("\n\t", "{\n\t", "\n}"));
  }

  private String statement(Scope scope) {
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> loop(scope);
      case 3, 4 -> {
        Type type = type();
        String value = expression(type, scope, 2);
        yield fresh(scope, type) + " := " + value;
      }
      case 5 -> "not " + condition(scope, 1);
      case 6 -> every(scope);
      case 7 -> expression(Type.ANY, scope, 1) + " in " + collection(scope, 1);
      case 8 ->
          "walk(%s, [%s, %s])"
              .formatted(
                  pick("input.d", "input.items", "input"),
                  fresh(scope, Type.ARRAY),
                  fresh(scope, Type.ANY));
      case 9 -> indexed(scope);
      case 10 -> unified(scope);
      case 11 -> condition(scope, 2) + replaced(scope);
      case 12 ->
          functions.isEmpty()
              ? condition(scope, 2)
              : "%s(%s)".formatted(pick(functions), expression(Type.ANY, scope, 1));
      default -> condition(scope, 2);
    };
  }

  private String test(Scope scope) {
    return "{ " + condition(scope, 2) + " }";
  }

  private String loop(Scope scope) {
    String collection = collection(scope, 1);
    if (random.nextBoolean()) {
      return "some %s in %s".formatted(fresh(scope, Type.ANY), collection);
    }
    String key = fresh(scope, Type.ANY);
    return "some %s, %s in %s".formatted(key, fresh(scope, Type.ANY), collection);
  }

  private String every(Scope scope) {
    String collection = collection(scope, 1);
    Scope inner = scope.inner();
    String head =
        random.nextBoolean()
            ? fresh(inner, Type.ANY)
            : fresh(inner, Type.ANY) + ", " + fresh(inner, Type.ANY);
    return "every %s in %s { %s }".formatted(head, collection, condition(inner, 1));
  }

  /** A ref whose keys are new variables, wildcards or known ones. */
  private String indexed(Scope scope) {
    return switch (random.nextInt(5)) {
      case 0 -> {
        String i = fresh(scope, Type.NUMBER);
        yield "some %1$s\n\tinput.items[%1$s].type == %2$s".formatted(i, text());
      }
      case 1 -> "input.items[_].n > " + random.nextInt(9);
      case 2 -> {
        String key = fresh(scope, Type.STRING);
        yield "some %1$s\n\tinput.d[%1$s] == %2$s".formatted(key, expression(Type.ANY, scope, 1));
      }
      case 3 -> {
        String item = fresh(scope, Type.ANY);
        yield "some %1$s in input.items\n\t%1$s.type == %2$s".formatted(item, text());
      }
      default -> "input.items[_].tags[_] == " + expression(Type.STRING, scope, 1);
    };
  }

  private String unified(Scope scope) {
    return switch (random.nextInt(4)) {
      case 0 -> {
        String value =
            "[%s, %s]".formatted(expression(Type.ANY, scope, 1), expression(Type.ANY, scope, 1));
        yield "[%s, %s] := %s".formatted(fresh(scope, Type.ANY), fresh(scope, Type.ANY), value);
      }
      case 1 -> {
        String value = "{\"k\": %s, \"l\": 1}".formatted(expression(Type.ANY, scope, 1));
        yield "{\"k\": %s, \"l\": _} = %s".formatted(fresh(scope, Type.ANY), value);
      }
      case 2 -> "%s = input.items[_].tags".formatted(fresh(scope, Type.ANY));
      default -> "[_, %s] = input.pairs[_]".formatted(fresh(scope, Type.ANY));
    };
  }

  private String replaced(Scope scope) {
    return switch (random.nextInt(4)) {
      case 0 -> " with input.a as " + random.nextInt(5);
      case 1 -> " with input as {\"a\": 1, \"items\": [{\"type\": \"x\", \"n\": 2}]}";
      case 2 -> " with input.d.x as " + expression(Type.ANY, scope, 0);
      default -> "";
    };
  }

  private String condition(Scope scope, int depth) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> {
        Type type = type();
        yield "%s %s %s"
            .formatted(
                expression(type, scope, depth),
                pick("==", "!=", "<", ">=", "<=", ">"),
                expression(type, scope, depth));
      }
      case 2 -> "%s %s %s".formatted(reference(Type.STRING), pick("==", "!="), text());
      case 3 ->
          "%s %s %s"
              .formatted(
                  reference(Type.NUMBER),
                  pick("==", "<", ">"),
                  expression(Type.NUMBER, scope, depth));
      case 4 -> expression(Type.BOOLEAN, scope, depth);
      case 5 ->
          "count(%s) %s %d"
              .formatted(collection(scope, depth), pick(">", "==", "<"), random.nextInt(4));
      case 6 -> expression(Type.ANY, scope, depth);
      default ->
          "%s %s %s"
              .formatted(
                  expression(Type.ANY, scope, depth),
                  pick("==", "!=", "<", ">"),
                  expression(Type.ANY, scope, depth));
    };
  }

  // Expressions.

  private Type type() {
    return Type.values()[random.nextInt(Type.values().length)];
  }

  private String expression(Type type, Scope scope, int depth) {
    List<Variable> fitting =
        scope.variables().stream().filter(v -> v.type() == type || v.type() == Type.ANY).toList();
    if (!fitting.isEmpty() && random.nextInt(3) > 0) {
      return fitting.get(random.nextInt(fitting.size())).name();
    }
    if (depth <= 0) {
      return random.nextBoolean() ? literal(type) : reference(type);
    }
    return switch (random.nextInt(6)) {
      case 0 -> literal(type);
      case 1 -> reference(type);
      case 2 -> ruleReference(type);
      default -> made(type, scope, depth - 1);
    };
  }

  private String made(Type type, Scope scope, int depth) {
    Supplier<String> number = () -> expression(Type.NUMBER, scope, depth);
    Supplier<String> string = () -> expression(Type.STRING, scope, depth);
    Supplier<String> array = () -> expression(Type.ARRAY, scope, depth);
    Supplier<String> object = () -> expression(Type.OBJECT, scope, depth);
    Supplier<String> set = () -> expression(Type.SET, scope, depth);
    Supplier<String> any = () -> expression(Type.ANY, scope, depth);
    return switch (type) {
      case NUMBER ->
          switch (random.nextInt(10)) {
            case 0, 1 -> "(%s %s %s)".formatted(number.get(), pick("+", "-", "*"), number.get());
            case 2 -> "(%s / %s)".formatted(number.get(), number.get());
            case 3 -> "(%s %% %d)".formatted(number.get(), 1 + random.nextInt(4));
            case 4 -> "count(%s)".formatted(collection(scope, depth));
            case 5 -> "%s(%s)".formatted(pick("abs", "round", "ceil", "floor"), number.get());
            case 6 -> "sum(%s)".formatted(numbers(scope, depth));
            case 7 -> "to_number(%s)".formatted(any.get());
            case 8 -> "indexof(%s, %s)".formatted(string.get(), text());
            default -> "count(%s)".formatted(string.get());
          };
      case STRING ->
          switch (random.nextInt(12)) {
            case 0 -> "lower(%s)".formatted(string.get());
            case 1 -> "upper(%s)".formatted(string.get());
            case 2 -> "concat(%s, %s)".formatted(text(), strings(scope, depth));
            case 3 ->
                "sprintf(%s, [%s, %s])"
                    .formatted(
                        pick("\"%v-%v\"", "\"%s %d\"", "\"%v\"", "\"%q=%v\""),
                        any.get(),
                        any.get());
            case 4 -> "replace(%s, %s, %s)".formatted(string.get(), text(), text());
            case 5 -> "trim(%s, %s)".formatted(string.get(), text());
            case 6 ->
                "substring(%s, %d, %d)"
                    .formatted(string.get(), random.nextInt(3), random.nextInt(4) - 1);
            case 7 -> "type_name(%s)".formatted(any.get());
            case 8 -> "json.marshal(%s)".formatted(any.get());
            case 9 -> "format_int(%s, %s)".formatted(number.get(), pick("10", "16", "2"));
            case 10 -> "trim_prefix(%s, %s)".formatted(string.get(), text());
            default -> "$\"{%s} and {%s}\"".formatted(reference(Type.ANY), number.get());
          };
      case BOOLEAN ->
          switch (random.nextInt(8)) {
            case 0 -> "startswith(%s, %s)".formatted(string.get(), text());
            case 1 -> "endswith(%s, %s)".formatted(string.get(), text());
            case 2 -> "contains(%s, %s)".formatted(string.get(), text());
            case 3 ->
                "%s(%s)"
                    .formatted(
                        pick(
                            "is_string", "is_number", "is_array", "is_object", "is_set", "is_null"),
                        any.get());
            case 4 ->
                "regex.match(%s, %s)"
                    .formatted(pick("`^[a-z]+$`", "`x|y`", "`^.{2,}$`", "`[0-9]`"), string.get());
            case 5 -> "(%s in %s)".formatted(any.get(), collection(scope, depth));
            case 6 -> "object.subset(%s, %s)".formatted(object.get(), object.get());
            default -> "(%s == %s)".formatted(any.get(), any.get());
          };
      case ARRAY ->
          switch (random.nextInt(10)) {
            case 0 -> "[%s, %s]".formatted(any.get(), any.get());
            case 1 -> "array.concat(%s, %s)".formatted(array.get(), array.get());
            case 2 ->
                "array.slice(%s, %d, %d)"
                    .formatted(array.get(), random.nextInt(2), random.nextInt(4));
            case 3 -> "array.reverse(%s)".formatted(array.get());
            case 4 -> "sort(%s)".formatted(random.nextBoolean() ? array.get() : set.get());
            case 5 -> "split(%s, %s)".formatted(string.get(), text());
            case 6 -> "numbers.range(%d, %d)".formatted(random.nextInt(4), random.nextInt(6));
            default -> comprehension("[%s | %s]", scope);
          };
      case OBJECT ->
          switch (random.nextInt(7)) {
            case 0 ->
                "{\"k\": %s, %s: %s}"
                    .formatted(any.get(), quoted("l" + random.nextInt(2)), any.get());
            case 1 -> "object.union(%s, %s)".formatted(object.get(), object.get());
            case 2 -> "object.remove(%s, [%s])".formatted(object.get(), text());
            case 3 -> "object.filter(%s, {%s})".formatted(object.get(), text());
            case 4 -> "{%s: %s}".formatted(string.get(), any.get());
            default -> objectComprehension(scope);
          };
      case SET ->
          switch (random.nextInt(7)) {
            case 0 -> "{%s, %s}".formatted(any.get(), any.get());
            case 1, 2 -> "(%s %s %s)".formatted(set.get(), pick("&", "|", "-"), set.get());
            case 3 -> "object.keys(%s)".formatted(object.get());
            default -> comprehension("{%s | %s}", scope);
          };
      case ANY ->
          switch (random.nextInt(6)) {
            case 0 -> "object.get(%s, %s, %s)".formatted(object.get(), text(), any.get());
            case 1 -> "%s(%s)".formatted(pick("max", "min"), collectionOf(scope, depth));
            case 2 ->
                functions.isEmpty() ? scalar() : "%s(%s)".formatted(pick(functions), any.get());
            default -> expression(concrete(), scope, depth);
          };
    };
  }

  private Type concrete() {
    return Type.values()[random.nextInt(Type.values().length - 1)];
  }

  private String comprehension(String form, Scope scope) {
    Scope inner = scope.inner();
    String loop = loop(inner);
    String more = random.nextBoolean() ? "; " + condition(inner, 1) : "";
    return form.formatted(expression(Type.ANY, inner, 1), loop + more);
  }

  private String objectComprehension(Scope scope) {
    Scope inner = scope.inner();
    String key = fresh(inner, Type.ANY);
    String value = fresh(inner, Type.ANY);
    String loop = "some %s, %s in %s".formatted(key, value, collection(scope, 1));
    String more = random.nextBoolean() ? "; " + condition(inner, 1) : "";
    return "{%s: %s | %s}".formatted(key, expression(Type.ANY, inner, 1), loop + more);
  }

  private String collection(Scope scope, int depth) {
    return expression(pickOf(Type.ARRAY, Type.OBJECT, Type.SET, Type.ARRAY), scope, depth);
  }

  private String collectionOf(Scope scope, int depth) {
    return expression(random.nextBoolean() ? Type.ARRAY : Type.SET, scope, depth);
  }

  private String numbers(Scope scope, int depth) {
    return random.nextBoolean()
        ? "input.nums"
        : "[%s, %s]"
            .formatted(
                expression(Type.NUMBER, scope, depth), expression(Type.NUMBER, scope, depth));
  }

  private String strings(Scope scope, int depth) {
    return random.nextBoolean()
        ? "input.names"
        : "[%s, %s]"
            .formatted(
                expression(Type.STRING, scope, depth), expression(Type.STRING, scope, depth));
  }

  /** A ref into the input that mostly is of a type. */
  private String reference(Type type) {
    if (random.nextInt(25) == 0) {
      return pick("input.missing", "input.items[0].nothing", "input.d.x.y");
    }
    return switch (type) {
      case NUMBER -> pick("input.a", "input.nums[1]", "input.items[0].n", "input.d.x");
      case STRING -> pick("input.b", "input.names[0]", "input.items[1].type", "input.d.y");
      case BOOLEAN -> pick("input.e", "input.items[0].on");
      case ARRAY -> pick("input.nums", "input.names", "input.items", "input.pairs", "input.mixed");
      case OBJECT -> pick("input.d", "input.items[0]", "input.items[0].tags");
      case SET -> "{1, \"x\", [2]}";
      case ANY ->
          pick("input.mixed[0]", "input.mixed[2]", "input.f", "input.d.x", "input.b", "input.e");
    };
  }

  private String ruleReference(Type type) {
    List<Variable> fitting =
        rules.stream()
            .filter(r -> type == Type.ANY || r.type() == type || r.type() == Type.ANY)
            .toList();
    return fitting.isEmpty() ? reference(type) : fitting.get(random.nextInt(fitting.size())).name();
  }

  private String literal(Type type) {
    return switch (type) {
      case NUMBER -> pick("0", "1", "2", "3", "10", "-1", "1.5", "0.1", "100");
      case STRING -> text();
      case BOOLEAN -> pick("true", "false");
      case ARRAY -> pick("[]", "[1, 2, 3]", "[\"x\", \"y\"]", "[[1], {\"k\": 2}]");
      case OBJECT -> pick("{}", "{\"x\": 1}", "{\"k\": {\"y\": 2}, \"x\": \"z\"}", "{1: 2}");
      case SET -> pick("set()", "{1, 2}", "{\"x\", \"prod\"}", "{{1}, 2}");
      case ANY -> scalar();
    };
  }

  private String scalar() {
    return switch (random.nextInt(4)) {
      case 0 -> literal(Type.NUMBER);
      case 1 -> literal(Type.BOOLEAN);
      case 2 -> "null";
      default -> text();
    };
  }

  private String text() {
    return quoted(pick("x", "y", "prod", "", "a-b", "X", "é", "10"));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private String fresh(Scope scope, Type type) {
    String name = "v" + names++;
    scope.variables().add(new Variable(name, type));
    return name;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Type pickOf(Type... choices) {
    return Stream.of(choices).skip(random.nextInt(choices.length)).findFirst().orElseThrow();
  }
}
