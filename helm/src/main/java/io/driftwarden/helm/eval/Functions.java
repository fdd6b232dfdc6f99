package io.driftwarden.helm.eval;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions that templates may call, by name.
 *
 * <p>A function is declared with the types of its parameters, a word for each: {@code any}, {@code
 * string}, {@code int}, {@code uint32}, {@code float64}, {@code bool}, {@code map}, {@code list},
 * {@code time}, the last with {@code ...} where there may be any number of it.
 */
public final class Functions {
  private final Map<String, Declared> declared = new HashMap<>();

  /** Declares a function whose result is unknown as soon as one of its arguments is. */
  public void strict(String name, String parameters, Function body) {
    declare(new Declared(name, Signature.of(parameters), false, body));
  }

  /** Declares a function that passes unknown arguments on, or doesn't look into them. */
  public void open(String name, String parameters, Function body) {
    declare(new Declared(name, Signature.of(parameters), true, body));
  }

  private void declare(Declared function) {
    if (declared.put(function.name(), function) != null) {
      throw new IllegalArgumentException("declared twice: " + function.name());
    }
  }

  /** Returns a function; the parser lets no name pass that has none. */
  Declared find(String name) {
    return Optional.ofNullable(declared.get(name))
        .orElseThrow(() -> new IllegalStateException("the parser let a name pass: " + name));
  }

  /** Returns all names. */
  public Set<String> names() {
    return Set.copyOf(declared.keySet());
  }
}
