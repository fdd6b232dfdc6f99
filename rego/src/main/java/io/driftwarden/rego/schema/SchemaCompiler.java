package io.driftwarden.rego.schema;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads schemas; keywords are read in the order in which OPA complains of them. */
final class SchemaCompiler {
  private static final int DEEPEST = 700;

  private final References references = new References();
  private final Map<String, Subschema> referred = new HashMap<>();
  private int depth;

  private SchemaCompiler() {}

  static Subschema compile(Value document) throws InvalidSchemaException {
    SchemaCompiler compiler = new SchemaCompiler();
    Draft draft = Draft.of(document).orElse(Draft.MIXTURE);
    return compiler.compile(compiler.references.enter(document), draft);
  }

  private Subschema compile(Value node, Draft draft) throws InvalidSchemaException {
    Subschema made = new Subschema();
    compile(node, made, draft);
    return made;
  }

  private void compile(Value node, Subschema into, Draft draft) throws InvalidSchemaException {
    if (++depth > DEEPEST) {
      throw new InvalidSchemaException("schemas are nested too deep");
    }
    if (node instanceof BooleanValue allowed && draft.isAtLeast(Draft.DRAFT_6)) {
      into.allowAll(allowed.holds());
    } else if (node instanceof ObjectValue object) {
      keywords(new Fields(object), into, draft);
    } else {
      throw new InvalidSchemaException("Expected: Valid Schema, given: Invalid JSON");
    }
    depth--;
  }

  private void keywords(Fields fields, Subschema into, Draft draft) throws InvalidSchemaException {
    ValueKeywords values = new ValueKeywords(fields, into);
    SizeKeywords sizes = new SizeKeywords(fields, into);
    ObjectKeywords objects = new ObjectKeywords(fields, into, value -> compile(value, draft));
    fields.text(draft.idKeyword(fields.object()));
    definitions(fields, draft);
    fields.text("title");
    fields.text("description");
    if (isReference(fields, into, draft)) {
      return;
    }
    values.types();
    objects.compile(draft);
    dependencies(fields, into, draft);
    items(fields, into, draft);
    new NumberKeywords(fields, into, draft).compile();
    sizes.lengths();
    values.pattern();
    values.format();
    sizes.properties();
    objects.required();
    sizes.items();
    arrays(fields, into, draft);
    if (draft.isAtLeast(Draft.DRAFT_6)) {
      values.constant();
    }
    values.oneOfSome();
    combined(fields, into, draft);
  }

  private static boolean isSchema(Value value) {
    return value instanceof BooleanValue || value instanceof ObjectValue;
  }

  private void definitions(Fields fields, Draft draft) throws InvalidSchemaException {
    Optional<Value> definitions = fields.value("definitions");
    if (definitions.isEmpty()) {
      return;
    }
    List<Value> all =
        definitions.get() instanceof ObjectValue object
            ? object.keys().stream().map(object::at).toList()
            : List.of(definitions.get());
    for (Value each : all) {
      if (!isSchema(each) || !(definitions.get() instanceof ObjectValue)) {
        throw InvalidSchemaException.type("Array Of Schemas", "definitions");
      }
      compile(each, new Subschema(), draft);
    }
  }

  /** Follows a reference that was not met before; what stands beside it is not read then. */
  private boolean isReference(Fields fields, Subschema into, Draft draft)
      throws InvalidSchemaException {
    Optional<String> reference = fields.text("$ref");
    if (reference.isEmpty()) {
      return false;
    }
    Subschema known = referred.get(reference.get());
    if (known != null) {
      into.refer(known);
      return false;
    }
    Subschema target = new Subschema();
    referred.put(reference.get(), target);
    Value found = references.find(reference.get());
    if (!isSchema(found)) {
      throw new InvalidSchemaException("Valid Schema must be of type object");
    }
    compile(found, target, Draft.of(found).orElse(draft));
    into.refer(target);
    return true;
  }

  private void dependencies(Fields fields, Subschema into, Draft draft)
      throws InvalidSchemaException {
    Optional<Value> dependencies = fields.value("dependencies");
    if (dependencies.isEmpty()) {
      return;
    }
    if (!(dependencies.get() instanceof ObjectValue object)) {
      throw new InvalidSchemaException("dependencies must be of type object");
    }
    Map<String, List<String>> members = new HashMap<>();
    Map<String, Subschema> schemas = new HashMap<>();
    for (Value key : object.keys()) {
      String name = key instanceof StringValue(String text) ? text : key.toJson();
      Value value = object.at(key);
      if (value instanceof ArrayValue array) {
        members.put(name, names(array));
      } else if (isSchema(value)) {
        schemas.put(name, compile(value, draft));
      } else {
        throw noDependency();
      }
    }
    into.add(Keyword.DEPENDENCIES, Combining.dependencies(members, schemas));
  }

