package io.driftwarden.controller.forge.gitea;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A forge that takes its time, or has too much to say. */
final class GiteaApiTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  private GiteaStub gitea;
  private GiteaApi api;

  @BeforeEach
  void start() throws IOException {
    gitea = new GiteaStub();
    api = new GiteaApi(gitea.address(), GiteaStub.TOKEN, LIMIT);
  }

  @AfterEach
  void stop() {
    gitea.close();
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
    gitea.always(exchange -> pause(3000));
    assertGivenUp();
  }

  @Test
  void anAnswerThatDripsIsNotWaitedFor() {
    gitea.always(exchange -> {
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
    var patient = new GiteaApi(gitea.address(), GiteaStub.TOKEN, Duration.ofSeconds(20));
    gitea.always(exchange -> {
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
    gitea.always(exchange -> pause(3000));
    Thread.currentThread().interrupt();
    var refused = assertThrows(ForgeException.class, () -> api.get("user"));
    assertEquals(Category.TRANSIENT, refused.category());
    assertTrue(Thread.interrupted(), "whoever interrupted is not told");
  }
}
