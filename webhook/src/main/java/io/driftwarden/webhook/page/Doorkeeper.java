package io.driftwarden.webhook.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows who has shown the token. A session is signed with the token rather than kept, so that it
 * holds on every replica and after a restart, and ends where the token changes.
 */
final class Doorkeeper {
  static final Duration LASTS = Duration.ofHours(12);
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] token;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Doorkeeper(String token, Clock clock) {
    this.token = token.getBytes(UTF_8);
    this.clock = clock;
  }

  /** Returns a new session for whoever shows the token. */
  Optional<String> admit(String shown) {
    // Both are signed first, so that the time tells nothing, not even a length.
    return MessageDigest.isEqual(sign("token", shown), sign("token", new String(token, UTF_8)))
        ? Optional.of(session())
        : Optional.empty();
  }

  private String session() {
    byte[] nonce = new byte[12];
    random.nextBytes(nonce);
    String claim =
        clock.instant().plus(LASTS).getEpochSecond() + "." + HexFormat.of().formatHex(nonce);
    return claim + "." + hex("session", claim);
  }

  /** Reports whether a session was given by us and has not ended. */
  boolean knows(String session) {
    int dot = session.lastIndexOf('.');
    String claim = dot < 0 ? "" : session.substring(0, dot);
    return isSame(session.substring(dot + 1), hex("session", claim)) && ends(claim);
  }

  private boolean ends(String claim) {
    long end = Long.parseLong(claim.substring(0, claim.indexOf('.')));
    return clock.instant().getEpochSecond() < end;
  }

  /** Returns what a form of the session must show: no other site can know it. */
  String proof(String session) {
    return hex("proof", session);
  }

  boolean isProof(String session, String shown) {
    return isSame(shown, proof(session));
  }

  private static boolean isSame(String shown, String right) {
    return MessageDigest.isEqual(shown.getBytes(UTF_8), right.getBytes(UTF_8));
  }

  private String hex(String purpose, String text) {
    return HexFormat.of().formatHex(sign(purpose, text));
  }

  private byte[] sign(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token, ALGORITHM));
      return mac.doFinal((purpose + ":" + text).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
