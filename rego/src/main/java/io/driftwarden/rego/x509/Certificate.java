package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A certificate (RFC 5280).
 *
 * @param checked the JDK's, which verifies
 * @param fields what OPA shows of it
 */
record Certificate(X509Certificate checked, ObjectValue fields, Extensions extensions) {
  private static final int EXTENSIONS = 3;
  private static final int CERTIFICATE_SIGN = 5;

  static Certificate read(byte[] der) throws UnreadableException {
    X509Certificate checked = Keys.certificate(der);
    List<Der> parts = Der.only(der).sequence(3);
    List<Der> body = parts.get(0).children();
    int first = body.getFirst().isContext(0) ? 1 : 0;
    Extensions extensions = Extensions.read(extensions(body));
    Map<String, Value> fields = new LinkedHashMap<>(extensions.fields());
    fields.put("Raw", Fields.bytes(der));
    fields.put("RawTBSCertificate", Fields.bytes(parts.get(0).encoded()));
    fields.put("RawIssuer", Fields.bytes(body.get(first + 2).encoded()));
    fields.put("RawSubject", Fields.bytes(body.get(first + 4).encoded()));
    fields.put("Signature", Fields.bytes(parts.get(2).bits()));
    fields.put(
        "SignatureAlgorithm", NumberValue.of(PublicKeyInfo.signatureAlgorithm(parts.get(1))));
    fields.put("Version", NumberValue.of(checked.getVersion()));
    fields.put("SerialNumber", NumberValue.of(body.get(first).integer()));
    fields.put("Issuer", Names.read(body.get(first + 2)));
    fields.put("NotBefore", time(checked.getNotBefore().toInstant()));
    fields.put("NotAfter", time(checked.getNotAfter().toInstant()));
    fields.put("Subject", Names.read(body.get(first + 4)));
    fields.putAll(PublicKeyInfo.fields(body.get(first + 5)));
    return new Certificate(checked, ObjectValue.ofStrings(fields), extensions);
  }

  private static List<Der> extensions(List<Der> body) throws UnreadableException {
    Der last = body.getLast();
    return last.isContext(EXTENSIONS)
        ? last.children().getFirst().as(Der.SEQUENCE).children()
        : List.of();
  }

  private static Value time(Instant instant) {
    return new StringValue(instant.toString());
  }

  int signatureAlgorithm() {
    return fields.get("SignatureAlgorithm") instanceof NumberValue number
        ? number.value().intValue()
        : 0;
  }

  /** Reports whether the key may sign certificates (RFC 5280, 4.2.1.3 and 4.2.1.9). */
  boolean maySign() {
    boolean[] usage = checked.getKeyUsage();
    boolean hasConstraints = BooleanValue.TRUE.equals(fields.get("BasicConstraintsValid"));
    return (usage == null || usage[CERTIFICATE_SIGN])
        && (hasConstraints
            ? BooleanValue.TRUE.equals(fields.get("IsCA"))
            : checked.getVersion() < 3);
  }

  /** Returns the fields, with the URIs as texts beside them. */
  Value fieldsWithUris() {
    return fields.with(new StringValue("URIStrings"), extensions.names().uriTexts());
  }
}
