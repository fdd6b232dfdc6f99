package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.value.Value;
import io.driftwarden.hcl.value.Value.Fields;
import io.driftwarden.hcl.value.Value.Items;
import io.driftwarden.helm.chart.PlacedValues;
import io.driftwarden.helm.chart.SetFlags;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Origins;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The values that a {@code helm_release} gives its chart: {@code values} in order, then {@code
 * set}, {@code set_list} and {@code set_sensitive}, each written as blocks or as a list of objects.
 */
final class ReleaseValues {
  private static final String SECRET = "it is sensitive, and not shown";
  private static final List<String> SETS = List.of("set", "set_list");
  private static final List<String> SECRET_SETS = List.of("set_sensitive", "set_wo");

  private final Place release;
  private final Datum.Dict values = new Datum.Dict();
  private final Origins origins = new Origins();
  private Optional<Unknown> unknown = Optional.empty();

  /** Why nothing is known of the values, and where that is written. */
  record Unknown(String reason, Place place) {}

  private ReleaseValues(Place release) {
    this.release = release;
  }

  /**
   * Returns the values of a release.
   *
   * @param place of the release, for what has no place of its own
   * @throws DiagnosticException if one makes no sense
   */
  static ReleaseValues of(Fields attributes, Place place) {
    ReleaseValues values = new ReleaseValues(place);
    values.each(attributes, "values", values::document);
    for (String set : SETS) {
      values.each(attributes, set, values::set);
    }
    for (String set : SECRET_SETS) {
      values.each(attributes, set, (value, _) -> values.set(value, true));
    }
    return values;
  }

  PlacedValues values() {
    return new PlacedValues(values, origins);
  }

  /** Returns why nothing is known of the values, where a document of them isn't known. */
  Optional<Unknown> unknown() {
    return unknown;
  }

  private interface Reading {
    void read(Value value, boolean sensitive);
  }

  private void each(Fields attributes, String name, Reading reading) {
    switch (attributes.get(name).orElse(null)) {
      case null -> {}
      case Items items -> items.items().forEach(item -> reading.read(item, sensitive(items, item)));
      case Value.Unknown all -> unknown(all.reason(), all.mark());
      case Fields one -> reading.read(one, one.mark().sensitive());
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.PartlyText _,
          Value.PartlyJson _ -> {}
    }
  }

  private static boolean sensitive(Value around, Value value) {
    return around.mark().sensitive() || value.mark().sensitive();
  }

  private void unknown(String reason, Value.Mark mark) {
    unknown = unknown.or(() -> Optional.of(new Unknown(reason, place(mark))));
  }

  private Place place(Value.Mark mark) {
    return Optional.ofNullable(mark.origin()).orElse(release);
  }

  private void document(Value document, boolean sensitive) {
    merge(document, sensitive);
    origins.addRest(values, place(document.mark()));
  }

  private void merge(Value document, boolean sensitive) {
    switch (document) {
      case Value.Null _ -> {}
      case Value.PartlyJson json -> merge(plain(json.content()), sensitive);
      case Value.Unknown all -> unknown(all.reason(), all.mark());
      case Value.Text(String text, Value.Mark mark) -> merge(read(text, place(mark)), sensitive);
      case Value.PartlyText text -> partly(text, sensitive);
      case Value.Bool _, Value.Num _, Items _, Fields _ ->
          throw problem(
              "helm_values", "Values are no text", "Write them as YAML.", place(document.mark()));
    }
  }

  /** What is not known is taken for a value, or a part of one, where it stands. */
  private void partly(Value.PartlyText text, boolean sensitive) {
    String marked = text.parts().stream().map(ReleaseValues::marked).collect(Collectors.joining());
    try {
      merge(read(marked, place(text.mark())), sensitive);
    } catch (DiagnosticException e) {
      unknown(text.unknownReason().orElse("a part of it is not known"), text.mark());
    }
  }

  private static String marked(Value part) {
    return switch (part) {
      case Value.Text text -> text.value();
      case Value.Num number -> number.value().toPlainString();
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.PartlyText text ->
          text.parts().stream().map(ReleaseValues::marked).collect(Collectors.joining());
      case Value.Unknown unknown -> UnknownMark.of(new Datum.Unknown(unknown.reason()));
      case Value.Null _, Value.PartlyJson _, Items _, Fields _ ->
          UnknownMark.of(new Datum.Unknown(part.unknownReason().orElse("it is no plain value")));
    };
  }

  private Datum read(String text, Place place) {
    List<Node> documents =
        YamlReader.readRepeating(text, new Literal(new Source(place.file(), text), place));
    return switch (documents.isEmpty() ? null : documents.getFirst()) {
      case null -> new Datum.Dict();
      case Node.Null _ -> new Datum.Dict();
      case Node.Mapping mapping -> known(mapping);
      case Node.Text mark -> UnknownMark.read(mark.value());
      case Node.Bool _, Node.Number _, Node.Sequence _ -> new Datum.Dict();
    };
  }

  /** Where a name isn't known, any value may be what it stands for. */
  private Datum known(Node.Mapping mapping) {
    return mapping.entries().stream()
        .flatMap(entry -> UnknownMark.reason(entry.key()).stream())
        .findFirst()
        .<Datum>map(Datum.Unknown::new)
        .orElseGet(() -> placed(mapping));
  }

