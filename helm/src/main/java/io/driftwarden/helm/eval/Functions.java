package io.driftwarden.helm.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The functions that templates may call, by name. */
public final class Functions {
  private final Map<String, Declared> declared = new HashMap<>();

  /** Declares a function whose result is unknown as soon as one of its arguments is. */
  public void strict(String name, int least, int most, Function body) {
    declare(new Declared(name, least, most, false, body));
  }

  /** Declares a function that passes unknown arguments on, or doesn't look into them. */
  public void open(String name, int least, int most, Function body) {
    declare(new Declared(name, least, most, true, body));
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

  /** Returns all names, {@code and} and {@code or} included, which the evaluator knows itself. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(declared.keySet());
    names.addAll(List.of("and", "or"));
    return names;
  }
}
