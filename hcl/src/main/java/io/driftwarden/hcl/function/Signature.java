package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Type;
import java.util.List;
import java.util.Optional;

/**
 * What a function takes and gives.
 *
 * @param rest what any number of further arguments are
 * @param result the type of the result, by the arguments, of which some may be unknown
 * @param present whether the result is never null
 */
record Signature(
    List<Parameter> parameters, Optional<Parameter> rest, Typing result, boolean present) {

  /** Tells the type of a result. */
  @FunctionalInterface
  interface Typing {
    Type of(Arguments arguments) throws FunctionException;
  }

  static Signature of(Type result, Parameter... parameters) {
    return typed(_ -> result, parameters);
  }

  static Signature typed(Typing result, Parameter... parameters) {
    return new Signature(List.of(parameters), Optional.empty(), result, true);
  }

  Signature and(Parameter more) {
    return new Signature(parameters, Optional.of(more), result, present);
  }

  /** Returns the same of a function of which Terraform doesn't say that its result isn't null. */
  Signature orNull() {
    return new Signature(parameters, rest, result, false);
  }

  Parameter parameter(int index) {
    return index < parameters.size() ? parameters.get(index) : rest.orElseThrow();
  }

  /** Refuses a number of arguments that it doesn't take, in Terraform's words. */
  void check(String name, int given) throws FunctionException {
    int needed = parameters.size();
    if (given < needed) {
      throw FunctionException.whole(
          "Function \"%s\" expects%s %d argument(s). Missing value for \"%s\"."
              .formatted(
                  name, rest.isPresent() ? " at least" : "", needed, parameters.get(given).name()));
    }
    if (rest.isEmpty() && given > needed) {
      throw FunctionException.whole(
          "Function \"%s\" expects only %d argument(s).".formatted(name, needed));
    }
  }
}
