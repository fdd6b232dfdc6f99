package io.driftwarden.controller.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.controller.config.StoreConfig;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that dies at any point goes on where it was, and each effect is there once. */
abstract class CrashContract {
  @TempDir Path folder;

  /** Returns where the story is stored. */
  abstract StoreConfig store();

  /** Opens what the server has stored. */
  abstract Store opened(Path data);

  private Scene set() {
    return Scene.set(folder).storing(store());
  }

  private Scene begin() {
    return set().start(step -> {});
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A process that dies at one moment, after which none of its threads does anything. */
  private static final class Mortal {
    private final AtomicBoolean dead = new AtomicBoolean();
    private final String moment;

    Mortal(String moment) {
      this.moment = moment;
    }

    void reach(String here) {
      if (here.equals(moment)) {
        dead.set(true);
      }
      if (dead.get()) {
        throw new Killed();
      }
    }

    boolean isDead() {
      return dead.get();
    }
  }

  static Stream<String> moments() {
    return Stream.of(
        "read",
        "fetch",
        "merge",
        "bring",
        "judge",
        "record",
        "before telling",
        "after telling",
        "resume",
        "order",
        "bind",
        "render",
        "intend",
        "apply",
        "before applying",
        "after applying");
  }

  @ParameterizedTest
  @MethodSource("moments")
  void theStoryEndsTheSame(String moment) {
    Scene scene = set();
    Mortal mortal = new Mortal(moment);
    scene.forge.around(() -> mortal.reach("before telling"), () -> mortal.reach("after telling"));
    scene.target.around(
        () -> mortal.reach("before applying"), () -> mortal.reach("after applying"));
    try (Scene running = scene.start(mortal::reach)) {
      String head = running.propose(1, "clusters/dev/flags.yaml", Scene.flags("on"));
      running.tell(1);
      running.await(() -> mortal.isDead() || running.forge.statuses(head).size() > 0);
      reviveIfDead(running, mortal);
      running.await(() -> running.forge.statuses(head).contains("driftwarden SUCCESS"));
      running.merge(1);
      running.await(() -> mortal.isDead() || !running.forge.comments(1).isEmpty());
      reviveIfDead(running, mortal);
      running.await(() -> mortal.isDead() || running.flag().equals("on"));
      reviveIfDead(running, mortal);
      running.awaitFlag("on");
      running.awaitComment(1, "Applied");
      assertEquals(1, running.forge.comments(1).size());
      assertEquals(1, running.target.applies().stream().filter(changed -> changed > 0).count());
    }
  }

  private static void reviveIfDead(Scene scene, Mortal mortal) {
    if (mortal.isDead()) {
      scene.forge.around(() -> {}, () -> {});
      scene.target.around(() -> {}, () -> {});
      scene.restart(step -> {});
    }
  }

  @Test
  void anApplyThatKillsTheServerEachTimeStopsAndSaysSo() {
    try (Scene scene = begin()) {
      scene.proposeFlag(1, "on");
      scene.stop();
      var key = Apply.Key.merged(scene.merge(1), Scene.PLACE);
      try (Store store = opened(scene.data())) {
        for (int death = 0; death < 3; death++) {
          store.in(tx -> tx.applications().begin(key, 1));
        }
      }
      scene.start(step -> {});
      scene.awaitComment(1, "It can't be known whether `clusters/dev` to `dev` was applied");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasMergedWhileTheServerWasDownIsFound(boolean squash) {
    try (Scene scene = begin()) {
      scene.proposeFlag(1, "on");
      scene.stop();
      scene.merge(1, squash ? "--squash" : "--no-ff");
      scene.start(step -> {});
      scene.awaitFlag("on");
      scene.awaitComment(1, "Applied");
    }
  }
}
