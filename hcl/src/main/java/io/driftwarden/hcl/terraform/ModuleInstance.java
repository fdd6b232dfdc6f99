package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** One instance of a module: what its names mean, each found out once and when it is needed. */
final class ModuleInstance implements Scope {
  private final Planning planning;
  private final Module module;
  private final Address address;
  private final Variables variables;
  private final Map<String, Value> known = new HashMap<>();

  /** What can't be found out is not tried again by each who needs it. */
  private final Map<String, DiagnosticException> failed = new HashMap<>();

  private final Resources resources;
  private final Map<String, ModuleCall> calls = new HashMap<>();
  private final Circles circles = new Circles();
  private final Map<ProviderSettings, Value> tags = new HashMap<>();
  private final Caller caller;

  /**
   * Where a module instance stands.
   *
   * @param text {@code module.a["x"].}, empty for the root
   * @param directories those of the modules around it, the root's first
   * @param supposed whether it isn't known whether there is any such instance
   */
  record Address(String text, List<String> directories, boolean supposed) {
    static final Address ROOT = new Address("", List.of(), false);

    Address inside(String call, String suffix, String directory, boolean maybe) {
      List<String> around = new ArrayList<>(directories);
      around.add(directory);
      return new Address(text + "module." + call + suffix + ".", around, supposed || maybe);
    }
  }

  ModuleInstance(Planning planning, Module module, Address address, Caller caller) {
    this.planning = planning;
    this.module = module;
    this.address = address;
    this.caller = caller;
    this.variables = new Variables(planning, address.directories().isEmpty(), caller::input, this);
    this.resources = new Resources(planning, this);
  }

  Address address() {
    return address;
  }

  /** Returns the {@code module} blocks that lead here, the outermost first. */
  List<Place> callers() {
    return caller.blocks();
  }

  Module module() {
    return module;
  }

  /** Adds every resource of this instance and of those it calls to the plan. */
  void planAll() {
    planning.supposing(
        address.supposed(),
        () -> {
          planEach();
          return this;
        });
  }

  private void planEach() {
    new Bookkeeping(planning, module, this).check();
    module.variables().keySet().forEach(name -> attempt(() -> variable(name, Place.of("."))));
    module.locals().forEach((name, local) -> attempt(() -> local(name, local.namePlace())));
    module.resources().keySet().forEach(key -> attempt(() -> resources.plan(key)));
    module.calls().forEach((name, block) -> attempt(() -> call(name, block).planAll()));
    module.outputs().forEach((name, block) -> attempt(() -> output(name, block.header())));
    module.aside().stream()
        .filter(block -> block.type().equals("check"))
        .forEach(check -> attempt(() -> new Conditions(planning, this).check(check)));
  }

  private void attempt(Runnable look) {
    try {
      look.run();
    } catch (DiagnosticException e) {
      planning.addAll(e);
    }
  }

  @Override
  public Optional<Meaning> resolve(List<String> names, Place place) {
    String root = names.getFirst();
    if (names.size() == 1) {
      return Optional.empty();
    }
    String name = names.get(1);
    return switch (root) {
      case "var" -> meaning(variable(name, place), 2);
      case "local" -> meaning(local(name, place), 2);
      case "path" -> meaning(path(name, place), 2);
      case "terraform", "tofu" -> meaning(terraform(name, place), 2);
      case "module" -> moduleValue(names, place);
      case "data", "ephemeral" -> Optional.of(resource(names, 3, place));
      case "resource" -> Optional.of(named(names, place));
      case "each", "count", "self" -> throw outOfPlace(root, place);
      default -> Optional.of(resource(names, 2, place));
    };
  }

  private static Optional<Meaning> meaning(Value value, int consumed) {
    return Optional.of(new Meaning(value, consumed));
  }

  /** Finds out a value once; who needs it while it is being found out goes in a circle. */
  private Value once(String key, Place place, Supplier<Value> find) {
    Value value = known.get(key);
    if (value != null) {
      return value;
    }
    DiagnosticException failure = failed.get(key);
    if (failure != null) {
      throw failure;
    }
    return circles.within(key, place, () -> found(key, find));
  }

  private Value found(String key, Supplier<Value> find) {
    try {
      Value found = planning.supposing(address.supposed(), find);
      known.put(key, found);
      return found;
    } catch (DiagnosticException e) {
      failed.put(key, e);
      throw e;
    }
  }

  private Value variable(String name, Place place) {
    Body.Block block = declared(module.variables(), "var." + name, name, place);
    return once("var." + name, place, () -> variables.value(name, block));
  }

  private Value local(String name, Place place) {
    Body.Attribute local = declared(module.locals(), "local." + name, name, place);
    return once("local." + name, place, () -> planning.evaluator().evaluate(local.value(), this));
  }

  Value output(String name, Place place) {
    Body.Block block = declared(module.outputs(), "output " + name, name, place);
    return once("output." + name, place, () -> outputValue(block));
  }

  private Value outputValue(Body.Block block) {
    Value value =
        block
            .body()
            .attribute("value")
            .map(attribute -> planning.attempt(attribute.value(), this))
            .orElseGet(() -> new Value.Null(Value.Mark.at(block.header())));
    new Conditions(planning, this).preconditions(block);
    return new Outgoing(planning, block, address.directories().isEmpty()).marked(value);
  }

