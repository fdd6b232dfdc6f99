package io.driftwarden.helm.value;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One value of a template: what Go holds in an {@code interface{}} there. */
public sealed interface Datum {
  Datum NIL = new Nil();
  Datum TRUE = new Truth(true);
  Datum FALSE = new Truth(false);

  static Datum of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Datum of(String value) {
    return new Text(value);
  }

  /** Returns Go's {@code int}. */
  static Datum of(long value) {
    return new Whole(value, false);
  }

  static Datum of(double value) {
    return new Fraction(value);
  }

  static Datum of(List<? extends Datum> items) {
    return new Items(List.copyOf(items));
  }

  /** The type of {@code .Files}. */
  String FILES = "engine.files";

  /** Nothing: Go's nil, and what a missing key gives. */
  record Nil() implements Datum {}

  record Truth(boolean value) implements Datum {}

  /**
   * A whole number.
   *
   * @param sized whether Go holds it as {@code int64} and not as {@code int}
   */
  record Whole(long value, boolean sized) implements Datum {}

  /** Go's {@code float64}: every number of a values file is one. */
  record Fraction(double value) implements Datum {}

  record Text(String value) implements Datum {}

  record Items(List<Datum> items) implements Datum {}

  /**
   * A mapping in the order of its keys, which templates may change; it may come to contain itself,
   * so whoever walks one counts levels.
   */
  final class Dict implements Datum {
    private final SortedMap<String, Datum> entries;

    public Dict(Map<String, ? extends Datum> entries) {
      this.entries = new TreeMap<>(entries);
    }

    public Dict() {
      this(Map.of());
    }

    public SortedMap<String, Datum> entries() {
      return entries;
    }

    /** Returns the value of a key; {@link #NIL} where there is none. */
    public Datum get(String key) {
      return entries.getOrDefault(key, NIL);
    }

    public void put(String key, Datum value) {
      entries.put(key, value);
    }
  }

  /**
   * One of Helm's own objects, such as {@code .Files}.
   *
   * @param type its name in messages
   * @param fields what may be read of it; anything else is refused
   * @param methods what may be called on it
   * @param contents what a range over it sees
   */
  record Native(
      String type, Map<String, Datum> fields, Map<String, Method> methods, Supplier<Dict> contents)
      implements Datum {
    public Native {
      fields = Map.copyOf(fields);
      methods = Map.copyOf(methods);
    }

    public Dict entries() {
      return contents.get();
    }

    /** Reports whether Go holds it in a map, which counts as empty when nothing is in it. */
    public boolean isMap() {
      return type.equals(FILES);
    }
  }

  /** A method of one of Helm's own objects. */
  @FunctionalInterface
  interface Method {
    /**
     * Returns what the method makes of its arguments.
     *
     * @throws BadArgument if they don't fit
     */
    Datum call(List<Datum> arguments);
  }

  /**
   * A value that exists and can't be known without running something.
   *
   * @param reason why, as a clause
   * @param full whether it is known not to be empty, whatever it is
   */
  record Unknown(String reason, boolean full) implements Datum {
    public Unknown(String reason) {
      this(reason, false);
    }

    /** Returns the same, of which nothing is known. */
    public Unknown plain() {
      return new Unknown(reason, false);
    }
  }
}
