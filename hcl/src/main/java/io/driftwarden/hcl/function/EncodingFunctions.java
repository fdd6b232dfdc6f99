package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.ANY;
import static io.driftwarden.hcl.function.Functions.any;
import static io.driftwarden.hcl.function.Functions.strict;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Value;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Encodings and hashes. */
final class EncodingFunctions {
  private EncodingFunctions() {}

  static void declare(Map<String, Declared> all) {
    any(all, "jsonencode", 1, (a, _) -> jsonEncode(a.value(0)));
    any(all, "jsondecode", 1, (a, _) -> jsonDecode(a));
    strict(all, "base64encode", 1, (a, _) -> Value.text(base64(a.text(0).getBytes(UTF_8))));
    strict(all, "base64decode", 1, (a, _) -> Value.text(utf8(decode(a.text(0)))));
    strict(all, "urlencode", 1, (a, _) -> Value.text(queryEscape(a.text(0))));
    strict(all, "md5", 1, (a, _) -> Value.text(hex("MD5", a.text(0))));
    strict(all, "sha1", 1, (a, _) -> Value.text(hex("SHA-1", a.text(0))));
    strict(all, "sha256", 1, (a, _) -> Value.text(hex("SHA-256", a.text(0))));
    strict(all, "sha512", 1, (a, _) -> Value.text(hex("SHA-512", a.text(0))));
    strict(all, "base64sha256", 1, (a, _) -> Value.text(base64(hash("SHA-256", a.text(0)))));
    strict(all, "base64sha512", 1, (a, _) -> Value.text(base64(hash("SHA-512", a.text(0)))));
    unknown(all, "base64gzip", "compression differs between versions of Terraform");
    unknown(all, "yamlencode", "yamlencode is not evaluated");
    unknown(all, "yamldecode", "yamldecode is not evaluated");
    unknown(all, "csvdecode", "csvdecode is not evaluated");
    unknown(all, "textencodebase64", "textencodebase64 is not evaluated");
    unknown(all, "textdecodebase64", "textdecodebase64 is not evaluated");
    unknown(all, "rsadecrypt", "rsadecrypt is not evaluated");
    unknown(all, "bcrypt", "bcrypt gives another result each time");
    unknown(all, "uuid", "uuid gives another result each time");
    unknown(all, "uuidv5", "uuidv5 is not evaluated");
  }

  /** Declares a function that exists and whose result is never known here. */
  static void unknown(Map<String, Declared> all, String name, String reason) {
    any(all, name, ANY, (_, _) -> new Value.Unknown(reason, Value.Mark.NONE));
  }

  /** Go's url.QueryEscape. */
  private static String queryEscape(String text) {
    return URLEncoder.encode(text, UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  private static Value jsonEncode(Value value) throws FunctionException {
    return value.unknownReason().isPresent()
        ? new Value.PartlyJson(value, Value.Mark.NONE)
        : Value.text(JsonText.of(value));
  }

  private static Value jsonDecode(Arguments a) throws FunctionException {
    if (a.value(0) instanceof Value.PartlyJson json) {
      return json.content();
    }
    Optional<String> unknown = a.value(0).unknownReason();
    return unknown.isPresent()
        ? new Value.Unknown(unknown.get(), Value.Mark.NONE)
        : JsonValue.of(a.text(0));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decode(String text) throws FunctionException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new FunctionException("the text is not base64");
    }
  }

  static String utf8(byte[] bytes) throws FunctionException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new FunctionException("the bytes are not UTF-8 text");
    }
  }

  private static String hex(String algorithm, String text) {
    return HexFormat.of().formatHex(hash(algorithm, text));
  }

  private static byte[] hash(String algorithm, String text) {
    return hash(algorithm, text.getBytes(UTF_8));
  }

  static byte[] hash(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
