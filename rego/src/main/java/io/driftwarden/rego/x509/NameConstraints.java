package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which names an authority may certify (RFC 5280, 4.2.1.10). */
final class NameConstraints {
  private static final List<String> KINDS =
      List.of("DNSDomains", "EmailAddresses", "IPRanges", "URIDomains");

  static final Map<String, Value> NONE = none();

  private NameConstraints() {}

  private static Map<String, Value> none() {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String kind : KINDS) {
      fields.put("Permitted" + kind, NullValue.NULL);
      fields.put("Excluded" + kind, NullValue.NULL);
    }
    fields.put("PermittedDNSDomainsCritical", BooleanValue.FALSE);
    return Map.copyOf(fields);
  }

  static Map<String, Value> read(Der constraints, boolean isCritical) throws UnreadableException {
    Map<String, Value> fields = new LinkedHashMap<>(NONE);
    for (Der subtrees : constraints.as(Der.SEQUENCE).children()) {
      String word = subtrees.isContext(0) ? "Permitted" : "Excluded";
      for (Map.Entry<String, List<Value>> kind : byKind(subtrees).entrySet()) {
        fields.put(word + kind.getKey(), Fields.list(kind.getValue()));
      }
    }
    fields.put("PermittedDNSDomainsCritical", BooleanValue.of(isCritical));
    return fields;
  }

  private static Map<String, List<Value>> byKind(Der subtrees) throws UnreadableException {
    Map<String, List<Value>> byKind = new LinkedHashMap<>();
    for (Der subtree : subtrees.children()) {
      Der base = subtree.sequence(1).get(0);
      if (base.isContext(1)) {
        add(byKind, "EmailAddresses", new StringValue(base.ascii()));
      } else if (base.isContext(2)) {
        add(byKind, "DNSDomains", new StringValue(base.ascii()));
      } else if (base.isContext(6)) {
        add(byKind, "URIDomains", new StringValue(base.ascii()));
      } else if (base.isContext(7)) {
        add(byKind, "IPRanges", range(base.content()));
      }
    }
    return byKind;
  }

  private static void add(Map<String, List<Value>> byKind, String kind, Value value) {
    byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(value);
  }

  private static Value range(byte[] bytes) throws UnreadableException {
    int half = bytes.length / 2;
    try {
      InetAddress address = InetAddress.getByAddress(Arrays.copyOf(bytes, half));
      byte[] mask = Arrays.copyOfRange(bytes, half, bytes.length);
      return ObjectValue.ofStrings(
          Map.of("IP", new StringValue(Addresses.text(address)), "Mask", Fields.bytes(mask)));
    } catch (UnknownHostException _) {
      throw new UnreadableException(
          "x509: IP constraint contained value of length " + bytes.length);
    }
  }
}
