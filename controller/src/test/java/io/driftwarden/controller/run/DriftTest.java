package io.driftwarden.controller.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed by hand is told where it was last applied, and resolves itself. */
final class DriftTest {
  private static final Place HERE = Place.of("clusters/dev/flags.yaml");

  @TempDir Path folder;

  private static Value text(String text) {
    return new Value.Text(text, HERE);
  }

  private static Value mapping(String key, Value value) {
    return new Value.Mapping(new LinkedHashMap<>(Map.of(key, value)), HERE);
  }

  private static void edit(Scene scene, String search) {
    scene.target.edit(
        Scene.FLAGS, was -> MemoryTarget.with(was, "data", mapping("search", text(search))));
  }

  private static Scene applied(Scene scene) {
    scene.proposeFlag(1, "on");
    scene.merge(1);
    scene.awaitComment(1, "Applied");
    return scene;
  }

  @Test
  void driftIsToldOnceAndResolvesItselfWithoutTheOldValue() {
    try (Scene scene = applied(Scene.begin(folder))) {
      edit(scene, "by-hand");
      scene.awaitComment(1, "by-hand");
      int calls = scene.forge.commentCalls();
      Scene.pause(Duration.ofSeconds(2));
      assertEquals(calls, scene.forge.commentCalls());
      assertEquals(2, scene.forge.comments(1).size());

      edit(scene, "on");
      scene.awaitComment(1, "In sync again");
      assertTrue(scene.forge.comments(1).stream().noneMatch(body -> body.contains("by-hand")));
      assertEquals(2, scene.forge.comments(1).size());
    }
  }

  @Test
  void whatNeverDriftedIsNeverTold() {
    try (Scene scene = applied(Scene.begin(folder))) {
      Scene.pause(Duration.ofSeconds(1));
      assertEquals(1, scene.forge.comments(1).size());
    }
  }

  @Test
  void driftThatBreaksARuleIsToldFirst() {
    Scene set = Scene.set(folder);
    set.upstream.write(
        "clusters/dev/service.yaml",
        """
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: default}
        spec:
          type: LoadBalancer
          loadBalancerSourceRanges: [10.0.0.0/8]
          ports: [{port: 5432}]
        """);
    set.upstream.push("main");
    try (Scene scene = applied(set.start(step -> {}))) {
      scene.target.edit(
          "Service/default/db",
          was ->
              MemoryTarget.with(
                  was,
                  "spec",
                  MemoryTarget.with(
                      (Value.Mapping) was.get("spec").orElseThrow(),
                      "loadBalancerSourceRanges",
                      new Value.Sequence(List.of(text("0.0.0.0/0")), HERE))));
      scene.awaitComment(1, "Drift that breaks the rules");
      String told = scene.forge.comments(1).getLast();
      assertTrue(told.indexOf("DW-NET") < told.indexOf("| resource |"), told);
      assertTrue(told.indexOf("DW-NET") > 0, told);
    }
  }

  @Test
  void theNextApplyPutsItBackAndTheOldCommentSaysWhereToLook() {
    try (Scene scene = applied(Scene.begin(folder))) {
      edit(scene, "by-hand");
      scene.awaitComment(1, "by-hand");
      scene.proposeFlag(2, "newer");
      scene.merge(2);
      scene.awaitFlag("newer");
      scene.awaitComment(1, "is told on #2");
      assertTrue(scene.forge.comments(1).stream().noneMatch(body -> body.contains("by-hand")));
    }
  }

  @Test
  void aTargetThatIsAwayForAMomentIsNoDrift() {
    try (Scene scene = applied(Scene.begin(folder))) {
      scene.target.unreachable("away");
      scene.awaitComment(1, "can't be compared with git");
      scene.target.reachable();
      scene.awaitComment(1, "In sync again");
      assertFalse(scene.forge.comments(1).isEmpty());
    }
  }
}
