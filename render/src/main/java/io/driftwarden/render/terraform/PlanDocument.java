package io.driftwarden.render.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.terraform.PlanView;
import io.driftwarden.hcl.terraform.PlannedResource;
import io.driftwarden.render.Document;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a configuration would make, as plan JSON; it is put together when somebody asks for it. */
record PlanDocument(PlanView view) implements Document {
  private static final Place NOWHERE = Place.of(".");

  @Override
  public Map<String, Object> plain() {
    Map<String, Object> configuration = view.configuration();
    PlanJson json = new PlanJson(view.schemas(), configuration);
    List<Resource> resources =
        Stream.concat(view.planned().resources().stream(), view.data().stream())
            .map(PlanDocument::shown)
            .toList();
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("format_version", PlanJson.FORMAT);
    plan.put("terraform_version", PlanJson.TERRAFORM);
    put(plan, "variables", variables());
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, "outputs", outputs());
    values.put("root_module", json.module(resources));
    plan.put("planned_values", values);
    plan.put("resource_changes", json.changes(resources));
    put(plan, "output_changes", outputChanges());
    plan.put("configuration", configuration);
    plan.put("applyable", true);
    plan.put("complete", true);
    plan.put("errored", view.planned().diagnostics().stream().anyMatch(Diagnostic::isError));
    return plan;
  }

  private static void put(Map<String, Object> shape, String name, Map<String, Object> value) {
    if (!value.isEmpty()) {
      shape.put(name, value);
    }
  }

  private static Resource shown(PlannedResource planned) {
    return new Resource(
        planned.address(),
        Resource.Kind.TERRAFORM,
        planned.type(),
        planned.name(),
        Values.plannedAttributes(planned.planned(), planned.place()),
        planned.place());
  }

  private Map<String, Object> variables() {
    Map<String, Object> variables = new LinkedHashMap<>();
    view.variables()
        .forEach((name, value) -> {
          Map<String, @Nullable Object> shape = new LinkedHashMap<>();
          Value plain = Values.planned(value, NOWHERE);
          if (!PlanValues.isUnknown(plain)) {
            shape.put("value", PlanValues.plain(plain));
          }
          variables.put(name, shape);
        });
    return variables;
  }

  private Map<String, Object> outputs() {
    Map<String, Object> outputs = new LinkedHashMap<>();
    view.outputs()
        .forEach((name, value) -> {
          Map<String, @Nullable Object> shape = new LinkedHashMap<>();
          Value plain = Values.planned(value, NOWHERE);
          shape.put("sensitive", plain instanceof Value.Sensitive);
          if (value.unknownReason().isEmpty()) {
            shape.put("type", TypeJson.of(value));
            shape.put("value", PlanValues.plain(plain));
          }
          outputs.put(name, shape);
        });
    return outputs;
  }

  private Map<String, Object> outputChanges() {
    Map<String, Object> changes = new LinkedHashMap<>();
    view.outputs()
        .forEach((name, value) ->
            changes.put(name, PlanJson.created(Values.planned(value, NOWHERE), "create")));
    return changes;
  }
}
