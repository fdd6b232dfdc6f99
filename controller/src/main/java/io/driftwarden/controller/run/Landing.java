package io.driftwarden.controller.run;

import io.driftwarden.controller.schedule.Job;
import io.driftwarden.controller.store.Apply;

/** A merge that is to be applied to one place. */
record Landing(int number, Apply.Key key) {
  static final String KIND = "apply";

  /** Returns the landing that a job's id names. */
  static Landing of(String id) {
    String[] parts = id.split(" ", 5);
    String[] why = parts[2].split("@", 2);
    return new Landing(
        Integer.parseInt(parts[1]),
        new Apply.Key(
            why[0],
            new Apply.Place(parts[0], parts[4], parts[3]),
            why.length == 1 ? Apply.Key.MERGE : why[1]));
  }

  Job job() {
    Apply.Place place = key.place();
    return new Job(
        KIND,
        "%s %d %s %s %s"
            .formatted(place.repository(), number, revision(), place.target(), place.stack()));
  }

  private String revision() {
    return key.isMerge() ? key.revision() : key.revision() + "@" + key.cause();
  }

  /** Returns what a log line says of it. */
  String words() {
    Apply.Place place = key.place();
    return "stack=%s target=%s repository=%s pull=%d commit=%s"
        .formatted(place.stack(), place.target(), place.repository(), number, revision());
  }
}
