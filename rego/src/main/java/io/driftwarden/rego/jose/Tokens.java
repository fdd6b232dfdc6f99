package io.driftwarden.rego.jose;

import io.driftwarden.rego.builtin.Environment;
import io.driftwarden.rego.builtin.Operands;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.x509.UnreadableException;
import java.util.HexFormat;
import java.util.Optional;

/** Reading and verifying of tokens. */
final class Tokens {
  private static final Value UNVERIFIED =
      ArrayValue.of(BooleanValue.FALSE, ObjectValue.EMPTY, ObjectValue.EMPTY);

  private Tokens() {}

  /** Returns header, claims and signature, of the innermost token where some are nested. */
  static Value decode(String text) throws UnreadableException {
    Token token = Token.parse(text);
    ObjectValue header = token.decodedHeader();
    while (header.get("cty") instanceof StringValue(String type) && type.equals("JWT")) {
      token = Token.parse(unquoted(token.decodedPayload()));
      header = token.decodedHeader();
    }
    return ArrayValue.of(
        header,
        Token.object(token.decodedPayload(), ""),
        new StringValue(HexFormat.of().formatHex(token.decodedSignature())));
  }

  /** Some write a nested token as a JSON string. */
  private static String unquoted(String payload) {
    int from = 0;
    int to = payload.length();
    while (from < to && isQuote(payload.charAt(from))) {
      from++;
    }
    while (to > from && isQuote(payload.charAt(to - 1))) {
      to--;
    }
    return payload.substring(from, to);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /** Reports whether a token was signed with a secret. */
  static boolean verify(String text, Secret secret, Algorithm algorithm)
      throws UnreadableException {
    Token token = Token.parse(text);
    return algorithm.verifies(secret, token.signed(), token.decodedSignature());
  }

  /** Reports whether a token was signed by one of the keys that are given as text. */
  static boolean verify(String text, String keys, Algorithm algorithm) throws UnreadableException {
    Token token = Token.parse(text);
    KeySet known = KeySet.parse(keys);
    byte[] signature = token.decodedSignature();
    TokenHeader header = TokenHeader.parse(token.decodedHeader());
    return known.anyFits(
        header,
        key ->
            key.verifier(false)
                .filter(
                    verifier -> algorithm.verifiesWithAnySalt(verifier, token.signed(), signature))
                .isPresent());
  }

  /** Returns whether a token fulfils constraints, with its header and claims if it does. */
  static Value decodeAndVerify(Environment environment, Operands in) throws UnreadableException {
    Constraints constraints = Constraints.parse(in.object(1), environment.now());
    Token token = Token.parse(in.text(0));
    while (true) {
      ObjectValue decoded = token.decodedHeader();
      TokenHeader header = TokenHeader.parse(decoded);
      if (!header.isValid()
          || !constraints.allows(header)
          || !isSigned(token, header, constraints)) {
        return UNVERIFIED;
      }
      if (!header.isNested()) {
        ObjectValue claims = Token.object(token.decodedPayload(), "");
        return constraints.allow(claims)
            ? ArrayValue.of(BooleanValue.TRUE, decoded, claims)
            : UNVERIFIED;
      }
      token = Token.parse(token.decodedPayload());
    }
  }

  private static boolean isSigned(Token token, TokenHeader header, Constraints constraints)
      throws UnreadableException {
    byte[] signature = token.decodedSignature();
    Optional<Algorithm> algorithm = Algorithm.find(header.algorithm());
    return algorithm.isPresent()
        && constraints
            .keys()
            .anyFits(
                header,
                key ->
                    key.verifier(true)
                        .filter(verifier ->
                            algorithm.get().verifies(verifier, token.signed(), signature))
                        .isPresent());
  }
}
