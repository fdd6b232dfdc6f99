package io.driftwarden.controller.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  @Test
  void theWaitDoublesUpToFiveMinutes() {
    assertEquals(Duration.ofSeconds(1), Backoff.after(0));
    assertEquals(Duration.ofSeconds(8), Backoff.after(3));
    assertEquals(Duration.ofMinutes(5), Backoff.after(60));
  }
}
