package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.terraform.ModuleFiles.Located;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A {@code module} block with the instances that it makes. */
final class ModuleCall {
  static final int DEEPEST = 20;

  /** An instance is kept for as long as the plan, whatever it holds. */
  static final int COST_OF_INSTANCE = 500;

  static final Set<String> META =
      Set.of("source", "version", "count", "for_each", "providers", "depends_on");

  private final Expansion expansion;
  private final List<ModuleInstance> instances;
  private final Optional<String> unreadable;

  private ModuleCall(
      Expansion expansion, List<ModuleInstance> instances, Optional<String> unreadable) {
    this.expansion = expansion;
    this.instances = instances;
    this.unreadable = unreadable;
  }

  static ModuleCall of(Planning planning, ModuleInstance caller, String name, Body.Block block) {
    Place place =
        block.body().attribute("source").map(a -> a.value().place()).orElse(block.header());
    Value source = text(planning, caller, block, "source");
    if (source instanceof Value.Null) {
      return refused(
          planning,
          Diagnostic.error(
              "terraform_module_source",
              "Module has no source",
              "Write source as a plain text, such as \"../modules/network\".",
              place));
    }
    if (!(source instanceof Value.Text(String from, Value.Mark _))) {
      return notHad(
          planning, name, "Where it is depends on what is not known: " + because(source), place);
    }
    Value version = text(planning, caller, block, "version");
    if (!(version instanceof Value.Text) && !(version instanceof Value.Null)) {
      return notHad(
          planning, from, "Its version depends on what is not known: " + because(version), place);
    }
    Optional<String> directory;
    if (Configuration.isLocal(from)) {
      directory = beside(planning, caller, from);
    } else {
      switch (planning
          .files()
          .locate(from, version instanceof Value.Text(String wanted, Value.Mark _) ? wanted : "")) {
        case Located.At(String at) -> directory = Optional.of(at);
        case Located.Nowhere(String why) -> {
          return notHad(planning, from, why, place);
        }
      }
    }
    if (directory.isEmpty() || !planning.isModule(directory.get())) {
      return refused(
          planning,
          Diagnostic.error(
              "terraform_module_missing",
              "Module is not there",
              directory
                  .map(path -> "There are no .tf files in " + path + ".")
                  .orElse(
                      "The path leads out of the repository, or of the package that the module came in."),
              place));
    }
    if (caller.address().directories().size() >= DEEPEST
        || caller.address().directories().contains(directory.get())) {
      return refused(
          planning,
          Diagnostic.error(
              "terraform_cycle",
              "Modules call each other in a circle",
              "%s is called from inside itself. Break the circle.".formatted(directory.get()),
              place));
    }
    return new Maker(planning, caller, name, block).make(planning.module(directory.get()));
  }

  /** Returns a text of the block, null for none; newer releases let variables decide it. */
  private static Value text(
      Planning planning, ModuleInstance caller, Body.Block block, String name) {
    return block
        .body()
        .attribute(name)
        .map(attribute -> planning.attempt(attribute.value(), caller))
        .orElseGet(() -> new Value.Null(Value.Mark.NONE));
  }

  private static String because(Value value) {
    return value.unknownReason().orElse("it is no text") + ".";
  }

  private static Optional<String> beside(Planning planning, ModuleInstance caller, String path) {
    String from = caller.module().directory();
    return Paths.resolve(from, path).filter(to -> planning.files().together(from, to));
  }

  /** Returns where the module is that a call names, if it is to be had. */
  static Optional<String> directory(Planning planning, String from, Body.Block call) {
    return Configuration.source(call)
        .flatMap(source ->
            Configuration.isLocal(source)
                ? Paths.resolve(from, source).filter(to -> planning.files().together(from, to))
                : planning.files().locate(source, Configuration.version(call))
                        instanceof Located.At(String at)
                    ? Optional.of(at)
                    : Optional.empty())
        .filter(planning::isModule);
  }

  private static ModuleCall notHad(Planning planning, String source, String why, Place place) {
    planning.add(
        Diagnostic.unknown(
            "terraform_remote_module",
            "Cannot know statically what this module makes",
            "\"%s\": %s Its resources are not judged.".formatted(source, why),
            place));
    return new ModuleCall(
        new Expansion.Single(),
        List.of(),
        Optional.of("the module \"%s\" is not had".formatted(source)));
  }

  private static ModuleCall refused(Planning planning, Diagnostic diagnostic) {
    planning.add(diagnostic);
    return new ModuleCall(
        new Expansion.Single(), List.of(), Optional.of("the module can't be read statically"));
  }

