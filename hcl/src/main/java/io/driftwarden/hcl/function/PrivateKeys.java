package io.driftwarden.hcl.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;

/** RSA private keys in PEM, and what is decrypted with them. */
final class PrivateKeys {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ((?:RSA )?PRIVATE KEY)-----([^-]*)-----END \\1-----");

  /** Says in PKCS#8 that the key that follows is one of RSA. */
  private static final byte[] RSA = {
    2, 1, 0, 0x30, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 1, 5, 0
  };

  private PrivateKeys() {}

  static String decrypt(String text, String key) throws FunctionException {
    byte[] encrypted =
        Base64Text.decode(text)
            .orElseThrow(() ->
                new FunctionException(
                    0,
                    "failed to decode input %s: cipher text must be base64-encoded"
                        .formatted(GoText.quote(text))));
    PrivateKey privateKey = read(key);
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.DECRYPT_MODE, privateKey);
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(cipher.doFinal(encrypted))).toString();
    } catch (GeneralSecurityException | CharacterCodingException e) {
      throw new FunctionException("failed to decrypt: crypto/rsa: decryption error");
    }
  }

  private static PrivateKey read(String pem) throws FunctionException {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.find()) {
      throw new FunctionException(1, "invalid private key: ssh: no key found");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(2).strip());
      byte[] pkcs8 = matcher.group(1).startsWith("RSA") ? wrapped(der) : der;
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new FunctionException(1, "invalid ASN1 data in the given private key");
    }
  }

  private static byte[] wrapped(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA);
    write(4, pkcs1, content);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    write(0x30, content.toByteArray(), whole);
    return whole.toByteArray();
  }

  private static void write(int tag, byte[] content, ByteArrayOutputStream out) {
    out.write(tag);
    out.write(0x82);
    out.write(content.length >> 8);
    out.write(content.length);
    out.writeBytes(content);
  }
}
