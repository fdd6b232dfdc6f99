package io.driftwarden.helm.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One value of a template: what Go holds in an {@code interface{}} there. */
public sealed interface Datum {
  Datum NIL = new Nil(false);

  /** An item of a list or an entry of a map that is nothing, as {@code range} gives it. */
  Datum NIL_ITEM = new Nil(true);

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

  /** Returns the list that Go has where there is none. */
  static Datum none(Element element) {
    return new Items(List.of(), element, true);
  }

  /** Returns Go's {@code []string}. */
  static Datum texts(List<String> texts) {
    return new Items(texts.stream().map(Datum::of).toList(), Element.STRING);
  }

  /** Returns Go's {@code int64}, which arithmetic makes. */
  static Datum sized(long value) {
    return new Whole(value, Width.INT64);
  }

  /** The type of {@code .Files}. */
  String FILES = "engine.files";

  /**
   * Nothing: Go's nil, and what a missing key gives.
   *
   * @param typed whether it is still held in an {@code interface {}}, so that fields of it are an
   *     error; only the dot and the variables of a range are such
   */
  record Nil(boolean typed) implements Datum {}

  record Truth(boolean value) implements Datum {}

  /** Go's types of whole numbers, as far as templates meet them. */
  enum Width {
    INT("int"),
    INT64("int64"),
    UINT8("uint8"),
    UINT64("uint64");

    private final String type;

    Width(String type) {
      this.type = type;
    }

    public String type() {
      return type;
    }
  }

  /** A whole number. */
  record Whole(long value, Width width) implements Datum {
    /** Makes one that is {@code int64} if it is sized, and {@code int} if not. */
    public Whole(long value, boolean sized) {
      this(value, sized ? Width.INT64 : Width.INT);
    }
  }

  /** Go's {@code float64}: every number of a values file is one. */
  record Fraction(double value) implements Datum {}

  record Text(String value) implements Datum {}

  /** What Go's type of a list says about its items. */
  enum Element {
    ANY("interface {}"),
    STRING("string"),
    /** The items of {@code .Capabilities.APIVersions}, a list with a method of its own. */
    API_VERSION("string"),
    INT("int"),
    UINT8("uint8"),
    LIST("[]interface {}"),
    DICT("map[string]interface {}");

    private final String type;

    Element(String type) {
      this.type = type;
    }

    public String type() {
      return type;
    }
  }

  /**
   * A list.
   *
   * @param none whether Go holds nothing there, which only JSON shows
   */
  record Items(List<Datum> items, Element element, boolean none) implements Datum {
    public Items(List<Datum> items) {
      this(items, Element.ANY);
    }

    public Items(List<Datum> items, Element element) {
      this(items, element, false);
    }
  }

  /**
   * A mapping in the order of its keys, which templates may change; it may come to contain itself,
   * so whoever walks one counts levels.
   */
  final class Dict implements Datum {
    /** Go's type of a mapping that a template makes, or a file holds. */
    public static final String ANY = "map[string]interface {}";

    /** Go's type of {@code .Values}. */
    public static final String VALUES = "chartutil.Values";

    /** Go's type of a mapping of texts to texts. */
    public static final String TEXTS = "map[string]string";

    /** Who watches it, and what that one calls it. */
    private record Watched(Witness witness, String path) {}

    private final SortedMap<String, Datum> entries;
    private final String type;
    private @Nullable Watched watched;

    public Dict(Map<String, ? extends Datum> entries) {
      this(ANY, entries);
    }

    public Dict(String type, Map<String, ? extends Datum> entries) {
      this(type, new TreeMap<>(entries), null);
    }

    private Dict(String type, SortedMap<String, Datum> entries, @Nullable Watched watched) {
      this.type = type;
      this.entries = entries;
      this.watched = watched;
    }

    public Dict() {
      this(Map.of());
    }

    /** Returns the same mapping, seen as another of Go's types. */
    public Dict as(String other) {
      return new Dict(other, entries, watched);
    }

    /** Returns a mapping of the same keys to what is made of each value. */
    public Dict with(UnaryOperator<Datum> made) {
      SortedMap<String, Datum> others = new TreeMap<>(entries());
      others.replaceAll((_, value) -> made.apply(value));
      return new Dict(type, others, null);
    }

    /** Reports whether both are the same mapping: what is put into one is in the other. */
    @SuppressWarnings("ReferenceEquality") // That is what is asked for.
    public boolean shares(Dict other) {
      return entries == other.entries;
    }

    /** Tells a witness from now on what is done with it, under a name of the witness's own. */
    public void watch(Witness witness, String path) {
      watched = new Watched(witness, path);
    }

    /** Returns what a witness calls it, if that is the one who watches it. */
    @SuppressWarnings("ReferenceEquality") // That is what is asked for.
    public Optional<String> pathFor(Witness witness) {
      return watched != null && watched.witness() == witness
          ? Optional.of(watched.path())
          : Optional.empty();
    }

    /** Returns Go's name of its type. */
    public String type() {
      return type;
    }

    /** Returns all that is in it; {@link #put} and {@link #remove} change it. */
    public SortedMap<String, Datum> entries() {
      if (watched != null) {
        watched.witness().readsAll(this);
      }
      return Collections.unmodifiableSortedMap(entries);
    }

    public boolean isEmpty() {
      if (watched != null) {
        watched.witness().asksWhetherEmpty(this);
      }
      return entries.isEmpty();
    }

    public boolean has(String key) {
      if (watched != null) {
        watched.witness().reads(this, key);
      }
      return entries.containsKey(key);
    }

    /** Returns the value of a key; {@link #NIL} where there is none. */
    public Datum get(String key) {
      return get(key, NIL);
    }

    /** Returns the value of a key, or another where there is none. */
    public Datum get(String key, Datum none) {
      if (watched != null) {
        watched.witness().reads(this, key);
      }
      return entries.getOrDefault(key, none);
    }

    public void put(String key, Datum value) {
      if (watched != null) {
        watched.witness().changes(this);
      }
      entries.put(key, value);
    }

    public void remove(String key) {
      if (watched != null) {
        watched.witness().changes(this);
      }
      entries.remove(key);
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
