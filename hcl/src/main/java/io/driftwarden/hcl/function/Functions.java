package io.driftwarden.hcl.function;

import io.driftwarden.hcl.function.Function.Declared;
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
  private static final NavigableMap<String, Declared> ALL = declare();
  private static final String CORE = "core::";

  private Functions() {}

  private static NavigableMap<String, Declared> declare() {
    NavigableMap<String, Declared> all = new TreeMap<>();
    NumberFunctions.declare(all);
    TextFunctions.declare(all);
    PatternFunctions.declare(all);
    FormatFunctions.declare(all);
    CollectionFunctions.declare(all);
    SequenceFunctions.declare(all);
    MappingFunctions.declare(all);
    SetFunctions.declare(all);
    EncodingFunctions.declare(all);
    HashFunctions.declare(all);
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

  /** Returns the name of a function without the namespace of those that are built in. */
  public static String plain(String name) {
    return name.startsWith(CORE) ? name.substring(CORE.length()) : name;
  }

  /**
   * Refuses a number of arguments that a function doesn't take.
   *
   * @throws FunctionException saying so in a sentence
   */
  public static void check(String name, int arguments) throws FunctionException {
    Optional.ofNullable(ALL.get(plain(name))).orElseThrow().signature().check(name, arguments);
  }

  /**
   * Returns what a function makes of its arguments.
   *
   * @param name as it is called, perhaps with its namespace
   * @throws FunctionException if it can't be applied to them; its message is a sentence
   */
  public static Value call(String name, List<Value> arguments, FunctionContext context)
      throws FunctionException {
    Declared declared = Optional.ofNullable(ALL.get(plain(name))).orElseThrow();
    try {
      declared.signature().check(name, arguments.size());
      return new Call(declared, context).of(arguments);
    } catch (FunctionException e) {
      throw FunctionException.whole(e.sentence(name, declared.signature()));
    }
  }

  static void put(Map<String, Declared> all, String name, Signature signature, Function function) {
    all.put(name, new Declared(signature, function));
  }
}
