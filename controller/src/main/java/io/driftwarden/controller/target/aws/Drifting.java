package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.LiveReads;
import io.driftwarden.controller.target.Overlay;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.aws.Assembly.Unit;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import io.driftwarden.render.cloudformation.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** One look at how stacks are live: what their templates set against what is read of each thing. */
final class Drifting {
  private final Stacks stacks;
  private final LiveReads reads;
  private final List<Change> changes = new ArrayList<>();
  private final List<Resource> live = new ArrayList<>();

  Drifting(Stacks stacks, LiveReads reads) {
    this.stacks = stacks;
    this.reads = reads;
  }

  Drift of(Assembly assembly) {
    assembly.units().forEach(this::look);
    return changes.isEmpty() ? new Drift.InSync() : new Drift.Drifted(changes, live);
  }

  private void look(Unit unit) {
    Optional<Stack> stack = stacks.find(unit.name());
    switch (Standing.of(stack)) {
      case ABSENT, NEVER_MADE -> rendered(unit, Deployment.NONE).forEach(this::addMissing);
      case MOVING ->
          throw new TargetException(
              "stack \"%s\" is being changed (%s)"
                  .formatted(unit.name(), stack.orElseThrow().stackStatusAsString()));
      case STEADY, STUCK -> compare(unit, stacks.physical(stack.orElseThrow()));
    }
  }

  private static List<Resource> rendered(Unit unit, Deployment deployment) {
    return unit.template().render(unit.text(), deployment).resources();
  }

  private void addMissing(Resource resource) {
    changes.add(new Change(resource.address(), Action.CREATE, List.of()));
  }

  /**
   * The rules judge the values at their places in git, with references as the template has them.
   */
  private void compare(Unit unit, Physical physical) {
    Map<String, Resource> inGit =
        rendered(unit, physical.parametersOnly()).stream()
            .collect(Collectors.toMap(Resource::name, Function.identity()));
    List<Resource> deployed = rendered(unit, physical);
    GroupRules rules = new GroupRules(deployed);
    for (Resource resource : deployed) {
      Resource judged = inGit.getOrDefault(resource.name(), resource);
      Optional<String> id = id(resource, physical);
      if (id.isEmpty()) {
        addMissing(resource);
      } else if (reads.reads(resource.type())) {
        reads
            .read(resource.type(), id.get())
            .ifPresentOrElse(
                found -> compare(resource, judged, found, rules.of(id.get())),
                () -> addMissing(resource));
      } else {
        live.add(judged);
      }
    }
  }

  /** A bucket's policy is found by its bucket: stacks of some age have a name of its own for it. */
  private static Optional<String> id(Resource resource, Physical physical) {
    Optional<String> own = physical.id(resource.name());
    return resource.type().equals("AWS::S3::BucketPolicy")
        ? own.flatMap(_ -> resource.attributes().get("Bucket")).flatMap(Scalar::text).or(() -> own)
        : own;
  }

  private void compare(
      Resource resource, Resource judged, Map<String, Object> found, List<Resource> attached) {
    Value.Mapping wanted = resource.attributes();
    Map<String, Object> own = found;
    if (resource.type().equals(GroupRules.GROUP)) {
      GroupRules.Match match = GroupRules.match(wanted, found, attached);
      match.missing().forEach(this::addMissing);
      wanted = match.wanted();
      own = match.own();
    }
    List<Change.Field> fields = Comparison.between(wanted, own);
    if (!fields.isEmpty()) {
      changes.add(new Change(resource.address(), Action.UPDATE, fields));
    }
    live.add(
        new Resource(
            judged.address(),
            judged.kind(),
            judged.type(),
            judged.name(),
            Overlay.over(judged.attributes(), found),
            judged.place()));
  }
}
