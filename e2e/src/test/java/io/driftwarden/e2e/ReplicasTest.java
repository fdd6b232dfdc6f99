package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL: what one begins the other ends, and nothing is done twice. */
@Tag("e2e")
class ReplicasTest {
  private static final int PULLS = 12;

  /** Five missed heartbeats, the look for them, and some room for a slow machine. */
  private static final Duration TAKEN_OVER = Duration.ofSeconds(50);

  @TempDir static Path folder;
  private static Stage stage;
  private static PostgresPart postgres;

  @BeforeAll
  static void startTheWorld() {
    stage = Stage.set(folder);
    postgres = PostgresPart.start(folder.resolve("postgres"));
  }

  @AfterAll
  static void stopTheWorld() {
    postgres.close();
    stage.close();
  }

  /** Tells a server of a pull request, as a forge does that has a webhook for each of them. */
  private static void tell(ServerProcess server, Story story, int number, String head) {
    String url = server.url() + "/webhooks/" + story.repository();
    String payload = Hook.pullRequest(story.repository(), number, head);
    assertEquals(202, Hook.send(url, payload, Story.SECRET, UUID.randomUUID().toString()));
  }

  private static long verdicts(Story story, int number) {
    return stage.gitea().comments(story.repository(), number).stream()
        .filter(body -> body.contains("driftwarden:verdict"))
        .count();
  }

  /** Waits until no news, no letter and no job is left, and nobody holds anything. */
  private static void awaitQuiet(String database) {
    Await.until(
        "all is handled",
        TAKEN_OVER,
        () -> {
          List<String> left =
              postgres.query(
                  database,
                  "select topic from delivery where handled_at is null"
                      + " union all select kind from outbox where delivered < version"
                      + " union all select task_instance from scheduled_tasks"
                      + " where task_name in ('delivery', 'letter', 'apply')");
          return left.isEmpty() ? Optional.of(true) : Optional.empty();
        });
  }

  @Test
  void everyEventIsHandledOnceThoughOneOfTwoIsKilledMidway() {
    String database = postgres.createDatabase();
    Story story = Story.begin(stage, "replicas", postgres.settings(database));
    Path kubeconfig = stage.cluster().kubeconfig();
    try (ServerProcess one = story.serve("one", "10m", kubeconfig);
        ServerProcess two = story.serve("two", "10m", kubeconfig)) {
      Map<Integer, String> heads = openPulls(story);
      heads.forEach((number, head) -> {
        tell(one, story, number, head);
        tell(two, story, number, head);
      });
      int judged = Await.until("some are judged", Story.SOON, () -> judged(database, 2));
      one.kill();
      assertTrue(judged < PULLS, "killed too late");
      heads.forEach((number, head) -> {
        Await.until(
            "pull request %d is judged".formatted(number),
            TAKEN_OVER,
            () -> passed(story, head) ? Optional.of(true) : Optional.empty());
      });
      awaitQuiet(database);
      heads.keySet().forEach(number -> assertEquals(1, verdicts(story, number)));
      assertFalse((one.output() + two.output()).contains("\tat "), one.output() + two.output());
    }
  }

  private static Optional<Integer> judged(String database, int least) {
    return postgres.query(database, "select count(*) from run").stream()
        .map(Integer::valueOf)
        .filter(count -> count >= least)
        .findFirst();
  }

  private static boolean passed(Story story, String head) {
    return stage.gitea().status(story.repository(), head).filter("success"::equals).isPresent();
  }

  /** Returns the heads of new pull requests, by their numbers. */
  private static Map<Integer, String> openPulls(Story story) {
    Map<String, String> branches = new LinkedHashMap<>();
    for (int i = 0; i < PULLS; i++) {
      String branch = "change-" + i;
      story.work().git("checkout", "-q", "-B", branch, "main");
      story.work().write("NOTES-%d.md".formatted(i), "note " + i);
      branches.put(branch, story.push(branch, "Note " + i));
    }
    Map<Integer, String> heads = new LinkedHashMap<>();
    branches.forEach((branch, head) -> heads.put(story.pullRequest(branch, branch), head));
    return heads;
  }

