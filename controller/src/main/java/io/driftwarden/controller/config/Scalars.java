package io.driftwarden.controller.config;

import io.driftwarden.yaml.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single values of the file. */
final class Scalars {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");
  private static final int LAST_PORT = 65_535;

  private Scalars() {}

  static Optional<String> text(Node node, Reading reading) {
    return switch (node) {
      case Node.Text text when !text.value().isBlank() -> Optional.of(text.value());
      case Node.Number number -> Optional.of(number.text());
      case Node other -> {
        reading.problem(
            "Not a text", "Write a text here, in quotes if it reads as yes or no.", other.place());
        yield Optional.empty();
      }
    };
  }

  static Optional<Duration> duration(Node node, Reading reading) {
    Matcher matcher = DURATION.matcher(node instanceof Node.Text text ? text.value() : "");
    Optional<Duration> duration =
        matcher.matches()
            ? Optional.of(duration(Long.parseLong(matcher.group(1)), matcher.group(2)))
            : Optional.empty();
    if (duration.filter(Duration::isPositive).isEmpty()) {
      reading.problem("Not a duration", "Write one such as 30s, 10m or 1h.", node.place());
      return Optional.empty();
    }
    return duration;
  }

  private static Duration duration(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  static Optional<Integer> port(Node node, Reading reading) {
    if (node instanceof Node.Number number
        && number.value().signum() >= 0
        && number.value().compareTo(java.math.BigDecimal.valueOf(LAST_PORT)) <= 0
        && number.value().stripTrailingZeros().scale() <= 0) {
      return Optional.of(number.value().intValueExact());
    }
    reading.problem("Not a port", "Write a number from 0 to 65535.", node.place());
    return Optional.empty();
  }
}
