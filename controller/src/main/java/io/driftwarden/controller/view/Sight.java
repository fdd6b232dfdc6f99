package io.driftwarden.controller.view;

import io.driftwarden.controller.repo.Revisions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A repository that can be looked at.
 *
 * @param tip the commit of the branch whose merges are applied, as it was last fetched
 */
public record Sight(String name, Supplier<Revisions> revisions, Supplier<Optional<String>> tip) {}
