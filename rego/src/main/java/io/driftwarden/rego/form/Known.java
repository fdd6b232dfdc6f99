package io.driftwarden.rego.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of the variables of a body, and of the bodies around it. */
final class Known {
  private final @Nullable Known outer;
  private final Map<String, Form> forms = new HashMap<>();
  private final Set<String> declared = new HashSet<>();
  private final Set<String> later = new HashSet<>();
  private final Set<String> arguments;

  private Known(@Nullable Known outer, Set<String> arguments) {
    this.outer = outer;
    this.arguments = arguments;
  }

  /** Returns what is known where only the arguments of a function are. */
  static Known of(Set<String> arguments) {
    Known known = new Known(null, arguments);
    arguments.forEach(known::declare);
    return known;
  }

  Known inner() {
    return new Known(this, Set.of());
  }

  /** Makes a name a variable of this body. */
  void declare(String name) {
    declared.add(name);
  }

  /** Forgets what was declared here, to declare it once more in turn; the forms stay. */
  void hide() {
    later.addAll(declared);
    declared.clear();
  }

  /** Reports whether a name was declared, and so is no rule's or import's. */
  boolean isDeclared(String name) {
    return declared.contains(name) || (outer != null && outer.isDeclared(name));
  }

  /** Reports whether a name is an argument, whose form follows from its use in the body itself. */
  boolean isArgument(String name) {
    Known home = home(name);
    return home.arguments.contains(name) && (home == this || home == outer);
  }

  /** Returns a variable's form; an argument may be anything where its use shows nothing. */
  @Nullable Form get(String name) {
    Known home = home(name);
    boolean isOpen = home.arguments.contains(name) && home != this && home != outer;
    return isOpen ? Form.ANY : home.forms.get(name);
  }

  void put(String name, Form form) {
    home(name).forms.put(name, form);
  }

  /** A name that is declared further down is another one until then. */
  private boolean knows(String name) {
    return declared.contains(name) || (forms.containsKey(name) && !later.contains(name));
  }

  private Known home(String name) {
    for (Known at = this; at != null; at = at.outer) {
      if (at.knows(name)) {
        return at;
      }
    }
    return this;
  }

  /** Returns how many variables have a form. */
  int size() {
    return forms.size();
  }
}
