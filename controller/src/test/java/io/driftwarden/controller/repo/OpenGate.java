package io.driftwarden.controller.repo;

import java.util.Optional;

/** A gate that lets everything pass. */
public final class OpenGate implements PushGate {
  @Override
  public String received(String repository, Change change) {
    return "PASS";
  }

  @Override
  public Optional<String> refusal(String repository, Change change, String base) {
    return Optional.empty();
  }
}
