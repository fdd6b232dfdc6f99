package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.PlainScalar;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Copies a value of one resource, or a given one, into fields of others. */
final class Replacements implements Transformer {
  private static final String GIVEN = "sourceValue";
  private static final Set<String> KNOWN = Set.of("path", "source", GIVEN, "targets");
  private static final Set<String> SOURCE =
      Set.of("group", "version", "kind", "name", "namespace", "fieldPath", "options");
  private static final Set<String> TARGET = Set.of("select", "reject", "fieldPaths", "options");
  private static final Set<String> OPTIONS = Set.of("delimiter", "index", "encoding", "create");
  private static final String NAME = "metadata.name";

  private final List<Fields> replacements = new ArrayList<>();

  Replacements(Kustomization kustomization) {
    for (Node node : kustomization.fields().list("replacements")) {
      Fields fields = Fields.of(node, "an entry of replacements", KNOWN);
      Optional<Node.Text> path = fields.text("path");
      if (path.isPresent()) {
        read(kustomization, path.get());
      } else {
        fields.text(GIVEN);
        replacements.add(fields);
      }
    }
  }

  private void read(Kustomization kustomization, Node.Text path) {
    for (Node document : YamlReader.readRepeating(kustomization.root().source(path))) {
      List<Node> nodes = document instanceof Node.Sequence list ? list.items() : List.of(document);
      nodes.forEach(node -> replacements.add(Fields.of(node, "a replacement", KNOWN)));
    }
  }

  @Override
  public void transform(Items items) {
    replacements.forEach(fields -> replace(items, fields));
  }

  private static void replace(Items items, Fields fields) {
    Optional<Node> given = fields.get(GIVEN).map(Replacements::asText);
    Optional<Node> source = fields.get("source");
    if (given.isPresent() == source.isPresent() || fields.get("targets").isEmpty()) {
      throw KustomizeProblem.of(
          "kustomize_replacement",
          "Replacement is incomplete",
          "It has either a source or a sourceValue, and targets.",
          fields.place());
    }
    Node value = given.orElseGet(() -> value(items, source.orElseThrow()));
    fields.list("targets").forEach(target -> new Target(target).set(items, value));
  }

  /** A value that is given is a text; in a file of its own any single value is taken for one. */
  private static Node asText(Node given) {
    return switch (given) {
      case Node.Text _ -> given;
      case Node.Bool _, Node.Number _, Node.Null _ -> new Node.Text(Json.of(given), given.place());
      case Node.Sequence _, Node.Mapping _ ->
          throw KustomizeProblem.wrongValue("\"sourceValue\"", "a text", given.place());
    };
  }

  /** Returns the source's value, unknown if its resource may be among what can't be known. */
  private static Node value(Items items, Node source) {
    Fields fields = Fields.of(source, "the source of a replacement", SOURCE);
    List<Item> found = items.all().stream().filter(item -> isSource(item, fields)).toList();
    if (found.isEmpty()) {
      return items
          .missing(fields.place())
          .orElseThrow(
              () -> KustomizeProblem.noTarget("The source of this replacement", fields.place()));
    }
    if (found.size() > 1) {
      throw KustomizeProblem.manyTargets("The source of this replacement", fields.place());
    }
    Optional<Altered> altered = found.getFirst().altered();
    if (altered.isPresent()) {
      return altered.get().unknown(fields.place());
    }
    Node.Text path = fields.text("fieldPath").orElse(new Node.Text(NAME, fields.place()));
    Node value =
        ValuePath.of(path)
            .in(found.getFirst().object())
            .filter(node -> !(node instanceof Node.Null))
            .orElseThrow(() ->
                KustomizeProblem.of(
                    "kustomize_field",
                    "Field is not there",
                    "The source has no %s.".formatted(path.value()),
                    path.place()));
    return part(value, options(fields), path.place());
  }

  private static boolean isSource(Item item, Fields source) {
    return item.ids()
        .anyMatch(id ->
            is(source, "group", id.group())
                && is(source, "version", id.version())
                && is(source, "kind", id.kind())
                && is(source, "name", id.name())
                && isNamespace(source, id));
  }

  private static boolean is(Fields source, String field, String value) {
    return source.text(field).map(text -> text.value().equals(value)).orElse(true);
  }

  private static boolean isNamespace(Fields source, ResourceId id) {
    return source
        .text("namespace")
        .map(text -> text.value().equals(id.effectiveNamespace()))
        .orElse(true);
  }

  private static Fields options(Fields fields) {
    Node none = Edits.empty(fields.place());
    return Fields.of(fields.get("options").orElse(none), "the options of a replacement", OPTIONS);
  }

  private static int index(Fields options) {
    return options.number("index").map(number -> number.value().intValue()).orElse(0);
  }

