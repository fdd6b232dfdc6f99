package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** The way through the kustomizations of a build: what each makes is added to what is there. */
final class Accumulation {
  private static final int MOST_FOLDERS = 1000;

  private final OpenApi openApi;
  private final List<Diagnostic> remarks;

  /** Whether it matters where resources come from. */
  private final boolean tracks;

  private int folders;

  private Accumulation(OpenApi openApi, List<Diagnostic> remarks, boolean tracks) {
    this.openApi = openApi;
    this.remarks = remarks;
    this.tracks = tracks;
  }

  /** Returns what a kustomization makes; what can't be known of it is added to the remarks. */
  static Accumulated of(Kustomization kustomization, OpenApi openApi, List<Diagnostic> remarks) {
    openApi.choose(kustomization);
    boolean tracks = !kustomization.fields().texts("buildMetadata").isEmpty();
    Accumulated made = Accumulated.nothing();
    new Accumulation(openApi, remarks, tracks).accumulate(kustomization, made);
    return made;
  }

  /** Adds what a kustomization makes to what is there: for a component, what it works upon. */
  private void accumulate(Kustomization kustomization, Accumulated made) {
    kustomization.checkNotEmpty();
    kustomization.checkNotReplaced("helmChartInflationGenerator", "helmCharts");
    Fields fields = kustomization.fields();
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
    Plugins.of(kustomization, "validators", this).forEach(plugin -> plugin.validate(remarks));
    made.variables().read(kustomization, made.items());
  }

  private void generate(Kustomization kustomization, Items items) {
    for (Item item : Generator.all(kustomization)) {
      Generator.add(items, item);
      note(items, kustomization.origin(item.id().kind() + "Generator"));
    }
    Charts.addAll(kustomization, items, remarks);
    note(items, kustomization.origin("HelmChartInflationGenerator"));
    for (Plugin plugin : Plugins.of(kustomization, "generators", this)) {
      plugin.generate(items, remarks);
      note(items, plugin.origin());
    }
  }

  private void note(Items items, Origin origin) {
    if (tracks) {
      items.all().forEach(item -> item.comeFrom(origin));
    }
  }

  private void transform(Kustomization kustomization, Accumulated made) {
    List<Step> steps = new ArrayList<>(Transformers.of(kustomization, made.specs()));
    Plugins.of(kustomization, "transformers", this)
        .forEach(plugin -> steps.addAll(plugin.steps(remarks)));
    for (Step step : steps) {
      step.run(made.items());
      if (tracks) {
        made.items().all().forEach(item -> item.changedBy(step.origin()));
      }
      made.items().dropRemoved();
    }
  }

  /** Adds what a file or a folder holds. */
  void addResource(Kustomization kustomization, Node.Text path, Accumulated made) {
    Root root = kustomization.root();
    if (root.isElsewhere(path)) {
      remarks.add(remote(path));
      made.items().markIncomplete();
    } else if (root.find(path).orElse(null) instanceof Entry.Directory) {
      made.addAll(base(kustomization, path));
    } else {
      Origin origin = Origin.of(kustomization.pathTo(path.value()));
      ResourceReader.read(root.source(path))
          .forEach(object -> made.items().add(item(object, origin)));
    }
  }

  Item item(Node.Mapping object, Origin origin) {
    return tracks ? new Item(object, origin) : new Item(object);
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
