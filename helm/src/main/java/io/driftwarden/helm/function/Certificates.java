package io.driftwarden.helm.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Map;

/** Sprig's {@code buildCustomCert}, which takes a certificate and a key as they are. */
final class Certificates {
  private Certificates() {}

  static void declare(Functions functions) {
    functions.strict("buildCustomCert", "string string", Certificates::custom);
  }

  private static Datum custom(Arguments a) {
    String certificate = decoded(a.text(0), "unable to decode base64 certificate");
    String key = decoded(a.text(1), "unable to decode base64 private key");
    if (!certificate.contains("-----BEGIN ")) {
      throw new BadArgument("unable to decode certificate");
    }
    try {
      CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(certificate.getBytes(UTF_8)));
    } catch (CertificateException e) {
      throw new BadArgument("error parsing certificate: decodedCert.Bytes: " + e.getMessage());
    }
    if (!key.contains("PRIVATE KEY-----")) {
      throw new BadArgument("error parsing private key: no PEM data in input");
    }
    return new Datum.Native(
        "sprig.certificate",
        Map.of("Cert", Datum.of(certificate), "Key", Datum.of(key)),
        Map.of(),
        Datum.Dict::new);
  }

  private static String decoded(String text, String otherwise) {
    try {
      return new String(Encodings.decoded(text), UTF_8);
    } catch (BadArgument e) {
      throw new BadArgument(otherwise);
    }
  }
}
