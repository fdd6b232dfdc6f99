package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A plan as {@code show -json} tells it. */
record PlanFile(JsonNode json) {

  /**
   * What is to become of one resource.
   *
   * @param actions {@code create}, {@code update}, {@code delete}, two of them to replace it, or
   *     {@code no-op}
   * @param before its attributes, none where it is not there
   * @param after its attributes, none where it will not be there
   */
  record Step(
      String address,
      String type,
      List<String> actions,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after) {

    boolean changes() {
      return actions.stream().anyMatch(List.of("create", "update", "delete")::contains);
    }

    boolean is(String action) {
      return actions.equals(List.of(action));
    }
  }

  /** Returns what applying would do to each resource, also where that is nothing. */
  List<Step> steps() {
    return steps("resource_changes");
  }

  /** Returns what has become of each resource since the state was written, where it has. */
  List<Step> drift() {
    return steps("resource_drift");
  }

  private List<Step> steps(String key) {
    return json.path(key)
        .valueStream()
        .filter(step -> step.path("mode").asString("").equals("managed"))
        .map(PlanFile::step)
        .toList();
  }

  private static Step step(JsonNode step) {
    JsonNode change = step.path("change");
    JsonNode none = change.path("none");
    return new Step(
        step.path("address").asString(""),
        step.path("type").asString(""),
        change.path("actions").valueStream().map(action -> action.asString("")).toList(),
        Marked.attributes(change.path("before"), none, change.path("before_sensitive")),
        Marked.attributes(
            change.path("after"), change.path("after_unknown"), change.path("after_sensitive")));
  }

  /**
   * A resource as the plan leaves it.
   *
   * @param values its attributes
   */
  record Item(String address, String type, Map<String, @Nullable Object> values) {}

  /** Returns every resource as the plan leaves it. */
  List<Item> planned() {
    return items(json.path("planned_values"));
  }

  /** Returns every resource that is there, as it was found. */
  List<Item> live() {
    return items(json.path("prior_state").path("values"));
  }

  /** Returns the resources of a state's or a plan's values. */
  static List<Item> items(JsonNode values) {
    return items(values.path("root_module"), 0).toList();
  }

  private static Stream<Item> items(JsonNode module, int depth) {
    Stream<Item> own =
        module
            .path("resources")
            .valueStream()
            .filter(item -> item.path("mode").asString("").equals("managed"))
            .map(PlanFile::item);
    Stream<Item> inside =
        depth > 50
            ? Stream.of()
            : module.path("child_modules").valueStream().flatMap(child -> items(child, depth + 1));
    return Stream.concat(own, inside);
  }

  private static Item item(JsonNode item) {
    JsonNode values = item.path("values");
    return new Item(
        item.path("address").asString(""),
        item.path("type").asString(""),
        Marked.attributes(values, item.path("none"), item.path("sensitive_values")));
  }

  /** Returns every text of the plan that nothing may show. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    for (Step step : Stream.concat(steps().stream(), drift().stream()).toList()) {
      Marked.secrets(step.before(), secrets::add);
      Marked.secrets(step.after(), secrets::add);
    }
    Stream.concat(planned().stream(), live().stream())
        .forEach(item -> Marked.secrets(item.values(), secrets::add));
    variables().forEach(value -> Marked.secrets(new Overlay.Secret(value), secrets::add));
    return secrets;
  }

  private Stream<@Nullable Object> variables() {
    JsonNode declared = json.path("configuration").path("root_module").path("variables");
    return json.path("variables").properties().stream()
        .filter(it -> declared.path(it.getKey()).path("sensitive").asBoolean(false))
        .map(it ->
            Marked.of(
                it.getValue().path("value"),
                it.getValue().path("none"),
                it.getValue().path("none")));
  }
}
