package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Distinguished names (RFC 5280, 4.1.2.4). */
final class Names {
  /** What may stand in a name several times, by the object identifier. */
  private static final Map<String, String> LISTS =
      Map.of(
          "2.5.4.6", "Country",
          "2.5.4.7", "Locality",
          "2.5.4.8", "Province",
          "2.5.4.9", "StreetAddress",
          "2.5.4.10", "Organization",
          "2.5.4.11", "OrganizationalUnit",
          "2.5.4.17", "PostalCode");

  private static final Map<String, String> SINGLES =
      Map.of("2.5.4.3", "CommonName", "2.5.4.5", "SerialNumber");

  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final Map<String, Value> fields = new LinkedHashMap<>();
  private final List<Value> all = new ArrayList<>();

  private Names() {
    LISTS.values().forEach(name -> lists.put(name, new ArrayList<>()));
    SINGLES.values().forEach(name -> fields.put(name, new StringValue("")));
    fields.put("ExtraNames", NullValue.NULL);
  }

  /** Returns the parts of a name. */
  static Value read(Der name) throws UnreadableException {
    Names names = new Names();
    for (Der set : name.as(Der.SEQUENCE).children()) {
      for (Der attribute : set.as(Der.SET).children()) {
        names.add(attribute);
      }
    }
    names.lists.forEach((field, values) -> names.fields.put(field, Fields.texts(values)));
    names.fields.put("Names", Fields.list(names.all));
    return ObjectValue.ofStrings(names.fields);
  }

  private void add(Der attribute) throws UnreadableException {
    List<Der> parts = attribute.sequence(2);
    String id = parts.get(0).dotted();
    String text =
        parts
            .get(1)
            .string()
            .orElseThrow(() -> new UnreadableException("x509: invalid RDNSequence"));
    all.add(
        ObjectValue.ofStrings(
            Map.of("Type", Fields.numbers(parts.get(0).id()), "Value", new StringValue(text))));
    String list = LISTS.get(id);
    String single = SINGLES.get(id);
    if (list != null) {
      lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(text);
    } else if (single != null) {
      fields.put(single, new StringValue(text));
    }
  }
}
