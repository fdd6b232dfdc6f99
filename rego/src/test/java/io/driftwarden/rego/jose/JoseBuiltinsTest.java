package io.driftwarden.rego.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.driftwarden.rego.Terms;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoseBuiltinsTest {
  private static final String SECRET = "{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}";

  private static final Map<String, String> RSA = rsaKey();

  private static KeyPairGenerator generator(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm);
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }

  private static String signed(String claims) {
    return "io.jwt.encode_sign({\"alg\": \"HS256\"}, %s, %s)".formatted(claims, SECRET);
  }

  private static String accepted(String claims, String constraints) {
    return Terms.json("io.jwt.decode_verify(%s, %s)[0]".formatted(signed(claims), constraints));
  }

  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static Map<String, String> ecKey() throws GeneralSecurityException {
    KeyPairGenerator generator = generator("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return Map.of(
        "kty", "EC",
        "crv", "P-256",
        "x", base64(key.getW().getAffineX()),
        "y", base64(key.getW().getAffineY()),
        "d", base64(((ECPrivateKey) pair.getPrivate()).getS()));
  }

  private static Map<String, String> rsaKey() {
    KeyPairGenerator generator = generator("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return Map.of(
        "kty", "RSA",
        "n", base64(key.getModulus()),
        "e", base64(key.getPublicExponent()),
        "d", base64(((RSAPrivateKey) pair.getPrivate()).getPrivateExponent()));
  }

  private static Map<String, Object> input(Map<String, String> key) {
    Map<String, String> publicKey = new HashMap<>(key);
    publicKey.remove("d");
    return Map.of("private", key, "public", publicKey);
  }

  private static void assertSigns(String algorithm, Map<String, Object> input) {
    String term =
        "io.jwt.encode_sign({\"alg\": \"%s\"}, {\"a\": 1}, input.private)".formatted(algorithm);
    assertEquals(
        "[true,{\"alg\":\"%s\"},{\"a\":1}]".formatted(algorithm),
        Terms.json(
            "io.jwt.decode_verify(%s, {\"cert\": json.marshal(input.public)})".formatted(term),
            input));
    assertEquals(Terms.json(term, input), Terms.json(term, input), "a verdict can be replayed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
  void whatAnRsaKeySignsItVerifies(String algorithm) {
    assertSigns(algorithm, input(RSA));
  }

  @Test
  void whatAnEllipticKeySignsItVerifies() throws GeneralSecurityException {
    assertSigns("ES256", input(ecKey()));
  }

  @Test
  void signaturesOfDifferentTextsShareNothing() throws GeneralSecurityException {
    Map<String, Object> input = input(ecKey());
    String token = "io.jwt.encode_sign({\"alg\": \"ES256\"}, {\"a\": %d}, input.private)";
    String one = Terms.json("io.jwt.decode(%s)[2]".formatted(token.formatted(1)), input);
    String other = Terms.json("io.jwt.decode(%s)[2]".formatted(token.formatted(2)), input);
    assertNotEquals(one.substring(1, 65), other.substring(1, 65), "the same nonce betrays the key");
  }

  @Test
  void aTokenThatWasChangedIsRefused() {
    String changed = "concat(\".\", [a[0], base64url.encode_no_pad(\"{}\"), a[2]])";
    assertEquals(
        "[false]",
        Terms.json(
            "[v | a := split(%s, \".\"); v := io.jwt.verify_hs256(%s, \"secret\")]"
                .formatted(signed("{\"a\": 1}"), changed)));
  }

  @Test
  void aPublicKeyIsNoSecret() {
    assertEquals(
        "[false,{},{}]",
        Terms.json(
            "io.jwt.decode_verify(%s, {\"cert\": json.marshal(input.public)})"
                .formatted(signed("{}")),
            input(RSA)));
  }

  @Test
  void timeIsThatOfTheEvaluation() {
    String secret = "{\"secret\": \"secret\"}";
    assertEquals("true", accepted("{\"exp\": 1767323046}", secret));
    assertEquals("false", accepted("{\"exp\": 1767323045}", secret));
    assertEquals("true", accepted("{\"nbf\": 1767323045}", secret));
    assertEquals("false", accepted("{\"nbf\": 1767323046}", secret));
    assertEquals(
        "true",
        accepted("{\"exp\": 1001, \"nbf\": 999}", "{\"secret\": \"secret\", \"time\": 1000e9}"));
  }

  @Test
  void issuerAndAudienceMustBeThoseAskedFor() {
    String wanted = "{\"secret\": \"secret\", \"iss\": \"i\", \"aud\": \"a\"}";
    assertEquals("true", accepted("{\"iss\": \"i\", \"aud\": [\"b\", \"a\"]}", wanted));
    assertEquals("false", accepted("{\"iss\": \"j\", \"aud\": \"a\"}", wanted));
    assertEquals("false", accepted("{\"iss\": \"i\", \"aud\": \"b\"}", wanted));
    assertEquals("false", accepted("{\"aud\": \"a\"}", "{\"secret\": \"secret\"}"));
  }

  @Test
  void problemsSayWhatIsWrong() {
    assertEquals(
        "eval_builtin_error: io.jwt.decode_verify: unknown token validation constraint: hmm",
        Terms.problem("io.jwt.decode_verify(\"a.b.c\", {\"hmm\": 1})"));
    assertEquals(
        "eval_builtin_error: io.jwt.decode_verify: no key constraint",
        Terms.problem("io.jwt.decode_verify(\"a.b.c\", {})"));
    assertEquals(
        "eval_builtin_error: io.jwt.decode: JWT header had invalid encoding: illegal base64 data"
            + " at input byte 2",
        Terms.problem("io.jwt.decode(\"aa%a.b.c\")"));
  }

  private static String problemOfSigning(String algorithm, String key) {
    return Terms.problem(
        "io.jwt.encode_sign_raw(`{\"alg\": \"%s\"}`, `{}`, `%s`)".formatted(algorithm, key));
  }

  @Test
  void aKeyThatIsNoneIsAProblem() {
    String modulus = RSA.get("n");
    assertEquals(
        "eval_builtin_error: io.jwt.encode_sign_raw: the key can't sign",
        problemOfSigning(
            "RS256", "{\"kty\": \"RSA\", \"n\": \"" + modulus + "\", \"e\": \"AQAB\"}"));
    assertEquals(
        "eval_builtin_error: io.jwt.encode_sign_raw: failed to parse a JWK key (set): invalid EC"
            + " public key: the point is not on the curve",
        problemOfSigning(
            "ES256",
            "{\"kty\": \"EC\", \"crv\": \"P-256\", \"y\": \"AQ\", \"x\": \"" + modulus + "\"}"));
  }
}
