package io.driftwarden.cli.sandbox;

import io.driftwarden.cli.sandbox.Managers.Conflict;
import io.driftwarden.cli.sandbox.Managers.Manager;
import io.driftwarden.cli.sandbox.Managers.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One manager's change to one object, and what becomes of everybody's fields by it.
 *
 * @param live empty for an object that is not there yet
 */
record Edit(Kind kind, ObjectNode live, String manager) {
  /** What an object shall be, and who sets its fields then. */
  record Draft(ObjectNode object, Managers managers) {}

  /**
   * Applies a configuration: it sets all its fields, and gives up what it set the last time.
   *
   * @throws Rejection if it would change what others set, and may not by force
   */
  Draft apply(ObjectNode configuration, boolean force) {
    Shape shape = kind.shape();
    Manager me = new Manager(manager, Operation.Apply);
    Managers managers = Managers.of(live);
    JsonNode merged = Merge.of(shape, live, configuration);
    Set<FieldPath> changed = Leaves.of(shape, merged).since(Leaves.of(shape, live));
    List<Conflict> conflicts = managers.conflicts(me, changed);
    if (!force && !conflicts.isEmpty()) {
      throw Rejection.conflicts(conflicts);
    }
    Set<FieldPath> before = managers.of(me);
    managers.release(changed);
    Set<FieldPath> wanted = Leaves.of(shape, configuration).paths();
    managers.set(me, wanted);
    JsonNode pruned = withoutGivenUp(before, managers, merged);
    managers.retain(Leaves.of(shape, pruned).paths());
    return new Draft((ObjectNode) pruned, managers);
  }

  private JsonNode withoutGivenUp(Set<FieldPath> before, Managers managers, JsonNode merged) {
    Set<FieldPath> held = managers.all();
    Set<FieldPath> gone = new LinkedHashSet<>(before);
    gone.removeAll(held);
    return new Pruning(gone, held).of(kind.shape(), merged);
  }

  /** Makes the object be another one: who changes a field sets it from then on. */
  Draft update(ObjectNode next) {
    Shape shape = kind.shape();
    Manager me = new Manager(manager, Operation.Update);
    Managers managers = Managers.of(live);
    Leaves leaves = Leaves.of(shape, next);
    Set<FieldPath> changed = leaves.since(Leaves.of(shape, live));
    Set<FieldPath> mine = new LinkedHashSet<>(managers.of(me));
    mine.addAll(changed);
    managers.release(changed);
    managers.set(me, mine);
    managers.retain(leaves.paths());
    return new Draft(next, managers);
  }
}
