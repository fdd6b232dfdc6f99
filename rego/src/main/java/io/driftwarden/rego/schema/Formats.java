package io.driftwarden.rego.schema;

import java.net.InetAddress;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What texts of a format look like; a format that is not known is any text. */
final class Formats {
  private static final Predicate<String> HOSTNAME =
      regex(
          "^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])"
              + "(\\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9]))*$");
  private static final Predicate<String> EMAIL =
      regex(
          "^(?:[^<>\"@,;:\\\\]*|\"[^\"]*\"\\s*)(?:<[^\\s<>@\"(),:;\\\\]+@[^\\s<>@]+>)$"
              + "|^(?:[^\\s<>@\"(),:;\\\\.]+(?:\\.[^\\s<>@\"(),:;\\\\.]+)*|\"[^\"]*\")@[^\\s<>@,;]+$");
  private static final Predicate<String> URI_REFERENCE =
      regex(
          "^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[^:/?#]*(?:[/?#]|$))"
              .concat("(?:[^%\\x00-\\x1F\\x7F\\\\]|%[0-9a-fA-F]{2})*$"));
  private static final Predicate<String> SCHEME = regex("^[a-zA-Z][a-zA-Z0-9+.-]*:");

  private static final Map<String, Predicate<String>> KNOWN =
      Map.ofEntries(
          Map.entry("date", Formats::isDate),
          Map.entry("time", Formats::isTime),
          Map.entry(
              "date-time",
              text -> isTime(text) || isDate(text) || parses(OffsetDateTime::parse, text)),
          Map.entry("hostname", text -> text.length() < 256 && HOSTNAME.test(text)),
          Map.entry("email", EMAIL),
          Map.entry("idn-email", EMAIL),
          Map.entry("ipv4", text -> text.contains(".") && isAddress(text)),
          Map.entry("ipv6", text -> text.contains(":") && isAddress(text)),
          Map.entry("uri", text -> SCHEME.test(text) && URI_REFERENCE.test(text)),
          Map.entry("uri-reference", URI_REFERENCE),
          Map.entry("iri", text -> SCHEME.test(text) && URI_REFERENCE.test(text)),
          Map.entry("iri-reference", URI_REFERENCE),
          Map.entry("uri-template", text -> URI_REFERENCE.test(text) && bracesClose(text)),
          Map.entry(
              "uuid", regex("^(?i)[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$")),
          Map.entry("regex", text -> Patterns.compile(text).isPresent()),
          Map.entry("json-pointer", regex("^(?:/(?:[^~/]|~0|~1)*)*$")),
          Map.entry(
              "relative-json-pointer", regex("^(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~0|~1)*)*)$")));

  private Formats() {}

  private static Predicate<String> regex(String regex) {
    return Patterns.compile(regex).orElseThrow();
  }

  static boolean matches(String format, String text) {
    return KNOWN.getOrDefault(format, _ -> true).test(text);
  }

  private static boolean parses(Function<String, Object> parser, String text) {
    try {
      return parser.apply(text) != null;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    return text.length() == 10 && parses(LocalDate::parse, text);
  }

  private static boolean isTime(String text) {
    return text.length() >= 8
        && (parses(LocalTime::parse, text) || parses(OffsetTime::parse, text));
  }

  private static boolean isAddress(String text) {
    try {
      return !text.contains("%") && InetAddress.ofLiteral(text).getAddress().length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean bracesClose(String text) {
    int open = text.indexOf('{');
    while (open >= 0) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        return false;
      }
      open = text.indexOf('{', close);
    }
    return true;
  }
}
