package io.driftwarden.controller.target;

import java.util.List;

/**
 * What an apply made, in the order in which it made it, each spelt as its target needs it to find
 * the very same thing again; only the target reads it.
 */
public record Inventory(List<String> addresses) {
  public static final Inventory EMPTY = new Inventory(List.of());

  public Inventory {
    addresses = List.copyOf(addresses);
  }
}
