package io.driftwarden.rego.x509;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads private keys from PEM, which may be base 64 once more. */
final class PrivateKeys {
  private static final byte[] RSA_ALGORITHM = {
    0x30,
    0x0D,
    0x06,
    0x09,
    0x2A,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xF7,
    0x0D,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };
  private static final byte[] EC_ALGORITHM = {
    0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01
  };
  private static final byte[] VERSION = {0x02, 0x01, 0x00};

  private PrivateKeys() {}

  /** Returns all keys of a text, none where it holds no block of PEM. */
  static List<PrivateKey> read(String text) throws UnreadableException {
    List<PrivateKey> keys = new ArrayList<>();
    Optional<Pem> block = Pem.first(unwrapped(text));
    while (block.isPresent()) {
      Optional<PrivateKey> key = read(block.get());
      key.ifPresent(keys::add);
      block = Pem.first(block.get().rest());
    }
    return keys;
  }

  private static String unwrapped(String text) {
    try {
      return new String(Base64Text.decode(text), UTF_8);
    } catch (UnreadableException _) {
      return text;
    }
  }

  /** Returns the key of a block, none where it holds something else. */
  static Optional<PrivateKey> read(Pem block) throws UnreadableException {
    return switch (block.type()) {
      case "PRIVATE KEY" -> Optional.of(Keys.privateKey(block.content()));
      case "RSA PRIVATE KEY" -> Optional.of(rsa(block.content()));
      case "EC PRIVATE KEY" -> Optional.of(elliptic(block.content()));
      default -> Optional.empty();
    };
  }

  /** Returns a key that may be of any of the forms. */
  static PrivateKey any(byte[] key) throws UnreadableException {
    List<Der> parts = Der.only(key).sequence(2);
    if (parts.get(1).is(Der.SEQUENCE)) {
      return Keys.privateKey(key);
    }
    return parts.get(1).is(Der.OCTET_STRING) ? elliptic(key) : rsa(key);
  }

  private static PrivateKey rsa(byte[] key) throws UnreadableException {
    return wrapped(RSA_ALGORITHM, key);
  }

  /** Reads an elliptic key, whose curve is named within it (RFC 5915). */
  private static PrivateKey elliptic(byte[] key) throws UnreadableException {
    for (Der part : Der.only(key).sequence(2)) {
      if (part.isContext(0)) {
        return wrapped(element(Der.SEQUENCE, EC_ALGORITHM, part.content()), key);
      }
    }
    throw new UnreadableException("x509: unknown elliptic curve");
  }

  /** Returns a key of a form older than PKCS #8, by putting it into that. */
  private static PrivateKey wrapped(byte[] algorithm, byte[] key) throws UnreadableException {
    return Keys.privateKey(
        element(Der.SEQUENCE, VERSION, algorithm, element(Der.OCTET_STRING, key)));
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length >= 0x80) {
      out.write(0x83);
      out.write(length >> 16);
      out.write(length >> 8);
    }
    out.write(length);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
