package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request for a certificate (PKCS #10, RFC 2986). */
final class CertificateRequest {
  private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

  private CertificateRequest() {}

  /** Returns what OPA shows of a request. */
  static Value read(byte[] der) throws UnreadableException {
    List<Der> parts = Der.only(der).sequence(3);
    List<Der> body = parts.get(0).sequence(3);
    List<Der> attributes = body.size() > 3 ? body.get(3).children() : List.of();
    Extensions extensions = Extensions.read(extensions(attributes));
    Map<String, Value> fields = new LinkedHashMap<>(extensions.names().fields());
    fields.put("Raw", Fields.bytes(der));
    fields.put("RawTBSCertificateRequest", Fields.bytes(parts.get(0).encoded()));
    fields.put("RawSubject", Fields.bytes(body.get(1).encoded()));
    fields.put("Version", NumberValue.of(body.get(0).integer()));
    fields.put("Signature", Fields.bytes(parts.get(2).bits()));
    fields.put(
        "SignatureAlgorithm", NumberValue.of(PublicKeyInfo.signatureAlgorithm(parts.get(1))));
    fields.put("Subject", Names.read(body.get(1)));
    fields.putAll(PublicKeyInfo.fields(body.get(2)));
    fields.put("Attributes", attributes(attributes));
    fields.put("Extensions", extensions.list());
    fields.put("ExtraExtensions", NullValue.NULL);
    return ObjectValue.ofStrings(fields);
  }

  private static List<Der> extensions(List<Der> attributes) throws UnreadableException {
    for (Der attribute : attributes) {
      List<Der> parts = attribute.sequence(2);
      if (parts.get(0).dotted().equals(EXTENSION_REQUEST)) {
        return parts.get(1).as(Der.SET).children().getFirst().children();
      }
    }
    return List.of();
  }

  /** Returns the attributes that are lists of lists of typed values; others are left out. */
  private static Value attributes(List<Der> attributes) {
    List<Value> shown = new ArrayList<>();
    for (Der attribute : attributes) {
      try {
        List<Der> parts = attribute.sequence(2);
        List<Value> lists = new ArrayList<>();
        for (Der list : parts.get(1).as(Der.SET).children()) {
          lists.add(typedValues(list));
        }
        shown.add(
            ObjectValue.ofStrings(
                Map.of("Type", Fields.numbers(parts.get(0).id()), "Value", ArrayValue.of(lists))));
      } catch (UnreadableException _) {
        // Of another shape.
      }
    }
    return Fields.list(shown);
  }

  private static Value typedValues(Der list) throws UnreadableException {
    List<Value> values = new ArrayList<>();
    for (Der pair : list.as(Der.SEQUENCE).children()) {
      List<Der> parts = pair.sequence(2);
      values.add(
          ObjectValue.ofStrings(
              Map.of("Type", Fields.numbers(parts.get(0).id()), "Value", value(parts.get(1)))));
    }
    return ArrayValue.of(values);
  }

  private static Value value(Der value) throws UnreadableException {
    if (value.is(Der.OCTET_STRING)) {
      return Fields.bytes(value.content());
    }
    return new StringValue(
        value
            .string()
            .orElseThrow(() -> new UnreadableException("asn1: structure error: unknown value")));
  }
}
