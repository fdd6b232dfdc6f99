package io.driftwarden.helm.eval;

import java.util.List;
import java.util.stream.Stream;

/**
 * The parameters of a function.
 *
 * @param open whether there may be any number of arguments for the last of them
 */
record Signature(List<Parameter> parameters, boolean open) {
  private static final String MORE = "...";

  Signature {
    parameters = List.copyOf(parameters);
  }

  /** Returns what a text spells, such as {@code int string} or {@code string any...}. */
  static Signature of(String text) {
    boolean open = text.endsWith(MORE);
    String words = open ? text.substring(0, text.length() - MORE.length()) : text;
    return new Signature(
        Stream.of(words.split(" ")).filter(word -> !word.isEmpty()).map(Parameter::of).toList(),
        open);
  }

  int least() {
    return open ? parameters.size() - 1 : parameters.size();
  }

  boolean takes(int count) {
    return open ? count >= least() : count == least();
  }

  /** Returns what the argument at an index has to be. */
  Parameter at(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }
}
