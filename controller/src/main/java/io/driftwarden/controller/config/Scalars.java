package io.driftwarden.controller.config;

import io.driftwarden.yaml.Node;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single values of the file. */
final class Scalars {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");
  private static final int LAST_PORT = 65_535;
  private static final int MOST = 100;

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

  static Optional<URI> address(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static Optional<Integer> port(Node node, Reading reading) {
    return whole(node, LAST_PORT)
        .or(() -> problem(node, "Not a port", "Write a number from 0 to 65535.", reading));
  }

  static Optional<Integer> count(Node node, Reading reading) {
    return whole(node, MOST)
        .or(() -> problem(node, "Not a count", "Write a number from 0 to 100.", reading));
  }

  private static Optional<Integer> problem(
      Node node, String summary, String detail, Reading reading) {
    reading.problem(summary, detail, node.place());
    return Optional.empty();
  }

  private static Optional<Integer> whole(Node node, int most) {
    return node instanceof Node.Number number
            && number.value().signum() >= 0
            && number.value().compareTo(BigDecimal.valueOf(most)) <= 0
            && number.value().stripTrailingZeros().scale() <= 0
        ? Optional.of(number.value().intValueExact())
        : Optional.empty();
  }
}
