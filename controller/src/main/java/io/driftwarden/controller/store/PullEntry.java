package io.driftwarden.controller.store;

import io.driftwarden.controller.forge.PullRequest;
import java.util.Optional;

/**
 * A pull request as a list shows it.
 *
 * @param title empty for one that was last seen before titles were kept
 * @param last the newest run over it
 */
public record PullEntry(
    int number,
    String title,
    String author,
    String head,
    String baseBranch,
    PullRequest.State state,
    Optional<RunEntry> last) {}
