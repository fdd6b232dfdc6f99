package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.schema.ProviderSchemas;
import io.driftwarden.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A planned configuration with all that Terraform shows of one beside its resources. */
public final class PlanView {
  private static final Place NOWHERE = Place.of(".");

  private final Planning planning;
  private final ModuleInstance root;

  private PlanView(Planning planning, ModuleInstance root) {
    this.planning = planning;
    this.root = root;
  }

  /** Plans the module in a directory as a root. */
  public static PlanView of(String directory, ModuleFiles files, Inputs inputs) {
    Planning planning = new Planning(directory, files, inputs);
    ModuleInstance root = planning.root();
    root.planAll();
    return new PlanView(planning, root);
  }

  public Configuration.Planned planned() {
    return planning.planned();
  }

  /** Returns the schemas that it was planned by. */
  public ProviderSchemas schemas() {
    return planning.schemas();
  }

  /** Returns the data that would be read. */
  public List<PlannedResource> data() {
    return planning.data();
  }

  /** Returns the values of the root module's variables, by name. */
  public SequencedMap<String, Value> variables() {
    SequencedMap<String, Value> values = new LinkedHashMap<>();
    for (String name : new TreeSet<>(root.module().variables().keySet())) {
      value(() -> root.resolve(List.of("var", name), NOWHERE).orElseThrow().value())
          .ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  /** Returns the values of the root module's outputs, by name. */
  public SequencedMap<String, Value> outputs() {
    SequencedMap<String, Value> values = new LinkedHashMap<>();
    for (String name : new TreeSet<>(root.module().outputs().keySet())) {
      value(() -> root.output(name, NOWHERE)).ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  /** What is wrong with a value was told when the module was planned. */
  private static Optional<Value> value(Supplier<Value> find) {
    try {
      return Optional.of(find.get());
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  /** Returns the configuration as it is written, as plan JSON has it. */
  public Map<String, Object> configuration() {
    return ConfigurationJson.of(planning);
  }
}
