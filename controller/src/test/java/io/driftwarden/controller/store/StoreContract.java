package io.driftwarden.controller.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.policies.Finding;
import io.driftwarden.policies.Severity;
import io.driftwarden.render.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of a store, whichever the database. */
abstract class StoreContract {
  private static final Run.Change CHANGE = new Run.Change("acme/infra", 7, "b1", "h1", "t1");
  private static final Apply.Place PLACE = new Apply.Place("acme/infra", "clusters/dev", "dev");
  private static final Apply.Key KEY = Apply.Key.merged("m1", PLACE);

  @TempDir Path directory;
  private Store store;

  /** Opens a store over the test's database. */
  abstract Store opened();

  @BeforeEach
  void open() {
    store = opened();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aDeliveryIsNewsOnce() {
    var delivery = new Delivery("d1", "acme/infra", new Delivery.Topic.Pull(7));
    assertTrue(isNews(delivery));
    assertFalse(isNews(delivery));
    assertEquals(Optional.of(delivery), store.in(tx -> tx.inbox().waiting("d1")));
  }

  private boolean isNews(Delivery delivery) {
    return store.in(tx -> tx.inbox().add(delivery));
  }

  @Test
  void deliveriesOfOneTopicAreHandledTogether() {
    var topic = new Delivery.Topic.Pull(7);
    store.in(tx -> tx.inbox().add(new Delivery("d1", "acme/infra", topic)));
    store.in(tx -> tx.inbox().add(new Delivery("d2", "acme/infra", topic)));
    store.in(
        tx -> tx.inbox().add(new Delivery("d3", "acme/infra", new Delivery.Topic.Branch("main"))));
    List<String> waiting = store.in(tx -> tx.inbox().waiting("acme/infra", topic));
    assertEquals(List.of("d1", "d2"), waiting);
    handled(waiting);
    assertEquals(List.of(), store.in(tx -> tx.inbox().waiting("acme/infra", topic)));
    assertTrue(store.in(tx -> tx.inbox().waiting("d3")).isPresent());
  }

  private void handled(List<String> ids) {
    store.write(tx -> tx.inbox().handled(ids));
  }

  @Test
  void judgingTheSameAgainLeavesOneRun() {
    put(new Run(CHANGE, verdict(Verdict.Outcome.FAIL, "p1"), "first"));
    put(new Run(CHANGE, verdict(Verdict.Outcome.PASS, "p1"), "second"));
    put(new Run(CHANGE, verdict(Verdict.Outcome.PASS, "p2"), "other policies"));
    assertEquals(2, store.in(tx -> tx.runs().of("acme/infra", "h1")).size());
    Run run = store.in(tx -> tx.runs().find(CHANGE, "p1")).orElseThrow();
    assertEquals(new Run(CHANGE, verdict(Verdict.Outcome.PASS, "p1"), "second"), run);
  }

  private void put(Run run) {
    store.write(tx -> tx.runs().put(run));
  }

  private static Verdict verdict(Verdict.Outcome outcome, String policies) {
    var stack = new Stack("clusters/dev", Stack.Kind.KUBERNETES);
    var finding =
        new Finding(
            "DW-NET-001",
            Severity.HIGH,
            Finding.Certainty.VIOLATED,
            stack,
            "Service/default/db",
            List.of("spec", "type"),
            Place.at("clusters/dev/db.yaml", 3, 5),
            "Open to the world",
            "Anyone can connect",
            "Use ClusterIP",
            List.of(new Related(Place.at("values.yaml", 2, 1), "decided here")));
    var warning =
        Diagnostic.warning("yaml_odd", "Odd thing", "Look at it.", Place.of("a.yaml"))
            .and(Place.of("b.yaml"), "first here");
    return new Verdict(
        outcome,
        List.of(new Verdict.Judged(finding, Verdict.Standing.NEW)),
        List.of(warning, Diagnostic.error("no_place", "Nowhere", "", null)),
        List.of(stack),
        policies,
        "inputs");
  }

  @Test
  void theNewestMessageOfAKindTakesTheOlderOnesPlace() {
    Letter first = store.in(tx -> tx.outbox().put("acme/infra", 7, status("h1"))).orElseThrow();
    assertEquals(Optional.empty(), store.in(tx -> tx.outbox().put("acme/infra", 7, status("h1"))));
    Letter second = store.in(tx -> tx.outbox().put("acme/infra", 7, status("h2"))).orElseThrow();
    assertEquals(first.address(), second.address());
    assertEquals(Optional.of(second), store.in(tx -> tx.outbox().waiting(first.address())));
    delivered(first);
    assertEquals(Optional.of(second), store.in(tx -> tx.outbox().waiting(first.address())));
    delivered(second);
    assertEquals(Optional.empty(), store.in(tx -> tx.outbox().waiting(first.address())));
  }

  @Test
  void aMessageThatWasGivenUpIsTriedAgainWhenItIsPutAgain() {
    Letter letter = store.in(tx -> tx.outbox().put("acme/infra", 7, status("h1"))).orElseThrow();
    store.write(tx -> tx.outbox().gaveUp(letter, "gone"));
    assertEquals(List.of(), store.in(tx -> tx.outbox().waiting()));
    assertTrue(store.in(tx -> tx.outbox().put("acme/infra", 7, status("h1"))).isPresent());
  }

  private void delivered(Letter letter) {
    store.write(tx -> tx.outbox().delivered(letter));
  }

  private static Message status(String sha) {
    return new Message.Status(
        sha, new CommitStatus("driftwarden", CommitStatus.State.SUCCESS, "passed"));
  }

  @Test
  void anApplyEndsOnceAndLeavesItsInventory() {
    assertEquals(1, store.in(tx -> tx.applications().begin(KEY, 7)).attempts());
    assertEquals(2, store.in(tx -> tx.applications().begin(KEY, 7)).attempts());
    assertEquals(1, store.in(tx -> tx.applications().unfinished(PLACE)).size());
    end(new Application.Applied(new Inventory(List.of("Service/default/db")), 1));
    end(new Application.Unknown("told too late"));
    Apply apply = store.in(tx -> tx.applications().lastLive(PLACE)).orElseThrow();
    assertEquals(
        Optional.of(new Application.Applied(new Inventory(List.of("Service/default/db")), 1)),
        apply.outcome());
    assertEquals(
        new Inventory(List.of("Service/default/db")),
        store.in(tx -> tx.applications().inventory(PLACE)));
    assertEquals(List.of(), store.in(tx -> tx.applications().unfinished(PLACE)));
  }

  private void end(Application outcome) {
    store.write(tx -> tx.applications().end(KEY, outcome));
  }

  @Test
  void aRefusedApplyTouchedNothing() {
    store.in(tx -> tx.applications().begin(KEY, 7));
    end(new Application.Refused("the base moved"));
    assertEquals(Optional.empty(), store.in(tx -> tx.applications().lastLive(PLACE)));
    assertEquals(Inventory.EMPTY, store.in(tx -> tx.applications().inventory(PLACE)));
  }

  @Test
  void whatIsStoredIsThereAfterReopening() {
    put(new Run(CHANGE, verdict(Verdict.Outcome.WARN, "p1"), "text"));
    store.close();
    store = opened();
    assertEquals(1, store.in(tx -> tx.runs().of("acme/infra", "h1")).size());
  }

  @Test
  void aTransactionThatThrowsStoresNothing() {
    assertThrows(
        IllegalStateException.class,
        () ->
            store.in(tx -> {
              tx.inbox().add(new Delivery("d1", "acme/infra", new Delivery.Topic.Pull(1)));
              throw new IllegalStateException("planned");
            }));
    assertEquals(Optional.empty(), store.in(tx -> tx.inbox().waiting("d1")));
  }

  @Test
  void aDirectoryBelongsToOneServer() {
    var refused = assertThrows(StoreInUseException.class, () -> opened().close());
    assertTrue(String.valueOf(refused.getMessage()).contains("Stop it"));
  }

  @Test
  void aTextWithTheCharacterNulCanBeStored() {
    put(new Run(CHANGE, verdict(Verdict.Outcome.PASS, "p1"), "a\0b"));
    assertEquals("a\uFFFDb", store.in(tx -> tx.runs().find(CHANGE, "p1")).orElseThrow().report());
    var comment = new Message.Comment("marker", "marker a\0b");
    Letter letter = store.in(tx -> tx.outbox().put("acme/infra", 7, comment)).orElseThrow();
    assertEquals(comment, letter.message());
  }

  @Test
  void whatIsDeliveredLateDoesNotTakeANewerMessageBack() {
    Letter first = store.in(tx -> tx.outbox().put("acme/infra", 7, status("h1"))).orElseThrow();
    Letter second = store.in(tx -> tx.outbox().put("acme/infra", 7, status("h2"))).orElseThrow();
    delivered(second);
    delivered(first);
    assertEquals(Optional.empty(), store.in(tx -> tx.outbox().waiting(first.address())));
  }

  @Test
  void anApplyWaitsUntilItEnds() {
    assertTrue(waits("no cluster"));
    assertFalse(waits("no cluster"));
    assertTrue(waits("no namespace"));
    assertEquals(
        Map.of(PLACE, "no namespace"), store.in(tx -> tx.applications().waiting("acme/infra", 7)));
    store.in(tx -> tx.applications().begin(KEY, 7));
    end(new Application.Refused("the base moved"));
    assertEquals(Map.of(), store.in(tx -> tx.applications().waiting("acme/infra", 7)));
  }

  private boolean waits(String why) {
    return store.in(tx -> tx.applications().wait(KEY, 7, why));
  }

  @Test
  void writersThatReadFirstDoNotOverlap() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            for (int n = 0; n < 25; n++) {
              store.write(StoreContract::count);
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(Optional.of("200"), store.in(tx -> tx.polls().head("acme/infra", "count")));
  }

  private static void count(Transaction tx) {
    int before = tx.polls().head("acme/infra", "count").map(Integer::parseInt).orElse(0);
    tx.polls().saw("acme/infra", "count", Integer.toString(before + 1));
  }

  @Test
  void pullRequestsAreListedWithTheirNewestRun() {
    store.write(tx -> tx.pullRequests().saw("acme/infra", pull(7, PullRequest.State.MERGED)));
    store.write(tx -> tx.pullRequests().saw("acme/infra", pull(3, PullRequest.State.OPEN)));
    store.write(tx -> tx.pullRequests().saw("acme/infra", pull(9, PullRequest.State.CLOSED)));
    put(new Run(CHANGE, verdict(Verdict.Outcome.FAIL, "p1"), "told"));
    List<PullEntry> pulls = store.in(tx -> tx.ledger().pulls("acme/infra", 0, 10));
    assertEquals(List.of(3, 9, 7), pulls.stream().map(PullEntry::number).toList());
    assertEquals(List.of(9), numbers(store.in(tx -> tx.ledger().pulls("acme/infra", 1, 1))));
    assertEquals("Title of 7", pulls.getLast().title());
    RunEntry run = pulls.getLast().last().orElseThrow();
    assertEquals(Verdict.Outcome.FAIL, run.outcome());
    assertEquals("told", store.in(tx -> tx.ledger().run(run.id())).orElseThrow().run().report());
    assertEquals(List.of(run), store.in(tx -> tx.ledger().runs("acme/infra", 7)));
    assertEquals(Optional.empty(), store.in(tx -> tx.ledger().run("none")));
    int open = store.in(tx -> tx.ledger().open("acme/infra"));
    assertEquals(1, open);
  }

  private static List<Integer> numbers(List<PullEntry> pulls) {
    return pulls.stream().map(PullEntry::number).toList();
  }

  private static PullRequest pull(int number, PullRequest.State state) {
    return new PullRequest(
        number, "Title of " + number, "dev", "h1", "ref", false, "main", state, Optional.empty());
  }

  @Test
  void driftIsKeptWhereItChanges() {
    found(DriftReport.State.IN_SYNC, "");
    found(DriftReport.State.IN_SYNC, "");
    found(DriftReport.State.UNKNOWN, "away");
    found(DriftReport.State.UNKNOWN, "gone");
    found(DriftReport.State.IN_SYNC, "");
    List<DriftEntry> history = store.in(tx -> tx.driftHistory().of(PLACE, 0, 10));
    assertEquals(4, history.size());
    assertEquals(2, store.in(tx -> tx.driftHistory().of(PLACE, 2, 10)).size());
  }

  private void found(DriftReport.State state, String reason) {
    var detail = new DriftEntry.Detail(List.of(), List.of(), reason);
    store.write(tx -> tx.driftHistory().add(PLACE, state, detail));
  }

  @Test
  void whatIsStillToBeDoneIsCounted() {
    store.in(tx -> tx.inbox().add(new Delivery("d1", "acme/infra", new Delivery.Topic.Pull(7))));
    store.write(tx -> {
      Letter letter =
          tx.outbox().put("acme/infra", 7, new Message.Comment("m", "text")).orElseThrow();
      tx.outbox().put("acme/infra", 8, new Message.Comment("m", "text"));
      tx.outbox().gaveUp(letter, "locked");
    });
    assertEquals(
        new Waiting(1, 1, List.of(new Waiting.Undelivered("acme/infra", 7, "locked"))),
        store.in(tx -> tx.ledger().waiting()));
  }

  @Test
  void oneAtATimeWorksOnASubject() throws InterruptedException {
    Locks locks = store.locks("test");
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 10; i++) {
      threads.add(
          Thread.startVirtualThread(() ->
              locks.alone(
                  PLACE,
                  () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(1_000_000);
                    return inside.decrementAndGet();
                  })));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(1, most.get());
  }

