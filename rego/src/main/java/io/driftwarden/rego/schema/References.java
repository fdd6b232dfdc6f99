package io.driftwarden.rego.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schemas that can be referred to: parts of the document, and none elsewhere. */
final class References {
  private static final Set<String> LITERAL = Set.of("const", "enum");
  private static final Set<String> OF_NAMES =
      Set.of("properties", "dependencies", "patternProperties");

  private final Map<String, Value> known = new HashMap<>();

  /** Returns a document whose references are absolute, and remembers it and its named parts. */
  Value enter(Value document) throws InvalidSchemaException {
    Value absolute = absolute(document, "");
    known.put("", absolute);
    return absolute;
  }

  private Value absolute(Value node, String base) throws InvalidSchemaException {
    return switch (node) {
      case ArrayValue array -> {
        List<Value> elements = new ArrayList<>();
        for (Value element : array) {
          elements.add(absolute(element, base));
        }
        yield ArrayValue.of(elements);
      }
      case ObjectValue object -> absolute(object, base);
      default -> node;
    };
  }

  private Value absolute(ObjectValue object, String base) throws InvalidSchemaException {
    Value id = object.get(object.get("id") == null ? "$id" : "id");
    String own = id instanceof StringValue(String text) ? resolve(base, text) : base;
    Map<Value, Value> entries = new LinkedHashMap<>();
    for (Value key : object.keys()) {
      String name = key instanceof StringValue(String text) ? text : "";
      entries.put(key, absolute(name, object.at(key), own));
    }
    Value made = ObjectValue.of(entries);
    if (id instanceof StringValue && known.put(own, made) != null) {
      throw new InvalidSchemaException("Reference already exists: \"%s\"".formatted(own));
    }
    return made;
  }

  private Value absolute(String name, Value value, String base) throws InvalidSchemaException {
    if (name.equals("$ref") && value instanceof StringValue(String reference)) {
      return new StringValue(resolve(base, reference));
    }
    if (LITERAL.contains(name)) {
      return value;
    }
    if (!OF_NAMES.contains(name) || !(value instanceof ObjectValue members)) {
      return absolute(value, base);
    }
    Map<Value, Value> entries = new LinkedHashMap<>();
    for (Value key : members.keys()) {
      entries.put(key, absolute(members.at(key), base));
    }
    return ObjectValue.of(entries);
  }

  private static String resolve(String base, String reference) {
    int fragment = base.indexOf('#');
    String bare = fragment < 0 ? base : base.substring(0, fragment);
    if (reference.isEmpty() || reference.equals("#")) {
      return bare;
    }
    if (reference.startsWith("#") || (bare.isEmpty() && reference.matches("/.*|[a-zA-Z]+:.*"))) {
      return bare + reference;
    }
    if (bare.isEmpty()) {
      return "/" + reference;
    }
    try {
      return new URI(bare).resolve(new URI(reference)).toString();
    } catch (URISyntaxException _) {
      return reference;
    }
  }

  /** Returns the schema that an absolute reference means. */
  Value find(String reference) throws InvalidSchemaException {
    Value whole = known.get(reference);
    if (whole != null) {
      return whole;
    }
    int hash = reference.indexOf('#');
    String document = hash < 0 ? reference : reference.substring(0, hash);
    Value base = known.get(document);
    if (base != null) {
      return at(base, hash < 0 ? "" : decoded(reference.substring(hash + 1)));
    }
    throw new InvalidSchemaException(
        document.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")
            ? "remote reference loading disabled: " + reference
            : "Reference %s must be canonical".formatted(reference));
  }

  private static String decoded(String fragment) {
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException _) {
      return fragment;
    }
  }

  /** Follows a pointer (RFC 6901); a fragment that is none means the whole document. */
  private static Value at(Value document, String pointer) throws InvalidSchemaException {
    Value at = document;
    if (pointer.startsWith("/")) {
      for (String token : pointer.substring(1).split("/", -1)) {
        at = step(at, token);
      }
    }
    return at;
  }

  private static Value step(Value at, String token) throws InvalidSchemaException {
    return switch (at) {
      case ObjectValue object -> {
        String key = token.replace("~1", "/").replace("~0", "~");
        Value value = object.get(key);
        if (value == null) {
          throw new InvalidSchemaException("Object has no key '%s'".formatted(key));
        }
        yield value;
      }
      case ArrayValue array -> element(array, token);
      default -> throw new InvalidSchemaException("Invalid token reference '%s'".formatted(token));
    };
  }

  private static Value element(ArrayValue array, String token) throws InvalidSchemaException {
    if (!token.matches("[+-]?[0-9]{1,9}")) {
      throw new InvalidSchemaException("Invalid array index '%s'".formatted(token));
    }
    int index = Integer.parseInt(token);
    if (index < 0 || index >= array.size()) {
      throw new InvalidSchemaException(
          "Out of bound array[0,%d] index '%d'".formatted(array.size(), index));
    }
    return array.get(index);
  }
}
