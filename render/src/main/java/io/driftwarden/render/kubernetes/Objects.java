package io.driftwarden.render.kubernetes;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Turns documents into the Kubernetes objects that they are; lists are taken apart. */
public final class Objects {
  private static final List<String> NEEDED = List.of("apiVersion", "kind", "metadata.name");
  private static final Set<String> SECRET_FIELDS = Set.of("data", "stringData");

  private final String prefix;
  private final List<Resource> resources = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /**
   * Makes a collector.
   *
   * @param prefix what stands before each address: nothing, or that of the release around
   */
  public Objects(String prefix) {
    this.prefix = prefix;
  }

  public List<Resource> resources() {
    return List.copyOf(resources);
  }

  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  /** Adds the objects that a document holds. */
  public void add(Node document) {
    switch (document) {
      case Node.Null _ -> {}
      case Node.Mapping mapping when isList(mapping) -> addItems(mapping);
      case Node.Mapping mapping -> addObject(mapping);
      case Node.Bool _, Node.Number _, Node.Text _, Node.Sequence _ ->
          problem(Lack.of(document, NEEDED));
    }
  }

  private static boolean isList(Node.Mapping mapping) {
    return mapping.text("kind").filter(kind -> kind.endsWith("List")).isPresent()
        && mapping.get("items").isPresent();
  }

  private void addItems(Node.Mapping list) {
    switch (list.get("items").orElseThrow()) {
      case Node.Sequence items -> items.items().forEach(item -> add(typed(list, item)));
      case Node.Null _ -> {}
      case Node other ->
          problem(new Lack("The items of a list of objects are a list.", other.place()));
    }
  }

  /** An item of a typed list, such as {@code RoleList}, need not say its kind. */
  private static Node typed(Node.Mapping list, Node item) {
    String kind = list.text("kind").orElse("");
    boolean isTyped = !kind.equals("List");
    return isTyped && item instanceof Node.Mapping object && object.get("kind").isEmpty()
        ? typed(list, kind.substring(0, kind.length() - "List".length()), object)
        : item;
  }

  private static Node typed(Node.Mapping list, String kind, Node.Mapping object) {
    List<Node.Entry> entries = new ArrayList<>();
    entries.add(new Node.Entry("kind", object.place(), new Node.Text(kind, object.place())));
    if (object.get("apiVersion").isEmpty()) {
      list.entry("apiVersion").ifPresent(entries::add);
    }
    entries.addAll(object.entries());
    return new Node.Mapping(entries, object.place());
  }

  private void addObject(Node.Mapping object) {
    Optional<String> version = object.text("apiVersion");
    Optional<String> kind = object.text("kind");
    Optional<String> name =
        metadata(object, "name")
            .or(() -> metadata(object, "generateName"))
            .map(text -> known(text, kindPlace(object)));
    if (version.isEmpty() || kind.isEmpty() || name.isEmpty()) {
      problem(Lack.of(object, NEEDED));
      return;
    }
    String address =
        metadata(object, "namespace")
            .map(namespace -> known(namespace, kindPlace(object)))
            .map(namespace -> kind.get() + "/" + namespace + "/" + name.get())
            .orElse(kind.get() + "/" + name.get());
    boolean secret = kind.get().equals("Secret") && version.get().equals("v1");
    resources.add(
        new Resource(
            prefix + address,
            Resource.Kind.KUBERNETES,
            version.get() + "/" + kind.get(),
            name.get(),
            attributes(object, secret),
            kindPlace(object)));
  }

  private static Place kindPlace(Node.Mapping object) {
    return object.entry("kind").map(Objects::place).orElse(object.place());
  }

  /** The value of an entry that a patch has changed stands elsewhere than its key. */
  private static Place place(Node.Entry entry) {
    Place key = entry.keyPlace();
    Place value = entry.value().place();
    boolean together = key.file().equals(value.file()) && key.compareTo(value) <= 0;
    return together ? key.to(value) : value;
  }

  private static Optional<String> metadata(Node.Mapping object, String key) {
    return object.get("metadata").orElse(null) instanceof Node.Mapping metadata
        ? metadata.text(key)
        : Optional.empty();
  }

  /** Returns a name as it is, or one that says that it isn't known and whose it is. */
  private static String known(String name, Place place) {
    return UnknownMark.reason(name).isEmpty()
        ? name
        : "(not known, %s:%d)".formatted(place.file(), place.line());
  }

  private static Value.Mapping attributes(Node.Mapping object, boolean secret) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    for (Node.Entry entry : object.entries()) {
      Value value = value(entry.value());
      boolean hidden = secret && SECRET_FIELDS.contains(entry.key());
      fields.put(entry.key(), hidden ? new Value.Sensitive(value) : value);
    }
    return new Value.Mapping(fields, kindPlace(object));
  }

  /** Returns a document's value in the normal form; a key without a value is null at the key. */
  public static Value value(Node node) {
    return switch (node) {
      case Node.Null(Place place) -> new Value.Null(place);
      case Node.Bool(boolean value, Place place) -> new Value.Bool(value, place);
      case Node.Number number -> new Value.Number(number.value(), number.place());
      case Node.Text(String text, Place place) ->
          UnknownMark.reason(text)
              .<Value>map(reason -> new Value.Unknown(reason, place))
              .orElseGet(() -> new Value.Text(text, place));
      case Node.Sequence(List<Node> items, Place place) ->
          new Value.Sequence(items.stream().map(Objects::value).toList(), place);
      case Node.Mapping mapping -> mapping(mapping);
    };
  }

  /** A mapping of which a key is not known is not known itself: any key may be in it. */
  private static Value mapping(Node.Mapping mapping) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Optional<String> reason = UnknownMark.reason(entry.key());
      if (reason.isPresent()) {
        return new Value.Unknown(reason.get(), entry.keyPlace());
      }
      fields.put(entry.key(), value(entry.value()));
    }
    return new Value.Mapping(fields, mapping.place());
  }

  private void problem(Lack lack) {
    diagnostics.add(
        Diagnostic.error(
            "kubernetes_object", "This is no Kubernetes object", lack.detail(), lack.place()));
  }
}
