package io.driftwarden.e2e.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Chrome DevTools Protocol with one tab: commands, and the events that it told. */
final class DevTools implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  DevTools(URI address) {
    this.socket = client.newWebSocketBuilder().buildAsync(address, new Listener()).join();
  }

  /** Puts the parts of a message together. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        heard(JsonMapper.shared().readTree(message.toString()));
        message.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void heard(JsonNode message) {
    if (message.has("id")) {
      Optional.ofNullable(asked.remove(message.get("id").asInt()))
          .ifPresent(answer -> answer.complete(message));
    } else {
      events.add(message);
    }
  }

  /** Sends a command and returns its result. */
  JsonNode ask(String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    asked.put(id, answer);
    String command =
        JsonMapper.shared()
            .writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(command, true).join();
    JsonNode answered = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (answered.has("error")) {
      throw new AssertionError(method + ": " + answered.get("error"));
    }
    return answered.get("result");
  }

  /** Returns the parameters of all events of a kind so far. */
  List<JsonNode> events(String method) {
    return events.stream()
        .filter(event -> event.get("method").asString().equals(method))
        .map(event -> event.get("params"))
        .toList();
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
