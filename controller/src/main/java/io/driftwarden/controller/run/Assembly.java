package io.driftwarden.controller.run;

import io.driftwarden.controller.config.RepositoryConfig;
import io.driftwarden.controller.config.RepositoryConfig.Builtin;
import io.driftwarden.controller.config.RepositoryConfig.Remote;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.forge.builtin.BuiltinForge;
import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.packages.Fetcher;
import io.driftwarden.controller.packages.PackageCache;
import io.driftwarden.controller.packages.Supply;
import io.driftwarden.controller.repo.GitServer;
import io.driftwarden.controller.repo.Mirror;
import io.driftwarden.controller.repo.PushEvent;
import io.driftwarden.controller.run.Steps.Step;
import io.driftwarden.controller.schedule.Queue;
import io.driftwarden.controller.schedule.Recurring;
import io.driftwarden.controller.schedule.Worker;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Delivery.Topic;
import io.driftwarden.controller.store.Locks;
import io.driftwarden.controller.store.Store;
import io.driftwarden.controller.target.Target;
import io.driftwarden.controller.view.Overview;
import io.driftwarden.controller.view.Sight;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.terraform.ImportedSchemas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the parts of a controller; nothing runs yet. */
final class Assembly {
  private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);
  private static final Duration GRACE = Duration.ofSeconds(8);

  private final ServerConfig config;
  private final World world;
  private final Closing closing;
  private final Complaints complaints = new Complaints();
  private final ServedPackages packages;
  private final StackRenderer renderer;
  private final Gate gate;
  private final Examination examination;
  private final Plannable plannable;
  private final Desk desk;
  private final PullRequestWork pulls;
  private final Map<String, Site> sites = new ConcurrentHashMap<>();
  private final Optional<GitServer> git;

  Assembly(ServerConfig config, World world, Closing closing) {
    this.config = config;
    this.world = world;
    this.closing = closing;
    this.packages = new ServedPackages(config, sites, fetcher());
    this.renderer = new StackRenderer(packages, ImportedSchemas.in(config.schemas()));
    this.gate = new Gate(renderer, world.clock(), closing.add(config.policy().engine()));
    this.examination = new Examination(gate);
    this.plannable = new Plannable(config);
    this.desk = new Desk(closing.add(store()), world.clock());
    this.pulls = new PullRequestWork(judging(), desk);
    this.git = config.hostsGit() ? Optional.of(closing.add(gitServer())) : Optional.empty();
    config.repositories().forEach(repository -> sites.put(repository.name(), site(repository)));
  }

  private Store store() {
    return config
        .store()
        .postgres()
        .map(postgres -> Store.open(config.data(), postgres, world.clock()))
        .orElseGet(() -> Store.open(config.data(), world.clock()));
  }

  private Steps<Stage> judging() {
    List<Step<Stage>> steps = new ArrayList<>(new Judging(desk, bringing()).steps());
    steps.add(new Recording(desk, plannable).step());
    return new Steps<>(steps, world.watcher());
  }

  private Fetcher fetcher() {
    PackageCache cache = PackageCache.in(config.data().resolve("packages"));
    return new Fetcher(cache, config.packages().hosts(), world.clock());
  }

  private Bringing bringing() {
    return new Bringing(new Supply(packages::bring, renderer, world.clock()), config.packages());
  }

  private GitServer gitServer() {
    var gatekeeper = new Gatekeeper(desk, pulls, sites);
    return new GitServer(config.data().resolve("git"), gatekeeper, this::pushed);
  }

  private void pushed(PushEvent event) {
    desk.write(
        draft -> topics(event).forEach(topic -> draft.tell(News.own(event.repository(), topic))));
  }

  private static Stream<Topic> topics(PushEvent event) {
    return switch (event) {
      case PushEvent.Proposed proposed -> Stream.of(new Topic.Pull(proposed.change().number()));
      case PushEvent.Closed closed -> Stream.of(new Topic.Pull(closed.change().number()));
      case PushEvent.Pushed pushed -> Stream.of(new Topic.Branch(pushed.branch()));
      case PushEvent.Merged merged ->
          Stream.of(
              new Topic.Pull(merged.change().number()), new Topic.Branch(merged.change().branch()));
    };
  }

  private Site site(RepositoryConfig repository) {
    String name = repository.name();
    return switch (repository.host()) {
      case Builtin _ -> hosted(git.orElseThrow(), name);
      case Remote remote -> {
        Mirror mirror =
            Mirror.open(
                config.data().resolve("mirrors").resolve(name + ".git"),
                world.remote().apply(remote));
        yield new Site(
            name,
            world.forge().apply(name, remote),
            new Commits.Mirrored(closing.add(mirror), remote.branch()),
            repository.approvals(),
            examination(name));
      }
    };
  }

  private Examination examination(String repository) {
    return examination.deploying(Apply.Place.stacks(repository, config.deploy()));
  }

  private Site hosted(GitServer server, String name) {
    server.create(name);
    return new Site(
        name,
        new BuiltinForge(server.changes(name), server.notes(name)),
        new Commits.Own(server, name),
        Optional.empty(),
        examination(name));
  }

  Controller controller() {
    Map<String, Target> targets = new HashMap<>();
    for (TargetConfig target : config.targets()) {
      targets.put(target.name(), closing.add(world.target().apply(target, config.data())));
    }
    var served = new Served(sites, targets);
    Locks places = desk.locks("place");
    var drifts = new Drifts(desk, served, new Comparing(gate, renderer), places);
    var listening = new Listening(desk, world.clock());
    Map<String, Worker> workers =
        Map.of(
            Deliveries.KIND,
                new Deliveries(desk, sites, new Deliveries.Work(pulls, listening), complaints),
            Commands.KIND, new Commands(desk, served, plannable, drifts),
            Postman.KIND, new Postman(desk, sites, complaints),
            Landing.KIND, new Landings(desk, served, applying(), places),
            PlanJob.KIND, new Planning(desk, served, renderer, plannable, places));
    List<Recurring> recurring = recurring(drifts, listening);
    Queue queue = closing.add(Queue.over(desk.store(), workers, recurring, GRACE));
    desk.attach(queue);
    return new Controller(
        new Controller.Parts(config, desk, queue, git, overview(), closing),
        recurring.stream().map(Recurring::name).toList());
  }

  private Overview overview() {
    List<Sight> sights =
        sites.values().stream()
            .map(site ->
                new Sight(site.name(), site::revisions, () -> site.tip(site.commits().branch())))
            .sorted(Comparator.comparing(Sight::name))
            .toList();
    var served = new Overview.Served(sights, config.deploy());
    return new Overview(desk.store(), served, gate, desk.progress());
  }

  private Steps<Course> applying() {
    return new Steps<>(new Applying(desk, renderer).steps(), world.watcher());
  }

  private void forget() {
    Instant before = world.clock().instant().minus(config.store().retention());
    desk.write(draft -> {
      int rows = draft.tx().forget(before);
      if (rows > 0) {
        LOG.info("forgot rows={} before={}", rows, before);
      }
    });
  }

  private List<Recurring> recurring(Drifts drifts, Listening listening) {
    List<Recurring> recurring = new ArrayList<>();
    recurring.add(new Recurring("forget", Duration.ofDays(1), this::forget));
    for (RepositoryConfig repository : config.repositories()) {
      Site site = Optional.ofNullable(sites.get(repository.name())).orElseThrow();
      var poller = new Poller(desk, site, listening, complaints);
      recurring.add(new Recurring("poll " + site.name(), repository.poll(), poller::poll));
    }
    config
        .deploy()
        .forEach(place ->
            recurring.add(
                new Recurring(Drifts.name(place), config.driftEvery(), () -> drifts.check(place))));
    return recurring;
  }
}
