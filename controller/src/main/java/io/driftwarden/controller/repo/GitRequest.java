package io.driftwarden.controller.repo;

import java.util.Optional;

/**
 * What a git client asks of the built-in server.
 *
 * @param protocol the {@code Git-Protocol} header, such as {@code version=2}
 * @param limit the most bytes that one pushed object may have
 */
public record GitRequest(
    String repository, GitService service, Optional<String> protocol, long limit) {}
