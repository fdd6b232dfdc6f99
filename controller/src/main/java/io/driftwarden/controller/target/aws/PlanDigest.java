package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.digest.Digest;
import java.util.List;

/**
 * The digest of a plan, SHA-256 in hexadecimal: over the changes as they are shown, the things as
 * git has them and the assets. Hidden values stay out, so that nothing can be guessed from it.
 */
final class PlanDigest {
  private PlanDigest() {}

  static String of(List<Proposal> proposals) {
    var digest = new Digest();
    for (Proposal proposal : proposals) {
      digest.add(proposal.unit().name());
      proposal.changes().forEach(change -> digest.add(change.toString()));
      proposal
          .planned()
          .forEach(resource ->
              digest.add(resource.address() + Json.text(resource.attributes().plain(true))));
      proposal.unit().assets().forEach(asset -> digest.add(asset.toString()));
    }
    return digest.hex();
  }
}