  /** Returns the part of a value that the options name, between delimiters. */
  private static Node part(Node value, Fields options, Place place) {
    Optional<Node.Text> delimiter = options.text("delimiter");
    if (delimiter.isEmpty()) {
      return value;
    }
    String[] parts = split(value, delimiter.get());
    int index = index(options);
    if (index < 0 || index >= parts.length) {
      throw KustomizeProblem.of(
          "kustomize_replacement",
          "Value has no such part",
          "It has %d parts, counted from 0.".formatted(parts.length),
          place);
    }
    return new Node.Text(parts[index], value.place());
  }

  private static String[] split(Node value, Node.Text delimiter) {
    if (!Edits.isScalar(value)) {
      throw noParts(delimiter);
    }
    return Edits.scalar(value).split(Pattern.quote(delimiter.value()), -1);
  }

  private static DiagnosticException noParts(Node.Text delimiter) {
    return KustomizeProblem.of(
        "kustomize_replacement",
        "Only a single value has parts",
        "A delimiter can't take apart a mapping or a list.",
        delimiter.place());
  }

  /** Where a replacement puts its value. */
  private static final class Target {
    private final Fields fields;
    private final Selector select;
    private final List<Selector> reject;
    private final Fields options;

    Target(Node node) {
      this.fields = Fields.of(node, "a target of a replacement", TARGET);
      Node selected =
          fields
              .get("select")
              .orElseThrow(
                  () -> KustomizeProblem.wrongValue("The target", "needs select", node.place()));
      this.select = Selector.of(selected, "select of a replacement");
      this.reject =
          fields.list("reject").stream()
              .map(rejected -> Selector.of(rejected, "reject of a replacement"))
              .toList();
      this.options = options(fields);
    }

    void set(Items items, Node value) {
      Work.count(items.size(), fields.place());
      for (Item item : items.all()) {
        if (isMeant(item)) {
          set(item, value);
        }
      }
    }

    private boolean isMeant(Item item) {
      boolean rejected =
          reject.stream()
              .anyMatch(selector ->
                  (selector.isByLabels() && selector.selectsLabels(item))
                      || (selector.isById() && item.ids().anyMatch(selector::selectsId)));
      return !rejected && select.selectsLabels(item) && item.ids().anyMatch(select::selectsId);
    }

    private void set(Item item, Node value) {
      List<Node.Text> paths = fields.texts("fieldPaths");
      Node.Text name = new Node.Text(NAME, fields.place());
      for (Node.Text path : paths.isEmpty() ? List.of(name) : paths) {
        Optional<Node> blank =
            options.flag("create") ? Optional.of(blank(value)) : Optional.empty();
        ValuePath.Edit edit =
            new ValuePath.Edit(ValuePath.of(path), old -> replaced(old, value), blank);
        item.set(edit.in(item.object()));
        Size.check(item.object(), path.place());
      }
    }

    /** A value that is made has no kind yet. */
    private static Node blank(Node value) {
      return new Node.Null(value.place());
    }

    private Node replaced(Node old, Node value) {
      Optional<Node.Text> delimiter = options.text("delimiter");
      Node whole = value;
      if (delimiter.isPresent()) {
        whole = new Node.Text(joined(old, value, delimiter.get()), value.place());
      }
      return Edits.isScalar(old) && !(old instanceof Node.Null && !Edits.isScalar(whole))
          ? ofKind(old, whole)
          : whole;
    }

    private String joined(Node old, Node value, Node.Text delimiter) {
      if (!Edits.isScalar(value)) {
        throw noParts(delimiter);
      }
      List<String> parts = new ArrayList<>(Arrays.asList(split(old, delimiter)));
      int index = index(options);
      String part = Edits.scalar(value);
      if (index < 0) {
        parts.addFirst(part);
      } else if (index >= parts.size()) {
        parts.add(part);
      } else {
        parts.set(index, part);
      }
      return String.join(delimiter.value(), parts);
    }

    /** What was a text stays one; another value is read anew, and stays of its kind. */
    private static Node ofKind(Node old, Node value) {
      String text = Edits.scalar(value);
      if (old instanceof Node.Text || UnknownMark.reason(text).isPresent()) {
        return new Node.Text(text, value.place());
      }
      boolean plain = !text.isBlank() && !text.contains("\n") && !text.contains("#");
      Node read =
          plain ? PlainScalar.readCore(text, value.place()) : new Node.Text(text, value.place());
      if (!(old instanceof Node.Null) && !isOfKind(old, read)) {
        throw KustomizeProblem.of(
            "kustomize_replacement",
            "Value is of another kind",
            "The field holds %s, and \"%s\" is of another kind.".formatted(Edits.scalar(old), text),
            value.place());
      }
      return read;
    }

    private static boolean isOfKind(Node old, Node read) {
      return switch (old) {
        case Node.Bool _ -> read instanceof Node.Bool;
        case Node.Number number ->
            read instanceof Node.Number other && (isFraction(number) || !isFraction(other));
        case Node.Null _, Node.Text _, Node.Sequence _, Node.Mapping _ -> true;
      };
    }

    private static boolean isFraction(Node.Number number) {
      return !number.text().matches("[-+]?(?:0[xob])?[0-9a-fA-F_]+");
    }
  }
}