  @Test
  void whatIsOldIsForgottenUnlessItIsNeeded() {
    for (int number = 1; number <= 4; number++) {
      Delivery delivery = new Delivery("d" + number, "acme/infra", new Delivery.Topic.Pull(number));
      assertTrue(isNews(delivery));
      put(new Run(change(number), verdict(Verdict.Outcome.PASS, "p1"), "text"));
      deliver(number);
    }
    saw(1, PullRequest.State.MERGED);
    saw(2, PullRequest.State.MERGED);
    saw(3, PullRequest.State.OPEN);
    saw(4, PullRequest.State.CLOSED);
    handled(List.of("d1", "d2", "d3"));
    applied("m1", 1);
    applied("m2", 2);

    assertEquals(0, forget(Duration.ofDays(1)));
    assertEquals(3 + 2 * 2 + 1, forget(Duration.ZERO));

    assertEquals(List.of(), runs(1));
    assertEquals(1, runs(2).size(), "of what was applied last");
    assertEquals(1, runs(3).size(), "of an open one");
    assertEquals(List.of(), runs(4));
    assertTrue(store.in(tx -> tx.inbox().waiting("d4")).isPresent(), "not handled yet");
    assertTrue(store.in(tx -> tx.applications().lastLive(PLACE)).isPresent());
    assertEquals(new Inventory(List.of("m2")), store.in(tx -> tx.applications().inventory(PLACE)));
  }

  private static Run.Change change(int number) {
    return new Run.Change("acme/infra", number, "b1", "h" + number, "t1");
  }

  private void deliver(int number) {
    Letter letter =
        store.in(tx -> tx.outbox().put("acme/infra", number, status("h" + number))).orElseThrow();
    delivered(letter);
  }

  private void saw(int number, PullRequest.State state) {
    var pull =
        new PullRequest(
            number, "title", "dev", "h" + number, "refs/x", false, "main", state, Optional.empty());
    store.write(tx -> tx.pullRequests().saw("acme/infra", pull));
  }

  private void applied(String commit, int number) {
    var key = Apply.Key.merged(commit, PLACE);
    store.in(tx -> tx.applications().begin(key, number));
    var outcome = new Application.Applied(new Inventory(List.of(commit)), 1);
    LockSupport.parkNanos(5_000_000);
    store.write(tx -> tx.applications().end(key, outcome));
  }

  private int forget(Duration age) {
    LockSupport.parkNanos(5_000_000);
    return store.in(tx -> tx.forget(Instant.now().minus(age)));
  }

  private List<Run> runs(int number) {
    return store.in(tx -> tx.runs().of("acme/infra", "h" + number));
  }
}
