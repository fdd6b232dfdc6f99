package io.driftwarden.hcl.function;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Function.Unknowns;
import io.driftwarden.hcl.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The functions by name. */
public final class Functions {
  /** For functions that take any number of arguments. */
  static final int ANY = Integer.MAX_VALUE;

  private static final NavigableMap<String, Declared> ALL = declare();

  /** What marks and unmarks values by itself. */
  private static final Set<String> OWN_MARKS =
      Set.of(
          "nonsensitive",
          "sensitive",
          "issensitive",
          "merge",
          "concat",
          "flatten",
          "lookup",
          "element",
          "values",
          "tolist",
          "toset",
          "tomap",
          "coalesce",
          "one",
          "slice",
          "reverse",
          "zipmap",
          "setunion",
          "setproduct",
          "keys",
          "compact",
          "distinct");

  private Functions() {}

  private static NavigableMap<String, Declared> declare() {
    NavigableMap<String, Declared> all = new TreeMap<>();
    NumberFunctions.declare(all);
    TextFunctions.declare(all);
    CollectionFunctions.declare(all);
    EncodingFunctions.declare(all);
    FileFunctions.declare(all);
    NetworkFunctions.declare(all);
    TypeFunctions.declare(all);
    TimeFunctions.declare(all);
    return Collections.unmodifiableNavigableMap(all);
  }

  /** Returns every name, {@code try} and {@code can} included, which the evaluator knows itself. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** Reports whether a sensitive argument makes the whole result sensitive. */
  public static boolean spreadsSensitive(String name) {
    return !OWN_MARKS.contains(name);
  }

  /**
   * Returns what a function makes of its arguments.
   *
   * @throws FunctionException if it can't be applied to them
   */
  public static Value call(String name, List<Value> arguments, FunctionContext context)
      throws FunctionException {
    Declared declared = Optional.ofNullable(ALL.get(name)).orElseThrow();
    if (arguments.size() > declared.most()) {
      throw new FunctionException(
          "it takes %d arguments and is given %d".formatted(declared.most(), arguments.size()));
    }
    for (Value argument : arguments) {
      Optional<String> unknown =
          switch (declared.unknowns()) {
            case ANYWHERE -> argument.unknownReason();
            case OUTSIDE ->
                argument instanceof Value.Unknown(String reason, Value.Mark _)
                    ? Optional.of(reason)
                    : Optional.empty();
            case NEVER -> Optional.empty();
          };
      if (unknown.isPresent()) {
        return new Value.Unknown(unknown.get(), Value.Mark.NONE);
      }
    }
    return declared.function().call(new Arguments(List.copyOf(arguments)), context);
  }

  static void strict(Map<String, Declared> all, String name, int most, Function function) {
    all.put(name, new Declared(function, most, Unknowns.ANYWHERE));
  }

  static void outside(Map<String, Declared> all, String name, int most, Function function) {
    all.put(name, new Declared(function, most, Unknowns.OUTSIDE));
  }

  static void any(Map<String, Declared> all, String name, int most, Function function) {
    all.put(name, new Declared(function, most, Unknowns.NEVER));
  }
}