  @Test
  void whatOneAppliesWhenItIsKilledTheOtherAppliesOnce() throws IOException {
    String database = postgres.createDatabase();
    Story story = Story.begin(stage, "taken-over", postgres.settings(database));
    try (Valve first = new Valve(stage.cluster().port());
        Valve second = new Valve(stage.cluster().port());
        ServerProcess one = story.serve("one", "1s", through(first, "one"));
        ServerProcess two = story.serve("two", "1s", through(second, "two"))) {
      int number = story.proposeFlag("flag-on", "on");
      stage.gitea().merge(story.repository(), number, "squash");
      boolean firstApplies = knocked(first, second);
      (firstApplies ? one : two).kill();
      long killed = System.nanoTime();
      first.openUp();
      second.openUp();
      story.awaitFlag("on");
      story.awaitComment(number, "Applied");
      Duration waited = Duration.ofNanos(System.nanoTime() - killed);
      assertTrue(waited.compareTo(TAKEN_OVER) < 0, waited.toString());
      awaitQuiet(database);
      assertEquals(1, verdicts(story, number));
      assertEquals(
          List.of("driftwarden"),
          stage.cluster().managers("configmap/feature-flags", story.name()));
      String logs = one.output() + two.output();
      assertEquals(1, logs.split("applied stack", -1).length - 1, logs);
      assertEquals(List.of("2"), postgres.query(database, "select attempts from application"));
    }
  }

  private static Path through(Valve valve, String name) {
    Path kubeconfig = folder.resolve(name + ".kubeconfig");
    stage.cluster().writeKubeconfig(kubeconfig, valve.port());
    return kubeconfig;
  }

  /** Waits until somebody is held at one of two closed valves; says whether it is the first. */
  private static boolean knocked(Valve first, Valve second) {
    return Await.until(
        "one of them applies",
        Story.SOON,
        () ->
            first.isHolding()
                ? Optional.of(true)
                : second.isHolding() ? Optional.of(false) : Optional.empty());
  }

  @Test
  void aDatabaseThatGoesAwayIsWaitedForAndNothingIsLost() {
    String database = postgres.createDatabase();
    Story story = Story.begin(stage, "outage", postgres.settings(database));
    try (ServerProcess one = story.serve("one", "1s", stage.cluster().kubeconfig());
        ServerProcess two = story.serve("two", "1s", stage.cluster().kubeconfig())) {
      stage.gitea().merge(story.repository(), story.proposeFlag("flag-on", "on"), "merge");
      story.awaitFlag("on");
      story.setFlag("later");
      String head = story.push("later", "Turn search later");
      int number;
      postgres.stop();
      try {
        number = story.pullRequest("later", "Turn search later");
        String payload = Hook.pullRequest(story.repository(), number, head);
        String url = one.url() + "/webhooks/" + story.repository();
        assertEquals(503, Hook.send(url, payload, Story.SECRET, "while it is away"));
        assertTrue(one.healthy());
      } finally {
        postgres.startAgain();
      }
      story.awaitStatus(head, "success");
      stage.gitea().merge(story.repository(), number, "merge");
      story.awaitFlag("later");
      awaitQuiet(database);
      assertEquals(1, verdicts(story, number));
      for (ServerProcess server : List.of(one, two)) {
        awaitRecovered(server);
        assertFalse(server.output().contains("\tat "), server.output());
        assertFalse(server.output().contains(postgres.password()), "the password is in the log");
      }
    }
  }

  /** A server in trouble asks the database every few seconds; the story may be over before. */
  private static void awaitRecovered(ServerProcess server) {
    Await.until(
        "the server tells that its store is back",
        Story.SOON,
        () ->
            server.output().contains("recovered store")
                    || !server.output().contains("trouble store")
                ? Optional.of(server)
                : Optional.empty());
  }
}
