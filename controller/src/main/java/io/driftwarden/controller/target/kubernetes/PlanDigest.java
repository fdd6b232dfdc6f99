package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.kubernetes.Preview.Step;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The digest of a plan, SHA-256 in hexadecimal: over the changes as they are shown and the objects
 * as git has them. Secrets stay out, so that nothing can be guessed from it.
 */
final class PlanDigest {
  private PlanDigest() {}

  static String of(List<Step> steps, List<Change> changes) {
    var digest = new Digest();
    changes.forEach(change -> digest.add(change.toString()));
    steps.stream()
        .map(step -> step.manifest())
        .forEach(manifest -> digest.add(manifest.id() + shown(manifest)));
    return digest.hex();
  }

  private static String shown(Manifest manifest) {
    if (!Manifest.isSecret(manifest.body())) {
      return String.valueOf(manifest.resource().attributes().plain(true));
    }
    JsonNode body = manifest.body().deepCopy();
    ((ObjectNode) body).remove("data");
    return Json.text(body);
  }
}
