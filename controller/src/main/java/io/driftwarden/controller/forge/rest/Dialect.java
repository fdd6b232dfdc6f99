package io.driftwarden.controller.forge.rest;

import java.util.Map;

/**
 * How a forge wants to be spoken to.
 *
 * @param scheme what stands before the token in the header {@code Authorization}
 * @param headers sent with every call
 * @param rights what the token must be allowed, told where it is refused
 */
public record Dialect(String scheme, Map<String, String> headers, String rights) {}
