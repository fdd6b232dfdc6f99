package io.driftwarden.helm.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import io.driftwarden.helm.format.JsonWriter;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Walk;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value as the library looks at it. What is not known looks like null; {@link ValuesCheck} leaves
 * out what is said of it.
 *
 * @param walk counts how often anything is looked at: a schema that refers to itself twice in each
 *     level would never be done
 */
record DatumNode(Datum datum, String pointer, Walk walk) implements JsonNode {
  @Override
  public String getJsonPointer() {
    walk.step(0);
    return pointer;
  }

  @Override
  public SimpleType getNodeType() {
    walk.step(0);
    return switch (datum) {
      case Datum.Nil _, Datum.Unknown _, Datum.Native _ -> SimpleType.NULL;
      case Datum.Truth _ -> SimpleType.BOOLEAN;
      case Datum.Whole _ -> SimpleType.INTEGER;
      case Datum.Fraction(double value) when value == Math.rint(value) -> SimpleType.INTEGER;
      case Datum.Fraction _ -> SimpleType.NUMBER;
      case Datum.Text _ -> SimpleType.STRING;
      case Datum.Items _ -> SimpleType.ARRAY;
      case Datum.Dict _ -> SimpleType.OBJECT;
    };
  }

  @Override
  public boolean asBoolean() {
    return datum.equals(Datum.TRUE);
  }

  @Override
  public String asString() {
    return datum instanceof Datum.Text text ? text.value() : JsonWriter.raw(datum);
  }

  @Override
  public BigInteger asInteger() {
    return asNumber().toBigInteger();
  }

  @Override
  public BigDecimal asNumber() {
    return switch (datum) {
      case Datum.Whole whole -> BigDecimal.valueOf(whole.value());
      case Datum.Fraction(double value) when Double.isFinite(value) -> new BigDecimal(value);
      case Datum.Fraction _,
          Datum.Nil _,
          Datum.Unknown _,
          Datum.Native _,
          Datum.Truth _,
          Datum.Text _,
          Datum.Items _,
          Datum.Dict _ ->
          throw new BadArgument("A number was expected at " + pointer + ".");
    };
  }

  @Override
  public List<JsonNode> asArray() {
    List<JsonNode> items = new ArrayList<>();
    if (datum instanceof Datum.Items list) {
      list.items().forEach(item -> items.add(below(String.valueOf(items.size()), item)));
    }
    return items;
  }

  @Override
  public Map<String, JsonNode> asObject() {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    if (datum instanceof Datum.Dict dict) {
      dict.entries().forEach((key, value) -> fields.put(key, below(key, value)));
    }
    return fields;
  }

  private DatumNode below(String step, Datum value) {
    walk.step(0);
    return new DatumNode(value, pointer + "/" + JsonNode.encodeJsonPointer(step), walk);
  }
}
