package io.driftwarden.rego.x509;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.rego.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class X509BuiltinsTest {
  private static String resource(String name) throws IOException {
    try (InputStream in = X509BuiltinsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), US_ASCII);
    }
  }

  private static String value(String term, String resource) throws IOException {
    return Terms.json(term, Map.of("text", resource(resource)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Subject.OrganizationalUnit    ; ["U1","U2"]
          DNSNames                      ; ["ex.com"]
          IPAddresses                   ; ["10.1.2.3","::1"]
          URIStrings                    ; ["https://u:p@a.b:80/p%20a?q=1"]
          URIs[0].Path                  ; "/p a"
          KeyUsage                      ; 33
          ExtKeyUsage                   ; [1]
          UnknownExtKeyUsage            ; [[1,2,3,4]]
          IsCA                          ; true
          MaxPathLen                    ; -1
          PermittedDNSDomains           ; [".ex.com"]
          ExcludedIPRanges              ; [{"IP":"10.0.0.0","Mask":"/wAAAA=="}]
          OCSPServer                    ; ["http://ocsp"]
          CRLDistributionPoints         ; ["http://crl"]
          NotAfter                      ; "2036-11-23T13:01:04Z"
          SignatureAlgorithm            ; 4
          PublicKey.E                   ; 65537
          EmailAddresses                ; ["x@y.z"]
          """)
  void aCertificateIsShownAsOpaShowsIt(String field, String expected) throws IOException {
    assertEquals(
        expected,
        value("crypto.x509.parse_certificates(input.text)[0]." + field, "many-extensions.pem"));
  }

  @Test
  void aRequestShowsWhatItAsksFor() throws IOException {
    assertEquals(
        "[\"csr\",[\"ex.com\"],10]",
        value(
            "[[r.Subject.CommonName, r.DNSNames, r.SignatureAlgorithm] | "
                + "r := crypto.x509.parse_certificate_request(input.text)][0]",
            "request.pem"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {"CurrentTime": 1800000000e9}                                          ; true
          {"CurrentTime": 1800000000e9, "DNSName": "a.ex.com"}                   ; true
          {"CurrentTime": 1800000000e9, "DNSName": "X.w.com"}                    ; true
          {"CurrentTime": 1800000000e9, "DNSName": "x.y.w.com"}                  ; false
          {"CurrentTime": 1800000000e9, "DNSName": "10.0.0.1"}                   ; true
          {"CurrentTime": 1800000000e9, "KeyUsages": ["KeyUsageClientAuth"]}     ; false
          {"CurrentTime": 1800000000e9, "KeyUsages": ["KeyUsageAny"]}            ; true
          {"CurrentTime": 2800000000e9}                                          ; false
          {}                                                                     ; false
          """)
  void aChainIsVerified(String options, String expected) throws IOException {
    assertEquals(
        expected,
        value(
            "crypto.x509.parse_and_verify_certificates_with_options(input.text, %s)[0]"
                .formatted(options),
            "chain.pem"));
  }

  @Test
  void aChainThatLacksALinkIsNotVerified() throws IOException {
    String text = resource("chain.pem");
    int second = text.indexOf("-----BEGIN", 1);
    String broken =
        text.substring(0, second) + text.substring(text.indexOf("-----BEGIN", second + 1));
    String term =
        "crypto.x509.parse_and_verify_certificates_with_options("
            + "input.text, {\"CurrentTime\": 1800000000e9})";
    assertEquals("[false,[]]", Terms.json(term, Map.of("text", broken)));
  }

  @ParameterizedTest
  @CsvSource({"EC, EC, P-256", "Ed25519, OKP, Ed25519"})
  void aPrivateKeyIsShownAsAWebKeyWithItsPublicHalf(String algorithm, String type, String curve)
      throws GeneralSecurityException, UnreadableException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("EC")) {
      generator.initialize(256);
    }
    KeyPair pair = generator.generateKeyPair();
    String pem = pem(pair.getPrivate().getEncoded());
    assertEquals(
        "[\"%s\",\"%s\"]".formatted(type, curve),
        Terms.json(
            "[[k.kty, k.crv] | k := crypto.x509.parse_rsa_private_key(input.text)][0]",
            Map.of("text", pem)));
    assertEquals(pair.getPublic(), PublicHalf.of(pair.getPrivate()));
  }

  private static String pem(byte[] key) {
    String body = Base64.getMimeEncoder().encodeToString(key);
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(body);
  }

  @Test
  void whatIsNoCertificateIsAProblem() {
    assertEquals(
        "eval_builtin_error: crypto.x509.parse_certificates: illegal base64 data at input byte 4",
        Terms.problem("crypto.x509.parse_certificates(\"abcd!\")"));
    assertTrue(
        Terms.problem("crypto.x509.parse_certificate_request(\"YmFk\")")
            .contains("asn1: structure error"));
  }

  @Test
  void brokenBytesAreAProblemAndNothingWorse() throws IOException, UnreadableException {
    byte[] whole = Pem.first(resource("many-extensions.pem")).orElseThrow().content();
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] broken = whole.clone();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      try {
        Certificate.read(broken);
      } catch (UnreadableException expected) {
        assertTrue(!expected.getMessage().isEmpty());
      }
    }
    assertThrows(UnreadableException.class, () -> Der.only(new byte[] {0x30, (byte) 0x84}));
  }
}
