package io.driftwarden.controller.config;

/** A text that no log, comment or error may show. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
