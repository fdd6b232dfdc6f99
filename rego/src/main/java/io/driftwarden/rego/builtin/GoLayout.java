package io.driftwarden.rego.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A layout of times as Go has them: it shows how Go would write one certain moment of 2006. */
final class GoLayout {
  private static final Pattern FIELD =
      Pattern.compile(
          "January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|0[1-6]|002|15|1|2006|2|_2(?!006)|__2|3|4|5"
              + "|PM|pm|[-Z]07(?:0000|:00:00|00|:00|)|[.,](?:0+|9+)(?![0-9])");

  private static final Map<String, String> NAMED =
      Map.of(
          "ANSIC", "Mon Jan _2 15:04:05 2006",
          "UnixDate", "Mon Jan _2 15:04:05 MST 2006",
          "RubyDate", "Mon Jan 02 15:04:05 -0700 2006",
          "RFC822", "02 Jan 06 15:04 MST",
          "RFC822Z", "02 Jan 06 15:04 -0700",
          "RFC850", "Monday, 02-Jan-06 15:04:05 MST",
          "RFC1123", "Mon, 02 Jan 2006 15:04:05 MST",
          "RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700",
          "RFC3339", "2006-01-02T15:04:05Z07:00",
          "RFC3339Nano", "2006-01-02T15:04:05.999999999Z07:00");

  private GoLayout() {}

  /** Text as it stands and then a field; the last field is empty. */
  record Part(String text, String field) {
    boolean isFraction() {
      return field.startsWith(".") || field.startsWith(",");
    }

    boolean isOffset() {
      return field.startsWith("-") || field.startsWith("Z");
    }
  }

  /** Returns the parts of a layout, or of the one of that name. */
  static List<Part> parts(String layout) {
    String text = NAMED.getOrDefault(layout, layout);
    List<Part> parts = new ArrayList<>();
    Matcher matcher = FIELD.matcher(text);
    int at = 0;
    while (matcher.find()) {
      parts.add(new Part(text.substring(at, matcher.start()), matcher.group()));
      at = matcher.end();
    }
    parts.add(new Part(text.substring(at), ""));
    return parts;
  }
}
