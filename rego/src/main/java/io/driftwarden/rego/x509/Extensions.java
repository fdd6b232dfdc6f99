package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a certificate says beyond its first version (RFC 5280, 4.2). */
final class Extensions {
  private final Map<String, Value> fields = defaults();
  private final List<Value> all = new ArrayList<>();
  private final List<Value> unhandled = new ArrayList<>();
  private AlternativeNames names = AlternativeNames.NONE;

  private static Map<String, Value> defaults() {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String list :
        List.of(
            "CRLDistributionPoints",
            "ExtKeyUsage",
            "ExtraExtensions",
            "IssuingCertificateURL",
            "OCSPServer",
            "Policies",
            "PolicyIdentifiers",
            "PolicyMappings",
            "UnknownExtKeyUsage",
            "AuthorityKeyId",
            "SubjectKeyId")) {
      fields.put(list, NullValue.NULL);
    }
    for (String number :
        List.of("InhibitAnyPolicy", "InhibitPolicyMapping", "RequireExplicitPolicy")) {
      putLimit(fields, number, 0, false);
    }
    fields.put("KeyUsage", NumberValue.of(0));
    fields.put("BasicConstraintsValid", BooleanValue.FALSE);
    fields.put("IsCA", BooleanValue.FALSE);
    putLimit(fields, "MaxPathLen", 0, false);
    fields.putAll(NameConstraints.NONE);
    return fields;
  }

  private static void putLimit(Map<String, Value> fields, String name, int value, boolean isGiven) {
    fields.put(name, NumberValue.of(value));
    fields.put(name + "Zero", BooleanValue.of(isGiven && value == 0));
  }

  /** Reads the extensions of a certificate or of a request for one. */
  static Extensions read(List<Der> extensions) throws UnreadableException {
    Extensions read = new Extensions();
    for (Der extension : extensions) {
      read.add(extension.sequence(2));
    }
    return read;
  }

  private void add(List<Der> parts) throws UnreadableException {
    boolean isCritical = parts.size() > 2 && parts.get(1).isTrue();
    byte[] content = parts.getLast().as(Der.OCTET_STRING).content();
    all.add(
        ObjectValue.ofStrings(
            Map.of(
                "Id", Fields.numbers(parts.get(0).id()),
                "Critical", BooleanValue.of(isCritical),
                "Value", Fields.bytes(content))));
    if (!handle(parts.get(0).dotted(), content, isCritical) && isCritical) {
      unhandled.add(Fields.numbers(parts.get(0).id()));
    }
  }

  /** Reads an extension that we know, and reports whether it is one. */
  private boolean handle(String id, byte[] content, boolean isCritical) throws UnreadableException {
    switch (id) {
      case "2.5.29.14" ->
          fields.put(
              "SubjectKeyId", Fields.bytes(Der.only(content).as(Der.OCTET_STRING).content()));
      case "2.5.29.15" -> fields.put("KeyUsage", NumberValue.of(usage(Der.only(content).bits())));
      case "2.5.29.17" -> names = AlternativeNames.read(Der.only(content));
      case "2.5.29.19" -> basicConstraints(Der.only(content).as(Der.SEQUENCE).children());
      case "2.5.29.30" -> fields.putAll(NameConstraints.read(Der.only(content), isCritical));
      case "2.5.29.31" -> revocationLists(Der.only(content));
      case "2.5.29.32" -> policies(Der.only(content));
      case "2.5.29.33" -> policyMappings(Der.only(content));
      case "2.5.29.35" -> authorityKey(Der.only(content));
      case "2.5.29.36" -> policyConstraints(Der.only(content));
      case "2.5.29.37" -> purposes(Der.only(content));
      case "2.5.29.54" ->
          putLimit(fields, "InhibitAnyPolicy", Der.only(content).smallInteger(), true);
      case "1.3.6.1.5.5.7.1.1" -> access(Der.only(content));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static int usage(byte[] bits) {
    int usage = 0;
    for (int i = 0; i < 9 && i / 8 < bits.length; i++) {
      if ((bits[i / 8] & (0x80 >> (i % 8))) != 0) {
        usage |= 1 << i;
      }
    }
    return usage;
  }

  private void basicConstraints(List<Der> parts) throws UnreadableException {
    boolean isAuthority = !parts.isEmpty() && parts.get(0).is(Der.BOOLEAN) && parts.get(0).isTrue();
    boolean hasLength = !parts.isEmpty() && parts.getLast().is(Der.INTEGER);
    fields.put("BasicConstraintsValid", BooleanValue.TRUE);
    fields.put("IsCA", BooleanValue.of(isAuthority));
    putLimit(fields, "MaxPathLen", hasLength ? parts.getLast().smallInteger() : -1, true);
  }

  private void revocationLists(Der points) throws UnreadableException {
    List<String> urls = new ArrayList<>();
    for (Der point : points.as(Der.SEQUENCE).children()) {
      for (Der part : point.as(Der.SEQUENCE).children()) {
        if (part.isContext(0)) {
          addUrls(part.children().getFirst(), urls);
        }
      }
    }
    fields.put("CRLDistributionPoints", Fields.texts(urls));
  }

  private static void addUrls(Der name, List<String> urls) throws UnreadableException {
    if (name.isContext(0)) {
      for (Der each : name.children()) {
        if (each.isContext(6)) {
          urls.add(each.ascii());
        }
      }
    }
  }

  private void policies(Der policies) throws UnreadableException {
    List<String> texts = new ArrayList<>();
    List<Value> ids = new ArrayList<>();
    for (Der policy : policies.as(Der.SEQUENCE).children()) {
      Der id = policy.sequence(1).get(0);
      texts.add(id.dotted());
      ids.add(Fields.numbers(id.id()));
    }
    fields.put("Policies", Fields.texts(texts));
    fields.put("PolicyIdentifiers", Fields.list(ids));
  }

  private void policyMappings(Der mappings) throws UnreadableException {
    List<Value> pairs = new ArrayList<>();
    for (Der mapping : mappings.as(Der.SEQUENCE).children()) {
      List<Der> ids = mapping.sequence(2);
      pairs.add(
          ObjectValue.ofStrings(
              Map.of(
                  "IssuerDomainPolicy", new StringValue(ids.get(0).dotted()),
                  "SubjectDomainPolicy", new StringValue(ids.get(1).dotted()))));
    }
    fields.put("PolicyMappings", Fields.list(pairs));
  }

  private void policyConstraints(Der constraints) throws UnreadableException {
    for (Der part : constraints.as(Der.SEQUENCE).children()) {
      int value = new BigInteger(part.content()).intValue();
      putLimit(
          fields,
          part.isContext(0) ? "RequireExplicitPolicy" : "InhibitPolicyMapping",
          value,
          true);
    }
  }

  private void authorityKey(Der key) throws UnreadableException {
    for (Der part : key.as(Der.SEQUENCE).children()) {
      if (part.isContext(0)) {
        fields.put("AuthorityKeyId", Fields.bytes(part.content()));
      }
    }
  }

  private void purposes(Der purposes) throws UnreadableException {
    List<Value> known = new ArrayList<>();
    List<Value> unknown = new ArrayList<>();
    for (Der purpose : purposes.as(Der.SEQUENCE).children()) {
      int number = KeyUsages.byId(purpose.dotted());
      if (number < 0) {
        unknown.add(Fields.numbers(purpose.id()));
      } else {
        known.add(NumberValue.of(number));
      }
    }
    fields.put("ExtKeyUsage", Fields.list(known));
    fields.put("UnknownExtKeyUsage", Fields.list(unknown));
  }

  private void access(Der descriptions) throws UnreadableException {
    List<String> servers = new ArrayList<>();
    List<String> issuers = new ArrayList<>();
    for (Der description : descriptions.as(Der.SEQUENCE).children()) {
      List<Der> parts = description.sequence(2);
      if (parts.get(1).isContext(6)) {
        switch (parts.get(0).dotted()) {
          case "1.3.6.1.5.5.7.48.1" -> servers.add(parts.get(1).ascii());
          case "1.3.6.1.5.5.7.48.2" -> issuers.add(parts.get(1).ascii());
          default -> {}
        }
      }
    }
    fields.put("OCSPServer", Fields.texts(servers));
    fields.put("IssuingCertificateURL", Fields.texts(issuers));
  }

  Map<String, Value> fields() {
    fields.put("Extensions", Fields.list(all));
    fields.put("UnhandledCriticalExtensions", Fields.list(unhandled));
    fields.putAll(names.fields());
    return fields;
  }

  Value list() {
    return Fields.list(all);
  }

  AlternativeNames names() {
    return names;
  }

  boolean hasUnhandled() {
    return !unhandled.isEmpty();
  }

  /** Reports whether the key may be used for a purpose: for all where none is named. */
  boolean isFor(int purpose) {
    Value named = fields.getOrDefault("ExtKeyUsage", NullValue.NULL);
    boolean hasUnknown = fields.get("UnknownExtKeyUsage") instanceof ArrayValue;
    return named instanceof ArrayValue list
        ? list.elements().contains(NumberValue.of(KeyUsages.ANY))
            || list.elements().contains(NumberValue.of(purpose))
        : !hasUnknown;
  }
}
