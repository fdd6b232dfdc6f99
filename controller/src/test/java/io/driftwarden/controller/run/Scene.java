package io.driftwarden.controller.run;

import io.driftwarden.controller.config.Listen;
import io.driftwarden.controller.config.PackagesConfig;
import io.driftwarden.controller.config.PageConfig;
import io.driftwarden.controller.config.PolicyConfig;
import io.driftwarden.controller.config.RepositoryConfig;
import io.driftwarden.controller.config.RepositoryConfig.Gitea;
import io.driftwarden.controller.config.Secret;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.config.StoreConfig;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.config.TargetConfig.Planning;
import io.driftwarden.controller.forge.Remark;
import io.driftwarden.controller.packages.Hosts;
import io.driftwarden.controller.repo.Remote;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Delivery;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One repository on a forge in memory, one target in memory, and a controller between them. */
final class Scene implements AutoCloseable {
  static final String REPOSITORY = "acme/infra";
  static final Apply.Place PLACE = new Apply.Place(REPOSITORY, "clusters/dev", "dev");
  static final String FLAGS = "ConfigMap/default/flags";
  private static final Duration SOON = Duration.ofSeconds(40);

  final MemoryForge forge = new MemoryForge();
  final MemoryTarget target = new MemoryTarget();
  final Upstream upstream;
  private final Path folder;
  private Clock clock = Clock.systemUTC();
  private StoreConfig store = StoreConfig.EMBEDDED;
  private Optional<Integer> approvals = Optional.empty();
  private Planning planning = Planning.NEVER;
  private int remarks;
  private Duration poll = Duration.ofMillis(200);
  private PackagesConfig packages = PackagesConfig.NONE;
  private PolicyConfig policy = new PolicyConfig.Embedded();
  private Optional<Controller> controller = Optional.empty();

  private Scene(Path folder, boolean started) {
    this.folder = folder;
    this.upstream = new Upstream(folder);
    upstream.write("clusters/dev/flags.yaml", flags("off"));
    upstream.push("main");
    if (started) {
      start(step -> {});
    }
  }

  static Scene begin(Path folder) {
    return new Scene(folder, true);
  }

  /** Sets the stage with nobody on it yet. */
  static Scene set(Path folder) {
    return new Scene(folder, false);
  }

  static String flags(String search) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: flags
      namespace: default
    data:
      search: "%s"
    """
        .formatted(search);
  }

  Scene at(Clock time) {
    clock = time;
    return this;
  }

  Scene storing(StoreConfig where) {
    store = where;
    return this;
  }

  /** Lets a comment apply a change before its merge, once so many have approved it. */
  Scene approvals(int wanted) {
    approvals = Optional.of(wanted);
    return this;
  }

  Scene planning(Planning which) {
    planning = which;
    return this;
  }

  /** Lets somebody comment on a pull request, of which a webhook tells; forges tell the second. */
  void say(int number, String author, String text) {
    remarks++;
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    forge.say(new Remark("r" + remarks, number, author, text, now));
    tell(UUID.randomUUID().toString(), new Delivery.Topic.Remarks());
  }

  Scene polling(Duration every) {
    poll = every;
    return this;
  }

  Scene judgingBy(PolicyConfig engine) {
    policy = engine;
    return this;
  }

  Scene fetchingFrom(Hosts hosts) {
    packages = new PackagesConfig(hosts, Duration.ofHours(1));
    return this;
  }

  Scene start(Consumer<String> watcher) {
    Controller opened =
        Controller.open(
            config(),
            new World(
                (_, _) -> target,
                (_, _) -> forge,
                _ -> Remote.folder(upstream.bare()),
                clock,
                watcher));
    opened.start();
    controller = Optional.of(opened);
    return this;
  }

  private ServerConfig config() {
    var gitea =
        new Gitea(
            "http://forge.example/acme/infra.git",
            URI.create("http://forge.example"),
            new Secret("token"),
            Optional.of(new Secret("hook")),
            Optional.empty());
    return new ServerConfig(
        data(),
        store,
        Listen.DEFAULT,
        List.of(new RepositoryConfig(REPOSITORY, gitea, poll, approvals)),
        List.of(
            new TargetConfig.Kubernetes(
                "dev", planning, Path.of("none"), Optional.empty(), "default")),
        List.of(PLACE),
        Duration.ofMillis(200),
        Optional.empty(),
        policy,
        PageConfig.DEFAULT,
        packages,
        data().resolve("schemas"));
  }

  Path data() {
    return folder.resolve("data");
  }

  void restart(Consumer<String> watcher) {
    stop();
    start(watcher);
  }

  void tell(String id, Delivery.Topic topic) {
    controller.orElseThrow().tell(new Delivery(id, REPOSITORY, topic));
  }

  /** Tells of a pull request as a webhook does; a poller alone would find it within a second. */
  void tell(int number) {
    tell(UUID.randomUUID().toString(), new Delivery.Topic.Pull(number));
  }

  /** Opens a pull request with a file changed on a branch of its own; returns its head. */
  String propose(int number, String path, String text) {
    String branch = "change-" + number;
    upstream.checkout("main");
    upstream.git("checkout", "-q", "-B", branch);
    upstream.write(path, text);
    String head = upstream.push(branch);
    forge.put(upstream.pull(number, branch));
    return head;
  }

  /** Opens a pull request that turns the flag, and waits until the gate has passed it. */
  void proposeFlag(int number, String search) {
    String head = propose(number, "clusters/dev/flags.yaml", flags(search));
    tell(number);
    await(() -> forge.statuses(head).contains("driftwarden SUCCESS"));
  }

  String merge(int number, String... how) {
    String landed = upstream.merge("change-" + number, how);
    forge.merged(number, landed);
    if (controller.isPresent()) {
      tell(number);
    }
    return landed;
  }

  String flag() {
    return target
        .value(FLAGS, "data", "search")
        .map(value -> String.valueOf(value.plain(false)))
        .orElse("");
  }

  void awaitFlag(String search) {
    await(() -> flag().equals(search));
  }

  void awaitComment(int number, String containing) {
    await(() -> forge.comments(number).stream().anyMatch(body -> body.contains(containing)));
  }

  void await(BooleanSupplier condition) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in time; comments: " + forge.comments(1));
      }
      pause(Duration.ofMillis(20));
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void stop() {
    controller.ifPresent(Controller::close);
    controller = Optional.empty();
  }

  @Override
  public void close() {
    stop();
  }
}
