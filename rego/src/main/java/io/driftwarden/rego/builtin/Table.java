package io.driftwarden.rego.builtin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the builtins of a family. */
final class Table {
  private final Map<String, Builtin> builtins = new LinkedHashMap<>();

  /** Adds a builtin by its {@linkplain Signature#parse signature}. */
  Table add(String signature, Builtin.Function function) {
    Builtin builtin = new Builtin(Signature.parse(signature), function);
    builtins.put(builtin.name(), builtin);
    return this;
  }

  Map<String, Builtin> all() {
    return Collections.unmodifiableMap(builtins);
  }
}
