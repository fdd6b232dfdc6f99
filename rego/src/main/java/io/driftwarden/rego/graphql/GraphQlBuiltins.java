package io.driftwarden.rego.graphql;

import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.BuiltinException;
import io.driftwarden.rego.builtin.BuiltinFamily;
import io.driftwarden.rego.builtin.Environment;
import io.driftwarden.rego.builtin.Operands;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;

/** The builtins of {@code graphql}. */
public final class GraphQlBuiltins implements BuiltinFamily {
  private static final Value UNVERIFIED =
      ArrayValue.of(BooleanValue.FALSE, ObjectValue.EMPTY, ObjectValue.EMPTY);

  @Override
  public Map<String, Builtin.Function> functions() {
    return Map.of(
        "graphql.parse", GraphQlBuiltins::parse,
        "graphql.parse_and_verify", GraphQlBuiltins::parseAndVerify,
        "graphql.parse_query", (environment, in) -> parseOne(environment, in, true),
        "graphql.parse_schema", (environment, in) -> parseOne(environment, in, false),
        "graphql.is_valid", GraphQlBuiltins::isValid,
        "graphql.schema_is_valid", GraphQlBuiltins::schemaIsValid);
  }

  private static Node query(Environment environment, Value given) throws InvalidGraphQlException {
    if (given instanceof StringValue(String text)) {
      environment.charge(text.length());
      return QueryParser.parse(text);
    }
    return Trees.read(given, Shape.QUERY_DOCUMENT);
  }

  private static Node schema(Environment environment, Value given) throws InvalidGraphQlException {
    if (given instanceof StringValue(String text)) {
      environment.charge(text.length());
      return SchemaParser.parse(text);
    }
    return Trees.read(given, Shape.SCHEMA_DOCUMENT);
  }

  private static Value parseOne(Environment environment, Operands in, boolean isQuery)
      throws BuiltinException {
    try {
      return Trees.value(
          isQuery ? query(environment, in.value(0)) : schema(environment, in.value(0)));
    } catch (InvalidGraphQlException invalid) {
      throw in.wrong(invalid.problem().sentence());
    }
  }

  private static Value parse(Environment environment, Operands in) throws BuiltinException {
    try {
      Node query = query(environment, in.value(0));
      Node document = schema(environment, in.value(1));
      List<Problem> problems = QueryCheck.problems(built(in, document), query, environment::charge);
      if (!problems.isEmpty()) {
        throw in.wrong(Problem.sentence(problems));
      }
      return ArrayValue.of(Trees.value(query), Trees.value(document));
    } catch (InvalidGraphQlException invalid) {
      throw in.wrong(invalid.problem().sentence());
    }
  }

  private static Schema built(Operands in, Node document) throws BuiltinException {
    try {
      return SchemaBuilder.build(document);
    } catch (InvalidGraphQlException invalid) {
      throw in.wrong(
          "Error in gqlparser SchemaDocument to Schema conversion: "
              + invalid.problem().placedText());
    }
  }

  private static Value parseAndVerify(Environment environment, Operands in) {
    try {
      Node query = query(environment, in.value(0));
      Node document = schema(environment, in.value(1));
      return isValid(environment, query, document)
          ? ArrayValue.of(BooleanValue.TRUE, Trees.value(query), Trees.value(document))
          : UNVERIFIED;
    } catch (InvalidGraphQlException _) {
      return UNVERIFIED;
    }
  }

  private static boolean isValid(Environment environment, Node query, Node document)
      throws InvalidGraphQlException {
    Schema schema = SchemaBuilder.build(document);
    return QueryCheck.problems(schema, query, environment::charge).isEmpty();
  }

  private static Value isValid(Environment environment, Operands in) {
    try {
      Node query = query(environment, in.value(0));
      Node document = schema(environment, in.value(1));
      return BooleanValue.of(isValid(environment, query, document));
    } catch (InvalidGraphQlException _) {
      return BooleanValue.FALSE;
    }
  }

  private static Value schemaIsValid(Environment environment, Operands in) {
    try {
      SchemaBuilder.build(schema(environment, in.value(0)));
      return BooleanValue.TRUE;
    } catch (InvalidGraphQlException _) {
      return BooleanValue.FALSE;
    }
  }
}
