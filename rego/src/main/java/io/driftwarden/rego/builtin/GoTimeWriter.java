package io.driftwarden.rego.builtin;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes a time in a layout of Go's. */
final class GoTimeWriter {
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private final ZonedDateTime time;
  private final StringBuilder out = new StringBuilder();

  private GoTimeWriter(ZonedDateTime time) {
    this.time = time;
  }

  static String write(String layout, ZonedDateTime time) {
    GoTimeWriter writer = new GoTimeWriter(time);
    for (GoLayout.Part part : GoLayout.parts(layout)) {
      writer.out.append(part.text());
      if (part.isFraction()) {
        writer.fraction(part.field());
      } else if (part.isOffset()) {
        writer.offset(part.field());
      } else {
        writer.out.append(writer.text(part.field()));
      }
    }
    return writer.out.toString();
  }

  private String text(String field) {
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    return switch (field) {
      case "2006" -> padded(time.getYear(), 4);
      case "06" -> padded(Math.abs(time.getYear()) % 100, 2);
      case "January" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "Jan" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "1" -> padded(time.getMonthValue(), 1);
      case "01" -> padded(time.getMonthValue(), 2);
      case "Monday" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "Mon" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "2" -> padded(time.getDayOfMonth(), 1);
      case "_2" -> "%2d".formatted(time.getDayOfMonth());
      case "02" -> padded(time.getDayOfMonth(), 2);
      case "__2" -> "%3d".formatted(time.getDayOfYear());
      case "002" -> padded(time.getDayOfYear(), 3);
      case "15" -> padded(time.getHour(), 2);
      case "3" -> padded(hour, 1);
      case "03" -> padded(hour, 2);
      case "4" -> padded(time.getMinute(), 1);
      case "04" -> padded(time.getMinute(), 2);
      case "5" -> padded(time.getSecond(), 1);
      case "05" -> padded(time.getSecond(), 2);
      case "PM" -> time.getHour() < 12 ? "AM" : "PM";
      case "pm" -> time.getHour() < 12 ? "am" : "pm";
      case "MST" -> zone();
      default -> "";
    };
  }

  private static String padded(int number, int width) {
    String digits = "0".repeat(width) + Math.abs(number);
    int from = Math.min(width, digits.length() - width);
    return (number < 0 ? "-" : "") + digits.substring(from);
  }

  /** A zone without a name of its own is shown as its offset. */
  private String zone() {
    String name = ZONE.format(time);
    if (name.equals("Z")) {
      return "UTC";
    }
    boolean named = name.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    return named ? name : time.getOffset().getId().replace(":00", "").replace(":", "");
  }

  /** Nines leave out zeros at the end, zeros don't. */
  private void fraction(String field) {
    String digits = "%09d".formatted(time.getNano()).substring(0, Math.min(9, field.length() - 1));
    String shown = field.charAt(1) == '9' ? digits.replaceAll("0+$", "") : digits;
    if (!shown.isEmpty()) {
      out.append(field.charAt(0)).append(shown);
    }
  }

  private void offset(String field) {
    int seconds = time.getOffset().getTotalSeconds();
    if (field.startsWith("Z") && seconds == 0) {
      out.append('Z');
      return;
    }
    int rest = Math.abs(seconds);
    String separator = field.contains(":") ? ":" : "";
    out.append(seconds < 0 ? '-' : '+').append(padded(rest / 3600, 2));
    if (field.length() > 3) {
      out.append(separator).append(padded(rest / 60 % 60, 2));
    }
    if (field.length() > 6) {
      out.append(separator).append(padded(rest % 60, 2));
    }
  }
}
