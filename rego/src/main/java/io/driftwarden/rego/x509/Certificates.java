package io.driftwarden.rego.x509;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads certificates from text: PEM, or PEM or DER as base 64. */
final class Certificates {
  private Certificates() {}

  static List<Certificate> read(String text) throws UnreadableException {
    if (Pem.begins(text)) {
      return parse(fromPem(text));
    }
    byte[] bytes = Base64Text.decode(text);
    String inner = new String(bytes, UTF_8);
    return parse(Pem.begins(inner) ? fromPem(inner) : bytes);
  }

  private static byte[] fromPem(String text) throws UnreadableException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Optional<Pem> block = Pem.first(text);
    while (block.isPresent()) {
      if (!block.get().type().equals("CERTIFICATE")) {
        throw new UnreadableException(
            "PEM block type is '%s', expected CERTIFICATE".formatted(block.get().type()));
      }
      all.writeBytes(block.get().content());
      block = Pem.first(block.get().rest());
    }
    return all.toByteArray();
  }

  private static List<Certificate> parse(byte[] ders) throws UnreadableException {
    List<Certificate> certificates = new ArrayList<>();
    for (Der der : elements(ders)) {
      certificates.add(Certificate.read(der.encoded()));
    }
    return certificates;
  }

  private static List<Der> elements(byte[] ders) throws UnreadableException {
    try {
      return Der.all(ders);
    } catch (UnreadableException _) {
      throw new UnreadableException("x509: malformed certificate");
    }
  }
}
