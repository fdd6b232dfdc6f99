package io.driftwarden.controller.forge;

import java.time.Instant;

/**
 * A comment that somebody wrote on a pull request and nobody has edited since.
 *
 * @param id the forge's own, unique in the repository
 * @param author the login of who wrote it
 */
public record Remark(String id, int number, String author, String text, Instant at) {}
