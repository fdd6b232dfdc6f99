package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that each transformer changes: kustomize's own and those of {@code configurations}
 * files.
 */
final class FieldSpecs {
  private static final String REFERENCES = "nameReference";
  private static final Set<String> LISTS =
      Set.of(
          "namePrefix",
          "nameSuffix",
          "namespace",
          "commonLabels",
          "labels",
          "templateLabels",
          "volumeClaimTemplateLabels",
          "commonAnnotations",
          "varReference",
          "images",
          "replicas",
          REFERENCES);
  private static final Set<String> SPEC = Set.of("group", "version", "kind", "path", "create");
  private static final Set<String> TARGET = Set.of("group", "version", "kind", "fieldSpecs");

  /**
   * The fields in which resources of a kind are referred to by name.
   *
   * @param target the kind referred to, its path empty
   */
  record References(FieldSpec target, List<FieldSpec> fields) {}

  private final Map<String, List<FieldSpec>> lists = new LinkedHashMap<>();
  private final List<References> references = new ArrayList<>();

  private static final Comparator<FieldSpec> BY_KIND =
      Comparator.comparing(
          spec -> new ResourceId(spec.group(), spec.version(), spec.kind(), "", ""), Order.BY_KIND);
  private static final FieldSpecs DEFAULTS = defaults();

  private static FieldSpecs defaults() {
    try (InputStream in =
        Objects.requireNonNull(
            FieldSpecs.class.getResourceAsStream("defaults.yaml"), "defaults.yaml")) {
      Source source = new Source("defaults.yaml", new String(in.readAllBytes(), UTF_8));
      FieldSpecs specs = new FieldSpecs();
      specs.read(YamlReader.read(source).getFirst());
      return specs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns new ones that hold kustomize's own. */
  static FieldSpecs ofKustomize() {
    FieldSpecs specs = new FieldSpecs();
    specs.addAll(DEFAULTS);
    return specs;
  }

  /** Adds what a {@code configurations} file says. */
  void read(Node document) {
    Fields fields = Fields.of(document, "a transformer configuration", LISTS);
    for (String name : LISTS) {
      if (!name.equals(REFERENCES)) {
        fields.list(name).forEach(node -> add(name, spec(node)));
      }
    }
    fields.list(REFERENCES).forEach(node -> add(references(node)));
  }

  static FieldSpec spec(Node node) {
    Fields fields = Fields.of(node, "a field spec", SPEC);
    return new FieldSpec(
        text(fields, "group"),
        text(fields, "version"),
        text(fields, "kind"),
        text(fields, "path"),
        fields.flag("create"));
  }

  private static References references(Node node) {
    Fields fields = Fields.of(node, "a name reference", TARGET);
    FieldSpec target =
        new FieldSpec(
            text(fields, "group"), text(fields, "version"), text(fields, "kind"), "", false);
    return new References(
        target, fields.list("fieldSpecs").stream().map(FieldSpecs::spec).toList());
  }

  private static String text(Fields fields, String field) {
    return fields.text(field).map(Node.Text::value).orElse("");
  }

  /** Adds others, in kustomize's order of kinds: of two for the same field the first counts. */
  void addAll(FieldSpecs others) {
    others.lists.forEach(
        (name, specs) -> specs.stream().sorted(BY_KIND).forEach(spec -> add(name, spec)));
    others.references.forEach(this::add);
  }

  void add(String name, FieldSpec spec) {
    addTo(lists.computeIfAbsent(name, key -> new ArrayList<>()), spec);
  }

  /** Adds a field unless it is there for this kind or for any. */
  static void addTo(List<FieldSpec> specs, FieldSpec spec) {
    boolean known =
        specs.stream().anyMatch(there -> there.path().equals(spec.path()) && covers(spec, there));
    if (!known) {
      specs.add(spec);
    }
  }

  private static boolean covers(FieldSpec general, FieldSpec special) {
    return (general.group().isEmpty() || general.group().equals(special.group()))
        && (general.version().isEmpty() || general.version().equals(special.version()))
        && (general.kind().isEmpty() || general.kind().equals(special.kind()));
  }

  void add(References more) {
    Optional<References> known =
        references.stream().filter(there -> there.target().equals(more.target())).findFirst();
    List<FieldSpec> fields = new ArrayList<>(known.map(References::fields).orElse(List.of()));
    more.fields().forEach(field -> addTo(fields, field));
    known.ifPresent(references::remove);
    references.add(new References(more.target(), List.copyOf(fields)));
  }

  List<FieldSpec> list(String name) {
    return List.copyOf(lists.getOrDefault(name, List.of()));
  }

  /** Returns the references, those to the kinds that are applied first before the others. */
  List<References> references() {
    return references.stream().sorted(Comparator.comparing(References::target, BY_KIND)).toList();
  }
}
