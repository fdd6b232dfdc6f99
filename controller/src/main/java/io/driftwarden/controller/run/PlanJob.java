package io.driftwarden.controller.run;

import io.driftwarden.controller.schedule.Job;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Run;

/**
 * That a pull request is to be planned at a place.
 *
 * @param asked the id of the remark by which someone who may push asked for it, or {@link #NOBODY}
 */
record PlanJob(Apply.Place place, int number, String base, String head, String asked) {
  static final String KIND = "plan";
  static final String NOBODY = "-";

  static PlanJob of(Run run, Apply.Place place, String asked) {
    return new PlanJob(
        place, run.change().number(), run.change().base(), run.change().head(), asked);
  }

  /** Returns the plan that a job's id names. */
  static PlanJob of(String id) {
    String[] parts = id.split(" ", 7);
    return new PlanJob(
        new Apply.Place(parts[0], parts[6], parts[5]),
        Integer.parseInt(parts[1]),
        parts[2],
        parts[3],
        parts[4]);
  }

  Job job() {
    return new Job(
        KIND,
        "%s %d %s %s %s %s %s"
            .formatted(
                place.repository(), number, base, head, asked, place.target(), place.stack()));
  }

  boolean isAsked() {
    return !asked.equals(NOBODY);
  }
}
