package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Operand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a body, and of the bodies around it. */
final class Scope {
  private final @Nullable Scope outer;
  private final Map<String, Operand.Slot> slots = new HashMap<>();
  private final Set<String> declared = new HashSet<>();
  private final Set<String> referenced = new HashSet<>();

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  Operand.@Nullable Slot find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Operand.Slot slot = scope.slots.get(name);
      if (slot != null) {
        return slot;
      }
    }
    return null;
  }

  void put(String name, Operand.Slot slot) {
    slots.put(name, slot);
  }

  /** Notes that a name was used in this body before it may be declared. */
  void reference(String name) {
    referenced.add(name);
  }

  boolean wasReferenced(String name) {
    return referenced.contains(name);
  }

  /** Declares a name, and reports whether it was not declared before. */
  boolean declare(String name, Operand.Slot slot) {
    slots.put(name, slot);
    return declared.add(name);
  }

  /** Reports whether a name was declared, here or in a body around this. */
  boolean isDeclared(String name) {
    return declared.contains(name) || (outer != null && outer.isDeclared(name));
  }

  /** Keeps a name from being declared here. */
  void reserve(String name) {
    declared.add(name);
  }

  Map<String, Operand.Slot> own() {
    return slots;
  }
}
