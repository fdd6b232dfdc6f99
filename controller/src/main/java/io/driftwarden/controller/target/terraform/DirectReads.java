package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.Change.Field;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.LiveReads;
import io.driftwarden.controller.target.Overlay;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.render.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the account's own interface says of what was made, where it can be asked: found in seconds,
 * without a state.
 */
final class DirectReads {
  private final List<Resource> desired;
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> live = new LinkedHashMap<>();

  private DirectReads(List<Resource> desired) {
    this.desired = desired;
  }

  /** Reads each thing of an inventory that can be read and that git still has. */
  static DirectReads of(Optional<LiveReads> reads, Desired desired, Inventory inventory) {
    DirectReads direct = new DirectReads(desired.resources());
    Rendered rendered = new Rendered(desired.resources());
    reads.ifPresent(account ->
        Made.in(inventory).stream()
            .filter(made -> !made.id().isEmpty() && account.reads(made.type()))
            .forEach(made ->
                rendered.of(made.address()).ifPresent(own -> direct.read(account, made, own))));
    return direct;
  }

  /** What can't be read right now is left to the refresh. */
  private void read(LiveReads account, Made made, Resource own) {
    try {
      Optional<Map<String, Object>> found = account.read(made.type(), made.id());
      if (found.isEmpty()) {
        changes.put(made.address(), new Change(made.address(), Action.CREATE, List.of()));
        return;
      }
      List<Field> fields =
          Departure.of(own.attributes(), found.get()).stream().map(Difference::field).toList();
      if (!fields.isEmpty()) {
        live.put(made.address(), found.get());
        changes.put(made.address(), new Change(made.address(), Action.UPDATE, fields));
      }
    } catch (TargetException e) {
      live.remove(made.address());
    }
  }

  /** Returns the changes of a refresh, and what it does not tell, by address and path. */
  List<Change> joined(List<Change> refreshed, UnaryOperator<String> redacted) {
    Map<String, Change> all = new LinkedHashMap<>();
    refreshed.forEach(change -> all.put(change.address(), change));
    changes
        .values()
        .forEach(
            change -> all.merge(change.address(), shown(change, redacted), DirectReads::union));
    return List.copyOf(all.values());
  }

  private static Change shown(Change change, UnaryOperator<String> redacted) {
    return new Change(
        change.address(),
        change.action(),
        change.fields().stream()
            .map(field ->
                new Field(field.path(), redacted.apply(field.from()), redacted.apply(field.to())))
            .toList());
  }

  private static Change union(Change refreshed, Change direct) {
    if (refreshed.action() != Action.UPDATE) {
      return refreshed;
    }
    Set<String> told = new HashSet<>();
    refreshed.fields().forEach(field -> told.add(field.path().getFirst()));
    List<Field> fields = new ArrayList<>(refreshed.fields());
    direct.fields().stream()
        .filter(field -> !told.contains(field.path().getFirst()))
        .forEach(fields::add);
    return new Change(refreshed.address(), Action.UPDATE, fields);
  }

  /** Returns live resources with what was read directly over them. */
  List<Resource> over(List<Resource> refreshed) {
    return refreshed.stream().filter(resource -> !isGone(resource)).map(this::over).toList();
  }

  private boolean isGone(Resource resource) {
    Change change = changes.get(resource.address());
    return change != null && change.action() == Action.CREATE;
  }

  private Resource over(Resource resource) {
    Map<String, Object> found = live.getOrDefault(resource.address(), Map.of());
    return new Resource(
        resource.address(),
        resource.kind(),
        resource.type(),
        resource.name(),
        Overlay.over(resource.attributes(), found),
        resource.place());
  }

  /** Returns what is known although the refresh could not tell. */
  Drift withoutRefresh(String reason, UnaryOperator<String> redacted) {
    return changes.isEmpty()
        ? new Drift.Unknown(reason)
        : new Drift.Drifted(joined(List.of(), redacted), over(desired));
  }
}
