package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.Overlay;
import io.driftwarden.controller.target.terraform.PlanFile.Item;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Puts what Terraform says of each resource at the places where git decides it. */
final class Placed {
  private final Rendering rendering;
  private final Rendered rendered;

  Placed(Rendering rendering) {
    this.rendering = rendering;
    this.rendered = new Rendered(rendering.resources());
  }

  /**
   * Returns the resources as Terraform has them, and what only a rendering sees: the objects inside
   * of a chart.
   */
  List<Resource> all(List<Item> items) {
    List<Resource> resources = new ArrayList<>();
    items.forEach(item -> resources.add(resource(item)));
    rendering.resources().stream()
        .filter(resource -> resource.kind() != Resource.Kind.TERRAFORM)
        .forEach(resources::add);
    return resources;
  }

  private Resource resource(Item item) {
    Optional<Resource> own = rendered.of(item.address());
    Value.Mapping base =
        own.map(Resource::attributes)
            .orElseGet(() -> new Value.Mapping(new LinkedHashMap<>(), stack()));
    return new Resource(
        item.address(),
        Resource.Kind.TERRAFORM,
        item.type(),
        own.map(Resource::name).orElseGet(() -> name(item)),
        Overlay.over(base, item.values()),
        own.map(Resource::place).orElseGet(this::stack));
  }

  /**
   * What a module from elsewhere makes has no place in the repository but the stack that calls it.
   */
  private Place stack() {
    return Place.of(rendering.stack().path());
  }

  private static String name(Item item) {
    String last = item.address().substring(item.address().lastIndexOf(item.type() + ".") + 1);
    return last.substring(last.indexOf('.') + 1).replaceFirst("\\[.*", "");
  }
}
