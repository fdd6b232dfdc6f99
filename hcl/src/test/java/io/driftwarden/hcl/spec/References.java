package io.driftwarden.hcl.spec;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expressions;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roots of the references in what a specification decodes, as JSON. */
final class References {
  private final Ranges ranges;

  References(Source source) {
    this.ranges = new Ranges(source);
  }

  String of(Body body, Spec spec) {
    return spec instanceof Spec.Literal
        ? "[]"
        : Expressions.in(body)
            .flatMap(e -> e instanceof Expression.Name name ? Stream.of(name) : Stream.empty())
            .map(this::json)
            .collect(Collectors.joining(",", "[", "]"));
  }

  private String json(Expression.Name name) {
    return "{\"steps\":[{\"kind\":\"root\",\"name\":%s,\"range\":%s}]}"
        .formatted(Typed.quoted(name.name()), ranges.json(name.place()));
  }
}
