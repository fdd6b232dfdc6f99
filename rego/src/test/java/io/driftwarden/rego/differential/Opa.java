package io.driftwarden.rego.differential;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The real OPA over a folder of modules. */
final class Opa implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private Opa(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  private static String binary() {
    Path caches =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    Path parts =
        Optional.ofNullable(System.getenv("DRIFTWARDEN_PARTS"))
            .map(Path::of)
            .orElseGet(() -> caches.resolve("driftwarden"));
    return parts.resolve("opa-1.22.2").resolve("opa").toString();
  }

  /** Returns each file's first error, its code first, and deletes those files. */
  static Map<String, String> refused(Path folder) throws Exception {
    Map<String, String> refused = new TreeMap<>();
    while (true) {
      Process check =
          new ProcessBuilder(
                  binary(), "check", "--format", "json", "--max-errors", "1000000", folder + "")
              .redirectErrorStream(true)
              .start();
      String out = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (check.waitFor() == 0) {
        return refused;
      }
      for (Value error : (ArrayValue) at(JsonReader.read(out), "errors")) {
        String file = text(at(at(error, "location"), "file"));
        refused.putIfAbsent(
            Path.of(file).getFileName() + "",
            text(at(error, "code")) + " " + text(at(error, "message")));
        Files.deleteIfExists(Path.of(file));
      }
    }
  }

  private static Value at(Value object, String key) {
    return ((ObjectValue) object).at(new StringValue(key));
  }

  private static String text(Value value) {
    return ((StringValue) value).text();
  }

  static Opa serve(Path folder) throws Exception {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                binary(),
                "run",
                "--server",
                "--log-level=error",
                "--disable-telemetry",
                "--addr=127.0.0.1:" + port,
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Opa opa = new Opa(process, port);
    opa.await();
    return opa;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await() throws Exception {
    for (int i = 0; i < 1200; i++) {
      try {
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health".formatted(port)))
                .build(),
            BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("OPA does not answer");
  }

  /** Returns the JSON text of a package's document, or the code of the error. */
  String ask(String name, Value input) throws Exception {
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/data/%s".formatted(port, name)))
            .POST(BodyPublishers.ofString("{\"input\":" + input.toJson() + "}"))
            .build();
    String answer = http.send(ask, BodyHandlers.ofString()).body();
    ObjectValue object = (ObjectValue) JsonReader.read(answer);
    Value result = object.get("result");
    if (result != null) {
      return result.toJson();
    }
    return object.get("errors") instanceof ArrayValue errors
        ? "ERROR " + text(at(errors.get(0), "code"))
        : answer;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    http.close();
  }
}
