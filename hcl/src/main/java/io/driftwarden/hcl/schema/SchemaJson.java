package io.driftwarden.hcl.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text of a table, made from what {@code terraform providers schema -json} says of a provider.
 * The same JSON makes the same text.
 *
 * <p>That command tells neither defaults nor which blocks are computed. Where they are known from
 * elsewhere, an attribute may have a {@code default} that is a text of JSON, and a block may be
 * {@code computed}.
 */
public final class SchemaJson {
  private final Map<String, Integer> blocks = new LinkedHashMap<>();

  private SchemaJson() {}

  /**
   * Returns the text of a provider's table.
   *
   * @param schemas the value under the provider's address in {@code provider_schemas}, as plain
   *     data
   * @throws IllegalArgumentException if it is not what Terraform prints
   */
  public static String table(Provider provider, Map<?, ?> schemas) {
    SchemaJson writer = new SchemaJson();
    StringBuilder types = new StringBuilder();
    writer.types(types, "resource ", mapping(schemas.get("resource_schemas")));
    writer.types(types, "data ", mapping(schemas.get("data_source_schemas")));
    writer.type(types, ProviderTable.SETTINGS, mapping(schemas.get("provider")));
    StringBuilder text = new StringBuilder(ProviderTable.FORM).append('\n');
    text.append(ProviderTable.PROVIDER).append(provider.address()).append(' ');
    text.append(provider.version()).append('\n');
    writer
        .blocks
        .keySet()
        .forEach(block -> text.append(ProviderTable.BLOCK).append(block).append('\n'));
    return text.append(types).toString();
  }

  private void types(StringBuilder text, String kind, Map<?, ?> types) {
    sorted(types).forEach((type, schema) -> type(text, kind + type, mapping(schema)));
  }

  private void type(StringBuilder text, String key, Map<?, ?> schema) {
    long version = number(schema.get("version"));
    int block = block(mapping(schema.get("block")), "block_types");
    text.append(key).append(' ').append(version).append(' ').append(block).append('\n');
  }

  /** Inner blocks are numbered before outer ones, so that tables have no circles. */
  private int block(Map<?, ?> block, String inside) {
    StringJoiner parts = new StringJoiner("\t");
    sorted(mapping(block.get("attributes")))
        .forEach((name, attribute) -> parts.add(name + ":" + attribute(mapping(attribute))));
    sorted(mapping(block.get(inside)))
        .forEach((name, inner) -> {
          Map<?, ?> nested = mapping(inner);
          parts.add(
              name + "{" + nested(nested, block(mapping(nested.get("block")), "block_types")));
        });
    String text = parts.toString();
    Integer known = blocks.putIfAbsent(text, blocks.size());
    return known == null ? blocks.size() - 1 : known;
  }

  private String attribute(Map<?, ?> attribute) {
    String flags = flags(attribute) + ":";
    Object nested = attribute.get("nested_type");
    if (nested != null) {
      return flags + "@" + nested(mapping(nested), block(mapping(nested), "none"));
    }
    Object otherwise = attribute.get("default");
    return flags + type(attribute.get("type")) + (otherwise == null ? "" : "=" + otherwise);
  }

  private static String flags(Map<?, ?> attribute) {
    StringBuilder letters = new StringBuilder();
    for (Attribute.Flag flag : Attribute.Flag.values()) {
      if (Boolean.TRUE.equals(attribute.get(flag.name().toLowerCase(Locale.ROOT)))) {
        letters.append(flag.letter());
      }
    }
    return letters.toString();
  }

  private static String nested(Map<?, ?> nested, int block) {
    String computed = Boolean.TRUE.equals(nested.get("computed")) ? " c" : "";
    return "%s %d %d %d%s"
        .formatted(
            nested.get("nesting_mode"),
            number(nested.get("min_items")),
            number(nested.get("max_items")),
            block,
            computed);
  }

  private static String type(@Nullable Object type) {
    return switch (type) {
      case String name ->
          switch (name) {
            case "string" -> "s";
            case "number" -> "n";
            case "bool" -> "b";
            case "dynamic" -> "*";
            default -> throw new IllegalArgumentException("no type: " + name);
          };
      case List<?> of when of.size() == 2 ->
          switch (String.valueOf(of.getFirst())) {
            case "list" -> "L" + type(of.getLast());
            case "set" -> "S" + type(of.getLast());
            case "map" -> "M" + type(of.getLast());
            case "object" -> object(mapping(of.getLast()));
            case "tuple" -> tuple((List<?>) of.getLast());
            default -> throw new IllegalArgumentException("no type: " + of);
          };
      case null, default -> throw new IllegalArgumentException("no type: " + type);
    };
  }

  private static String object(Map<?, ?> fields) {
    StringJoiner text = new StringJoiner(",", "{", "}");
    sorted(fields).forEach((name, type) -> text.add(name + ":" + type(type)));
    return text.toString();
  }

  private static String tuple(List<?> items) {
    StringJoiner text = new StringJoiner("", "[", "]");
    items.forEach(item -> text.add(type(item)));
    return text.toString();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static Map<?, ?> mapping(@Nullable Object value) {
    return switch (value) {
      case null -> Map.of();
      case Map<?, ?> map -> map;
      default -> throw new IllegalArgumentException("no object: " + value);
    };
  }

  private static Map<String, Object> sorted(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted;
  }
}