  static boolean isTrue(Body.Block block, String attribute) {
    return block
        .body()
        .attribute(attribute)
        .map(Body.Attribute::value)
        .filter(Expression.BoolLiteral.class::isInstance)
        .map(literal -> ((Expression.BoolLiteral) literal).value())
        .orElse(false);
  }

  private static <T> T declared(Map<String, T> all, String shown, String name, Place place) {
    T found = all.get(name);
    if (found == null) {
      throw notDeclared(shown, name, all.keySet(), place);
    }
    return found;
  }

  private static DiagnosticException notDeclared(
      String shown, String name, Collection<String> known, Place place) {
    return new DiagnosticException(
        Diagnostic.error(
            "terraform_undeclared",
            "Nothing is declared by that name",
            "%s is not declared in this module.%s".formatted(shown, Nearest.hint(name, known)),
            place));
  }

  private static DiagnosticException outOfPlace(String root, Place place) {
    return new DiagnosticException(
        Diagnostic.error(
            "terraform_out_of_place",
            "Name means nothing here",
            "%s exists only in a block with %s."
                .formatted(root, root.equals("count") ? "count" : "for_each"),
            place));
  }

  private Value path(String name, Place place) {
    return switch (name) {
      case "module" -> Value.text(Paths.relative(planning.rootDirectory(), module.directory()));
      case "root" -> Value.text(".");
      case "cwd" -> workingDirectory(place);
      default -> throw notDeclared("path." + name, name, List.of("module", "root", "cwd"), place);
    };
  }

  /** Terraform runs in the root module's directory, wherever the repository lies. */
  private Value workingDirectory(Place place) {
    Value.Mark mark = Value.Mark.at(place);
    Value above = new Value.Unknown("the path depends on the machine", mark);
    String root = planning.rootDirectory();
    return root.isEmpty()
        ? above
        : new Value.PartlyText(List.of(above, Value.text("/" + root)), mark);
  }

  private Value terraform(String name, Place place) {
    return switch (name) {
      case "workspace" -> Value.text(planning.inputs().workspace());
      case "applying" -> Value.bool(false);
      default ->
          throw notDeclared("terraform." + name, name, List.of("workspace", "applying"), place);
    };
  }

  /** Returns what a resource, data or ephemeral resource means, which so many names stand for. */
  private Meaning resource(List<String> names, int many, Place place) {
    List<String> known = names.subList(0, Math.min(many, names.size()));
    String key = String.join(".", known);
    Body.Block block = declared(module.resources(), key, key, place);
    return new Meaning(resources.expanded(key, block).value(), many);
  }

  /** Returns what {@code resource.TYPE.NAME} means, which says no more than without its root. */
  private Meaning named(List<String> names, Place place) {
    Meaning meaning = resource(names.subList(1, names.size()), 2, place);
    return new Meaning(meaning.value(), meaning.consumed() + 1);
  }

  Circles circles() {
    return circles;
  }

  /** Returns the settings of a provider, which are the caller's where the module has none. */
  Optional<ProviderSettings> provider(String name) {
    Body.Block own = module.providers().get(name);
    return own == null ? caller.provider(name) : Optional.of(new ProviderSettings(own, this));
  }

  /** Returns the tags that settings give every resource, as an object; null for none. */
  Value defaultTags(ProviderSettings settings) {
    Value found = tags.get(settings);
    if (found == null) {
      found =
          settings
              .block()
              .body()
              .blocks("default_tags")
              .flatMap(block -> block.body().attribute("tags").stream())
              .findFirst()
              .map(attribute -> planning.attempt(attribute.value(), this))
              .orElseGet(() -> new Value.Null(Value.Mark.NONE));
      tags.put(settings, found);
    }
    return found;
  }

  void warnIfUnknown(Expansion expansion, String what) {
    if (expansion instanceof Expansion.Unknown(String reason, Place place)) {
      planning.add(
          Diagnostic.warning(
              "terraform_unknown_instances",
              "Cannot know how many instances",
              "How many %s there will be can't be known statically: %s. One is looked at."
                  .formatted(what, reason),
              place));
    }
  }

  private Optional<Meaning> moduleValue(List<String> names, Place place) {
    String name = names.get(1);
    Body.Block block = declared(module.calls(), "module." + name, name, place);
    ModuleCall call = call(name, block);
    return names.size() > 2 && call.isSingle()
        ? meaning(call.output(names.get(2), place), 3)
        : meaning(call.value(place), 2);
  }

  private ModuleCall call(String name, Body.Block block) {
    ModuleCall known = calls.get(name);
    if (known != null) {
      return known;
    }
    return circles.within(
        "module." + name,
        block.header(),
        () -> {
          ModuleCall call = ModuleCall.of(planning, this, name, block);
          calls.put(name, call);
          return call;
        });
  }

  /** Returns every output as one object. */
  Value outputs(Place place) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    module.outputs().keySet().forEach(name -> fields.put(name, output(name, place)));
    return Value.Fields.of(fields, Value.Mark.NONE);
  }
}
