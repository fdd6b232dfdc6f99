package io.driftwarden.controller.target.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.terraform.Children.Task;
import io.driftwarden.controller.target.terraform.Ended.How;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child leaves nothing behind, however it ends. */
class ChildrenTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(500);

  /** One child of its own, one that left its parent, and one in a session of its own. */
  private static final String FAMILY =
      """
      sleep 300 & echo $! >> pids
      (sleep 301 & echo $! >> pids)
      setsid sleep 302 & echo $! >> pids
      """;

  @TempDir private Path folder = Path.of("");

  private Task task(String script, int output) {
    return new Task(
        folder, List.of("/bin/sh", "-c", script), Map.of("HOME", folder.toString()), output);
  }

  private Ended run(Children children, String script) {
    return children.run(task(script, 1 << 20));
  }

  private void assertNobodyIsLeft() throws Exception {
    List<String> pids = Files.readAllLines(folder.resolve("pids"));
    assertFalse(pids.isEmpty());
    for (String pid : pids) {
      assertFalse(Files.exists(Path.of("/proc", pid, "exe")), "process " + pid + " still runs");
    }
  }

  private void await(String file) throws InterruptedException {
    for (int i = 0; i < 600 && !Files.exists(folder.resolve(file)); i++) {
      Thread.sleep(50);
    }
    assertTrue(Files.exists(folder.resolve(file)));
  }

  @Test
  void itSeesNothingOfTheServersEnvironment() {
    Ended ended = run(new Children(LONG, SHORT), "/usr/bin/env");
    List<String> own = List.of("PWD", "SHLVL", "_", "OLDPWD");
    List<String> names =
        ended
            .output()
            .text()
            .lines()
            .map(line -> line.split("=")[0])
            .filter(name -> !own.contains(name))
            .toList();
    assertEquals(List.of("HOME"), names);
    assertTrue(ended.exitedWith(0));
  }

  @Test
  void whatItBeganEndsWithIt() throws Exception {
    assertTrue(run(new Children(LONG, SHORT), FAMILY).exitedWith(0));
    assertNobodyIsLeft();
  }

  @Test
  void itsWholeFamilyEndsWhenItsTimeIsOver() throws Exception {
    Ended ended = run(new Children(Duration.ofSeconds(2), SHORT), FAMILY + "exec sleep 303");
    assertEquals(How.TIMED_OUT, ended.how());
    assertNobodyIsLeft();
  }

  @Test
  void itMayPutThingsInOrderBeforeItEnds() throws Exception {
    String tidy = "trap 'echo given back > lock; exit 0' TERM; while :; do sleep 0.1; done";
    Ended ended = run(new Children(Duration.ofSeconds(2), LONG), tidy);
    assertEquals(How.TIMED_OUT, ended.how());
    assertEquals("given back", Files.readString(folder.resolve("lock")).strip());
  }

  @Test
  void whoeverDoesNotEndWhenAskedIsKilled() throws Exception {
    String stubborn = "trap '' TERM; " + FAMILY + "while :; do sleep 0.1; done";
    Ended ended = run(new Children(Duration.ofSeconds(2), SHORT), stubborn);
    assertEquals(How.KILLED, ended.how());
    assertNobodyIsLeft();
  }

  @Test
  void closingEndsAllThatRuns() throws Exception {
    Children children = new Children(LONG, LONG);
    var running =
        CompletableFuture.supplyAsync(() -> run(children, FAMILY + "touch up; exec sleep 303"));
    await("up");
    children.close();
    assertEquals(How.STOPPED, running.get(10, TimeUnit.SECONDS).how());
    assertNobodyIsLeft();
    assertThrows(TargetException.class, () -> run(children, "true"));
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    Children children = new Children(LONG, LONG);
    var ended = new CompletableFuture<How>();
    var left = new CompletableFuture<Boolean>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              ended.complete(run(children, FAMILY + "touch up; exec sleep 303").how());
              left.complete(Thread.currentThread().isInterrupted());
            });
    await("up");
    thread.interrupt();
    assertEquals(How.STOPPED, ended.get(10, TimeUnit.SECONDS));
    assertTrue(left.get(10, TimeUnit.SECONDS), "whoever waits is told too");
    assertNobodyIsLeft();
  }

  @Test
  void whatItPrintsTooMuchIsDroppedAndItRunsOn() {
    Ended ended =
        new Children(LONG, SHORT)
            .run(task("head -c 5000000 /dev/zero; head -c 5000000 /dev/zero >&2; exit 3", 1000));
    assertEquals(3, ended.code());
    assertEquals(1000, ended.output().text().length());
    assertTrue(ended.output().isCut());
    assertEquals(Printed.MOST_ERRORS, ended.errors().text().length());
  }

  @Test
  void aProgramThatCanNotBeStartedIsToldByItsName() {
    var task = new Task(folder, List.of("/no/such"), Map.of("HOME", "secret"), 10);
    var thrown = assertThrows(TargetException.class, () -> new Children(LONG, SHORT).run(task));
    assertEquals("/no/such can't be started", thrown.getMessage());
  }
}
