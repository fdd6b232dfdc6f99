package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.aws.Assembly.Unit;
import io.driftwarden.render.Value;
import io.driftwarden.render.cloudformation.Deployment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The texts that a template hides: what AWS says of a failure may quote them. */
record Hidden(List<String> texts) {
  private static final int SHORTEST = 3;

  static Hidden in(List<Unit> units) {
    List<String> texts = new ArrayList<>();
    units.forEach(unit ->
        unit.template()
            .render(unit.text(), Deployment.NONE)
            .resources()
            .forEach(resource -> collect(resource.attributes(), texts)));
    texts.removeIf(text -> text.length() < SHORTEST);
    texts.sort(Comparator.comparingInt(String::length).reversed());
    return new Hidden(texts);
  }

  private static void collect(Value value, List<String> texts) {
    switch (value) {
      case Value.Sensitive sensitive -> Scalar.text(sensitive).ifPresent(texts::add);
      case Value.Mapping mapping -> mapping.fields().values().forEach(it -> collect(it, texts));
      case Value.Sequence sequence -> sequence.items().forEach(it -> collect(it, texts));
      case Value.Null _, Value.Bool _, Value.Number _, Value.Text _, Value.Unknown _ -> {}
    }
  }

  String without(String text) {
    String shown = text;
    for (String hidden : texts) {
      shown = shown.replace(hidden, "(sensitive)");
    }
    return shown;
  }
}
