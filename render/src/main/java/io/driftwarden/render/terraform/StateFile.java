package io.driftwarden.render.terraform;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Resource;
import io.driftwarden.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A state as Terraform keeps it, version 4. */
final class StateFile {
  private static final BigDecimal VERSION = BigDecimal.valueOf(4);

  private StateFile() {}

  static boolean is(Node.Mapping file) {
    return file.get("version").orElse(null) instanceof Node.Number number
        && number.value().compareTo(VERSION) == 0
        && file.get("lineage").isPresent()
        && file.get("resources").isPresent();
  }

  static List<Resource> resources(Node.Mapping file) {
    List<Resource> resources = new ArrayList<>();
    for (Node.Mapping resource : Nodes.mappings(file, "resources")) {
      if (resource.text("mode").orElse("").equals("managed")) {
        Nodes.mappings(resource, "instances")
            .forEach(instance -> resources.add(resource(resource, instance)));
      }
    }
    return resources;
  }

  private static Resource resource(Node.Mapping resource, Node.Mapping instance) {
    String type = resource.text("type").orElse("");
    String name = resource.text("name").orElse("");
    String module = resource.text("module").map(around -> around + ".").orElse("");
    Place place = instance.entry("attributes").map(Node.Entry::keyPlace).orElse(instance.place());
    return new Resource(
        module + type + "." + name + instance.get("index_key").map(StateFile::index).orElse(""),
        Resource.Kind.TERRAFORM,
        type,
        name,
        Mirrors.attributes(
            instance.get("attributes").orElseGet(() -> new Node.Null(place)),
            null,
            sensitive(instance)),
        place);
  }

  private static String index(Node key) {
    return switch (key) {
      case Node.Number number -> "[" + number.text() + "]";
      case Node.Text text -> "[\"" + text.value() + "\"]";
      case Node.Null _, Node.Bool _, Node.Sequence _, Node.Mapping _ -> "";
    };
  }

  /** Returns the mirror of the attributes that paths name; all of an attribute is hidden. */
  private static @Nullable Node sensitive(Node.Mapping instance) {
    List<Node.Entry> hidden =
        Nodes.items(instance, "sensitive_attributes").stream()
            .flatMap(path -> first(path).stream())
            .map(name ->
                new Node.Entry(name, instance.place(), new Node.Bool(true, instance.place())))
            .toList();
    return hidden.isEmpty() ? null : new Node.Mapping(hidden, instance.place());
  }

  private static Optional<String> first(Node path) {
    return path instanceof Node.Sequence steps && !steps.items().isEmpty()
        ? Nodes.mapping(steps.items().getFirst()).flatMap(step -> step.text("value"))
        : Optional.empty();
  }
}
