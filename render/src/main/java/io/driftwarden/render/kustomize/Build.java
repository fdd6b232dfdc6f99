package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of what {@code kustomize build} does. */
final class Build {
  private static final int MOST_FOLDERS = 1000;
  private static final String LOCAL = "config.kubernetes.io/local-config";
  private static final Map<String, String> REFUSED =
      Map.of(
          "validators", "Validators are programs.",
          "helmChartInflationGenerator", "It has been replaced by helmCharts.");

  private final List<Diagnostic> remarks = new ArrayList<>();
  private final Kinds kinds = Kinds.ofKubernetes();
  private final OpenApi openApi = new OpenApi(kinds);
  private int folders;

  /** Whether it matters where resources come from. */
  private boolean tracks;

  /** Returns what is worth a word, though it is no mistake. */
  List<Diagnostic> remarks() {
    return List.copyOf(remarks);
  }

  /** Returns the resources that the kustomization of a folder makes, in order. */
  List<Node.Mapping> run(Root root) {
    return new Work().counted(() -> kinds.during(() -> made(root)));
  }

  private List<Node.Mapping> made(Root root) {
    Kustomization kustomization = Kustomization.of(root);
    openApi.choose(kustomization);
    tracks = !kustomization.fields().texts("buildMetadata").isEmpty();
    Accumulated made = Accumulated.nothing();
    accumulate(kustomization, made);
    Items items = made.items();
    new NameHash().transform(items);
    NameReferences.rewrite(items, made.specs());
    made.variables().resolve(items, made.specs().list("varReference"));
    items.all().stream().filter(Build::isLocal).forEach(Item::remove);
    items.dropRemoved();
    Order.sort(items, kustomization);
    Metadata.describe(kustomization, items);
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
    kustomization.checkNotEmpty();
    Fields fields = kustomization.fields();
    REFUSED.forEach((field, why) -> refuse(kustomization, field, why));
    List<Node.Text> resources = new ArrayList<>(fields.texts("resources"));
    resources.addAll(fields.texts("bases"));
    for (Node.Text path : resources) {
      addResource(kustomization, path, made);
    }
    FieldSpecs specs = FieldSpecs.ofKustomize();
    for (Node.Text path : fields.texts("configurations")) {
      YamlReader.read(kustomization.root().source(path)).forEach(specs::read);
    }
    made.specs().addAll(specs);
    for (Node.Text path : fields.texts("crds")) {
      made.specs().addAll(Crds.read(kustomization.root(), path));
    }
    generate(kustomization, made.items());
    for (Node.Text path : fields.texts("components")) {
      addComponent(kustomization, path, made);
    }
    transform(kustomization, made);
    made.variables().read(kustomization, made.items());
  }

  /** Reads the documents that a field lists: those that stand in it before those of files. */
  private List<Item> documents(Kustomization kustomization, String field) {
    List<Node.Text> texts = kustomization.fields().texts(field);
    Accumulated read = Accumulated.nothing();
    for (Node.Text text : texts) {
      if (!Patches.isPath(text)) {
        Origin here = kustomization.origin();
        ResourceReader.read(text, kustomization)
            .forEach(object -> read.items().add(item(object, here)));
      }
    }
    for (Node.Text text : texts) {
      if (Patches.isPath(text)) {
        addDocuments(kustomization, text, read);
      }
    }
    return read.items().all();
  }

  private void addDocuments(Kustomization kustomization, Node.Text path, Accumulated read) {
    addResource(kustomization, path, read);
    if (read.items().isIncomplete()) {
      throw KustomizeProblem.unsafe(
          "What %s says is not known: it is on another machine.".formatted(path.value()),
          "Commit a copy of it.",
          path.place());
    }
  }

  private void generate(Kustomization kustomization, Items items) {
    for (Item item : Generator.all(kustomization)) {
      Generator.add(items, item);
      note(items, kustomization.origin(item.id().kind() + "Generator"));
    }
    Charts.addAll(kustomization, items, remarks);
    note(items, kustomization.origin("HelmChartInflationGenerator"));
    for (Item document : documents(kustomization, "generators")) {
      if (Builtin.isProgram(document)) {
        remarks.add(Builtin.unknown(document));
        items.markIncomplete();
      } else {
        Builtin builtin = Builtin.of(kustomization, document);
        builtin.generate(items, remarks);
        note(items, builtin.origin());
      }
    }
  }

  private void note(Items items, Origin origin) {
    if (tracks) {
      items.all().forEach(item -> item.comeFrom(origin));
    }
  }

  private void transform(Kustomization kustomization, Accumulated made) {
    List<Step> steps = new ArrayList<>(Transformers.of(kustomization, made.specs()));
    for (Item document : documents(kustomization, "transformers")) {
      steps.addAll(Builtin.of(kustomization, document).steps());
    }
    for (Step step : steps) {
      step.transformer().transform(made.items());
      if (tracks) {
        made.items().all().forEach(item -> item.changedBy(step.origin()));
      }
      made.items().dropRemoved();
    }
  }

  private static void refuse(Kustomization kustomization, String field, String why) {
    if (kustomization.fields().get(field).isPresent()) {
      throw KustomizeProblem.unsafe(
          "\"%s\": %s".formatted(field, why),
          "Commit what kustomize makes of it instead.",
          kustomization.placeOf(field));
    }
  }

  private void addResource(Kustomization kustomization, Node.Text path, Accumulated made) {
    Root root = kustomization.root();
    Optional<Entry> found = Root.isRemote(path.value()) ? Optional.empty() : root.find(path);
    if (Root.isRemote(path.value()) || isElsewhere(found.orElse(null))) {
      remarks.add(remote(path));
      made.items().markIncomplete();
    } else if (found.orElse(null) instanceof Entry.Directory) {
      made.addAll(base(kustomization, path));
    } else {
      Origin origin = Origin.of(kustomization.pathTo(path.value()));
      ResourceReader.read(root.source(path))
          .forEach(object -> made.items().add(item(object, origin)));
    }
  }

  private Item item(Node.Mapping object, Origin origin) {
    return tracks ? new Item(object, origin) : new Item(object);
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

  private Accumulated base(Kustomization kustomization, Node.Text path) {
    Kustomization base = enter(kustomization, path);
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

  private void addComponent(Kustomization kustomization, Node.Text path, Accumulated made) {
    if (Root.isRemote(path.value())) {
      throw KustomizeProblem.unsafe(
          "%s is a component on another machine.".formatted(path.value()),
          "Commit a copy of it.",
          path.place());
    }
    Kustomization component = enter(kustomization, path);
    if (!component.isComponent()) {
      throw KustomizeProblem.of(
          "kustomize_component",
          "This is no component",
          "%s is a kustomization. List it under resources.".formatted(path.value()),
          path.place());
    }
    accumulate(component, made);
  }

  private Kustomization enter(Kustomization kustomization, Node.Text path) {
    if (++folders > MOST_FOLDERS) {
      throw KustomizeProblem.limit(
          "It leads to more than %,d folders. Look for bases that several bases share."
              .formatted(MOST_FOLDERS),
          path.place());
    }
    Kustomization entered = kustomization.enter(path);
    openApi.choose(entered);
    return entered;
  }
}
