package io.driftwarden.rego.schema;

import java.net.InetAddress;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
  private static final Predicate<String> IPV4 =
      regex("^((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})$");
  private static final Predicate<String> TIME =
      regex(
          "^([01]?[0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.,][0-9]+)?"
              + "(Z|[+-]([01][0-9]|2[0-4]):[0-5][0-9])?$");
  private static final Predicate<String> ZONED = regex("(Z|[+-][0-9]{2}:[0-9]{2})$");

  private static final Map<String, Predicate<String>> KNOWN =
      Map.ofEntries(
          Map.entry("date", Formats::isDate),
          Map.entry("time", TIME),
          Map.entry("date-time", Formats::isDateTime),
          Map.entry("hostname", text -> text.length() < 256 && HOSTNAME.test(text)),
          Map.entry("email", EMAIL),
          Map.entry("idn-email", EMAIL),
          Map.entry("ipv4", text -> text.contains(".") && isAddress(text)),
          Map.entry("ipv6", text -> text.contains(":") && isAddress(text)),
          Map.entry("uri", UriText::isAbsolute),
          Map.entry("uri-reference", UriText::isReference),
          Map.entry("iri", UriText::isAbsolute),
          Map.entry("iri-reference", UriText::isReference),
          Map.entry("uri-template", text -> UriText.isReference(text) && bracesClose(text)),
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

  private static boolean isDate(String text) {
    try {
      return text.length() == 10 && LocalDate.parse(text).getYear() >= 0;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private static boolean isDateTime(String text) {
    boolean isBoth =
        text.length() > 11
            && text.charAt(10) == 'T'
            && isDate(text.substring(0, 10))
            && TIME.test(text.substring(11))
            && ZONED.test(text);
    return isBoth || isDate(text) || TIME.test(text);
  }

  private static boolean isAddress(String text) {
    if (!text.contains(":")) {
      return IPV4.test(text)
          && Stream.of(text.split("\\.")).allMatch(part -> Integer.parseInt(part) < 256);
    }
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
