package io.driftwarden.hcl.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.eval.Budget;
import io.driftwarden.hcl.eval.Evaluator;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.function.FunctionContext;
import io.driftwarden.hcl.function.FunctionException;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Hcl;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** What all modules of one configuration share while it is planned. */
final class Planning implements FunctionContext {
  private static final long STEPS = 20_000_000;
  private static final long COST_OF_BLOCK = 200;
  private static final long COST_OF_VALUE = 5;
  private static final Scope NO_NAMES = (_, _) -> Optional.empty();
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::subject, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final String directory;
  private final ModuleFiles files;
  private final Map<String, Module> modules = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<PlannedResource> resources = new ArrayList<>();
  private final Set<String> templates = new HashSet<>();
  private final Budget budget = new Budget(STEPS);
  private final Evaluator evaluator = new Evaluator(budget, this);

  Planning(String directory, ModuleFiles files) {
    this.directory = directory;
    this.files = files;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  ModuleFiles files() {
    return files;
  }

  String rootDirectory() {
    return directory;
  }

  ModuleInstance root() {
    Module module = module(directory);
    Map<String, Value> given = givenValues();
    return new ModuleInstance(
        this, module, ModuleInstance.Address.ROOT, name -> Optional.ofNullable(given.get(name)));
  }

  Module module(String path) {
    Module known = modules.get(path);
    if (known == null) {
      known = ModuleReader.read(path, files, diagnostics);
      modules.put(path, known);
    }
    return known;
  }

  boolean isModule(String path) {
    return files.names(path).stream()
        .anyMatch(name -> name.endsWith(".tf") || name.endsWith(".tf.json"));
  }

  /** The values of {@code terraform.tfvars} and {@code *.auto.tfvars}; later ones win. */
  private Map<String, Value> givenValues() {
    Map<String, Value> given = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (String name : files.names(directory)) {
      if (name.equals("terraform.tfvars.json") || name.endsWith(".auto.tfvars.json")) {
        add(
            Diagnostic.error(
                "terraform_unsupported_file",
                "File is of a kind not read",
                "Variable files in JSON are not supported. Write it as .tfvars.",
                Place.of(Paths.join(directory, name))));
      } else if (name.equals("terraform.tfvars")) {
        names.addFirst(name);
      } else if (name.endsWith(".auto.tfvars")) {
        names.add(name);
      }
    }
    for (String name : names) {
      String path = Paths.join(directory, name);
      String text = files.read(path).map(bytes -> new String(bytes, UTF_8)).orElse("");
      Hcl.Parsed<Body> parsed = Hcl.file(new Source(path, text));
      diagnostics.addAll(parsed.diagnostics());
      for (Body.Attribute attribute : parsed.tree().attributes()) {
        given.put(attribute.name(), attempt(attribute.value(), NO_NAMES));
      }
    }
    return given;
  }

  /** Returns an expression's value; a mistake in it is noted, and what it would be is unknown. */
  Value attempt(Expression expression, Scope scope) {
    try {
      return evaluator.evaluate(expression, scope);
    } catch (DiagnosticException e) {
      addAll(e);
      return new Value.Unknown("it can't be evaluated", Value.Mark.at(expression.place()));
    }
  }

  void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  void addAll(DiagnosticException e) {
    diagnostics.addAll(e.diagnostics());
  }

  /** Counts what a block takes to keep: the plan is held as a whole. */
  void keep(Value attributes, Place place) {
    budget.spend(COST_OF_BLOCK + attributes.weight() * COST_OF_VALUE, place);
  }

  void add(PlannedResource resource) {
    resources.add(resource);
  }

  Configuration.Planned planned() {
    List<Diagnostic> once = new ArrayList<>(new LinkedHashSet<>(diagnostics));
    once.sort(BY_PLACE);
    return new Configuration.Planned(resources, once);
  }

  @Override
  public Optional<byte[]> file(String path) throws FunctionException {
    String inRepository =
        Paths.resolve(directory, path)
            .orElseThrow(
                () -> new FunctionException("\"" + path + "\" leads out of the repository"));
    return files.read(inRepository);
  }

  @Override
  public void work(long steps) {
    budget.spend(steps);
  }

  @Override
  public Value template(String path, String text, Value.Fields variables) {
    String inRepository = Paths.resolve(directory, path).orElse(path);
    if (!templates.add(inRepository)) {
      throw new DiagnosticException(
          Diagnostic.error(
              "terraform_cycle",
              "Templates include each other in a circle",
              "%s is read to make itself. Break the circle.".formatted(inRepository),
              Place.of(inRepository)));
    }
    try {
      return template(new Source(inRepository, text), variables);
    } finally {
      templates.remove(inRepository);
    }
  }

  private Value template(Source source, Value.Fields variables) {
    budget.spend(source.text().length());
    Hcl.Parsed<Expression> parsed = Hcl.template(source);
    if (!parsed.diagnostics().isEmpty()) {
      throw new DiagnosticException(parsed.diagnostics());
    }
    SequencedMap<String, Value> names = new LinkedHashMap<>(variables.fields());
    return evaluator.evaluate(
        parsed.tree(),
        (asked, _) ->
            Optional.ofNullable(names.get(asked.getFirst())).map(v -> new Scope.Meaning(v, 1)));
  }
}
