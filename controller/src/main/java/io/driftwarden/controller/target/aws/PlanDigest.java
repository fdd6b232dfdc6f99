package io.driftwarden.controller.target.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The digest of a plan, SHA-256 in hexadecimal: over the changes as they are shown, the things as
 * git has them and the assets. Hidden values stay out, so that nothing can be guessed from it.
 */
final class PlanDigest {
  private PlanDigest() {}

  static String of(List<Proposal> proposals) {
    MessageDigest digest = sha256();
    for (Proposal proposal : proposals) {
      add(digest, proposal.unit().name());
      proposal.changes().forEach(change -> add(digest, change.toString()));
      proposal
          .planned()
          .forEach(resource ->
              add(digest, resource.address() + Json.text(resource.attributes().plain(true))));
      proposal.unit().assets().forEach(asset -> add(digest, asset.toString()));
    }
    return HexFormat.of().formatHex(digest.digest());
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
