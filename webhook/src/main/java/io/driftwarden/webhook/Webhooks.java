package io.driftwarden.webhook;

import java.util.Optional;
import java.util.function.Function;

/**
 * What webhooks need.
 *
 * @param secrets the secret that a repository's deliveries are signed with, by {@code owner/name};
 *     empty for one that is not served
 */
public record Webhooks(Function<String, Optional<String>> secrets, Inbox inbox) {}
