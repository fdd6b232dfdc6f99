package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.kubernetes.Preview.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    MessageDigest digest = sha256();
    changes.forEach(change -> add(digest, change.toString()));
    steps.stream()
        .map(step -> step.manifest())
        .forEach(manifest -> add(digest, manifest.id() + shown(manifest)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String shown(Manifest manifest) {
    if (!Manifest.isSecret(manifest.body())) {
      return String.valueOf(manifest.resource().attributes().plain(true));
    }
    JsonNode body = manifest.body().deepCopy();
    ((ObjectNode) body).remove("data");
    return Json.text(body);
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
