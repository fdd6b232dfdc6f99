import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures how long a pull request on a real Gitea waits for the comment with its verdict, and for
 * the plan in it, from the call that opens it. README.md tells how to run it.
 */
final class Measure {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path HERE = ROOT.resolve("bench/push-to-comment");
  private static final String REPOSITORY = "driftwarden/bench";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "bench";
  private static final String VERDICT = "driftwarden:verdict";
  private static final String PLAN = "Plan of `web` at `account`";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Map<String, String> gitea;
  private final Path clone;
  private final String more;
  private final List<String> awaited;

  /**
   * @param more the rest of the server's configuration
   * @param awaited what the comment has to contain, one after the other
   */
  private Measure(Path folder, Map<String, String> gitea, String more, List<String> awaited) {
    this.folder = folder;
    this.gitea = gitea;
    this.clone = folder.resolve("clone");
    this.more = more;
    this.awaited = awaited;
  }

  public static void main(String[] arguments) throws Exception {
    int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    String mode = arguments.length > 1 ? arguments[1] : "";
    Path folder = Files.createTempDirectory("driftwarden-bench");
    Path forge = folder.resolve("gitea");
    Path account = folder.resolve("account");
    int accountPort = freePort();
    try {
      run(ROOT, "bash", "e2e/parts/gitea/up.sh", forge.toString(), Integer.toString(freePort()));
      Map<String, String> gitea = environment(forge.resolve("env"));
      if (mode.equals("plan")) {
        run(ROOT, "bash", "e2e/parts/moto/up.sh", account.toString(), accountPort + "");
        String terraform = terraform(accountPort, arguments[2]);
        new Measure(folder, gitea, terraform, List.of(VERDICT, PLAN)).measure(times);
      } else if (mode.equals("opa")) {
        String engine = "policy: {engine: opa, opa: {url: \"%s\"}}".formatted(arguments[2]);
        new Measure(folder, gitea, engine, List.of(VERDICT)).measure(times);
      } else {
        new Measure(folder, gitea, "", List.of(VERDICT)).measure(times);
      }
    } finally {
      run(ROOT, "bash", "e2e/parts/gitea/down.sh", forge.toString());
      run(ROOT, "bash", "e2e/parts/moto/down.sh", account.toString());
    }
  }

  private static String terraform(int port, String cliConfig) {
    return """
    targets:
      - name: account
        kind: terraform
        cliConfig: %s
        environment:
          AWS_ENDPOINT_URL: http://127.0.0.1:%d
          AWS_REGION: eu-central-1
          AWS_ACCESS_KEY_ID: test
          AWS_SECRET_ACCESS_KEY: test
    deploy:
      - {repository: %s, stack: web, target: account}
    """
        .formatted(cliConfig, port, REPOSITORY);
  }

