package io.driftwarden.controller.run;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Target;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Tree;
import java.util.List;

/** How far a merge's apply to one place has come. */
sealed interface Course {
  Ground ground();

  /**
   * What all of it needs.
   *
   * @param failures how often in a row it could not be done
   */
  record Ground(Landing landing, Site site, Target target, int failures) {}

  /** It may have been begun or done before. */
  record Due(Ground ground) implements Course {}

  /** Its intent is stored already: it was allowed then, and may have touched the target. */
  record Resumed(Ground ground) implements Course {}

  /**
   * The verdict binds.
   *
   * @param judged the stacks that the verdict could be about
   * @param rules the revision whose rules decide
   */
  record Allowed(Ground ground, List<Stack> judged, Tree rules) implements Course {}

  record Rendered(Ground ground, Rendering rendering, Tree rules) implements Course {}

  /**
   * The intent is stored.
   *
   * @param before what earlier applies left
   */
  record Begun(Ground ground, Rendering rendering, Tree rules, Inventory before)
      implements Course {}

  /** It has an end, which is not stored yet. */
  record Decided(Ground ground, Application outcome) implements Course {}

  /** It could not be done now. */
  record Waiting(Ground ground, String why) implements Course {}

  /** There is nothing to do: it has ended, or does not concern the place. */
  record Over(Ground ground) implements Course {}
}
