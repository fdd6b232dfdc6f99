package io.driftwarden.rego.jose;

import java.security.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that may have signed a token.
 *
 * @param publicKey the public half, or the secret of a symmetric key
 * @param privateKey the private half, null where it is not known
 * @param algorithm the only algorithm that it is for, empty for any
 * @param id what tokens call it by, empty for nothing
 */
record VerificationKey(
    @Nullable Key publicKey, @Nullable Key privateKey, String algorithm, String id) {

  static VerificationKey of(Key publicKey) {
    return new VerificationKey(publicKey, null, "", "");
  }

  /** Returns the key that verifies where a private one was given only if it may. */
  Optional<Key> verifier(boolean mayBePrivate) {
    return privateKey != null && !mayBePrivate ? Optional.empty() : Optional.ofNullable(publicKey);
  }

  /** Returns the key that signs. */
  Optional<Key> signer() {
    return Optional.ofNullable(publicKey instanceof Secret ? publicKey : privateKey);
  }
}
