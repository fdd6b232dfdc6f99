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
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The real OPA over a folder of modules. */
final class Opa implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

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
    int before = -1;
    while (refused.size() > before) {
      before = refused.size();
      for (Value error : errors(folder)) {
        if (((ObjectValue) error).get("location") instanceof ObjectValue location) {
          refuse(folder.resolve(Path.of(text(at(location, "file"))).getFileName()), error, refused);
        }
      }
    }
    if (!errors(folder).isEmpty()) {
      refuseOneByOne(folder, refused);
    }
    return refused;
  }

  /** Some errors have no place. */
  private static void refuseOneByOne(Path folder, Map<String, String> refused) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        List<Value> errors = errors(file);
        if (!errors.isEmpty()) {
          refuse(file, errors.getFirst(), refused);
        }
      }
    }
  }

  private static void refuse(Path file, Value error, Map<String, String> refused)
      throws IOException {
    String problem = text(at(error, "code")) + " " + text(at(error, "message"));
    refused.putIfAbsent(file.getFileName().toString(), problem);
    Files.deleteIfExists(file);
  }

  private static List<Value> errors(Path path) throws Exception {
    Process check =
        new ProcessBuilder(
                binary(), "check", "--format", "json", "--max-errors", "1000000", path.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return check.waitFor() == 0
        ? List.of()
        : ((ArrayValue) at(JsonReader.read(out), "errors")).elements();
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

  /** Returns the JSON text of a package's document, or the code of the error; nothing if late. */
  Optional<String> ask(String name, Value input) throws Exception {
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/data/%s".formatted(port, name)))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString("{\"input\":" + input.toJson() + "}"))
            .build();
    try {
      return Optional.of(answer(http.send(ask, BodyHandlers.ofString()).body()));
    } catch (HttpTimeoutException _) {
      return Optional.empty();
    }
  }

  private static String answer(String body) throws JsonReader.NotJsonException {
    ObjectValue object = (ObjectValue) JsonReader.read(body);
    Value result = object.get("result");
    if (result != null) {
      return result.toJson();
    }
    return object.get("errors") instanceof ArrayValue errors
        ? "ERROR " + text(at(errors.get(0), "code"))
        : body;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    http.close();
  }
}
