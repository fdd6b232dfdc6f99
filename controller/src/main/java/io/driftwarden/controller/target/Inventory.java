package io.driftwarden.controller.target;

import java.util.List;

/** The addresses of what an apply made, in the order in which it made them. */
public record Inventory(List<String> addresses) {
  public static final Inventory EMPTY = new Inventory(List.of());

  public Inventory {
    addresses = List.copyOf(addresses);
  }
}
