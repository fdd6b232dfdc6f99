package io.driftwarden.webhook;

import io.driftwarden.controller.config.Listen;
import io.driftwarden.controller.config.PageConfig;
import io.driftwarden.controller.config.PolicyConfig;
import io.driftwarden.controller.config.RepositoryConfig;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.config.StoreConfig;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.config.TargetConfig.Planning;
import io.driftwarden.controller.run.Controller;
import io.driftwarden.controller.run.World;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.webhook.page.Page;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A server over one repository of the built-in git server, and one visitor of its page. */
final class PageHost implements AutoCloseable {
  /** A name that runs a script, if it is ever taken for markup. */
  static final String STACK = "clusters/<img src=x onerror=alert(1)>";

  static final Apply.Place PLACE = new Apply.Place("infra", STACK, "dev");
  private static final Duration SOON = Duration.ofSeconds(40);

  final PageTarget target = new PageTarget();
  final Git git;
  private final Controller controller;
  private final HttpEdge edge;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  private PageHost(Path folder, PageConfig page, Consumer<String> watcher) throws IOException {
    World real = World.real();
    this.controller =
        Controller.open(
            config(folder, page),
            new World((_, _) -> target, real.forge(), real.remote(), real.clock(), watcher));
    this.edge =
        HttpEdge.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Webhooks(any -> Optional.empty(), any -> {}),
            controller.git().map(GitHosting::open),
            Optional.of(new Page(controller, page)));
    controller.start();
    this.git = Git.init(folder.resolve("nora"));
    git.run("remote", "add", "origin", at("/git/infra.git").toString()).orFail();
    git.commit(STACK + "/flags.yaml", flags("off"), "Begin");
    git.run("push", "-q", "origin", "main").orFail();
  }

  static PageHost open(Path folder) throws IOException {
    return new PageHost(folder, PageConfig.DEFAULT, step -> {});
  }

  static PageHost open(Path folder, PageConfig page) throws IOException {
    return new PageHost(folder, page, step -> {});
  }

  /** Opens one whose steps a test may hold up. */
  static PageHost watched(Path folder, Consumer<String> watcher) throws IOException {
    return new PageHost(folder, PageConfig.DEFAULT, watcher);
  }

  private static ServerConfig config(Path folder, PageConfig page) {
    return new ServerConfig(
        folder.resolve("data"),
        StoreConfig.EMBEDDED,
        new Listen("127.0.0.1", 0),
        List.of(RepositoryConfig.builtin("infra")),
        List.of(
            new TargetConfig.Kubernetes(
                "dev", Planning.TRUSTED, Path.of("none"), Optional.empty(), "default")),
        List.of(PLACE),
        Duration.ofMillis(300),
        Optional.empty(),
        new PolicyConfig.Embedded(),
        page);
  }

  static String flags(String search) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: flags, namespace: default}
    data: {search: "%s"}
    """
        .formatted(search);
  }

  static String privileged(String name) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: "%s", namespace: default}
    spec:
      containers:
        - name: root
          image: example/root:1
          securityContext:
            privileged: true
    """
        .formatted(name);
  }

  Git.Said propose(String file, String text, String title) throws IOException {
    git.commit(STACK + "/" + file, text, title);
    return git.run("push", "origin", "HEAD:refs/for/main");
  }

  /** Begins to propose, and does not wait for the verdict. */
  Process beginToPropose(Path told) throws IOException {
    return git.start(told.toFile(), "push", "origin", "HEAD:refs/for/main");
  }

  void merge() {
    git.run("push", "-q", "origin", "HEAD:main").orFail();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(edge.port(), path));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(at(path)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Presses the button of a form. */
  HttpResponse<String> submit(Element form) {
    Map<String, String> fields = new LinkedHashMap<>();
    form.select("input[name]")
        .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
    return post(form.attr("action"), fields);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Document page(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answers " + answer.statusCode());
    }
    return Jsoup.parse(answer.body(), at(path).toString());
  }

  String stackPage() {
    return "/stack?repository=infra&stack=%s&target=dev".formatted(encoded(STACK));
  }

  /** Returns the page of the newest run over a pull request. */
  String runPage(int number) {
    await(() -> !runs(number).isEmpty());
    return runs(number).getFirst();
  }

  private List<String> runs(int number) {
    HttpResponse<String> pull = get("/pull?repository=infra&number=" + number);
    return Jsoup.parse(pull.body()).select("a[href^=/run]").eachAttr("href");
  }

  void await(BooleanSupplier condition) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in time");
      }
      try {
        Thread.sleep(30);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    client.close();
    edge.close();
    controller.close();
  }
}
