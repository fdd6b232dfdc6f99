package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import java.util.Arrays;

/** What Go lets a function's parameter be given. */
enum Parameter {
  ANY("any", "interface {}"),
  TEXT("string", "string"),
  INT("int", "int"),
  UINT("uint32", "uint32"),
  FRACTION("float64", "float64"),
  TRUTH("bool", "bool"),
  DICT("map", Datum.Dict.ANY),
  LIST("list", "[]interface {}"),
  TIME("time", "time.Time");

  private final String word;
  private final String type;

  Parameter(String word, String type) {
    this.word = word;
    this.type = type;
  }

  static Parameter of(String word) {
    return Arrays.stream(values())
        .filter(parameter -> parameter.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type of Go's: " + word));
  }

  /** Returns Go's name of its type. */
  String type() {
    return type;
  }

  /** Reports whether nil may be given for it. */
  boolean takesNil() {
    return switch (this) {
      case ANY, DICT, LIST -> true;
      case TEXT, INT, UINT, FRACTION, TRUTH, TIME -> false;
    };
  }

  /** Reports whether a value that isn't nil may be given for it. */
  boolean takes(Datum datum) {
    return datum instanceof Datum.Unknown
        || switch (this) {
          case ANY -> true;
          case TEXT -> datum instanceof Datum.Text;
          case INT -> datum instanceof Datum.Whole whole && whole.width() == Datum.Width.INT;
          case UINT -> false;
          case FRACTION -> datum instanceof Datum.Fraction;
          case TRUTH -> datum instanceof Datum.Truth;
          case DICT -> datum instanceof Datum.Dict dict && !dict.type().equals(Datum.Dict.TEXTS);
          case LIST -> datum instanceof Datum.Items items && items.element() == Datum.Element.ANY;
          case TIME -> Kinds.type(datum).equals(type);
        };
  }
}
