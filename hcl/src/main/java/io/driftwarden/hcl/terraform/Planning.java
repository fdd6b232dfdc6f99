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
import io.driftwarden.hcl.function.OutsideException;
import io.driftwarden.hcl.function.Release;
import io.driftwarden.hcl.schema.Provider;
import io.driftwarden.hcl.schema.ProviderSchemas;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all modules of one configuration share while it is planned. */
final class Planning implements FunctionContext {
  private static final long STEPS = 20_000_000;
  private static final long COST_OF_BLOCK = 200;
  private static final long COST_OF_VALUE = 5;
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::subject, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** What is wrong only with values; all else is wrong whatever they are. */
  private static final Set<String> OF_VALUES =
      Set.of(
          "hcl_division",
          "hcl_function",
          "hcl_index",
          "hcl_key",
          "hcl_type",
          "hcl_unknown_attribute",
          "terraform_condition",
          "terraform_expansion",
          "terraform_type",
          "terraform_validation");

  private final String directory;
  private final ModuleFiles files;
  private final Inputs inputs;
  private final Map<String, String> locked;
  private final Map<String, Module> modules = new HashMap<>();
  private final Map<String, Boolean> isModule = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<PlannedResource> resources = new ArrayList<>();
  private final List<PlannedResource> data = new ArrayList<>();
  private final Set<String> templates = new HashSet<>();
  private final Budget budget = new Budget(STEPS);
  private boolean supposed;
  private @Nullable Release release;
  private @Nullable ProviderSchemas schemas;
  private boolean ephemeral;
  private final Evaluator evaluator = new Evaluator(budget, this);
  private final Declarations declarations = new Declarations(this);

  Planning(String directory, ModuleFiles files, Inputs inputs) {
    this.directory = directory;
    this.files = files;
    this.inputs = inputs;
    this.locked = locked(directory, files);
  }

  ModuleFiles files() {
    return files;
  }

  Inputs inputs() {
    return inputs;
  }

  /** Returns the schemas of the releases of providers that the configuration allows. */
  ProviderSchemas schemas() {
    ProviderSchemas known = schemas;
    if (known == null) {
      known = inputs.schemas().fitting(new RequiredProviders(this, locked).from(directory));
      schemas = known;
    }
    return known;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Declarations declarations() {
    return declarations;
  }

  String rootDirectory() {
    return directory;
  }

  ModuleInstance root() {
    Module module = module(directory);
    Map<String, Value> given = RootValues.of(this, module);
    return new ModuleInstance(this, module, ModuleInstance.Address.ROOT, Caller.nobody(given));
  }

  Module module(String path) {
    Module known = modules.get(path);
    if (known == null) {
      known = ModuleReader.read(path, files, inputs.schemas(), diagnostics);
      modules.put(path, known);
    }
    return known;
  }

  /** Reports whether it is sure that the root module runs this release of a provider. */
  boolean runs(Provider provider) {
    return locked.getOrDefault(provider.address(), "").equals(provider.version())
        || provider.address().startsWith("terraform.io/");
  }

  private static Map<String, String> locked(String directory, ModuleFiles files) {
    String path = Paths.join(directory, LockFile.NAME);
    return files
        .read(path)
        .map(bytes -> LockFile.versions(new Source(path, new String(bytes, UTF_8))))
        .orElse(Map.of());
  }

  boolean isModule(String path) {
    return isModule.computeIfAbsent(
        path, asked -> files.names(asked).stream().anyMatch(ModuleReader::isFile));
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

  /**
   * Finds something out. What is supposed may never be, such as an instance of which it isn't known
   * whether there is any: there a value that can't be is no mistake.
   */
  <T> T supposing(boolean maybe, Supplier<T> find) {
    boolean before = supposed;
    supposed = maybe;
    try {
      return find.get();
    } finally {
      supposed = before;
    }
  }

  /** Returns a mark for what may be kept nowhere. */
  Value.Mark ephemeral(Value.Mark mark) {
    ephemeral = true;
    return new Value.Mark(mark.origin(), mark.sensitive(), true);
  }

  /** Reports whether anything in a value may be kept nowhere; few configurations have any. */
  boolean holdsEphemeral(Value value) {
    return ephemeral && value.marks().ephemeral();
  }

  void add(Diagnostic diagnostic) {
    if (!supposed || !OF_VALUES.contains(diagnostic.code())) {
      diagnostics.add(diagnostic);
    }
  }

  void addAll(DiagnosticException e) {
    e.diagnostics().forEach(this::add);
  }

  /** Counts what a block takes to keep: the plan is held as a whole. */
  void keep(Value attributes, Place place) {
    budget.spend(COST_OF_BLOCK + attributes.weight() * COST_OF_VALUE, place);
  }

  void add(PlannedResource resource) {
    resources.add(resource);
  }

  void addData(PlannedResource read) {
    data.add(read);
  }

  List<PlannedResource> data() {
    return List.copyOf(data);
  }

  Configuration.Planned planned() {
    List<Diagnostic> once = new ArrayList<>(new LinkedHashSet<>(diagnostics));
    once.sort(BY_PLACE);
    return new Configuration.Planned(resources, once);
  }

  @Override
  public Optional<byte[]> file(String path) throws FunctionException {
    return files.read(inRepository(path));
  }

  private String inRepository(String path) throws FunctionException {
    return Paths.resolve(directory, path).orElseThrow(OutsideException::new);
  }

  @Override
  public List<String> list(String path) throws FunctionException {
    String inRepository = inRepository(path);
    List<String> names = new ArrayList<>(files.names(inRepository));
    files.directories(inRepository).forEach(name -> names.add(name + "/"));
    return names;
  }

  /** A release that the root module forbids is not the one that it is planned with. */
  @Override
  public Release release() {
    Release known = release;
    if (known == null) {
      known = Release.of(module(directory).requiredVersion());
      release = known;
    }
    return known;
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
