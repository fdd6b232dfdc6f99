package io.driftwarden.controller.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.config.TargetConfig.Planning;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What merging would change, told before the merge and held to afterwards. */
final class PlanTest {
  @TempDir Path folder;

  private Scene scene(Planning planning) {
    return Scene.set(folder).planning(planning).start(step -> {});
  }

  @Test
  void aChangeIsPlannedAndTheSameCommentTellsIt() {
    try (Scene scene = scene(Planning.TRUSTED)) {
      String head = scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("on"));
      scene.target.planning(resource -> {
        scene.await(() -> scene.forge.statuses(head).contains("driftwarden-plan PENDING"));
        return resource;
      });
      scene.tell(1);
      scene.awaitComment(1, "Plan of `clusters/dev` at `dev`: 1 to create");
      scene.await(() -> scene.forge.statuses(head).contains("driftwarden-plan SUCCESS"));
      assertTrue(scene.forge.statuses(head).contains("driftwarden SUCCESS"));
      assertEquals(1, scene.forge.comments(1).size());
      assertEquals(List.of(), scene.target.applies());
      assertEquals(1, scene.target.plans());
    }
  }

  @Test
  void whatOnlyThePlanKnowsIsJudgedByTheSameRules() {
    try (Scene scene = scene(Planning.TRUSTED)) {
      scene.target.planning(PlanTest::privileged);
      String head = scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("on"));
      scene.tell(1);
      scene.await(() -> scene.forge.statuses(head).contains("driftwarden-plan FAILURE"));
      scene.awaitComment(1, "known from the plan");
      scene.merge(1);
      scene.awaitComment(1, "what would be live then breaks a rule");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void whatEvenThePlanDoesNotKnowIsNotAppliedWhereThatFails() {
    Scene set = Scene.set(folder).planning(Planning.TRUSTED);
    set.upstream.write(".driftwarden.yaml", "fail-on-unknown: low\n");
    set.upstream.push("main");
    try (Scene scene = set.start(step -> {})) {
      scene.target.planning(
          resource -> service(resource, new Value.Unknown("not known yet", resource.place())));
      String head = scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("on"));
      scene.tell(1);
      scene.await(() -> scene.forge.statuses(head).contains("driftwarden-plan FAILURE"));
      scene.merge(1);
      scene.awaitComment(1, "what would be live then may break a rule");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  /** As if the flags turned out to be a service that is open to the world. */
  private static Resource privileged(Resource resource) {
    return service(resource, new Value.Text("LoadBalancer", resource.place()));
  }

  private static Resource service(Resource resource, Value type) {
    var place = resource.place();
    var spec = new LinkedHashMap<String, Value>();
    spec.put("type", type);
    var port = new LinkedHashMap<String, Value>();
    port.put("port", new Value.Number(new BigDecimal(5432), place));
    spec.put("ports", new Value.Sequence(List.of(new Value.Mapping(port, place)), place));
    Value.Mapping attributes =
        MemoryTarget.with(
            MemoryTarget.with(resource.attributes(), "kind", new Value.Text("Service", place)),
            "spec",
            new Value.Mapping(spec, place));
    return new Resource(
        resource.address(), resource.kind(), "v1/Service", resource.name(), attributes, place);
  }

  @Test
  void aForkIsPlannedWhenSomeoneWhoMayPushAsks() {
    try (Scene scene = scene(Planning.TRUSTED)) {
      scene.forge.let("maintainer");
      scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("on"));
      scene.forge.fork(1);
      scene.tell(1);
      scene.awaitComment(1, "Not planned");
      scene.awaitComment(1, "another repository");
      assertEquals(0, scene.target.plans());

      scene.say(1, "stranger", "/driftwarden plan");
      scene.say(1, "maintainer", "/driftwarden plan");
      scene.awaitComment(1, "Plan of `clusters/dev` at `dev`");
      scene.awaitComment(1, "Planning `clusters/dev at dev`");
      assertEquals(1, scene.target.plans());
      assertEquals(2, scene.forge.comments(1).size());
    }
  }

  @Test
  void whatWouldRunSomethingNewIsNotPlannedByItself() {
    try (Scene scene = scene(Planning.TRUSTED)) {
      scene.target.precaution("External program");
      scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("on"));
      scene.tell(1);
      scene.awaitComment(1, "External program");
      assertEquals(0, scene.target.plans());
    }
  }

  @Test
  void aTargetThatFailsIsToldAndNeverPasses() {
    try (Scene scene = scene(Planning.TRUSTED)) {
      scene.target.unreachable("no route to dev");
      String head = scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("on"));
      scene.tell(1);
      scene.awaitComment(1, "no route to dev");
      scene.await(() -> scene.forge.statuses(head).contains("driftwarden-plan ERROR"));
      scene.target.reachable();
      scene.awaitComment(1, "Plan of `clusters/dev` at `dev`");
    }
  }
}
