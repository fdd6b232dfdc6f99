package io.driftwarden.rego.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.JsonWriter;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs HTTP requests as AWS wants them signed (version 4). */
final class AwsSignature {
  private static final List<String> NEEDED =
      List.of("aws_access_key", "aws_region", "aws_secret_access_key", "aws_service");
  private static final Set<String> UNSIGNED =
      Set.of("authorization", "user-agent", "x-amzn-trace-id");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  static final Table TABLE =
      new Table()
          .add(
              "providers.aws.sign_req(object, object, number) object",
              (_, in) -> new AwsSignature(in).signed());

  private final Operands in;
  private final ObjectValue request;
  private final ObjectValue config;

  private AwsSignature(Operands in) {
    this.in = in;
    this.request = in.object(0);
    this.config = in.object(1);
  }

  private Value signed() throws BuiltinException {
    checkTexts(config, NEEDED, 1, "AWS config parameters(s)");
    Instant at = moment();
    HttpRequests.check(in);
    checkTexts(request, List.of("method", "url"), 0, "request parameters(s)");
    GoUrl url = Uris.url(in, text(request, "url"));
    Map<String, String> headers = headers();
    byte[] body = body();
    boolean signsBody = signsBody();
    try {
      Map<String, String> own = ownHeaders(url, at, signsBody ? digest(body) : "UNSIGNED-PAYLOAD");
      String authorization =
          authorization(
              url, at, toSign(headers, own), signsBody ? digest(body) : "UNSIGNED-PAYLOAD");
      headers.put("Authorization", authorization);
      headers.putAll(own);
    } catch (GeneralSecurityException _) {
      throw in.wrong("this machine has no HMAC-SHA256");
    }
    Map<String, Value> values = new TreeMap<>();
    headers.forEach((name, value) -> values.put(name, new StringValue(value)));
    return request.with(new StringValue("headers"), ObjectValue.ofStrings(values));
  }

  private void checkTexts(ObjectValue object, List<String> names, int operand, String what)
      throws BuiltinException {
    List<Value> missing = new ArrayList<>();
    List<Value> wrong = new ArrayList<>();
    for (String name : names) {
      Value value = object.get(name);
      if (value == null) {
        missing.add(new StringValue(name));
      } else if (!(value instanceof StringValue)) {
        wrong.add(new StringValue(name));
      }
    }
    if (!missing.isEmpty()) {
      throw in.wrongType(operand, "missing required %s: %s".formatted(what, SetValue.of(missing)));
    }
    if (!wrong.isEmpty()) {
      throw in.wrongType(
          operand, "invalid values for required %s: %s".formatted(what, SetValue.of(wrong)));
    }
  }

  private Instant moment() throws BuiltinException {
    // As OPA: a number written with a fraction or an exponent is no moment, even a whole one.
    if (!in.number(2).text().matches("-?[0-9]{1,19}")) {
      throw in.wrongType(2, "could not convert time_ns value into a unix timestamp");
    }
    return Times.instant(in, in.number(2));
  }

  private static String text(ObjectValue object, String name) {
    return object.get(name) instanceof StringValue(String text) ? text : "";
  }

  private Map<String, String> headers() throws BuiltinException {
    Map<String, String> headers = new TreeMap<>();
    Value given = request.get("headers");
    if (given != null && !(given instanceof ObjectValue)) {
      throw in.wrongType(0, "must be object but got " + given.kind().word());
    }
    if (given instanceof ObjectValue object) {
      for (Value key : object.keys()) {
        String name = key instanceof StringValue(String text) ? text : "";
        headers.put(name, object.at(key) instanceof StringValue(String text) ? text : "");
      }
    }
    return headers;
  }

  private byte[] body() {
    Value raw = request.get("raw_body");
    Value body = request.get("body");
    if (raw != null) {
      return text(request, "raw_body").getBytes(UTF_8);
    }
    return body == null ? new byte[0] : JsonWriter.forPages(body).getBytes(UTF_8);
  }

  private boolean signsBody() throws BuiltinException {
    return switch (config.get("disable_payload_signing")) {
      case null -> true;
      case BooleanValue off -> !off.holds();
      default -> throw in.wrongType(1, "invalid value for 'disable_payload_signing' in AWS config");
    };
  }

  private Map<String, String> ownHeaders(GoUrl url, Instant at, String bodyDigest) {
    Map<String, String> own = new TreeMap<>();
    own.put("host", url.host());
    own.put("x-amz-date", SECOND.format(at));
    if (Set.of("s3", "glacier").contains(text(config, "aws_service"))) {
      own.put("x-amz-content-sha256", bodyDigest);
    }
    if (!text(config, "aws_session_token").isEmpty()) {
      own.put("x-amz-security-token", text(config, "aws_session_token"));
    }
    return own;
  }

  private static Map<String, String> toSign(Map<String, String> headers, Map<String, String> own) {
    Map<String, String> signed = new TreeMap<>(own);
    headers.forEach((name, value) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!UNSIGNED.contains(lower)) {
        signed.put(lower, value);
      }
    });
    return signed;
  }

  private String authorization(GoUrl url, Instant at, Map<String, String> signed, String bodyDigest)
      throws GeneralSecurityException {
    String lines =
        signed.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue() + "\n")
            .collect(Collectors.joining());
    String names = String.join(";", signed.keySet());
    String canonical =
        String.join(
            "\n",
            text(request, "method"),
            url.escapedPath(),
            url.query(),
            lines,
            names,
            bodyDigest);
    String scope =
        "%s/%s/%s/aws4_request"
            .formatted(DAY.format(at), text(config, "aws_region"), text(config, "aws_service"));
    String statement =
        String.join(
            "\n", "AWS4-HMAC-SHA256", SECOND.format(at), scope, digest(canonical.getBytes(UTF_8)));
    byte[] key = ("AWS4" + text(config, "aws_secret_access_key")).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = mac(key, part);
    }
    return "AWS4-HMAC-SHA256 Credential=%s/%s,SignedHeaders=%s,Signature=%s"
        .formatted(
            text(config, "aws_access_key"),
            scope,
            names,
            HexFormat.of().formatHex(mac(key, statement)));
  }

  private static String digest(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