  private static InvalidSchemaException noDependency() {
    return new InvalidSchemaException("Dependency must be of type Schema Or Array Of Strings");
  }

  private static List<String> names(ArrayValue array) throws InvalidSchemaException {
    List<String> names = new ArrayList<>();
    for (Value each : array) {
      if (!(each instanceof StringValue(String name))) {
        throw noDependency();
      }
      names.add(name);
    }
    return names;
  }

  private void items(Fields fields, Subschema into, Draft draft) throws InvalidSchemaException {
    Value items = fields.value("items").orElse(BooleanValue.TRUE);
    List<Subschema> byPosition = new ArrayList<>();
    Subschema each = null;
    if (items instanceof ArrayValue array) {
      for (Value element : array) {
        if (!isSchema(element)) {
          throw InvalidSchemaException.type("Valid Schema/Array Of Schemas", "items");
        }
        byPosition.add(compile(element, draft));
      }
    } else if (isSchema(items)) {
      each = fields.value("items").isEmpty() ? null : compile(items, draft);
    } else {
      throw InvalidSchemaException.type("Valid Schema/Array Of Schemas", "items");
    }
    Subschema further = additional(fields, draft);
    boolean isClosed =
        fields.value("additionalItems").filter(BooleanValue.FALSE::equals).isPresent();
    if (each != null) {
      into.add(Keyword.ITEMS, Arrays.each(each));
    } else if (!byPosition.isEmpty()) {
      into.add(Keyword.ITEMS, Arrays.byPosition(byPosition, further, isClosed));
    }
  }

  private @Nullable Subschema additional(Fields fields, Draft draft) throws InvalidSchemaException {
    return switch (fields.value("additionalItems").orElse(BooleanValue.TRUE)) {
      case BooleanValue _ -> null;
      case ObjectValue object -> compile(object, draft);
      default -> throw InvalidSchemaException.type("boolean/Valid Schema", "additionalItems");
    };
  }

  private void arrays(Fields fields, Subschema into, Draft draft) throws InvalidSchemaException {
    Value unique = fields.value("uniqueItems").orElse(BooleanValue.FALSE);
    if (!(unique instanceof BooleanValue isUnique)) {
      throw new InvalidSchemaException("uniqueItems must be of a boolean");
    }
    if (isUnique.holds()) {
      into.add(Keyword.UNIQUE_ITEMS, Arrays::unique);
    }
    Optional<Value> contains = fields.value("contains");
    if (contains.isPresent() && draft.isAtLeast(Draft.DRAFT_6)) {
      into.add(Keyword.CONTAINS, Arrays.contains(compile(contains.get(), draft)));
    }
  }

  private void combined(Fields fields, Subschema into, Draft draft) throws InvalidSchemaException {
    List<Subschema> one = all(fields.list("oneOf"), draft);
    List<Subschema> any = all(fields.list("anyOf"), draft);
    List<Subschema> all = all(fields.list("allOf"), draft);
    if (!one.isEmpty()) {
      into.add(Keyword.ONE_OF, Combining.oneOf(one));
    }
    if (!any.isEmpty()) {
      into.add(Keyword.ANY_OF, Combining.anyOf(any));
    }
    if (!all.isEmpty()) {
      into.add(Keyword.ALL_OF, Combining.allOf(all));
    }
    Subschema not = single(fields, "not", draft);
    if (not != null) {
      into.add(Keyword.NOT, Combining.not(not));
    }
    if (draft.isAtLeast(Draft.DRAFT_7)) {
      Subschema condition = single(fields, "if", draft);
      Subschema then = single(fields, "then", draft);
      Subschema otherwise = single(fields, "else", draft);
      if (condition != null) {
        into.add(Keyword.IF, Combining.either(condition, then, otherwise));
      }
    }
  }

  private List<Subschema> all(List<Value> schemas, Draft draft) throws InvalidSchemaException {
    List<Subschema> all = new ArrayList<>();
    for (Value schema : schemas) {
      all.add(compile(schema, draft));
    }
    return all;
  }

  private @Nullable Subschema single(Fields fields, String name, Draft draft)
      throws InvalidSchemaException {
    Optional<Value> schema = fields.value(name);
    if (schema.isEmpty()) {
      return null;
    }
    if (!isSchema(schema.get())) {
      throw new InvalidSchemaException(name + " must be of an object");
    }
    return compile(schema.get(), draft);
  }
}
