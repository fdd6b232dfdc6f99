package io.driftwarden.controller.forge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.rest.Dialect;
import io.driftwarden.controller.forge.rest.RestApi;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A forge that takes its time, or has too much to say. */
final class RestApiTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  private ForgeStub stub;
  private RestApi api;

  @BeforeEach
  void start() {
    stub = new Silent();
    api = api(LIMIT);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  /** A forge whose answers each test gives itself. */
  private static final class Silent extends ForgeStub {
    @Override
    Forge forge(String token) {
      throw new UnsupportedOperationException();
    }

    @Override
    String scheme() {
      return "Bearer";
    }
  }

  private RestApi api(Duration limit) {
    return new RestApi(
        stub.address(), ForgeStub.TOKEN, new Dialect("Bearer", Map.of(), "it is right"), limit);
  }

  private void assertGivenUp() {
    long start = System.nanoTime();
    var refused = assertThrows(ForgeException.class, () -> api.get("user"));
    assertEquals(Category.TRANSIENT, refused.category());
    assertTrue(System.nanoTime() - start < LIMIT.multipliedBy(20).toNanos());
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noAnswerIsNotWaitedFor() {
    stub.always(exchange -> pause(3000));
    assertGivenUp();
  }

  @Test
  void anAnswerThatDripsIsNotWaitedFor() {
    stub.always(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      for (int i = 0; i < 60; i++) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        pause(50);
      }
    });
    assertGivenUp();
  }

  @Test
  void anAnswerWithoutAnEndIsCutOff() {
    var patient = api(Duration.ofSeconds(20));
    stub.always(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] blank = " ".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 500; i++) {
        exchange.getResponseBody().write(blank);
      }
    });
    assertThrows(ForgeException.class, () -> patient.get("user"));
  }

  @Test
  void anInterruptEndsTheWait() {
    stub.always(exchange -> pause(3000));
    Thread.currentThread().interrupt();
    var refused = assertThrows(ForgeException.class, () -> api.get("user"));
    assertEquals(Category.TRANSIENT, refused.category());
    assertTrue(Thread.interrupted(), "whoever interrupted is not told");
  }
}
