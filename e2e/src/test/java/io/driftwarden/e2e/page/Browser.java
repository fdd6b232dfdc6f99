package io.driftwarden.e2e.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tab of a real Chromium with a profile of its own, without a window. */
final class Browser implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(40);

  private final Process process;
  private final DevTools tab;

  private Browser(Process process, DevTools tab) {
    this.process = process;
    this.tab = tab;
  }

  static Browser start(Path folder) throws IOException, InterruptedException {
    Path profile = Files.createDirectories(folder.resolve("chromium"));
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--no-default-browser-check",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    Path told = profile.resolve("DevToolsActivePort");
    await("Chromium tells its port", () -> Files.exists(told) && lines(told).size() > 1);
    var browser = new Browser(process, new DevTools(newTab(lines(told).getFirst())));
    for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
      browser.tab.ask(domain + ".enable", Map.of());
    }
    browser.size(1100, 800);
    return browser;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI newTab(String port) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:%s/json/new?about:blank".formatted(port));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address).PUT(BodyPublishers.noBody()).build();
      String answer = client.send(request, BodyHandlers.ofString()).body();
      return URI.create(
          JsonMapper.shared().readTree(answer).get("webSocketDebuggerUrl").asString());
    }
  }

  static void await(String expected, BooleanSupplier condition) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in time: " + expected);
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  void open(String address) {
    tab.ask("Page.navigate", Map.of("url", address));
    awaitLoaded();
  }

  private void awaitLoaded() {
    await("the page is loaded", () -> text("document.readyState").equals("complete"));
  }

  /** Evaluates an expression in the page; its result as text. */
  String text(String expression) {
    JsonNode answer =
        tab.ask("Runtime.evaluate", Map.of("expression", "String(%s)".formatted(expression)));
    return answer.get("result").path("value").asString("");
  }

  /** Returns the text that a person sees of the whole page. */
  String seen() {
    return text("document.body.innerText");
  }

  void awaitSeen(String words) {
    try {
      await(words, () -> seen().contains(words));
    } catch (AssertionError e) {
      throw new AssertionError("not seen: \"%s\" in:%n%s".formatted(words, seen()), e);
    }
  }

  void press(String key) {
    Map<String, Integer> codes = Map.of("Tab", 9, "Enter", 13);
    int code = Optional.ofNullable(codes.get(key)).orElseThrow();
    String typed = key.equals("Enter") ? "\r" : "";
    for (String type : List.of("keyDown", "keyUp")) {
      tab.ask(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type.equals("keyDown") && typed.isEmpty() ? "rawKeyDown" : type,
              "key", key,
              "code", key,
              "text", type.equals("keyDown") ? typed : "",
              "windowsVirtualKeyCode", code));
    }
  }

  void type(String text) {
    tab.ask("Input.insertText", Map.of("text", text));
  }

  /** Returns the text of what has the keyboard. */
  String focused() {
    return text("document.activeElement.matches('a, button') ? document.activeElement.innerText : ''")
        .strip();
  }

  /** Goes on by the Tab key alone until something is focused, and presses Enter. */
  void follow(String words) {
    for (int i = 0; i < 60; i++) {
      if (focused().contains(words)) {
        String before = text("location.href");
        press("Enter");
        await("another page", () -> !text("location.href").equals(before));
        awaitLoaded();
        return;
      }
      press("Tab");
    }
    throw new AssertionError("the keyboard does not reach \"%s\" in:%n%s".formatted(words, seen()));
  }

  void colours(String scheme) {
    tab.ask(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void size(int width, int height) {
    tab.ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  byte[] screenshot() {
    String data = tab.ask("Page.captureScreenshot", Map.of("format", "png")).get("data").asString();
    return Base64.getDecoder().decode(data);
  }

  /** Returns where the page has sent requests to. */
  List<String> requests() {
    return tab.events("Network.requestWillBeSent").stream()
        .map(event -> event.get("request").get("url").asString())
        .toList();
  }

  /** Returns what the browser had against the page: exceptions, dialogs, what a policy stopped. */
  List<String> complaints() {
    return Stream.of("Runtime.exceptionThrown", "Page.javascriptDialogOpening", "Log.entryAdded")
        .flatMap(kind -> tab.events(kind).stream())
        .map(JsonNode::toString)
        .toList();
  }

  @Override
  public void close() {
    tab.close();
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
