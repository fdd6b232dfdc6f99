package io.driftwarden.controller.run;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.Target;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A live world in memory: the attributes of each resource, by address. */
final class MemoryTarget implements Target {
  private final Map<String, Resource> live = new LinkedHashMap<>();
  private final List<Integer> changes = new ArrayList<>();
  private Optional<String> unreachable = Optional.empty();
  private Optional<String> precaution = Optional.empty();
  private UnaryOperator<Resource> planning = resource -> resource;
  private int plans;
  private Optional<Application> answer = Optional.empty();
  private Runnable before = () -> {};
  private Runnable after = () -> {};

  @Override
  public String name() {
    return "dev";
  }

  @Override
  public Set<Stack.Kind> kinds() {
    return EnumSet.of(Stack.Kind.KUBERNETES, Stack.Kind.HELM);
  }

  synchronized void unreachable(String why) {
    unreachable = Optional.of(why);
  }

  synchronized void reachable() {
    unreachable = Optional.empty();
    answer = Optional.empty();
  }

  /** Lets each apply end like this, with nothing touched. */
  synchronized void answer(Application outcome) {
    answer = Optional.of(outcome);
  }

  /** Does something around each apply; it may throw. */
  synchronized void around(Runnable beforeApply, Runnable afterApply) {
    before = beforeApply;
    after = afterApply;
  }

  /** Returns how many resources each apply changed. */
  synchronized List<Integer> applies() {
    return List.copyOf(changes);
  }

  synchronized Optional<Value> value(String address, String... path) {
    return Optional.ofNullable(live.get(address))
        .map(resource -> resource.attributes().nearest(List.of(path)));
  }

  /** Changes a live object by hand. */
  synchronized void edit(String address, UnaryOperator<Value.Mapping> edit) {
    live.computeIfPresent(
        address,
        (_, was) ->
            new Resource(
                was.address(),
                was.kind(),
                was.type(),
                was.name(),
                edit.apply(was.attributes()),
                was.place()));
  }

  /** Returns a mapping with one more field, or another value of it. */
  static Value.Mapping with(Value.Mapping mapping, String key, Value value) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>(mapping.fields());
    fields.put(key, value);
    return new Value.Mapping(fields, mapping.place());
  }

  private void reach() {
    unreachable.ifPresent(why -> {
      throw new TargetException(why);
    });
  }

  @Override
  public synchronized Plan plan(Desired desired, Inventory inventory) {
    reach();
    plans++;
    return made(desired);
  }

  @Override
  public synchronized Application apply(Desired desired, Inventory inventory, Consent consent) {
    reach();
    before.run();
    Optional<String> objection = consent.objection(made(desired));
    if (objection.isPresent()) {
      return new Application.Refused(objection.get());
    }
    if (answer.isPresent()) {
      return answer.get();
    }
    int changed = 0;
    for (Resource resource : desired.resources()) {
      Resource was = live.put(resource.address(), resource);
      changed += was != null && plain(was).equals(plain(resource)) ? 0 : 1;
    }
    changes.add(changed);
    after.run();
    return new Application.Applied(
        new Inventory(desired.resources().stream().map(Resource::address).toList()), changed);
  }

  /** What is planned for a resource is what git has, unless the plan is told to know more. */
  private Plan made(Desired desired) {
    List<Resource> planned = desired.resources().stream().map(planning).toList();
    List<Change> differing =
        desired.resources().stream()
            .filter(resource -> {
              Resource now = live.get(resource.address());
              return now == null || !plain(now).equals(plain(resource));
            })
            .map(resource ->
                new Change(
                    resource.address(),
                    live.containsKey(resource.address())
                        ? Change.Action.UPDATE
                        : Change.Action.CREATE,
                    List.of()))
            .toList();
    return new Plan(differing, planned, differing.toString());
  }

  /** Lets each plan know more of a resource than git says. */
  synchronized void planning(UnaryOperator<Resource> knowing) {
    planning = knowing;
  }

  /** Lets planning a change run something that its base does not. */
  synchronized void precaution(String summary) {
    precaution = Optional.of(summary);
  }

  /** Returns how often it was asked for a plan. */
  synchronized int plans() {
    return plans;
  }

  @Override
  public synchronized List<Diagnostic> precautions(Desired head, Optional<Desired> base) {
    return precaution.stream()
        .map(summary -> Diagnostic.error("precaution", summary, "Look first.", null))
        .toList();
  }

  private static Object plain(Resource resource) {
    return Objects.requireNonNull(resource.attributes().plain(false));
  }

  @Override
  public synchronized Drift drift(Desired desired, Inventory inventory) {
    if (unreachable.isPresent()) {
      return new Drift.Unknown(unreachable.get());
    }
    List<Change> differing = new ArrayList<>();
    List<Resource> found = new ArrayList<>();
    for (Resource resource : desired.resources()) {
      Resource now = live.get(resource.address());
      if (now == null) {
        differing.add(new Change(resource.address(), Change.Action.CREATE, List.of()));
        continue;
      }
      found.add(now);
      if (!plain(now).equals(plain(resource))) {
        differing.add(
            new Change(
                resource.address(),
                Change.Action.UPDATE,
                List.of(
                    new Change.Field(
                        List.of("data"),
                        String.valueOf(now.attributes().nearest(List.of("data")).plain(true)),
                        String.valueOf(
                            resource.attributes().nearest(List.of("data")).plain(true))))));
      }
    }
    return differing.isEmpty() ? new Drift.InSync() : new Drift.Drifted(differing, found);
  }
}
