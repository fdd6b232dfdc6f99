package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.Change.Field;
import io.driftwarden.controller.target.Overlay;
import io.driftwarden.controller.target.terraform.PlanFile.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a plan would change, and what has changed by other hands, as it may be shown.
 *
 * @param redacted takes out what nothing may show
 */
record Changes(Rendered rendered, UnaryOperator<String> redacted) {

  /** Returns what applying a plan would do; a resource that is replaced is deleted and created. */
  List<Change> planned(PlanFile plan) {
    List<Change> changes = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step.is("update")) {
        changes.add(new Change(step.address(), Action.UPDATE, worthTelling(step)));
      } else if (step.changes()) {
        step.actions().stream()
            .filter(action -> !action.equals("update"))
            .forEach(action -> changes.add(whole(step, action)));
      }
    }
    return changes;
  }

  private static Change whole(Step step, String action) {
    Action what = action.equals("delete") ? Action.DELETE : Action.CREATE;
    return new Change(step.address(), what, List.of());
  }

  /** What git sets comes first; what only the provider computes is told where nothing else is. */
  private List<Field> worthTelling(Step step) {
    List<Difference> all =
        Difference.between(step.before(), step.after()).stream()
            .filter(difference ->
                !(difference.to() instanceof Overlay.Unknown) || sets(step, difference))
            .toList();
    List<Difference> ours = all.stream().filter(difference -> sets(step, difference)).toList();
    return fields(ours.isEmpty() ? all : ours);
  }

  /** Returns what has changed of what git sets since the state was written. */
  List<Change> drifted(PlanFile refreshed) {
    return refreshed.drift().stream().flatMap(step -> drifted(step).stream()).toList();
  }

  private Optional<Change> drifted(Step step) {
    if (step.is("delete")) {
      return Optional.of(new Change(step.address(), Action.CREATE, List.of()));
    }
    List<Difference> ours =
        Difference.between(step.after(), step.before()).stream()
            .filter(difference -> sets(step, difference))
            .toList();
    return ours.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change(step.address(), Action.UPDATE, fields(ours)));
  }

  private boolean sets(Step step, Difference difference) {
    return !difference.path().isEmpty() && rendered.sets(step.address(), difference.path());
  }

  List<Field> fields(List<Difference> differences) {
    return differences.stream()
        .map(Difference::field)
        .map(field ->
            new Field(
                field.path().stream().map(redacted).toList(),
                redacted.apply(field.from()),
                redacted.apply(field.to())))
        .toList();
  }

  /**
   * Returns the digest of what a plan would bring about: two plans that leave the same behind have
   * the same. Secrets stay out, so that nothing can be guessed from it, and so does what was live
   * before, of which some moves by itself.
   */
  String digest(PlanFile plan) {
    var digest = new Digest();
    plan.steps().stream()
        .filter(Step::changes)
        .sorted(Comparator.comparing(Step::address))
        .forEach(step -> digest.add(effect(step)));
    return digest.hex();
  }

  private static String effect(Step step) {
    String what =
        step.is("update")
            ? Difference.between(step.before(), step.after()).stream()
                .map(difference -> difference.path() + "=" + Marked.text(difference.to()))
                .toList()
                .toString()
            : Marked.text(step.after());
    return step.address() + "\0" + step.actions() + "\0" + what + "\0";
  }
}