  private static Map<String, String> environment(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> line.split("=", 2))
          .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void run(Path where, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed:\n" + said);
    }
  }

  private void git(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Dev", "-c", "user.email=dev@example.com"));
    command.addAll(List.of(arguments));
    run(clone, command.toArray(String[]::new));
  }

  private void measure(int times) throws Exception {
    call("POST", "/user/repos", "{\"name\": \"bench\", \"default_branch\": \"main\"}");
    Files.createDirectories(clone.resolve("web"));
    Files.copy(HERE.resolve("module/main.tf"), clone.resolve("web/main.tf"));
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-qm", "Begin");
    git("push", "-q", pushUrl(), "main");
    int port = freePort();
    Process server = serve(port);
    try {
      await(() -> healthy(port));
      call("POST", "/repos/" + REPOSITORY + "/hooks", hook(port));
      System.out.println("idle  " + memory(server));
      List<List<Long>> took = new ArrayList<>();
      for (int i = 0; i <= times; i++) {
        List<Long> millis = once(i);
        System.out.printf("%s %s ms%n", i == 0 ? "first " : "pull %2d".formatted(i), millis);
        if (i > 0) {
          took.add(millis);
        }
      }
      System.out.println("after " + memory(server));
      for (int part = 0; part < awaited.size(); part++) {
        int index = part;
        tell(awaited.get(part), took.stream().map(one -> one.get(index)).sorted().toList());
      }
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static void tell(String what, List<Long> sorted) {
    int times = sorted.size();
    System.out.printf(
        "\"%s\": median of %d: %d ms, least %d ms, most %d ms%n",
        what,
        times,
        (sorted.get((times - 1) / 2) + sorted.get(times / 2)) / 2,
        sorted.getFirst(),
        sorted.getLast());
  }

  private static String memory(Process server) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + server.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
          .map(line -> line.replaceAll("\\s+", " "))
          .collect(Collectors.joining(", "));
    }
  }

  private String pushUrl() {
    return gitea
            .get("GITEA_URL")
            .replace("://", "://%s:%s@".formatted(gitea.get("GITEA_USER"), gitea.get("GITEA_TOKEN")))
        + "/"
        + REPOSITORY
        + ".git";
  }

  private static String hook(int port) {
    return """
    {"type": "gitea", "active": true, "events": ["push", "pull_request", "pull_request_sync"],
     "config": {"url": "http://127.0.0.1:%d/webhooks/%s", "content_type": "json", "secret": "%s"}}
    """
        .formatted(port, REPOSITORY, SECRET);
  }

  private Process serve(int port) throws IOException {
    String url = gitea.get("GITEA_URL");
    String configuration =
        """
        data: %s
        listen: {port: %d}
        repositories:
          - {name: %s, forge: gitea, url: "%s/%s.git", token: %s, webhookSecret: %s, poll: 1h}
        %s
        """
            .formatted(
                folder.resolve("data"),
                port,
                REPOSITORY,
                url,
                REPOSITORY,
                gitea.get("GITEA_TOKEN"),
                SECRET,
                more);
    Path file = Files.writeString(folder.resolve("driftwarden.yaml"), configuration);
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            ROOT.resolve("cli/target/driftwarden.jar").toString(),
            "serve",
            "--config",
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server.log").toFile())
        .start();
  }

  private boolean healthy(int port) {
    try {
      URI uri = URI.create("http://127.0.0.1:%d/healthz".formatted(port));
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** Opens one pull request; returns how long what is awaited took, each in milliseconds. */
  private List<Long> once(int i) throws Exception {
    String branch = "change-" + i;
    git("checkout", "-q", "-B", branch, "main");
    Path file = clone.resolve("web/main.tf");
    Files.writeString(file, Files.readString(file).replace("\"bench\"", "\"bench-%d\"".formatted(i)));
    git("commit", "-qam", "Rename " + i);
    git("push", "-q", pushUrl(), branch);
    Thread.sleep(Duration.ofSeconds(2)); // Gitea answers 404 for a moment after a push.
    long begun = System.nanoTime();
    String pull =
        call(
            "POST",
            "/repos/" + REPOSITORY + "/pulls",
            "{\"head\": \"%s\", \"base\": \"main\", \"title\": \"%s\"}".formatted(branch, branch));
    String number = pull.replaceAll("(?s).*\"number\":(\\d+).*", "$1");
    String comments = "/repos/%s/issues/%s/comments".formatted(REPOSITORY, number);
    List<Long> took = new ArrayList<>();
    for (String part : awaited) {
      await(() -> call("GET", comments, "").contains(part));
      took.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }
    return took;
  }

  private interface Look {
    boolean there() throws Exception;
  }

  private static void await(Look look) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!look.there()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within " + PATIENCE.toSeconds() + " s");
      }
      Thread.sleep(10);
    }
  }

  private String call(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gitea.get("GITEA_URL") + "/api/v1" + path))
            .header("Authorization", "token " + gitea.get("GITEA_TOKEN"))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }
}
