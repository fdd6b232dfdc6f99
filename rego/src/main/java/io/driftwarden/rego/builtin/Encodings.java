package io.driftwarden.rego.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Base 64, hexadecimal and URL queries. */
final class Encodings {
  static final Table TABLE =
      new Table()
          .add(
              "base64.encode(string) string",
              (_, in) -> text(Base64.getEncoder().encodeToString(bytes(in))))
          .add(
              "base64.decode(string) string",
              (_, in) -> decode(in, Base64.getDecoder(), padded(in)))
          .add("base64.is_valid(string) boolean", (_, in) -> isBase64(in))
          .add(
              "base64url.encode(string) string",
              (_, in) -> text(Base64.getUrlEncoder().encodeToString(bytes(in))))
          .add(
              "base64url.encode_no_pad(string) string",
              (_, in) -> text(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(in))))
          .add(
              "base64url.decode(string) string",
              (_, in) -> decode(in, Base64.getUrlDecoder(), in.text(0)))
          .add("hex.encode(string) string", (_, in) -> text(HexFormat.of().formatHex(bytes(in))))
          .add("hex.decode(string) string", (_, in) -> fromHex(in))
          .add("urlquery.encode(string) string", (_, in) -> text(encode(in.text(0))))
          .add("urlquery.decode(string) string", (_, in) -> text(decode(in, in.text(0))))
          .add("urlquery.encode_object(object) string", (_, in) -> encodeObject(in))
          .add("urlquery.decode_object(string) object", (_, in) -> decodeObject(in));

  private Encodings() {}

  private static StringValue text(String text) {
    return new StringValue(text);
  }

  private static byte[] bytes(Operands in) {
    return in.text(0).getBytes(UTF_8);
  }

  private static Value decode(Operands in, Base64.Decoder decoder, String text)
      throws BuiltinException {
    try {
      return text(new String(decoder.decode(text), UTF_8));
    } catch (IllegalArgumentException _) {
      throw in.wrong("illegal base64 data");
    }
  }

  /** Returns the text on one line, which has to be padded. */
  private static String padded(Operands in) throws BuiltinException {
    String text = in.text(0).replaceAll("[\r\n]", "");
    if (text.length() % 4 != 0) {
      throw in.wrong("illegal base64 data");
    }
    return text;
  }

  private static Value isBase64(Operands in) {
    try {
      decode(in, Base64.getDecoder(), padded(in));
      return BooleanValue.TRUE;
    } catch (BuiltinException _) {
      return BooleanValue.FALSE;
    }
  }

  private static Value fromHex(Operands in) throws BuiltinException {
    for (char c : in.text(0).toCharArray()) {
      if (Character.digit(c, 16) < 0) {
        throw in.wrong("invalid byte: U+%04X '%c'".formatted((int) c, c));
      }
    }
    if (in.text(0).length() % 2 != 0) {
      throw in.wrong("odd length hex string");
    }
    return text(new String(HexFormat.of().parseHex(in.text(0)), UTF_8));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  private static String decode(Operands in, String text) throws BuiltinException {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      throw in.wrong("invalid URL escape");
    }
  }

  private static Value encodeObject(Operands in) throws BuiltinException {
    List<String> parts = new ArrayList<>();
    ObjectValue object = in.object(0);
    for (Value key : object.keys()) {
      Value value = object.at(key);
      List<Value> values = value instanceof StringValue ? List.of(value) : Operands.elements(value);
      for (Value each : values) {
        if (!(key instanceof StringValue(String name))
            || !(each instanceof StringValue(String content))) {
          throw in.wrongType(0, "values must be string, array[string], or set[string]");
        }
        parts.add(encode(name) + "=" + encode(content));
      }
    }
    return text(String.join("&", parts));
  }

  private static Value decodeObject(Operands in) throws BuiltinException {
    Map<String, List<Value>> values = new LinkedHashMap<>();
    for (String part : in.text(0).split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = decode(in, equals < 0 ? part : part.substring(0, equals));
        String value = equals < 0 ? "" : decode(in, part.substring(equals + 1));
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(text(value));
      }
    }
    Map<String, Value> made = new LinkedHashMap<>();
    values.forEach((name, list) -> made.put(name, ArrayValue.of(list)));
    return ObjectValue.ofStrings(made);
  }
}