  private Datum placed(Node.Mapping mapping) {
    PlacedValues document = PlacedValues.of(mapping);
    origins.addAll(document.origins());
    return document.values();
  }

  private void merge(Datum document, boolean sensitive) {
    if (document instanceof Datum.Dict dict) {
      Values.merge(values, sensitive ? hidden(dict) : dict);
    } else if (document instanceof Datum.Unknown found) {
      unknown(found.reason(), Value.Mark.NONE);
    }
  }

  /** Terraform doesn't tell which part of a text is the secret; yes and no are none. */
  private static Datum.Dict hidden(Datum.Dict dict) {
    Datum.Dict hidden = new Datum.Dict();
    dict.entries().forEach((key, value) -> hidden.put(key, hiddenValue(value)));
    return hidden;
  }

  private static Datum hiddenValue(Datum value) {
    return switch (value) {
      case Datum.Dict dict -> hidden(dict);
      case Datum.Items items ->
          Datum.of(items.items().stream().map(ReleaseValues::hiddenValue).toList());
      case Datum.Truth _, Datum.Nil _, Datum.Unknown _ -> value;
      case Datum.Whole _, Datum.Fraction _, Datum.Text _, Datum.Native _ ->
          new Datum.Unknown(SECRET);
    };
  }

  private void set(Value value, boolean sensitive) {
    Place place = place(value.mark());
    if (!(value instanceof Fields set)) {
      unknown(value.unknownReason().orElse("it is no object"), value.mark());
      return;
    }
    Value name = set.get("name").orElseGet(() -> new Value.Null(value.mark()));
    if (name instanceof Value.Unknown nameless) {
      unknown(nameless.reason(), nameless.mark());
    } else if (name instanceof Value.Text text) {
      set(text, set, sensitive);
    } else {
      throw problem("helm_set", "set has no name", "Give it a name that is text.", place);
    }
  }

  private void set(Value.Text name, Fields set, boolean sensitive) {
    Value value = set.get("value").orElseGet(() -> new Value.Text("", name.mark()));
    String type = set.get("type").orElse(null) instanceof Value.Text text ? text.value() : "auto";
    boolean hide = sensitive || value.mark().sensitive();
    try {
      if (hide) {
        SetFlags.put(values, name.value(), new Datum.Unknown(SECRET));
      } else {
        put(name.value(), value, type);
      }
    } catch (BadArgument e) {
      throw problem("helm_set", "set can't be read", e.problem(), place(name.mark()));
    }
    origins.addRest(values, place(value.mark()));
  }

  private void put(String name, Value value, String type) {
    switch (value) {
      case Value.Null _ -> SetFlags.put(values, name, Datum.NIL);
      case Value.Unknown unknown -> SetFlags.put(values, name, new Datum.Unknown(unknown.reason()));
      case Value.PartlyText text -> SetFlags.put(values, name, Datum.of(marked(text)));
      case Value.PartlyJson json -> SetFlags.put(values, name, Datum.of(marked(json)));
      case Value.Text text -> set(name, text.value(), type);
      case Value.Num _, Value.Bool _ -> set(name, marked(value), type);
      case Items items -> list(name, items);
      case Fields _ -> throw new BadArgument("A value is text or a list of texts.");
    }
  }

  private void set(String name, String text, String type) {
    if (type.equals("literal")) {
      SetFlags.literal(values, name + "=" + text);
    } else {
      SetFlags.set(values, name + "=" + text, type.equals("string"));
    }
  }

  /** A known list is joined and read again, as the provider does. */
  private void list(String name, Items items) {
    if (items.unknownReason().isEmpty() && !items.holdsSensitive()) {
      String joined =
          items.items().stream().map(ReleaseValues::marked).collect(Collectors.joining(","));
      SetFlags.set(values, name + "={" + joined + "}", false);
    } else {
      SetFlags.put(
          values, name, Datum.of(items.items().stream().map(ReleaseValues::plain).toList()));
    }
  }

  /** Returns a value as what the provider's YAML reads as. */
  private static Datum plain(Value value) {
    if (value.mark().sensitive()) {
      return new Datum.Unknown(SECRET);
    }
    return switch (value) {
      case Value.Null _ -> Datum.NIL;
      case Value.Bool bool -> Datum.of(bool.value());
      case Value.Num number -> Datum.of(number.value().doubleValue());
      case Value.Text text -> Datum.of(text.value());
      case Value.PartlyText text -> Datum.of(marked(text));
      case Value.PartlyJson _, Value.Unknown _ -> UnknownMark.read(marked(value));
      case Items items -> Datum.of(items.items().stream().map(ReleaseValues::plain).toList());
      case Fields fields -> {
        Datum.Dict dict = new Datum.Dict();
        fields.fields().forEach((key, inner) -> dict.put(key, plain(inner)));
        yield fields.otherwise() == null ? dict : new Datum.Unknown(fields.otherwise());
      }
    };
  }

  private static DiagnosticException problem(
      String code, String summary, String detail, Place place) {
    return new DiagnosticException(Diagnostic.error(code, summary, detail, place));
  }
}
