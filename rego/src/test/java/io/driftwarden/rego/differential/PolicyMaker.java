package io.driftwarden.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
  enum Shape {
    NUMBER,
    STRING,
    BOOLEAN,
    ARRAY,
    OBJECT,
    SET,
    ANY
  }

  private record Variable(String name, Shape type) {}

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
    return withoutUnused(text.toString()).replace("not true\n", "not input.e\n");
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
    Scope scope = new Scope(new ArrayList<>(List.of(new Variable("x", Shape.ANY))));
    return switch (random.nextInt(4)) {
      case 0 -> "%s(x) := %s if %s\n".formatted(name, expression(Shape.ANY, scope, 2), test(scope));
      case 1 ->
          "%s(x) := %s if %s\nelse := %s\n"
              .formatted(name, scalar(), body(scope, 2), expression(Shape.ANY, scope, 1));
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
              "%s contains %s if %s\n\n".formatted(name, expression(Shape.ANY, scope, 1), body));
        }
        rules.add(new Variable(name, Shape.SET));
      }
      case 2 -> {
        Scope scope = new Scope(new ArrayList<>());
        String body = body(scope, 3);
        String key = expression(random.nextBoolean() ? Shape.STRING : Shape.ANY, scope, 1);
        String value = random.nextBoolean() ? scalar() : expression(Shape.ANY, scope, 1);
        text.append("%s[%s] := %s if %s\n\n".formatted(name, key, value, body));
        rules.add(new Variable(name, Shape.OBJECT));
      }
      case 3 -> {
        Scope scope = new Scope(new ArrayList<>());
        String body = body(scope, 2);
        text.append(
            "%s.%s[%s] contains %s if %s\n\n"
                .formatted(
                    name,
                    pick("a", "b"),
                    expression(Shape.STRING, scope, 1),
                    expression(Shape.ANY, scope, 1),
                    body));
        text.append("%s.z := %s\n\n".formatted(name, scalar()));
        rules.add(new Variable(name, Shape.OBJECT));
      }
      case 4 -> {
        Scope scope = new Scope(new ArrayList<>());
        text.append("%s := %s\n\n".formatted(name, expression(Shape.ANY, scope, 3)));
        rules.add(new Variable(name, Shape.ANY));
      }
      case 5 -> {
        text.append("default %s := %s\n\n".formatted(name, scalar()));
        text.append("%s if %s\n\n".formatted(name, body(new Scope(new ArrayList<>()), 2)));
        text.append("%s if %s\n\n".formatted(name, body(new Scope(new ArrayList<>()), 2)));
        rules.add(new Variable(name, Shape.ANY));
      }
      default -> {
        Scope scope = new Scope(new ArrayList<>());
        String body = body(scope, 2);
        text.append(
            "%s := %s if %s\nelse := %s if %s\nelse := %s\n\n"
                .formatted(
                    name,
                    expression(Shape.ANY, scope, 1),
                    body,
                    scalar(),
                    body(new Scope(new ArrayList<>()), 2),
                    scalar()));
        rules.add(new Variable(name, Shape.ANY));
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
        Shape type = type();
        String value = expression(type, scope, 2);
        yield fresh(scope, type) + " := " + value;
      }
      case 5 -> "not " + condition(scope, 1);
      case 6 -> every(scope);
      case 7 -> expression(Shape.ANY, scope, 1) + " in " + collection(scope, 1);
      case 8 ->
          "walk(%s, [%s, %s])"
              .formatted(
                  pick("input.d", "input.items", "input"),
                  fresh(scope, Shape.ARRAY),
                  fresh(scope, Shape.ANY));
      case 9 -> indexed(scope);
      case 10 -> unified(scope);
      case 11 -> condition(scope, 2) + replaced(scope);
      case 12 ->
          functions.isEmpty()
              ? condition(scope, 2)
              : "%s(%s)".formatted(pick(functions), expression(Shape.ANY, scope, 1));
      default -> condition(scope, 2);
    };
  }

  private String test(Scope scope) {
    return "{ " + condition(scope, 2) + " }";
  }

  private String loop(Scope scope) {
    String collection = collection(scope, 1);
    if (random.nextBoolean()) {
      return "some %s in %s".formatted(fresh(scope, Shape.ANY), collection);
    }
    String key = fresh(scope, Shape.ANY);
    return "some %s, %s in %s".formatted(key, fresh(scope, Shape.ANY), collection);
  }

  private String every(Scope scope) {
    String collection = collection(scope, 1);
    Scope inner = scope.inner();
    String head =
        random.nextBoolean()
            ? fresh(inner, Shape.ANY)
            : fresh(inner, Shape.ANY) + ", " + fresh(inner, Shape.ANY);
    return "every %s in %s { %s }".formatted(head, collection, condition(inner, 1));
  }

  /** A ref whose keys are new variables, wildcards or known ones. */
  private String indexed(Scope scope) {
    return switch (random.nextInt(5)) {
      case 0 -> {
        String i = fresh(scope, Shape.NUMBER);
        yield "some %1$s\n\tinput.items[%1$s].type == %2$s".formatted(i, text());
      }
      case 1 -> "input.items[_].n > " + random.nextInt(9);
      case 2 -> {
        String key = fresh(scope, Shape.STRING);
        yield "some %1$s\n\tinput.d[%1$s] == %2$s".formatted(key, expression(Shape.ANY, scope, 1));
      }
      case 3 -> {
        String item = fresh(scope, Shape.ANY);
        yield "some %1$s in input.items\n\t%1$s.type == %2$s".formatted(item, text());
      }
      default -> "input.items[_].tags[_] == " + expression(Shape.STRING, scope, 1);
    };
  }

  private String unified(Scope scope) {
    return switch (random.nextInt(4)) {
      case 0 -> {
        String value =
            "[%s, %s]".formatted(expression(Shape.ANY, scope, 1), expression(Shape.ANY, scope, 1));
        yield "[%s, %s] := %s".formatted(fresh(scope, Shape.ANY), fresh(scope, Shape.ANY), value);
      }
      case 1 -> {
        String value = "{\"k\": %s, \"l\": 1}".formatted(expression(Shape.ANY, scope, 1));
        yield "{\"k\": %s, \"l\": _} = %s".formatted(fresh(scope, Shape.ANY), value);
      }
      case 2 -> "%s = input.items[_].tags".formatted(fresh(scope, Shape.ANY));
      default -> "[_, %s] = input.pairs[_]".formatted(fresh(scope, Shape.ANY));
    };
  }

  private String replaced(Scope scope) {
    return switch (random.nextInt(4)) {
      case 0 -> " with input.a as " + random.nextInt(5);
      case 1 -> " with input as {\"a\": 1, \"items\": [{\"type\": \"x\", \"n\": 2}]}";
      case 2 -> " with input.d.x as " + expression(Shape.ANY, scope, 0);
      default -> "";
    };
  }

  private String condition(Scope scope, int depth) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> {
        Shape type = type();
        yield "%s %s %s"
            .formatted(
                expression(type, scope, depth),
                pick("==", "!=", "<", ">=", "<=", ">"),
                expression(type, scope, depth));
      }
      case 2 -> "%s %s %s".formatted(reference(Shape.STRING), pick("==", "!="), text());
      case 3 ->
          "%s %s %s"
              .formatted(
                  reference(Shape.NUMBER),
                  pick("==", "<", ">"),
                  expression(Shape.NUMBER, scope, depth));
      case 4 -> expression(Shape.BOOLEAN, scope, depth);
      case 5 ->
          "count(%s) %s %d"
              .formatted(collection(scope, depth), pick(">", "==", "<"), random.nextInt(4));
      case 6 -> expression(Shape.ANY, scope, depth);
      default ->
          "%s %s %s"
              .formatted(
                  expression(Shape.ANY, scope, depth),
                  pick("==", "!=", "<", ">"),
                  expression(Shape.ANY, scope, depth));
    };
  }

  // Expressions.

  private Shape type() {
    return Shape.values()[random.nextInt(Shape.values().length)];
  }

  private String expression(Shape type, Scope scope, int depth) {
    List<Variable> fitting =
        scope.variables().stream().filter(v -> v.type() == type || v.type() == Shape.ANY).toList();
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

  private String made(Shape type, Scope scope, int depth) {
    if (type == Shape.ANY && random.nextInt(3) == 0) {
      return expression(concrete(), scope, depth);
    }
    if (random.nextInt(3) == 0) {
      switch (type) {
        case ARRAY -> {
          return comprehension("[%s | %s]", scope);
        }
        case SET -> {
          return comprehension("{%s | %s}", scope);
        }
        case OBJECT -> {
          return objectComprehension(scope);
        }
        case NUMBER, STRING, BOOLEAN, ANY -> {}
      }
    }
    List<String> forms = Forms.of(type);
    return filled(forms.get(random.nextInt(forms.size())), scope, depth);
  }

  /** Puts expressions for the holes of a form. */
  private String filled(String form, Scope scope, int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      text.append(c == '§' ? hole(form.charAt(++i), scope, depth) : Character.toString(c));
    }
    return text.toString();
  }

  private String hole(char kind, Scope scope, int depth) {
    return switch (kind) {
      case 'n' -> expression(Shape.NUMBER, scope, depth);
      case 's' -> expression(Shape.STRING, scope, depth);
      case 'b' -> expression(Shape.BOOLEAN, scope, depth);
      case 'a' -> expression(Shape.ARRAY, scope, depth);
      case 'o' -> expression(Shape.OBJECT, scope, depth);
      case 'e' -> expression(Shape.SET, scope, depth);
      case 'c' -> collection(scope, depth);
      case 'l' -> collectionOf(scope, depth);
      case 'N' -> numbers(scope, depth);
      case 'S' -> strings(scope, depth);
      case 'r' -> reference(Shape.ANY);
      case 't' -> text();
      case 'T' -> pick("\"x\"", "\"y\"", "\"-b\"", "\"é\"");
      case 'i' -> Integer.toString(random.nextInt(5));
      case 'f' -> functions.isEmpty() ? "type_name" : pick(functions);
      case 'p' -> pick("`^[a-z]+$`", "`x|y`", "`^.{2,}$`", "`[0-9]`", "`(a)?b`", "`(?i)X-`", "``");
      case 'j' -> pick("`{\"a\": [1, 2.0]}`", "`[1e2, null]`", "`\"x`", "`1.50`");
      case 'd' ->
          pick("\"10.0.0.0/8\"", "\"10.1.0.0/16\"", "\"::/0\"", "\"192.168.0.1/32\"", "\"x\"");
      case 'v' -> pick("\"1.2.3\"", "\"1.10.0\"", "\"2.0.0-rc.1\"", "\"x\"");
      case 'u' -> pick("\"10K\"", "\"1.5Gi\"", "\"200m\"", "\"7\"", "\"x\"");
      case 'g' -> pick("\"*\"", "\"x*\"", "\"?\"", "\"{x,prod}\"", "\"**\"", "\"[a-y]\"");
      default -> expression(Shape.ANY, scope, depth);
    };
  }

  private Shape concrete() {
    return Shape.values()[random.nextInt(Shape.values().length - 1)];
  }

  private String comprehension(String form, Scope scope) {
    Scope inner = scope.inner();
    String loop = loop(inner);
    String more = random.nextBoolean() ? "; " + condition(inner, 1) : "";
    return form.formatted(expression(Shape.ANY, inner, 1), loop + more);
  }

  private String objectComprehension(Scope scope) {
    Scope inner = scope.inner();
    String key = fresh(inner, Shape.ANY);
    String value = fresh(inner, Shape.ANY);
    String loop = "some %s, %s in %s".formatted(key, value, collection(scope, 1));
    String more = random.nextBoolean() ? "; " + condition(inner, 1) : "";
    return "{%s: %s | %s}".formatted(key, expression(Shape.ANY, inner, 1), loop + more);
  }

  private String collection(Scope scope, int depth) {
    return expression(pickOf(Shape.ARRAY, Shape.OBJECT, Shape.SET, Shape.ARRAY), scope, depth);
  }

  private String collectionOf(Scope scope, int depth) {
    return expression(random.nextBoolean() ? Shape.ARRAY : Shape.SET, scope, depth);
  }

  private String numbers(Scope scope, int depth) {
    return random.nextBoolean()
        ? "input.nums"
        : "[%s, %s]"
            .formatted(
                expression(Shape.NUMBER, scope, depth), expression(Shape.NUMBER, scope, depth));
  }

  private String strings(Scope scope, int depth) {
    return random.nextBoolean()
        ? "input.names"
        : "[%s, %s]"
            .formatted(
                expression(Shape.STRING, scope, depth), expression(Shape.STRING, scope, depth));
  }

  /** A ref into the input that mostly is of a type. */
  private String reference(Shape type) {
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

  private String ruleReference(Shape type) {
    List<Variable> fitting =
        rules.stream()
            .filter(r -> type == Shape.ANY || r.type() == type || r.type() == Shape.ANY)
            .toList();
    return fitting.isEmpty() ? reference(type) : fitting.get(random.nextInt(fitting.size())).name();
  }

  private String literal(Shape type) {
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
      case 0 -> literal(Shape.NUMBER);
      case 1 -> literal(Shape.BOOLEAN);
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

  private String fresh(Scope scope, Shape type) {
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

  private Shape pickOf(Shape... choices) {
    return Stream.of(choices).skip(random.nextInt(choices.length)).findFirst().orElseThrow();
  }
}
