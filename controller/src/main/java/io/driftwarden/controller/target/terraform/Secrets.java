package io.driftwarden.controller.target.terraform;

import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The texts of a rendering that nothing may show. */
final class Secrets {
  private Secrets() {}

  static List<String> of(List<Resource> resources) {
    List<String> secrets = new ArrayList<>();
    resources.forEach(resource -> look(resource.attributes(), false, secrets::add));
    return secrets;
  }

  private static void look(Value value, boolean hidden, Consumer<String> told) {
    switch (value) {
      case Value.Sensitive sensitive -> look(sensitive.value(), true, told);
      case Value.Sequence sequence -> sequence.items().forEach(item -> look(item, hidden, told));
      case Value.Mapping map -> map.fields().values().forEach(item -> look(item, hidden, told));
      case Value.Text text when hidden -> told.accept(text.value());
      case Value.Text _, Value.Number _, Value.Bool _, Value.Null _, Value.Unknown _ -> {}
    }
  }
}
