package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One run of what {@code kustomize build} does. */
final class Build {
  private static final int MOST_FOLDERS = 1000;
  private static final String LOCAL = "config.kubernetes.io/local-config";
  private static final Map<String, String> REFUSED =
      Map.of(
          "openapi", "Schemas of one's own change how patches merge.",
          "crds", "Names in custom resources are found by configurations.",
          "generators", "Generators are programs, but for kustomize's own.",
          "transformers", "Transformers are programs, but for kustomize's own.",
          "validators", "Validators are programs.",
          "helmChartInflationGenerator", "It has been replaced by helmCharts.");

  private final List<Diagnostic> remarks = new ArrayList<>();
  private int folders;

  /** Returns what is worth a word, though it is no mistake. */
  List<Diagnostic> remarks() {
    return List.copyOf(remarks);
  }

  /** Returns the resources that the kustomization of a folder makes, in order. */
  List<Node.Mapping> run(Root root) {
    Kustomization kustomization = Kustomization.of(root);
    Accumulated made = Accumulated.nothing();
    accumulate(kustomization, made);
    Items items = made.items();
    new NameHash().transform(items);
    NameReferences.rewrite(items, made.specs());
    made.variables().resolve(items, made.specs().list("varReference"));
    items.all().stream().filter(Build::isLocal).forEach(Item::remove);
    items.dropRemoved();
    Order.sort(items, kustomization);
    describe(kustomization, items);
    return items.all().stream().map(Build::finished).toList();
  }

  private static boolean isLocal(Item item) {
    Node.Mapping metadata = Edits.mapping(item.object(), "metadata");
    Optional<Node> local = Edits.mapping(metadata, "annotations").get(LOCAL);
    return local.filter(value -> !Edits.scalar(value).equals("false")).isPresent();
  }

  /** Annotations are texts in the end, and none is left empty. */
  private static Node.Mapping finished(Item item) {
    return Edits.inside(
        item.object(),
        "metadata",
        metadata ->
            metadata
                .get("annotations")
                .flatMap(Edits::asTexts)
                .map(texts -> Edits.with(metadata, "annotations", texts))
                .orElseGet(() -> Edits.without(metadata, "annotations")));
  }

  /** Adds what a kustomization makes to what is there: for a component, what it works upon. */
  private void accumulate(Kustomization kustomization, Accumulated made) {
    Fields fields = kustomization.fields();
    REFUSED.forEach((field, why) -> refuse(kustomization, field, why));
    List<Node.Text> resources = new ArrayList<>(fields.texts("resources"));
    resources.addAll(fields.texts("bases"));
    for (Node.Text path : resources) {
      addResource(kustomization.root(), path, made);
    }
    FieldSpecs specs = FieldSpecs.ofKustomize();
    for (Node.Text path : fields.texts("configurations")) {
      YamlReader.read(kustomization.root().source(path)).forEach(specs::read);
    }
    made.specs().addAll(specs);
    Generator.all(kustomization).forEach(item -> Generator.add(made.items(), item));
    Charts.addAll(kustomization, made.items(), remarks);
    for (Node.Text path : fields.texts("components")) {
      addComponent(kustomization.root(), path, made);
    }
    for (Transformer transformer : Transformers.of(kustomization, made.specs())) {
      transformer.transform(made.items());
      made.items().dropRemoved();
    }
    made.variables().read(kustomization, made.items());
  }

  private static void refuse(Kustomization kustomization, String field, String why) {
    if (kustomization.fields().get(field).isPresent()) {
      throw KustomizeProblem.unsupported(
          "\"%s\": %s".formatted(field, why),
          "Commit what kustomize makes of it instead.",
          kustomization.placeOf(field));
    }
  }

  private void addResource(Root root, Node.Text path, Accumulated made) {
    Optional<Entry> found = Root.isRemote(path.value()) ? Optional.empty() : root.find(path);
    if (Root.isRemote(path.value()) || isElsewhere(found.orElse(null))) {
      remarks.add(remote(path));
      made.items().markIncomplete();
    } else if (found.orElse(null) instanceof Entry.Directory) {
      made.addAll(base(root, path));
    } else {
      ResourceReader.read(root.source(path)).forEach(object -> made.items().add(new Item(object)));
    }
  }

  private static boolean isElsewhere(@Nullable Entry entry) {
    return entry instanceof Entry.Submodule;
  }

  private static Diagnostic remote(Node.Text path) {
    return Diagnostic.warning(
        "kustomize_remote",
        "Cannot know statically what this resource makes",
        "%s is not in this repository, so what it adds is not judged. Commit a copy of it."
            .formatted(path.value()),
        path.place());
  }

  private Accumulated base(Root root, Node.Text path) {
    Kustomization base = enter(root, path);
    if (base.isComponent()) {
      throw KustomizeProblem.of(
          "kustomize_component",
          "Component among the resources",
          "%s is a component. List it under components.".formatted(path.value()),
          path.place());
    }
    Accumulated made = Accumulated.nothing();
    accumulate(base, made);
    return made;
  }

  private void addComponent(Root root, Node.Text path, Accumulated made) {
    if (Root.isRemote(path.value())) {
      throw KustomizeProblem.unsupported(
          "%s is a component on another machine.".formatted(path.value()),
          "Commit a copy of it.",
          path.place());
    }
    Kustomization component = enter(root, path);
    if (!component.isComponent()) {
      throw KustomizeProblem.of(
          "kustomize_component",
          "This is no component",
          "%s is a kustomization. List it under resources.".formatted(path.value()),
          path.place());
    }
    accumulate(component, made);
  }

  private Kustomization enter(Root root, Node.Text path) {
    if (++folders > MOST_FOLDERS) {
      throw KustomizeProblem.limit(
          "It leads to more than %,d folders. Look for bases that several bases share."
              .formatted(MOST_FOLDERS),
          path.place());
    }
    return Kustomization.of(root.enter(path));
  }

  private static void describe(Kustomization kustomization, Items items) {
    for (Node.Text option : kustomization.fields().texts("buildMetadata")) {
      if (!option.value().equals("managedByLabel")) {
        throw KustomizeProblem.unsupported(
            "buildMetadata \"%s\".".formatted(option.value()),
            "Leave it out: it changes annotations only.",
            option.place());
      }
      String mark = UnknownMark.of(new Datum.Unknown("it is the version of kustomize", true));
      Place place = option.place();
      SequencedMap<String, Node.Text> label = new LinkedHashMap<>();
      label.put("app.kubernetes.io/managed-by", new Node.Text(mark, place));
      new Labels(label, List.of(FieldSpec.created("metadata/labels"))).transform(items);
    }
  }
}
