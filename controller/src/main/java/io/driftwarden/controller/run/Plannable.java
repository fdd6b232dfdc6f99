package io.driftwarden.controller.run;

import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.config.TargetConfig.Planning;
import io.driftwarden.controller.gate.Verdict.Outcome;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which places a pull request is planned at. */
final class Plannable {
  private final List<Apply.Place> places;
  private final Map<String, Planning> planning;

  Plannable(ServerConfig config) {
    this.places = config.deploy();
    this.planning =
        config.targets().stream()
            .collect(Collectors.toMap(TargetConfig::name, TargetConfig::planning));
  }

  /** Returns the places of the stacks that a change affects, for which nobody has to ask. */
  List<Apply.Place> byItself(Run run) {
    return run.verdict().outcome() == Outcome.ERROR
        ? List.of()
        : places.stream()
            .filter(place -> place.repository().equals(run.change().repository()))
            .filter(place -> planning(place) == Planning.TRUSTED && affects(run, place))
            .toList();
  }

  /** Returns the places of the stacks that a change affects, or of one that is named. */
  List<Apply.Place> asked(Run run, Optional<String> stack) {
    return of(run.change().repository(), stack).stream()
        .filter(place -> planning(place) != Planning.NEVER)
        .filter(place -> stack.isPresent() || affects(run, place))
        .toList();
  }

  /** Returns all places of a repository, or those of one of its stacks. */
  List<Apply.Place> of(String repository, Optional<String> stack) {
    return places.stream()
        .filter(place -> place.repository().equals(repository))
        .filter(place -> stack.isEmpty() || place.stack().equals(stack.get()))
        .toList();
  }

  private Planning planning(Apply.Place place) {
    return planning.getOrDefault(place.target(), Planning.NEVER);
  }

  static boolean affects(Run run, Apply.Place place) {
    return run.verdict().stacks().stream()
        .anyMatch(stack -> stack.toString().equals(place.stack()));
  }
}
