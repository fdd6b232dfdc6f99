package io.driftwarden.render.kustomize;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Selects resources by regular expressions over what they are known by, and by their labels. */
final class Selector {
  private static final Set<String> ID = Set.of("group", "version", "kind", "name", "namespace");
  static final Set<String> KNOWN =
      Set.of(
          "group", "version", "kind", "name", "namespace", "annotationSelector", "labelSelector");

  private final Map<String, Pattern> patterns = new HashMap<>();
  private final LabelSelector labels;
  private final LabelSelector annotations;
  private final boolean byLabels;
  private final Place place;

  private Selector(Fields fields) {
    for (String key : ID) {
      fields.text(key).ifPresent(text -> patterns.put(key, pattern(text)));
    }
    Node.Text none = new Node.Text("", fields.place());
    this.labels = LabelSelector.parse(fields.text("labelSelector").orElse(none));
    this.annotations = LabelSelector.parse(fields.text("annotationSelector").orElse(none));
    this.byLabels =
        fields.text("labelSelector").isPresent() || fields.text("annotationSelector").isPresent();
    this.place = fields.place();
  }

  static Selector of(Node node, String what) {
    return new Selector(Fields.of(node, what, KNOWN));
  }

  private static Pattern pattern(Node.Text text) {
    try {
      return Pattern.compile("^(?:" + text.value() + ")$");
    } catch (PatternSyntaxException e) {
      throw KustomizeProblem.of(
          "kustomize_selector",
          "Selector is no regular expression",
          "Names are selected by regular expressions, and this is none: %s."
              .formatted(e.getDescription()),
          text.place());
    }
  }

  Place place() {
    return place;
  }

  boolean names(String field) {
    return patterns.containsKey(field);
  }

  /** Reports whether anything but labels and annotations is selected by. */
  boolean isById() {
    return !patterns.isEmpty();
  }

  boolean isByLabels() {
    return byLabels;
  }

  List<Item> in(Items items) {
    List<Item> all = items.all();
    Work.count(all.size(), place);
    return all.stream().filter(this::selects).toList();
  }

  /** Reports whether a resource is meant by its first or present name, and by its labels. */
  boolean selects(Item item) {
    ResourceId now = item.id();
    ResourceId first = item.originalId();
    return either("namespace", first.effectiveNamespace(), now.effectiveNamespace())
        && either("name", first.name(), now.name())
        && selectsKind(now)
        && selectsLabels(item);
  }

  private boolean either(String field, String first, String now) {
    return matches(field, first) || matches(field, now);
  }

  boolean selectsId(ResourceId id) {
    return selectsKind(id) && matches("name", id.name()) && matches("namespace", id.namespace());
  }

  private boolean selectsKind(ResourceId id) {
    return matches("group", id.group())
        && matches("version", id.version())
        && matches("kind", id.kind());
  }

  boolean selectsLabels(Item item) {
    Node.Mapping metadata = Edits.mapping(item.object(), "metadata");
    return labels.matches(texts(metadata, "labels"))
        && annotations.matches(texts(metadata, "annotations"));
  }

  private boolean matches(String field, String text) {
    Pattern pattern = patterns.get(field);
    return pattern == null || pattern.matches(text);
  }

  private static Map<String, String> texts(Node.Mapping metadata, String key) {
    Map<String, String> texts = new HashMap<>();
    Edits.mapping(metadata, key)
        .entries()
        .forEach(entry -> texts.put(entry.key(), Edits.scalar(entry.value())));
    return texts;
  }
}
