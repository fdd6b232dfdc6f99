package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.STRING;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Limits;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Map;

/** Encodings. */
final class EncodingFunctions {
  private EncodingFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter str = Parameter.text("str");
    Parameter val = Parameter.any("val").taking(Takes.NULL, Takes.UNKNOWN, Takes.UNTYPED);
    put(all, "jsonencode", Signature.of(STRING, val), (a, _) -> jsonEncode(a.value(0)));
    put(
        all,
        "jsondecode",
        Signature.typed(EncodingFunctions::json, str.taking(Takes.UNKNOWN)).orNull(),
        (a, _) -> jsonDecode(a));
    put(
        all,
        "yamlencode",
        Signature.of(STRING, Parameter.any("value").taking(Takes.NULL, Takes.UNTYPED)),
        (a, _) -> yamlEncode(a));
    put(
        all,
        "yamldecode",
        Signature.typed(
                a -> a.value(0).isKnown() ? YamlValue.of(a.text(0)).type() : Type.Any.ANY,
                Parameter.text("src"))
            .orNull(),
        (a, _) -> YamlValue.of(a.text(0)));
    put(
        all,
        "csvdecode",
        Signature.typed(a -> a.value(0).isKnown() ? CsvText.type(a.text(0)) : Type.Any.ANY, str),
        (a, _) -> CsvText.of(a.text(0)));
    put(
        all,
        "base64encode",
        Signature.of(STRING, str),
        (a, _) -> Value.text(base64(a.text(0).getBytes(UTF_8))));
    put(
        all,
        "base64decode",
        Signature.of(STRING, str.taking(Takes.UNKNOWN, Takes.SECRET)),
        (a, _) -> base64Decode(a));
    put(
        all,
        "base64gzip",
        Signature.of(STRING, str),
        (_, _) -> HashFunctions.unknown("compression differs between versions of Terraform"));
    put(all, "urlencode", Signature.of(STRING, str), (a, _) -> Value.text(queryEscape(a.text(0))));
    Parameter encoding = Parameter.text("encoding");
    put(
        all,
        "textencodebase64",
        Signature.of(STRING, Parameter.text("string"), encoding),
        (a, _) -> Value.text(base64(encode(a.text(0), charset(a.text(1))))));
    put(
        all,
        "textdecodebase64",
        Signature.of(STRING, Parameter.text("source"), encoding),
        (a, _) -> Value.text(decode(a.text(0), charset(a.text(1)))));
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

  /** Of a text that isn't known the beginning may tell what it is. */
  private static Type json(Arguments a) throws FunctionException {
    return switch (a.value(0)) {
      case Value.Text(String text, var _) -> JsonValue.of(text).type();
      case Value.PartlyJson json -> JsonValue.decoded(json.content()).type();
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Items _,
          Value.Fields _,
          Value.PartlyText _,
          Value.Unknown _ ->
          begun(Limits.of(a.value(0)).prefix().strip());
    };
  }

  private static Type begun(String prefix) throws FunctionException {
    if (prefix.isEmpty()) {
      return Type.Any.ANY;
    }
    return switch (prefix.charAt(0)) {
      case '{', '[', 'n' -> Type.Any.ANY;
      case '"' -> STRING;
      case 't', 'f' -> Type.Primitive.BOOL;
      case '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Type.Primitive.NUMBER;
      default ->
          throw new FunctionException(
              0,
              "a JSON document cannot begin with the character '%s'"
                  .formatted(Character.toString(prefix.codePointAt(0))));
    };
  }

  /** What was encoded before is the same again, though Terraform doesn't know it. */
  private static Value jsonDecode(Arguments a) throws FunctionException {
    return switch (a.value(0)) {
      case Value.Text(String text, var _) -> JsonValue.of(text);
      case Value.PartlyJson json -> JsonValue.decoded(json.content());
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Items _,
          Value.Fields _,
          Value.PartlyText _,
          Value.Unknown _ ->
          a.unknown(json(a));
    };
  }

  private static Value yamlEncode(Arguments a) throws FunctionException {
    return a.value(0).unknownReason().isPresent()
        ? a.unknown(STRING)
        : Value.text(YamlText.of(a.value(0)));
  }

  private static Value base64Decode(Arguments a) throws FunctionException {
    Value.Mark mark = a.value(0).mark();
    if (!a.value(0).isKnown()) {
      return a.unknown(STRING).and(mark);
    }
    String text = a.text(0);
    byte[] bytes =
        Base64Text.decode(text)
            .orElseThrow(
                () -> new FunctionException("failed to decode base64 data " + shown(text, mark)));
    return Value.text(utf8(bytes, "the result of decoding the provided string is not valid UTF-8"))
        .and(mark);
  }

  private static String shown(String text, Value.Mark mark) {
    return mark.sensitive() ? "(sensitive value)" : GoText.quote(text);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Returns the text, or refuses it with a message. */
  static String utf8(byte[] bytes, String message) throws FunctionException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new FunctionException(message);
    }
  }

  private static Charset charset(String name) throws FunctionException {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new FunctionException(
          1,
          "%s is not a supported IANA encoding name or alias in this Terraform version"
              .formatted(GoText.quote(name)));
    }
  }

  private static byte[] encode(String text, Charset charset) throws FunctionException {
    try {
      ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException | UnsupportedOperationException e) {
      throw new FunctionException(
          0,
          "the given string contains characters that cannot be represented in " + charset.name());
    }
  }

  private static String decode(String text, Charset charset) throws FunctionException {
    byte[] bytes =
        Base64Text.decode(text)
            .orElseThrow(() ->
                new FunctionException(
                    0,
                    "the given value is has an invalid base64 symbol at offset %d"
                        .formatted(Base64Text.corrupt(text))));
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new FunctionException(
          0, "the given string contains symbols that are not defined for " + charset.name());
    }
  }
}
