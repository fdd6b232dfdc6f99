package io.driftwarden.controller.forge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer that is a no. What the forge says of it is not repeated: nobody knows what it quotes.
 *
 * @param what the call
 */
record Refusal(String what, HttpResponse<byte[]> response) {
  /** What GitHub asks of a client that it doesn't tell how long to wait. */
  private static final Duration UNSAID = Duration.ofMinutes(1);

  private static final Duration LONGEST_WAIT = Duration.ofHours(2);

  ForgeException exception(Dialect dialect) {
    Optional<Duration> wait = limited();
    String message = "%s: the forge answered %d".formatted(what, status());
    if (wait.isPresent()) {
      return new ForgeException(
          "%s, since it was asked too often. It may be asked again in %d s."
              .formatted(message, wait.get().toSeconds()),
          wait.get());
    }
    return new ForgeException(category(), message + advice(dialect));
  }

  private int status() {
    return response.statusCode();
  }

  /** The forges answer 404 for about a second after a push, so that one may pass as well. */
  private Category category() {
    return switch (status()) {
      case 401, 403 -> Category.NEEDS_PERSON;
      case 404, 408, 429 -> Category.TRANSIENT;
      default ->
          switch (status() / 100) {
            case 3 -> Category.NEEDS_PERSON;
            case 5 -> Category.TRANSIENT;
            default -> Category.PERMANENT;
          };
    };
  }

  private String advice(Dialect dialect) {
    return switch (status()) {
      case 401, 403 -> ". Check the token, and that " + dialect.rights() + ".";
      case 404 -> ". Either it isn't there yet, or the token may not see it.";
      default -> status() / 100 == 3 ? ". Give the address that it redirects to." : ".";
    };
  }

  /**
   * Returns how long to wait where a limit was met. GitHub says so with 403 or 429, of its second
   * limit only in words; GitLab with 429.
   */
  private Optional<Duration> limited() {
    boolean usedUp = number("x-ratelimit-remaining").filter(left -> left == 0).isPresent();
    boolean limited =
        switch (status()) {
          case 429 -> true;
          case 403 -> usedUp || number("retry-after").isPresent() || namesSecondLimit();
          default -> false;
        };
    return limited ? Optional.of(wait(usedUp)) : Optional.empty();
  }

  private boolean namesSecondLimit() {
    return new String(response.body(), UTF_8).contains("secondary rate limit");
  }

  private Duration wait(boolean usedUp) {
    Optional<Duration> until =
        number(usedUp ? "x-ratelimit-reset" : "ratelimit-reset")
            .map(second -> Duration.between(Instant.now(), Instant.ofEpochSecond(second)));
    Duration asked = number("retry-after").map(Duration::ofSeconds).or(() -> until).orElse(UNSAID);
    return clamped(asked);
  }

  private static Duration clamped(Duration asked) {
    Duration least = asked.isPositive() ? asked.plusSeconds(1) : Duration.ofSeconds(1);
    return least.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : least;
  }

  private Optional<Long> number(String header) {
    return response
        .headers()
        .firstValue(header)
        .filter(text -> text.matches("[0-9]{1,12}"))
        .map(Long::valueOf);
  }
}
