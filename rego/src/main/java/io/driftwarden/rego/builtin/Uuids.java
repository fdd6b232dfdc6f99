package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a UUID says of itself. */
final class Uuids {
  /** 100-nanosecond steps between the start of the Gregorian calendar and 1970. */
  private static final long GREGORIAN = 0x01B2_1DD2_1381_4000L;

  private static final Pattern DASHED =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern PLAIN = Pattern.compile("[0-9a-fA-F]{32}");
  private static final List<String> DOMAINS = List.of("Person", "Group", "Org");

  static final Table TABLE =
      new Table().add("uuid.parse(string) object", (_, in) -> parse(in.text(0)));

  private Uuids() {}

  private static @Nullable Value parse(String text) {
    return digits(text).map(Uuids::fields).orElse(null);
  }

  /** Returns the 32 digits; braces, or what stands in their place, are not looked at. */
  private static Optional<String> digits(String text) {
    String dashed =
        switch (text.length()) {
          case 45 -> text.regionMatches(true, 0, "urn:uuid:", 0, 9) ? text.substring(9) : "";
          case 38 -> text.substring(1, 37);
          default -> text;
        };
    boolean known =
        DASHED.matcher(dashed).matches() || (text.length() == 32 && PLAIN.matcher(text).matches());
    return known ? Optional.of(dashed.replace("-", "")) : Optional.empty();
  }

  private static Value fields(String digits) {
    byte[] bytes = HexFormat.of().parseHex(digits);
    int version = (bytes[6] >> 4) & 0xF;
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("version", NumberValue.of(version));
    fields.put("variant", new StringValue(variant(bytes[8])));
    if (version == 1 || version == 2) {
      fields.put("time", NumberValue.of(nanoseconds(bytes)));
      fields.put("nodeid", new StringValue(HexFormat.ofDelimiter("-").formatHex(bytes, 10, 16)));
      fields.put("macvariables", new StringValue(addressKind(bytes[10])));
      fields.put(
          "clocksequence", NumberValue.of(new BigInteger(1, bytes, 8, 2).intValue() & 0x3FFF));
    }
    if (version == 2) {
      fields.put("id", NumberValue.of(new BigInteger(1, bytes, 0, 4)));
      fields.put("domain", new StringValue(domain(bytes[9])));
    }
    return ObjectValue.ofStrings(fields);
  }

  private static String variant(byte bits) {
    int high = (bits >> 5) & 7;
    return high < 4 ? "Reserved" : high < 6 ? "RFC4122" : high == 6 ? "Microsoft" : "Future";
  }

  private static BigInteger nanoseconds(byte[] bytes) {
    long low = new BigInteger(1, bytes, 0, 4).longValue();
    long middle = new BigInteger(1, bytes, 4, 2).longValue();
    long high = new BigInteger(1, bytes, 6, 2).longValue() & 0xFFF;
    return BigInteger.valueOf(((high << 48) | (middle << 32) | low) - GREGORIAN)
        .multiply(BigInteger.valueOf(100));
  }

  private static String addressKind(byte first) {
    return ((first & 2) == 0 ? "global" : "local") + ((first & 1) == 0 ? ":unicast" : ":multicast");
  }

  private static String domain(byte domain) {
    int number = domain & 0xFF;
    return number < DOMAINS.size() ? DOMAINS.get(number) : "Domain" + number;
  }
}