  /** What it takes to make the instances. */
  private record Maker(Planning planning, ModuleInstance caller, String name, Body.Block block) {
    ModuleCall make(Module module) {
      Expansion expansion = Expansion.of(block.body(), planning.evaluator(), caller);
      caller.warnIfUnknown(expansion, "module." + name);
      checkInputs(module);
      List<ModuleInstance> made = new ArrayList<>();
      for (Expansion.Instance instance : expansion.instances(caller)) {
        planning.work(COST_OF_INSTANCE);
        made.add(
            new ModuleInstance(
                planning,
                module,
                caller
                    .address()
                    .inside(name, instance.suffix(), module.directory(), expansion.isSupposed()),
                new Inside(this, module, instance.scope(), new HashMap<>())));
      }
      return new ModuleCall(expansion, made, Optional.empty());
    }

    private void checkInputs(Module module) {
      for (Body.Attribute input : block.body().attributes()) {
        if (!META.contains(input.name()) && !module.variables().containsKey(input.name())) {
          planning.add(
              Diagnostic.error(
                  "terraform_undeclared",
                  "Module has no such variable",
                  "\"%s\" is not declared by %s.%s"
                      .formatted(
                          input.name(),
                          module.directory(),
                          Nearest.hint(input.name(), module.variables().keySet())),
                  input.namePlace()));
        }
      }
      module
          .variables()
          .forEach((variable, declaration) -> {
            boolean given = block.body().attribute(variable).isPresent();
            if (!given && declaration.body().attribute("default").isEmpty()) {
              planning.add(
                  Diagnostic.error(
                          "terraform_missing_input",
                          "Module needs another variable",
                          "\"%s\" has no default and is not given here.".formatted(variable),
                          block.header())
                      .and(declaration.header(), "declared here"));
            }
          });
    }
  }

  /** What one instance gets: inputs are evaluated once each and only when they are needed. */
  private record Inside(Maker maker, Module module, Scope scope, Map<String, Value> evaluated)
      implements Caller {
    @Override
    public List<Place> blocks() {
      List<Place> blocks = new ArrayList<>(maker.caller().callers());
      blocks.add(maker.block().header());
      return blocks;
    }

    @Override
    public Optional<Value> input(String variable) {
      return maker
          .block()
          .body()
          .attribute(variable)
          .filter(_ -> !META.contains(variable))
          .map(attribute -> {
            Value value = evaluated.get(variable);
            if (value == null) {
              value = given(attribute);
              evaluated.put(variable, value);
            }
            return value.orAt(attribute.value().place());
          });
    }

    private Value given(Body.Attribute attribute) {
      Planning planning = maker.planning();
      Value value = planning.attempt(attribute.value(), scope);
      Body.Block variable = module.variables().get(attribute.name());
      if (planning.holdsEphemeral(value)
          && variable != null
          && !ModuleInstance.isTrue(variable, "ephemeral")) {
        planning.add(
            Diagnostic.error(
                    "terraform_ephemeral",
                    "Ephemeral value can't be given",
                    "The variable \"%s\" takes none. Declare it with ephemeral = true."
                        .formatted(attribute.name()),
                    attribute.value().place())
                .and(variable.header(), "declared here"));
      }
      return value;
    }

    /** Without an alias, a provider is the caller's of the same name. */
    @Override
    public Optional<ProviderSettings> provider(String name) {
      return maker
          .block()
          .body()
          .attribute("providers")
          .map(Body.Attribute::value)
          .flatMap(value -> passed(value, name))
          .or(() -> Optional.of(name).filter(own -> own.indexOf('.') < 0))
          .flatMap(maker.caller()::provider);
    }

    private static Optional<String> passed(Expression providers, String name) {
      return providers instanceof Expression.ObjectOf object
          ? object.items().stream()
              .filter(item -> Resources.named(item.key()).filter(name::equals).isPresent())
              .flatMap(item -> Resources.named(item.value()).stream())
              .findFirst()
          : Optional.empty();
    }
  }

  void planAll() {
    instances.forEach(ModuleInstance::planAll);
  }

  boolean isSingle() {
    return expansion instanceof Expansion.Single;
  }

  Value output(String name, Place place) {
    return unreadable
        .<Value>map(reason -> new Value.Unknown(reason, Value.Mark.at(place)))
        .orElseGet(() -> instances.getFirst().output(name, place));
  }

  Value value(Place place) {
    if (unreadable.isPresent()) {
      return new Value.Unknown(unreadable.get(), Value.Mark.at(place));
    }
    List<Value> outputs = new ArrayList<>();
    instances.forEach(instance -> outputs.add(instance.outputs(place)));
    return expansion.together(outputs);
  }
}
