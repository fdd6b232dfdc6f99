package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.yaml.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of kinds while a kustomization is built: of Kubernetes' own, for which {@code
 * kinds.txt} is the table, or of those of a schema.
 */
final class Kinds {
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z]+)(\\[([A-Za-z,]*)])?(?::([A-Za-z]+))?");

  /** What stands for the name of a field that may have any. */
  static final String ANY = "*";

  private static final Kinds ALL = read();
  private static final ScopedValue<Kinds> KNOWN = ScopedValue.newInstance();

  /**
   * A field that is a merged list or leads to one.
   *
   * @param merged whether it is a list that patches merge into
   * @param keys what the list's elements are known by; none for a list of scalars
   * @param type the name of its mappings' type; empty if nothing in them is merged
   */
  record Field(boolean merged, List<String> keys, String type) {}

  private final Map<String, Map<String, Field>> types = new HashMap<>();
  private final Map<String, String> typeOf = new HashMap<>();
  private final Set<String> clusterScoped = new HashSet<>();

  /** The types by their names in Kubernetes' OpenAPI document. */
  private final Map<String, String> named = new HashMap<>();

  /** Whether a kind has been asked for that Kubernetes doesn't have. */
  private boolean asked;

  /** Whether something has been merged. */
  private boolean merged;

  /** How what a schema says is joined with what is known of Kubernetes' own. */
  private Joined joined = Joined.SCHEMA_ONLY;

  /**
   * As kustomize does it: it reads Kubernetes' own schema before a merge, and where it was asked
   * for a kind that it doesn't know beforehand it does so after it has read the other one.
   */
  private enum Joined {
    SCHEMA_ONLY,
    SCHEMA_BEFORE,
    SCHEMA_AFTER
  }

  private Kinds() {}

  private static Kinds read() {
    Kinds kinds = new Kinds();
    try (InputStream in =
        Objects.requireNonNull(Kinds.class.getResourceAsStream("kinds.txt"), "kinds.txt")) {
      new String(in.readAllBytes(), UTF_8).lines().forEach(kinds::readLine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kinds;
  }

  private void readLine(String line) {
    List<String> words = List.of(line.split(" "));
    if (words.getFirst().equals("type")) {
      Map<String, Field> fields = new HashMap<>();
      words.subList(2, words.size()).forEach(word -> readField(word, fields));
      types.put(words.get(1), fields);
    } else if (words.getFirst().equals("name")) {
      words.subList(2, words.size()).forEach(name -> named.put(name, words.get(1)));
    } else if (words.getFirst().equals("kind")) {
      for (String apiVersion : words.subList(4, words.size())) {
        String key = key(apiVersion, words.get(1));
        typeOf.put(key, words.get(3));
        if (words.get(2).equals("cluster")) {
          clusterScoped.add(key);
        }
      }
    }
  }

  private static void readField(String word, Map<String, Field> fields) {
    Matcher matcher = FIELD.matcher(word);
    if (!matcher.matches()) {
      throw new IllegalStateException("kinds.txt: " + word);
    }
    String keys = matcher.group(3) == null ? "" : matcher.group(3);
    List<String> named = keys.isEmpty() ? List.of() : Arrays.asList(keys.split(","));
    String type = matcher.group(4) == null ? "" : matcher.group(4);
    fields.put(matcher.group(1), new Field(matcher.group(2) != null, named, type));
  }

  private static String key(String apiVersion, String kind) {
    return apiVersion + "/" + kind;
  }

  /** Returns new ones that hold what is known of Kubernetes' own. */
  static Kinds ofKubernetes() {
    Kinds kinds = new Kinds();
    kinds.types.putAll(ALL.types);
    kinds.typeOf.putAll(ALL.typeOf);
    kinds.clusterScoped.addAll(ALL.clusterScoped);
    return kinds;
  }

  /** Returns what work makes, these kinds known while it is done. */
  <T> T during(Supplier<T> work) {
    return ScopedValue.where(KNOWN, this).call(work::get);
  }

  private static Kinds known() {
    return KNOWN.orElse(ALL);
  }

  /** Notes that an object of a kind has been read while these kinds are known. */
  static void meet(Node.Mapping object) {
    String key = key(Edits.text(object, "apiVersion"), Edits.text(object, "kind"));
    if (KNOWN.isBound() && !ALL.typeOf.containsKey(key)) {
      KNOWN.get().asked = true;
    }
  }

  static void meetMerge() {
    if (KNOWN.isBound()) {
      KNOWN.get().merged = true;
    }
  }

  /** Makes room for what a schema says: of a type or kind that is twice only one counts. */
  void open() {
    if (merged) {
      joined = Joined.SCHEMA_AFTER;
    } else if (asked) {
      joined = Joined.SCHEMA_BEFORE;
    } else {
      types.clear();
      typeOf.clear();
    }
  }

  /** Returns what a definition of a schema is called here. */
  String nameOf(String definition) {
    return joined == Joined.SCHEMA_ONLY
        ? definition
        : ALL.named.getOrDefault(definition, definition);
  }

  /** Reports whether a definition counts, and not Kubernetes' own of the same name. */
  boolean takes(String definition) {
    return joined != Joined.SCHEMA_BEFORE || !ALL.named.containsKey(definition);
  }

  void addType(String name, Map<String, Field> fields) {
    types.put(name, fields);
  }

  void addKind(String apiVersion, String kind, String type) {
    if (joined == Joined.SCHEMA_BEFORE) {
      typeOf.putIfAbsent(key(apiVersion, kind), type);
    } else {
      typeOf.put(key(apiVersion, kind), type);
    }
  }

  /** Of Kubernetes' own kinds it is known beforehand, whatever a schema says. */
  void addClusterScoped(String apiVersion, String kind) {
    String key = key(apiVersion, kind);
    if (!ALL.typeOf.containsKey(key)) {
      clusterScoped.add(key);
    }
  }

  static boolean isClusterScoped(String apiVersion, String kind) {
    return known().clusterScoped.contains(key(apiVersion, kind));
  }

  /** Returns the type of an object's fields; empty for what is no object of a known kind. */
  static String typeOf(Node node) {
    return node instanceof Node.Mapping object
        ? known()
            .typeOf
            .getOrDefault(key(Edits.text(object, "apiVersion"), Edits.text(object, "kind")), "")
        : "";
  }

  /** Returns what is known of a field of a type. */
  static Optional<Field> field(String type, String name) {
    Map<String, Field> fields = known().types.getOrDefault(type, Map.of());
    return Optional.ofNullable(fields.getOrDefault(name, fields.get(ANY)));
  }
}
