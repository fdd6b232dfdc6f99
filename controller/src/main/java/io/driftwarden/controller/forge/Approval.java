package io.driftwarden.controller.forge;

/**
 * That someone approved a pull request, as it counts now.
 *
 * @param user the login of who did
 * @param head the commit that was approved; of a newer one it says nothing
 */
public record Approval(String user, String head) {}
