package io.driftwarden.render.kubernetes;

import io.driftwarden.helm.format.YamlWriter;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kubernetes objects as a stream of YAML documents. Sensitive values are hidden. */
public final class Manifests {
  private Manifests() {}

  /** Returns the documents of those resources that are Kubernetes objects. */
  public static String of(List<Resource> resources) {
    StringBuilder text = new StringBuilder();
    for (Resource resource : resources) {
      if (resource.kind() == Resource.Kind.KUBERNETES) {
        text.append("---\n").append(YamlWriter.write(datum(resource.attributes()))).append('\n');
      }
    }
    return text.toString();
  }

  private static Datum datum(Value value) {
    return switch (value) {
      case Value.Null _ -> Datum.NIL;
      case Value.Bool bool -> Datum.of(bool.value());
      case Value.Number number ->
          number.value().stripTrailingZeros().scale() <= 0
                  && number.value().abs().longValue() < Long.MAX_VALUE / 2
              ? Datum.of(number.value().longValue())
              : Datum.of(number.value().doubleValue());
      case Value.Text text -> Datum.of(text.value());
      case Value.Unknown unknown -> Datum.of("(unknown: " + unknown.reason() + ")");
      case Value.Sensitive _ -> Datum.of("(sensitive)");
      case Value.Sequence sequence ->
          Datum.of(sequence.items().stream().map(Manifests::datum).toList());
      case Value.Mapping mapping -> {
        Map<String, Datum> entries = new LinkedHashMap<>();
        mapping.fields().forEach((key, inner) -> entries.put(key, datum(inner)));
        yield new Datum.Dict(entries);
      }
    };
  }
}
