package io.driftwarden.helm.schema;

import dev.harrel.jsonschema.Dialect;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.helm.value.Walk;
import io.driftwarden.yaml.YamlReader;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds values against a schema. Nothing that the schema refers to is fetched. */
public final class ValuesCheck {
  private static final URI NAME = URI.create("file:///values.schema.json");
  private static final int LONGEST = 5_000_000;

  private final Set<String> elsewhere = new TreeSet<>();

  /**
   * One thing that is wrong with the values.
   *
   * @param path of the value, as a JSON pointer
   * @param rule in the schema that it breaks, as a JSON pointer; empty for one of elsewhere
   */
  public record Broken(String path, String problem, String rule) {}

  /**
   * Returns what is wrong with values.
   *
   * @throws BadArgument if the schema can't be used
   */
  public List<Broken> broken(Datum.Dict schema, Datum.Dict values) {
    try {
      Validator.Result result = validated(schema, values);
      return result.isValid() ? List.of() : told(result, values);
    } catch (JsonSchemaException | IllegalArgumentException e) {
      throw new BadArgument("It is no schema that can be used: " + e.getMessage());
    } catch (StackOverflowError e) {
      // The library follows a schema that refers to itself for as long as there is room.
      throw new BadArgument("It refers to itself without an end.");
    }
  }

  /** Returns what the schema refers to and isn't in it, so that nothing is known of it. */
  public Set<String> elsewhere() {
    return elsewhere;
  }

  private Validator.Result validated(Datum.Dict schema, Datum.Dict values) {
    Datum.Dict plain = Copies.of(schema);
    Dialect dialect = dialect(plain.get("$schema"));
    plain.remove("$schema");
    Walk walk = new Walk(LONGEST);
    Validator validator =
        new ValidatorFactory()
            .withDefaultDialect(dialect)
            .withEvaluatorFactory(evaluators(dialect))
            .withJsonNodeFactory(new Wrapping(walk))
            .withSchemaResolver(this::resolve)
            .createValidator();
    URI uri = validator.registerSchema(NAME, (JsonNode) new DatumNode(plain, "", walk));
    return validator.validate(uri, (JsonNode) new DatumNode(values, "", walk));
  }

  private static EvaluatorFactory evaluators(Dialect dialect) {
    return switch (dialect.getSpecificationVersion()) {
      case DRAFT4, DRAFT6, DRAFT7 ->
          EvaluatorFactory.compose(Patterns.evaluators(), new FormatEvaluatorFactory());
      case DRAFT2019_09, DRAFT2020_12 -> Patterns.evaluators();
    };
  }

  private static Dialect dialect(Datum named) {
    String name = named instanceof Datum.Text text ? text.value() : "";
    return switch (name.replaceFirst("^https?://", "").replaceFirst("#$", "")) {
      case "json-schema.org/draft-04/schema" -> new Dialects.Draft4Dialect();
      case "json-schema.org/draft-06/schema" -> new Dialects.Draft6Dialect();
      case "json-schema.org/draft-07/schema" -> new Dialects.Draft7Dialect();
      case "json-schema.org/draft/2019-09/schema" -> new Dialects.Draft2019Dialect();
      case "", "json-schema.org/schema", "json-schema.org/draft/2020-12/schema" ->
          new Dialects.Draft2020Dialect();
      default -> throw new BadArgument("Its $schema is %s, which isn't known.".formatted(name));
    };
  }

  private SchemaResolver.Result resolve(String uri) {
    if (uri.startsWith("http://json-schema.org/") || uri.startsWith("https://json-schema.org/")) {
      return SchemaResolver.Result.empty();
    }
    elsewhere.add(uri);
    return SchemaResolver.Result.fromJsonNode(new DatumNode(Datum.TRUE, "", new Walk(LONGEST)));
  }

  /** What may only be wrong because of a value that isn't known is not told. */
  private static List<Broken> told(Validator.Result result, Datum.Dict values) {
    boolean known = Unknowns.in(values).isEmpty();
    return result.getErrors().stream()
        .filter(error -> known || isCertain(error, values))
        .filter(error -> error.getError() != null && !error.getError().isEmpty())
        .map(error ->
            new Broken(error.getInstanceLocation(), problem(error.getError()), rule(error)))
        .distinct()
        .toList();
  }

  /** Returns the library's words as a person would put them. */
  private static String problem(String words) {
    return words
        .replaceFirst(
            "^Value is \\[(.*)] but should be \\[?(.*?)]?$",
            "it is of the type $1, and has to be $2")
        .replaceFirst("^Expected any of \\[\\[?(.*?)]?]$", "it has to be one of $1")
        .replaceFirst("^False schema always fails$", "the chart knows no such value")
        .replaceFirst(
            "^Object does not have some of the required properties \\[\\[?(.*?)]?]$", "it lacks $1")
        .replaceFirst("^Value ", "it ");
  }

  private static String rule(Error error) {
    String location = error.getSchemaLocation();
    int fragment = location.indexOf('#');
    return fragment < 0 || !location.startsWith(NAME.toString())
        ? ""
        : location.substring(fragment + 1);
  }

  private static boolean isCertain(Error error, Datum.Dict values) {
    return List.of(error.getEvaluationPath().split("/", -1)).stream()
            .noneMatch(Set.of("anyOf", "oneOf", "not", "if", "then", "else")::contains)
        && Unknowns.in(values).stream()
            .noneMatch(unknown -> unknown.startsWith(error.getInstanceLocation()));
  }

  /** Makes nodes for the library; the texts that it reads itself are those of the standard. */
  private record Wrapping(Walk walk) implements JsonNodeFactory {
    @Override
    public JsonNode wrap(Object node) {
      return node instanceof JsonNode ready ? ready : new DatumNode((Datum) node, "", walk);
    }

    @Override
    public JsonNode create(String json) {
      return wrap(Nodes.datum(YamlReader.read(new Source("(schema)", json)).getFirst()));
    }
  }
}
