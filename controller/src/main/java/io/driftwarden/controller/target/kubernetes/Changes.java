package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.kubernetes.Preview.Step;
import io.driftwarden.render.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Turns what is live and what is wanted into changes that may be shown. */
final class Changes {
  private static final String SECRET = "(sensitive)";

  private Changes() {}

  /** Returns all that applying would change in an object. */
  static Optional<Change> planned(Step step) {
    return change(step, answer -> Noise.without(answer));
  }

  /** Returns what differs in an object of what git sets. */
  static Optional<Change> drifted(Step step) {
    return step.answer()
        .map(Ownership::of)
        .flatMap(ownership -> change(step, object -> Noise.without(ownership.part(object))));
  }

  static Change deletion(ObjectId id) {
    return new Change(id.address(), Action.DELETE, List.of());
  }

  private interface View {
    JsonNode of(JsonNode object);
  }

  private static Optional<Change> change(Step step, View view) {
    String address = step.manifest().resource().address();
    if (step.live().isEmpty()) {
      return Optional.of(new Change(address, Action.CREATE, List.of()));
    }
    JsonNode live = view.of(step.live().get());
    JsonNode wanted = view.of(step.wanted().orElse(live));
    List<Change.Field> fields =
        Difference.between(live, wanted).stream()
            .map(difference -> shown(step.manifest(), difference))
            .toList();
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change(address, Action.UPDATE, fields));
  }

  private static Change.Field shown(Manifest manifest, Difference difference) {
    boolean secret = isSecret(manifest, difference.path());
    return new Change.Field(
        difference.path(), shown(difference.live(), secret), shown(difference.wanted(), secret));
  }

  private static String shown(JsonNode node, boolean secret) {
    if (node.isMissingNode()) {
      return "";
    }
    return secret ? SECRET : Json.text(node);
  }

  private static boolean isSecret(Manifest manifest, List<String> path) {
    return (Manifest.isSecret(manifest.body()) && path.getFirst().equals("data"))
        || isSensitive(manifest.resource().attributes(), path);
  }

  private static boolean isSensitive(Value attributes, List<String> path) {
    return IntStream.rangeClosed(0, path.size())
            .mapToObj(length -> attributes.nearest(path.subList(0, length)))
            .anyMatch(Value.Sensitive.class::isInstance)
        || attributes.nearest(path).sensitive();
  }
}
