package io.driftwarden.webhook;

import java.util.Optional;
import java.util.function.Function;

/**
 * What webhooks need.
 *
 * @param senders who delivers for a repository, by its name such as {@code owner/name}; empty for
 *     one that is not served
 */
public record Webhooks(Function<String, Optional<Sender>> senders, Inbox inbox) {}
