package io.driftwarden.rego.x509;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.Value;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a chain of certificates with the private key of the first. */
final class KeyPairs {
  private KeyPairs() {}

  /** Returns what OPA shows of a pair, given as PEM, or as PEM or DER in base 64. */
  static Value read(String certificates, String key) throws UnreadableException {
    List<byte[]> chain = new ArrayList<>();
    Optional<Pem> block = Pem.first(pem(certificates, "CERTIFICATE"));
    while (block.isPresent()) {
      if (block.get().type().equals("CERTIFICATE")) {
        chain.add(block.get().content());
      }
      block = Pem.first(block.get().rest());
    }
    if (chain.isEmpty()) {
      throw new UnreadableException("tls: failed to find any PEM data in certificate input");
    }
    Certificate leaf = Certificate.read(chain.getFirst());
    return fields(chain, leaf, privateKey(pem(key, "PRIVATE KEY"), leaf));
  }

  private static String pem(String text, String type) throws UnreadableException {
    if (Pem.begins(text)) {
      return text;
    }
    byte[] bytes = Base64Text.decode(text);
    String inner = new String(bytes, ISO_8859_1);
    return Pem.begins(inner)
        ? inner
        : "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(type, Base64.getEncoder().encodeToString(bytes), type);
  }

  private static PrivateKey privateKey(String text, Certificate leaf) throws UnreadableException {
    Optional<Pem> block = Pem.first(text);
    while (block.isPresent() && !block.get().type().endsWith("PRIVATE KEY")) {
      block = Pem.first(block.get().rest());
    }
    PrivateKey key =
        PrivateKeys.any(
            block
                .orElseThrow(
                    () -> new UnreadableException("tls: failed to find any PEM data in key input"))
                .content());
    PublicKey wanted = leaf.checked().getPublicKey();
    PublicKey own = PublicHalf.of(key);
    if (!own.getAlgorithm().equals(wanted.getAlgorithm())) {
      throw new UnreadableException("tls: private key type does not match public key type");
    }
    if (!own.equals(wanted)) {
      throw new UnreadableException("tls: private key does not match public key");
    }
    return key;
  }

  private static Value fields(List<byte[]> chain, Certificate leaf, PrivateKey key)
      throws UnreadableException {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("Certificate", ArrayValue.of(chain.stream().map(Fields::bytes).toList()));
    fields.put("PrivateKey", PrivateKeyFields.of(key));
    fields.put("SupportedSignatureAlgorithms", NullValue.NULL);
    fields.put("OCSPStaple", NullValue.NULL);
    fields.put("SignedCertificateTimestamps", NullValue.NULL);
    fields.put("Leaf", leaf.fields());
    return ObjectValue.ofStrings(fields);
  }
}
