package io.driftwarden.rego.x509;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.BuiltinException;
import io.driftwarden.rego.builtin.BuiltinFamily;
import io.driftwarden.rego.builtin.Environment;
import io.driftwarden.rego.builtin.Operands;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.Value;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The builtins of {@code crypto} that read certificates and keys. */
public final class X509Builtins implements BuiltinFamily {
  private static final Value UNVERIFIED = ArrayValue.of(BooleanValue.FALSE, ArrayValue.EMPTY);

  /** What a builtin does where it may meet something unreadable. */
  private interface Reading {
    Value call(Environment environment, Operands in) throws UnreadableException;
  }

  @Override
  public Map<String, Builtin.Function> functions() {
    return Map.of(
        "crypto.x509.parse_certificates", reading((_, in) -> certificates(in.text(0))),
        "crypto.x509.parse_and_verify_certificates", reading(X509Builtins::verify),
        "crypto.x509.parse_and_verify_certificates_with_options",
            reading(X509Builtins::verifyWithOptions),
        "crypto.x509.parse_certificate_request", reading((_, in) -> request(in.text(0))),
        "crypto.x509.parse_keypair", reading((_, in) -> KeyPairs.read(in.text(0), in.text(1))),
        "crypto.x509.parse_rsa_private_key", reading((_, in) -> jwk(in.text(0))),
        "crypto.parse_private_keys", reading((_, in) -> privateKeys(in.text(0))));
  }

  private static Builtin.Function reading(Reading reading) {
    return (environment, in) -> call(reading, environment, in);
  }

  private static Value call(Reading reading, Environment environment, Operands in)
      throws BuiltinException {
    try {
      return reading.call(environment, in);
    } catch (UnreadableException problem) {
      throw in.wrong(problem.getMessage());
    }
  }

  private static Value certificates(String text) throws UnreadableException {
    return ArrayValue.of(
        Certificates.read(text).stream().map(Certificate::fieldsWithUris).toList());
  }

  private static Value verify(Environment environment, Operands in) {
    return verified(in.text(0), VerifyOptions.at(environment.now()), Certificate::fieldsWithUris);
  }

  private static Value verifyWithOptions(Environment environment, Operands in)
      throws UnreadableException {
    VerifyOptions options = VerifyOptions.read(in.object(1), environment.now());
    return verified(in.text(0), options, Certificate::fields);
  }

  private static Value verified(
      String text, VerifyOptions options, Function<Certificate, Value> fields) {
    try {
      Optional<List<Certificate>> chain = Chain.find(Certificates.read(text), options);
      return chain.isEmpty()
          ? UNVERIFIED
          : ArrayValue.of(
              BooleanValue.TRUE, ArrayValue.of(chain.get().stream().map(fields).toList()));
    } catch (UnreadableException _) {
      return UNVERIFIED;
    }
  }

  private static Value request(String text) throws UnreadableException {
    String pem = text;
    if (!text.startsWith("-----BEGIN CERTIFICATE REQUEST-----")) {
      byte[] bytes = Base64Text.decode(text);
      pem = new String(bytes, UTF_8);
      if (Pem.first(pem).isEmpty()) {
        return CertificateRequest.read(bytes);
      }
    }
    Pem block =
        Pem.first(pem).orElseThrow(() -> new UnreadableException("asn1: structure error: no PEM"));
    if (!block.type().equals("CERTIFICATE REQUEST")) {
      throw new UnreadableException("invalid PEM-encoded certificate signing request");
    }
    return CertificateRequest.read(block.content());
  }

  private static Value jwk(String text) throws UnreadableException {
    if (text.isEmpty()) {
      throw new UnreadableException("input PEM data was empty");
    }
    String pem = Pem.begins(text) ? text : new String(Base64Text.decode(text), UTF_8);
    List<PrivateKey> keys = PrivateKeys.read(pem);
    return keys.isEmpty() ? NullValue.NULL : PrivateKeyFields.jwk(keys.getFirst());
  }

  private static Value privateKeys(String text) throws UnreadableException {
    if (text.isEmpty()) {
      return NullValue.NULL;
    }
    List<Value> shown = new ArrayList<>();
    for (PrivateKey key : PrivateKeys.read(text)) {
      shown.add(PrivateKeyFields.of(key));
    }
    return ArrayValue.of(shown);
  }
}
