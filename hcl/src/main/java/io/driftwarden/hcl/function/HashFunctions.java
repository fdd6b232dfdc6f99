package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.STRING;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Value;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Hashes of text, and of files, and what gives another result each time. */
final class HashFunctions {
  private static final String RANDOM = " gives another result each time";
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "dns", "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
          "url", "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
          "oid", "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
          "x500", "6ba7b814-9dad-11d1-80b4-00c04fd430c8");

  private HashFunctions() {}

  static void declare(Map<String, Declared> all) {
    hex(all, "md5", "MD5");
    hex(all, "sha1", "SHA-1");
    hex(all, "sha256", "SHA-256");
    hex(all, "sha512", "SHA-512");
    base64(all, "base64sha256", "SHA-256");
    base64(all, "base64sha512", "SHA-512");
    Parameter str = Parameter.text("str");
    put(
        all,
        "bcrypt",
        Signature.of(STRING, str).and(Parameter.number("cost")),
        (_, _) -> unknown("bcrypt" + RANDOM));
    put(all, "uuid", Signature.of(STRING), (_, _) -> unknown("uuid" + RANDOM));
    put(
        all,
        "uuidv5",
        Signature.of(STRING, Parameter.text("namespace"), Parameter.text("name")),
        (a, _) -> Value.text(named(a.text(0), a.text(1))));
    put(
        all,
        "rsadecrypt",
        Signature.of(STRING, Parameter.text("ciphertext"), Parameter.text("privatekey")),
        (a, _) -> Value.text(PrivateKeys.decrypt(a.text(0), a.text(1))));
  }

  /** Returns unknown text. */
  static Value unknown(String reason) {
    return Value.Unknown.of(STRING, reason);
  }

  private static void hex(Map<String, Declared> all, String name, String algorithm) {
    Parameter str = Parameter.text("str");
    put(all, name, Signature.of(STRING, str), (a, _) -> hex(algorithm, bytes(a)));
    put(
        all,
        "file" + name,
        Signature.of(STRING, Parameter.text("path")),
        (a, c) -> hex(algorithm, FileFunctions.open(a.text(0), c)));
  }

  private static void base64(Map<String, Declared> all, String name, String algorithm) {
    Parameter str = Parameter.text("str");
    put(all, name, Signature.of(STRING, str), (a, _) -> base64(algorithm, bytes(a)));
    put(
        all,
        "file" + name,
        Signature.of(STRING, Parameter.text("path")),
        (a, c) -> base64(algorithm, FileFunctions.open(a.text(0), c)));
  }

  private static byte[] bytes(Arguments a) {
    return a.text(0).getBytes(UTF_8);
  }

  private static Value hex(String algorithm, byte[] bytes) {
    return Value.text(HexFormat.of().formatHex(hash(algorithm, bytes)));
  }

  private static Value base64(String algorithm, byte[] bytes) {
    return Value.text(Base64.getEncoder().encodeToString(hash(algorithm, bytes)));
  }

  private static byte[] hash(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** A UUID of version 5 (RFC 4122, section 4.3). */
  private static String named(String namespace, String name) throws FunctionException {
    UUID space = space(namespace);
    byte[] bytes = name.getBytes(UTF_8);
    ByteBuffer input = ByteBuffer.allocate(16 + bytes.length);
    input.putLong(space.getMostSignificantBits()).putLong(space.getLeastSignificantBits());
    byte[] hash = Arrays.copyOf(hash("SHA-1", input.put(bytes).array()), 16);
    hash[6] = (byte) ((hash[6] & 0x0F) | 0x50);
    hash[8] = (byte) ((hash[8] & 0x3F) | 0x80);
    ByteBuffer made = ByteBuffer.wrap(hash);
    return new UUID(made.getLong(), made.getLong()).toString();
  }

  private static UUID space(String namespace) throws FunctionException {
    String text = NAMESPACES.getOrDefault(namespace, namespace);
    String plain = text.matches("[0-9a-fA-F]{32}") ? dashed(text) : text;
    if (!plain.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw new FunctionException(
          "uuidv5() doesn't support namespace %s (%s)"
              .formatted(
                  namespace,
                  namespace.length() == 36
                      ? "invalid UUID format"
                      : "invalid UUID length: " + namespace.getBytes(UTF_8).length));
    }
    return UUID.fromString(plain);
  }

  private static String dashed(String hex) {
    return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }
}
